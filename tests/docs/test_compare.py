"""`docs/compare.md` describes a comparison as it is written."""

from __future__ import annotations

from typing import get_args

import pytest

from quoth.compare import Agreement, Difference, Flag, comparison_to_dict
from quoth.compare.differences import Place
from quoth.compare.variation import How
from tests.compare.examples import compared
from tests.docs.pages import page

PAGE = "docs/compare.md"


def _fields(name: str) -> list[str]:
    """The fields that the table below a heading has; a row may have several."""
    table = page(PAGE).split(f"### {name}\n")[1].split("\n### ")[0].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.split("\n") if line.startswith("| `")]
    return [field.strip(" `") for row in rows for field in row.split(",")]


def test_every_field_is_documented() -> None:
    """The tables have the fields of the JSON, in their order."""
    written = comparison_to_dict(compared())
    assert _fields("Comparison") == list(written)
    lists = {"Article": "articles", "Hearing": "heard", "Called": "called", "Quantity": "figures"}
    for name, field in lists.items():
        assert _fields(name) == list(written[field][0])  # type: ignore[index]
    inner = {
        "Cell": ("heard", "cells"),
        "Version": ("families", "versions"),
        "Calling": ("called", "callings"),
        "Claim": ("figures", "claims"),
    }
    for name, (outer, field) in inner.items():
        assert _fields(name) == list(written[outer][0][field][0])  # type: ignore[index]
    pieces = [piece for version in written["families"][0]["versions"] for piece in version["diff"]]  # type: ignore[index]
    assert _fields("Piece") == list(pieces[0])


@pytest.mark.parametrize(
    "values", [Agreement, Difference, Flag, How, Place], ids=["agreement", "differences", "flags", "how", "place"]
)
def test_every_value_is_documented(values: object) -> None:
    """A field with a closed list of values names all of them."""
    assert [value for value in get_args(values) if f"`{value}`" not in page(PAGE)] == []
