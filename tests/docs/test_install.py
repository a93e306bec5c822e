"""`docs/install.md` names the extras that there are."""

from __future__ import annotations

import tomllib

from tests.docs.pages import ROOT, first_cells, page

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NOT_FOR_USERS = {"train", "test"}


def test_every_extra_is_named() -> None:
    """The table has each extra that is made for users, and the page the oldest Python."""
    text = page("docs/install.md")
    assert {f"quoth[{extra}]" for extra in PROJECT["optional-dependencies"].keys() - NOT_FOR_USERS} == set(first_cells(text))
    assert f"Python {PROJECT['requires-python'].removeprefix('>=')} and newer" in text
