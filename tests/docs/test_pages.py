"""What holds for every page: links lead somewhere, Python runs, nothing names one machine."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, code

LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)(?:#[^)]*)?\)")
PYTHON = [(path.relative_to(ROOT).as_posix(), number) for path in PAGES for number, _ in enumerate(code(str(path), "python"))]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_links_lead_to_files(path: Path) -> None:
    """A link to a file of the project leads to one that exists."""
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize(("name", "number"), PYTHON)
def test_python_on_pages_runs(name: str, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Python on a page runs as it stands, and a block that prints prints something."""
    block = code(name, "python")[number]
    exec(compile(block, name, "exec"), {"__name__": "__main__"})
    assert bool(capsys.readouterr().out) == ("print(" in block)


def test_pages_with_python_are_found() -> None:
    """README and the page of the record show Python."""
    assert {name for name, _ in PYTHON} >= {"README.md", "docs/record.md"}


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_every_page_is_in_the_table_of_contents(path: Path) -> None:
    """Whoever starts at the table of contents finds every page, and README leads there."""
    contents = (ROOT / "docs" / "index.md").read_text("utf-8").split()
    assert path.name == "index.md" or os.path.relpath(path, ROOT / "docs") in contents
    assert "(docs/index.md)" in (ROOT / "README.md").read_text("utf-8")
