"""`docs/check.md` describes a check as it is written."""

from __future__ import annotations

from typing import get_args

import pytest

from quoth.compare import Asked, Flag, PieceKind, Verdict, check, check_to_dict
from quoth.compare.differences import Place
from tests.compare.articles import ledger
from tests.docs.pages import first_cells, page, section

PAGE = "docs/check.md"


def _fields(name: str) -> list[str]:
    return first_cells(page(PAGE).split(f"### {name}\n")[1].split("\n### ")[0].split("\n## ")[0])


def test_every_verdict_is_documented() -> None:
    """The table of verdicts has all of them, best first."""
    assert first_cells(section(PAGE, "## The verdict")) == list(get_args(Verdict))


def test_every_field_is_documented() -> None:
    """The tables have the fields of the JSON, in their order."""
    written = check_to_dict(check("the old quay has stood for 150 years", [ledger()]))
    appearance = written["appearances"][0]  # type: ignore[index]
    assert _fields("Check") == list(written)
    assert _fields("Appearance") == list(appearance)
    assert _fields("Piece") == list(appearance["diff"][0])


@pytest.mark.parametrize("values", [Asked, Flag, PieceKind, Place], ids=["asked", "flags", "kind", "place"])
def test_every_value_is_documented(values: object) -> None:
    """A field with a closed list of values names all of them."""
    assert [value for value in get_args(values) if f"`{value}`" not in page(PAGE)] == []
