"""`docs/api.md` says exactly what the API can do."""

from __future__ import annotations

from pathlib import Path

import httpx

from quoth.web.api import PREFIX
from quoth.web.app import create_app
from quoth.web.desk import MOST_COMPARED
from quoth.web.intake import MOST_ARTICLES
from quoth.web.problem import Kind
from quoth.web.settings import Limits, Settings
from tests.docs.pages import code, first_cells, section
from tests.web.serving import served

PAGE = "docs/api.md"
DOCUMENT = create_app(Settings()).openapi()


def test_every_operation_is_documented() -> None:
    """The table has each operation of the OpenAPI document once, and no other."""
    operations = [
        f"{method.upper()} {path.removeprefix(PREFIX)}" for path, found in DOCUMENT["paths"].items() for method in found
    ]
    assert sorted(first_cells(section(PAGE, "## What can be asked"))) == sorted(operations)


def test_every_problem_is_documented() -> None:
    """The table of problems has each type with its status."""
    rows = [row.split(" | ") for row in section(PAGE, "## When something goes wrong").split("\n") if row.startswith("| `urn")]
    assert [(row[0].strip("| `"), int(row[1])) for row in rows] == [(kind.uri, kind.status) for kind in Kind]


def test_limits_are_those_of_the_settings() -> None:
    """The figures in the table of limits are those that hold."""
    limits = Limits()
    wanted = {
        "body": f"{limits.body:,} bytes",
        "uploads": f"{limits.uploads} files",
        "articles": f"{MOST_ARTICLES} articles of one file, {MOST_COMPARED} in a comparison",
        "requests": f"{limits.requests.a_second:g} requests a second from one client, {limits.requests.burst} at once",
        "costly": f"{limits.costly.a_second:g} a second, {limits.costly.burst} at once",
        "seconds": f"{limits.seconds:g} seconds for an answer, {limits.export_seconds:,.0f} for an export",
        "exporters": f"{limits.exporters} exports",
        "ports": f"ports {' and '.join(map(str, limits.ports))}",
    }
    table = section(PAGE, "## Limits")
    assert first_cells(table) == list(wanted)
    assert [figure for figure in wanted.values() if figure not in table] == []


def test_the_example_of_paging_works(tmp_path: Path) -> None:
    """The function on the page gives every hit of a search."""
    (block,) = code(PAGE, "python")
    names: dict[str, object] = {}
    exec(block, names)
    with served(Settings(library=str(tmp_path / "library.sqlite"))) as address:
        text = "".join(f"Ivo Brandt said that the ferry {number} was late. " for number in range(25))
        httpx.post(f"{address}{PREFIX}/articles", json={"text": text}, timeout=60).raise_for_status()
        found = list(names["hits"](address, words="ferry"))  # type: ignore[operator]
    assert len(found) == len({hit["attribution_id"] for hit in found}) > 20
