"""Figures and output on pages are those that were measured, with the weights that are here."""

from __future__ import annotations

import importlib.util
import math
import re
import sys
from types import ModuleType

import pytest

from quoth.evaluate.floors import load_floors
from tests.docs.pages import PAGES, ROOT, page

FLOORS = {
    "measured.txt": load_floors(ROOT / "evaluation" / "floors.json"),
    "measured-fast.txt": load_floors(ROOT / "evaluation" / "floors-fast.json"),
}
WITH_BLOCKS = {path.relative_to(ROOT).as_posix() for path in PAGES if "<!-- block " in path.read_text("utf-8")}
PINNED = [(file, name, metric) for file, sets in FLOORS.items() for name, floor in sets.items() for metric in floor.floors]


@pytest.fixture(name="blocks", scope="module")
def _blocks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_blocks", ROOT / "docs" / "blocks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _without_confidence(text: str) -> str:
    """`text` without the figures of the example, in which processors differ in the last place."""
    start, example, end = text.partition("<!-- block example -->")
    shown, marker, rest = example.partition("<!-- end -->")
    return start + end + re.sub(r"\d+ %|[█░]+", "", shown) + marker + rest


@pytest.mark.parametrize("name", sorted(WITH_BLOCKS))
def test_blocks_are_up_to_date(blocks: ModuleType, name: str) -> None:
    """Making the blocks anew changes nothing: else run `python docs/blocks.py`."""
    assert _without_confidence(blocks.renewed(page(name))) == _without_confidence(page(name))


def test_every_block_is_shown(blocks: ModuleType) -> None:
    """No block is made that no page shows, and no page with blocks is left out."""
    assert set(blocks.PAGES) == WITH_BLOCKS
    shown = {name for one in blocks.PAGES for name in re.findall(r"<!-- block ([\w-]+) -->", page(one))}
    assert sorted(shown) == sorted(blocks.BLOCKS)


@pytest.mark.parametrize("name", sorted(WITH_BLOCKS))
def test_no_page_tells_where_it_was_measured(name: str) -> None:
    """A folder of the machine has no place in what was printed there."""
    assert not re.search(r"(?<![\w.:/])/(?:root|home|Users|tmp|work)/", page(name))


@pytest.mark.parametrize("model", ["best", "fast"])
def test_figures_are_those_of_these_weights(blocks: ModuleType, model: str) -> None:
    """The figures were measured with the weights in the package: else run `python docs/blocks.py --measure`."""
    assert blocks.measured_of(model).startswith(blocks.weights_line(model) + "\n")


@pytest.mark.parametrize(("file", "name", "metric"), PINNED)
def test_figures_hold_the_floors(blocks: ModuleType, file: str, name: str, metric: str) -> None:
    """What the pages show is neither below the floors nor above them: else the gate was run without `--update`."""
    measured = page(f"evaluation/{file}")
    column = "accuracy" if metric in {"source.span", "source.name", "kind"} else "F1"
    shown = math.floor(10 * float(blocks.figure(name, metric, column, measured)) + 1e-9) / 10
    assert shown == pytest.approx(FLOORS[file][name].floors[metric], abs=FLOORS[file][name].noise + 0.1)


def test_a_figure_that_was_not_measured_is_named(blocks: ModuleType) -> None:
    """A missing figure stops the making of pages with a message that names it."""
    with pytest.raises(SystemExit, match=r"what was measured has no F1 of nothing in one"):
        blocks.figure("one", "nothing", "F1", "== one\n\n2 articles  P  F1\nall  1.0  2.0\n")
    assert blocks.figure("one", "all", "F1", "== one\n\n2 articles  P  F1\nall  1.0  2.0\n") == "2.0"


def test_speed_was_measured(blocks: ModuleType) -> None:
    """README shows what `benchmarks/read.py` printed, beside its peer: else run it, and `python docs/blocks.py`."""
    assert "times as fast as spaCy" in page("README.md")
    assert blocks.SPEED.read_text("utf-8").strip() in page("README.md")
