"""`quoth compare`: in a pipe, in a terminal and as JSON; what cannot be compared."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from quoth.cli.compare_view import show
from quoth.cli.main import SOME_REFUSED, USAGE, app
from quoth.compare import Comparison, compare
from quoth.export.comparison.scene import outlet_names
from quoth.store import Library, StoryUnknown
from tests.compare.articles import ledger, post, record
from tests.compare.examples import MILL_FIRE, compared, mill_fire


def ask(*arguments: str) -> Result:
    """What `quoth compare` prints."""
    return CliRunner().invoke(app, ["compare", *arguments])


def terminal(comparison: Comparison, width: int = 140) -> str:
    """A comparison as a terminal without colours shows it."""
    console = Console(file=StringIO(), force_terminal=True, no_color=True, width=width, _environ={})
    show(comparison, console)
    assert isinstance(console.file, StringIO)
    return re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue())


def test_a_pipe_gets_one_fact_a_line() -> None:
    """Each line begins with what it tells; cells, versions, labels, figures and dates are all there."""
    answer = ask(str(MILL_FIRE))
    lines = [line.split("  |  ") for line in answer.stdout.splitlines()]
    assert answer.exit_code == 0
    assert {line[0].split()[0] for line in lines} >= {"article", "heard", "family", "called", "figure"}
    assert ["heard", "Viktor Rask", "Sornland News Agency", "named, not heard"] in lines
    assert ["heard", "Viktor Rask", "Morning Bell", "7 words, 7 quoted"] in lines
    cut = "[-The gate was closed at night because we have had thefts, and-] I was never warned of any risk"
    assert [line[4:] for line in lines if line[2:4] == ["Viktor Rask", "claimed (distance)"]] == [
        ["cut, other cue, other stance", cut]
    ]
    assert [
        "figure",
        "later",
        "people injured",
        "Morning Bell",
        "at least 14 people = at least 14 (earlier)",
        "own voice",
        "2026-03-12T07:15",
    ] in lines


def test_a_terminal_gets_tables() -> None:
    """The tables have a column an outlet, and show only what differs of figures and dates."""
    shown = terminal(compared())
    assert "3 articles on one event" in shown
    assert re.search(r"Viktor Rask +21 \(19\) +7 \(7\) +named, not heard", shown)
    assert "What they are called" in shown
    assert "employed" not in shown


def test_json_is_one_object() -> None:
    """The format says what it is."""
    written = json.loads(ask(str(MILL_FIRE), "--format", "json").stdout)
    assert written["schema"] == "quoth/comparison/1"
    assert [article["outlet"] for article in written["articles"]] == ["The Coast Ledger", "Morning Bell", "Sornland News Agency"]


def test_one_article_cannot_be_compared(tmp_path: Path) -> None:
    """Wrong usage, said in words."""
    alone = tmp_path / "alone.txt"
    alone.write_text("“We are ready,” Lena Okafor said.", "utf-8")
    answer = ask(str(alone))
    assert answer.exit_code == USAGE
    assert "two articles or more can be compared, not 1" in " ".join(answer.stderr.split())


def test_what_is_refused_is_named_and_the_rest_is_compared(tmp_path: Path) -> None:
    """A missing file costs nothing but itself."""
    answer = ask(str(MILL_FIRE), str(tmp_path / "gone.txt"))
    assert answer.exit_code == SOME_REFUSED
    assert "not found" in answer.stderr
    assert answer.stdout.startswith("article")


def test_two_articles_of_one_outlet_are_told_apart() -> None:
    """The second gets a number; without an outlet the id stands for it."""
    again = record("<okafor>“No,”</okafor> Lena Okafor <told>said</told>.", id="again", outlet="The Coast Ledger")
    bare = record("It rained.", id="bare")
    assert list(outlet_names(compare([ledger(), again, post(), bare])).values()) == [
        "The Coast Ledger", "The Coast Ledger (2)", "The Velm Post", "bare",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [60, 200])
def test_nothing_of_an_article_commands_the_terminal(width: int) -> None:
    """Control characters of an outlet's name or of quoted words do not reach the screen."""
    evil = record(
        "<okafor>“No \x1b[31mred harbour before the winter comes,”</okafor> Lena Okafor <told>said</told>.",
        id="a",
        outlet="\x1b]0;x",
    )
    plain = record("<okafor>“No red harbour before the winter comes,”</okafor> Lena Okafor <told>said</told>.", id="b")
    assert "\x1b" not in terminal(compare([evil, plain]), width)


@pytest.fixture
def library(tmp_path: Path) -> str:
    """A library with the mill fire, one article of it twice under other names, and an article on something else."""
    location = str(tmp_path / "library.sqlite")
    copied = replace(mill_fire()[2], article=replace(mill_fire()[2].article, id="copy", outlet="The Velm Post"))
    with Library.open(location) as opened:
        for made in (*mill_fire(), copied, ledger()):
            opened.writer.add(made)
    return location


def test_a_story_of_a_library_is_compared(library: str) -> None:
    """A story is found by its id or an article of it, and its copies can be left out."""
    found = ask("--story", "mill-fire.bell", "--library", library, "--format", "json")
    assert found.exit_code == 0, found.stderr
    assert {article["id"] for article in json.loads(found.stdout)["articles"]} == {*(one.id for one in mill_fire()), "copy"}
    alone = ask("--story", "mill-fire.bell", "--library", library, "--format", "json", "--without-copies")
    left = {article["id"] for article in json.loads(alone.stdout)["articles"]}
    assert len(left & {"copy", "mill-fire.agency"}) == 1
    assert len(left) == 3
    assert "1 article left out as copies" in alone.stderr


def test_a_story_is_given_or_articles_are(library: str) -> None:
    """Neither, or both, is wrong usage; an unknown story and a story of one article are named."""
    assert ask().exit_code == USAGE
    assert ask(str(MILL_FIRE), "--story", "mill-fire.bell", "--library", library).exit_code == USAGE
    assert "not 1" in " ".join(ask("--story", "ledger", "--library", library).stderr.split())
    with pytest.raises(StoryUnknown):
        CliRunner().invoke(app, ["compare", "--story", "nothing", "--library", library], catch_exceptions=False)


def test_a_page_is_written() -> None:
    """The HTML format is the report."""
    assert ask(str(MILL_FIRE), "--format", "html").stdout.startswith("<!doctype html>")
