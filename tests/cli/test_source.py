"""`quoth source`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from quoth.cli.source import source
from quoth.store import ActorUnknown, Library
from tests.store.people import LENA, Person, told

APP = typer.Typer()
APP.command()(source)


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> str:
    """A library in which one actor is named by two outlets in two months."""
    place = str(tmp_path / "mine.sqlite")
    with Library.open(place) as opened:
        opened.writer.add(told("one", LENA, published="2026-04-30"))
        opened.writer.add(told("two", LENA, Person("Otto Lind"), published="2026-05-04", outlet="Inland Post"))
        opened.writer.add(told("three", LENA._replace(role="port director"), published="2026-05-20", outlet="Inland Post"))
    return place


def run(place: str, *words: str) -> str:
    """What the command writes to standard output."""
    result = CliRunner().invoke(APP, [*words, "--library", place], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_all_that_an_actor_said_is_shown_newest_first(place: str) -> None:
    """Who it is, roles with dates, names by outlet, months, and each attribution on a line."""
    assert (
        run(place, "okafor")
        == """\
Lena Okafor  (lena-okafor.1)
port director, Harbour Board; 3 attributions in 3 articles, 2026-04-30 to 2026-05-20

roles
  2026-04-30 to 2026-05-04  harbour master (2)
  2026-05-20  port director

affiliations
  2026-04-30 to 2026-05-20  Harbour Board (3)

named by outlets
  Inland Post: Lena Okafor (2)  |  harbour master, port director
  The Coast Ledger: Lena Okafor  |  harbour master

over time
  2026-04  ███████████████ 1
  2026-05  ██████████████████████████████ 2

2026-05-20  |  Inland Post  |  Lena Okafor  |  said, indirect, acknowledge  |  three words 0  |  https://coast-ledger.example/three#:~:text=three%20words%200
2026-05-04  |  Inland Post  |  Lena Okafor  |  said, indirect, acknowledge  |  two words 0  |  https://coast-ledger.example/two#:~:text=two%20words%200
2026-04-30  |  The Coast Ledger  |  Lena Okafor  |  said, indirect, acknowledge  |  one words 0  |  https://coast-ledger.example/one#:~:text=one%20words%200
"""
    )


def test_attributions_are_written_as_json_lines(place: str) -> None:
    """Each line is one attribution with its actor; dates and limit cut them."""
    lines = [json.loads(line) for line in run(place, "lena-okafor.1", "--format", "jsonl", "--until", "2026-05-04").splitlines()]
    assert [(line["actor"], line["content"], line["outlet"]) for line in lines] == [
        ("lena-okafor.1", "two words 0", "Inland Post"),
        ("lena-okafor.1", "one words 0", "The Coast Ledger"),
    ]


def test_more_than_the_limit_is_told(place: str) -> None:
    """How to get the rest stands on standard error."""
    result = CliRunner().invoke(APP, ["okafor", "--limit", "1", "--library", place])
    assert "there are more: --limit 2" in result.stderr


def test_an_unknown_name_is_an_error(place: str) -> None:
    """The error names what was asked for."""
    result = CliRunner().invoke(APP, ["Mara Kint", "--library", place])
    assert isinstance(result.exception, ActorUnknown)
    assert str(result.exception) == "Mara Kint: no actor of this library is called so"
