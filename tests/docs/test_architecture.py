"""`docs/architecture.md` shows the layers that import-linter checks, and what the tables hold."""

from __future__ import annotations

import re
import tomllib

import pytest

from quoth.export import EXPORTERS
from quoth.language import LANGUAGES
from quoth.readers import READERS
from tests.docs.pages import ROOT, page, section

PAGE = "docs/architecture.md"
CONTRACT = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
LAYERS = [re.findall(r"quoth\.(\w+)", layer) for layer in CONTRACT["layers"]]


def test_the_layers_are_those_of_the_contract() -> None:
    """The table of layers is the contract, line by line."""
    rows = [line.split("|")[1] for line in page(PAGE).split("\n## ")[0].split("\n") if line.startswith("| `")]
    assert [[name.removesuffix(".py") for name in re.findall(r"`([\w.]+)`", row)] for row in rows] == LAYERS


def test_every_part_of_the_package_is_in_a_layer() -> None:
    """No folder or module of the package escapes the contract."""
    parts = {path.stem for path in (ROOT / "src" / "quoth").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts - {"__init__"} == {name for layer in LAYERS for name in layer}


@pytest.mark.parametrize(("kind", "table"), [("a reader", READERS), ("a language", LANGUAGES), ("an exporter", EXPORTERS)])
def test_what_is_built_in_is_named(kind: str, table: dict[str, str]) -> None:
    """The recipe for one more names those that there are."""
    built_in = section(PAGE, f"## One way to add {kind}").strip().split("\n")[0]
    assert sorted(re.findall(r"`([\w-]+)`", built_in)) == sorted(table)
