"""The pages of the project as the tests of the documentation look at them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])

_CODE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
_FIRST_CELL = re.compile(r"(?m)^\| `([^`]+)`")


def page(name: str) -> str:
    """The text of the page at `name`, a path from the root."""
    return (ROOT / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """What stands on the page `name` under `heading`, up to the next heading of its level."""
    level = heading.split(" ", 1)[0]
    found = re.search(rf"(?ms)^{re.escape(heading)}$(.*?)(?=^{level} |\Z)", page(name))
    assert found, f"{name} has no heading {heading!r}"
    return found[1]


def code(name: str, language: str) -> list[str]:
    """The blocks of code in `language` on the page `name`."""
    return [block for found, block in _CODE.findall(page(name)) if found == language]


def first_cells(text: str) -> list[str]:
    """What stands as code in the first column of the tables in `text`."""
    return _FIRST_CELL.findall(text)
