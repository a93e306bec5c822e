"""`quoth stories` lists the events of a library, shows one, and keeps what is decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from quoth.cli.library import library
from quoth.cli.stories import stories
from quoth.store import Library, StoryUnknown
from tests.store.test_stories import SITE, made

APP = typer.Typer()
APP.command()(stories)
APP.command()(library)


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A library with a story of three articles, one of two, and an article alone."""
    at = str(tmp_path / "mine.sqlite")
    with Library.open(at) as opened:
        for number, outlet in enumerate(("The Coast Ledger", "Inland Post", "Highland Echo")):
            opened.writer.add(made(0, number, number, outlet))
        opened.writer.add_all([made(1, 0, 8), made(1, 1, 8), made(2, 0, 9)])
    return at


def run(place: str, *words: str) -> list[str]:
    """The lines that the command writes to standard output."""
    result = CliRunner().invoke(APP, ["stories", *words, "--library", place], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_stories_are_listed_one_a_line(place: str) -> None:
    """The newest first, with id, days, title, articles and outlets; single articles if they are asked for."""
    lines = [line.split("  |  ") for line in run(place)]
    assert [(line[1], *line[3:]) for line in lines] == [
        ("2026-05-12", "2", "The Coast Ledger"),
        ("2026-05-04 to 2026-05-06", "3", "The Coast Ledger, Inland Post, Highland Echo"),
    ]
    assert [line[0].rpartition(".")[2] for line in lines] == ["4", "1"]
    assert len(run(place, "list", "--least", "1")) == 3
    assert len(run(place, "list", "--until", "2026-05-10")) == 1


def test_a_page_leads_to_the_next(place: str) -> None:
    """The cursor is named; a wrong one is wrong usage."""
    result = CliRunner().invoke(APP, ["stories", "--limit", "1", "--library", place])
    assert result.stderr.startswith("there are more: --cursor ")
    cursor = result.stderr.split()[-1]
    assert [line.split("  |  ")[3] for line in run(place, "--cursor", cursor)] == ["3"]
    wrong = CliRunner().invoke(APP, ["stories", "--cursor", "x", "--library", place])
    assert wrong.exit_code == 2
    assert "is no cursor" in wrong.stderr


def test_one_story_is_shown_with_its_articles(place: str) -> None:
    """By its id or by an article, one line an article, or one JSON object."""
    lines = run(place, "show", f"{SITE}0-1")
    assert [line.split("  |  ")[-1] for line in lines[1:]] == [f"{SITE}0-{number}" for number in range(3)]
    assert lines[2].startswith("  2026-05-05  |  Inland Post  |  ")
    rows = [json.loads(line) for line in run(place, "show", lines[0].split("  |  ")[0], "--format", "jsonl")]
    assert [row["outlet"] for row in rows] == ["The Coast Ledger", "Inland Post", "Highland Echo"]
    assert {row["story"] for row in rows} == {lines[0].split("  |  ")[0]}
    assert json.loads(run(place, "--format", "jsonl")[1])["texts"] == 3


def test_decisions_are_kept_with_their_reason(place: str) -> None:
    """A merge makes one story of two, a split two of one; both hold after a rebuild."""
    (line,) = run(place, "merge", f"{SITE}0-0", f"{SITE}1-0", "--reason", "one storm")
    assert line.startswith("one story from now on: ")
    assert [line.split("  |  ")[3] for line in run(place)] == ["5"]
    parts = run(place, "split", f"{SITE}0-0", f"{SITE}0-1", f"{SITE}0-2")
    assert [part.split("  |  ")[3] for part in parts] == ["3", "2"]
    CliRunner().invoke(APP, ["library", "rebuild", "--library", place], catch_exceptions=False)
    assert sorted(line.split("  |  ")[3] for line in run(place)) == ["2", "3"]
    with Library.open(place) as opened:
        assert [judgement.reason for judgement in opened.reader.judgements()] == ["one storm", "decided on the command line"]


@pytest.mark.parametrize("words", [["list", "x"], ["show"], ["merge", "x"], ["split", "x"]])
def test_wrong_usage_says_what_is_needed(words: list[str], place: str) -> None:
    """Too few or too many names are wrong usage."""
    result = CliRunner().invoke(APP, ["stories", *words, "--library", place])
    assert result.exit_code == 2
    assert " takes " in result.stderr


def test_an_unknown_story_is_named(place: str) -> None:
    """The error names what was asked for."""
    result = CliRunner().invoke(APP, ["stories", "show", "nothing.1", "--library", place])
    assert isinstance(result.exception, StoryUnknown)
    assert "nothing.1: no story" in str(result.exception)
