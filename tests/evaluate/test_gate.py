"""The gate and its floors: breaches, noise, raising and lowering, and which gold is scored."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from quoth.errors import GoldInvalid
from quoth.evaluate.floors import Floor, FloorError, Lowered, Measured, breaches, digest, dump_floors, load_floors, raised
from quoth.model import Article, MadeBy, Record

ROOT = Path(__file__).parents[2]
FLOOR = Floor(digest="sha256:1", floors={"full": 70.0}, noise=0.3, noise_reason="rounding")


def _measured(**numbers: float) -> Measured:
    return Measured(digest="sha256:1", numbers=numbers)


@pytest.fixture(name="gate", scope="module")
def _gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluation_gate", ROOT / "evaluation" / "gate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("floor", "measured", "said"),
    [
        (FLOOR, _measured(full=70.0), None),
        (FLOOR, _measured(full=69.8), None),
        (FLOOR, _measured(full=69.6), "full is 69.60, below its floor of 70.0"),
        (FLOOR, _measured(soft=90.0), "full is pinned at 70.0 but was not measured"),
        (FLOOR, Measured(digest="sha256:2", numbers={"full": 80.0}), "gold or inputs are not those of the floors"),
        (replace(FLOOR, floors={}), _measured(full=80.0), "nothing is pinned yet"),
    ],
)
def test_breaches(floor: Floor, measured: Measured, said: str | None) -> None:
    """A figure below its floor by more than the noise is a breach, and so is other gold or a figure not measured."""
    found = breaches(floor, measured)
    assert [said in line for line in found] == [True] if said else found == []


def test_raising() -> None:
    """Floors rise to what is measured, rounded down; new metrics are pinned; within the noise a floor stays."""
    new = raised(FLOOR, _measured(full=71.27, soft=80.0), ["full", "soft"])
    assert new.floors == {"full": 71.2, "soft": 80.0}
    assert raised(FLOOR, _measured(full=69.9), ["full"]).floors == {"full": 70.0}


def test_lowering_needs_a_reason() -> None:
    """A floor falls only with a reason, and keeps it."""
    with pytest.raises(FloorError, match=r"full from 70\.0 to 60\.0"):
        raised(FLOOR, _measured(full=60.0), ["full"])
    lowered = raised(FLOOR, _measured(full=60.0), ["full"], "the gold was corrected")
    assert lowered.floors == {"full": 60.0}
    assert lowered.lowered == (Lowered(metric="full", before=70.0, after=60.0, reason="the gold was corrected"),)


def test_floors_file(tmp_path: Path) -> None:
    """Floors survive being written and read; a damaged file is refused."""
    path = tmp_path / "floors.json"
    floors = {"own": replace(FLOOR, lowered=(Lowered(metric="full", before=71.0, after=70.0, reason="why"),))}
    path.write_text(dump_floors(floors))
    assert load_floors(path) == floors
    path.write_text('{"own": {}}')
    with pytest.raises(GoldInvalid, match="no floors can be read"):
        load_floors(path)


def test_digest(tmp_path: Path) -> None:
    """The digest changes with any file's bytes and with what belongs to which file."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("ab")
    other.write_text("c")
    before = digest([one, other])
    one.write_text("a")
    other.write_text("bc")
    assert digest([one, other]) != before
    with pytest.raises(GoldInvalid, match="cannot be read"):
        digest([tmp_path / "none"])


@pytest.mark.parametrize("model", ["best", "fast"])
def test_pinned_floors_explain_their_noise(gate: ModuleType, model: str) -> None:
    """The project's own floors have a written reason for each allowance, and cover every set of the gate."""
    floors = load_floors(gate.FLOORS[model])
    assert all(floor.noise_reason for floor in floors.values())
    assert set(floors) == {"examples", *(one.name for one in gate._licensed(Path()))}


def test_choice_of_sets(gate: ModuleType, tmp_path: Path) -> None:
    """Without data the examples are scored and the rest is named; required or named data must be there."""
    choice = gate.choose({})
    assert [one.name for one in choice.sets] == ["examples"]
    assert len(choice.left_out) == 3
    with pytest.raises(GoldInvalid, match="names no folder"):
        gate.choose({"QUOTH_REQUIRE": "chromium,data"})
    with pytest.raises(GoldInvalid, match="there is no"):
        gate.choose({"QUOTH_DATA": str(tmp_path)})


@pytest.mark.data
def test_data_is_chosen(gate: ModuleType, gold: Path) -> None:
    """With data all four sets are scored, and gold and inputs are those that the floors were pinned on."""
    choice = gate.choose({"QUOTH_DATA": str(gold)})
    assert [one.name for one in choice.sets] == ["examples", "polnear-dev", "polnear-dev-paragraphs", "record-dev"]
    floors = load_floors(gate.FLOORS["best"])
    assert all(digest(one.files) == floors[one.name].digest for one in choice.sets if one.name != "examples")


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Path:
    """A folder with one invented gold article, and floors that pin nothing."""
    article = {"id": "a", "text": "Roe said rain is near."}
    spans = {"content": [[9, 21]], "cue": [[4, 8]], "source_span": [[0, 3]]}
    kind = {"manner": "indirect", "attitude": "assertion", "stance": "acknowledge", "polarity": "affirmed"}
    attribution = {"id": "A1", "source": None, **spans, **kind}
    empty: dict[str, list[object]] = {"sources": [], "labels": [], "figures": [], "times": []}
    (tmp_path / "articles.jsonl").write_text(json.dumps(article))
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", "attributions": [attribution], **empty}))
    (tmp_path / "floors.json").write_text(dump_floors({"examples": replace(FLOOR, floors={})}))
    return tmp_path


def _reader(gate: ModuleType, own: Path, *, good: bool) -> Callable[[Article], Record]:
    (record,) = gate.load_gold(own / "gold.jsonl")
    empty = Record(article=record.article, made_by=MadeBy(quoth="0", model="none", weights=""))
    return lambda _article: record if good else empty


def test_from_nothing_to_defended_floors(gate: ModuleType, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unpinned sets breach; an update pins them; a worse reader then breaches, and its update is refused without a reason."""
    choice = gate.choose({}, own)
    good, bad = _reader(gate, own, good=True), _reader(gate, own, good=False)
    floors = own / "floors.json"
    assert gate.run(good, choice, floors, update=False) == 1
    assert gate.run(good, choice, floors, update=True) == 0
    assert gate.run(good, choice, floors, update=False) == 0
    pinned = floors.read_text()
    capsys.readouterr()
    assert gate.run(bad, choice, floors, update=False) == 1
    assert "BREACH examples: attribution.content is 0.00, below its floor of 100.0" in capsys.readouterr().out
    assert gate.run(bad, choice, floors, update=True) == 1
    assert floors.read_text() == pinned
    assert gate.run(bad, choice, floors, update=True, lower="a test") == 0
    assert load_floors(floors)["examples"].lowered[0].reason == "a test"


def test_unknown_set(gate: ModuleType, own: Path) -> None:
    """A set that the floors file does not know is refused."""
    (own / "floors.json").write_text("{}")
    with pytest.raises(GoldInvalid, match="says nothing about examples"):
        gate.run(_reader(gate, own, good=True), gate.choose({}, own), own / "floors.json", update=False)
