"""`quoth actors`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from quoth.cli.actors import actors
from quoth.cli.library import library
from quoth.store import ActorUnknown, Library
from tests.store.people import LENA, Person, told

APP = typer.Typer()
APP.command()(actors)
APP.command()(library)


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> str:
    """A library with one actor of two articles and a pair that is undecided."""
    place = str(tmp_path / "mine.sqlite")
    with Library.open(place) as opened:
        opened.writer.add(told("one", LENA, Person("Paul Winter", None, "Norvik Airlines")))
        opened.writer.add(told("two", LENA, Person("Paul Winter", None, "Selbry Foods")))
    return place


def run(place: str, *words: str) -> str:
    """What the command writes to standard output."""
    result = CliRunner().invoke(APP, ["actors", *words, "--library", place], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_actors_are_listed_one_a_line(place: str) -> None:
    """Most heard first, with id, name, role, counts and dates; words of a name narrow the list."""
    lines = run(place).splitlines()
    assert lines[0] == "lena-okafor.1  |  Lena Okafor  |  harbour master, Harbour Board  |  2  |  2  |  2026-05-04"
    assert len(lines) == 3
    assert [line.split()[0] for line in run(place, "list", "winter").splitlines()] == ["paul-winter.2", "paul-winter.1"]


def test_actors_are_written_as_json_lines(place: str) -> None:
    """Each line is one actor."""
    first = json.loads(run(place, "list", "--format", "jsonl").splitlines()[0])
    assert (first["id"], first["articles"], first["first"]) == ("lena-okafor.1", 2, "2026-05-04")


def test_undecided_pairs_are_shown_with_the_evidence(place: str) -> None:
    """Both actors, what speaks for one actor and against it, and the command that decides."""
    text = run(place, "review")
    assert "    for: same name; named with: lena okafor\n" in text
    assert "    against: other affiliation: norvik airlines / selbry foods\n" in text
    assert "    quoth actors same paul-winter.1 paul-winter.2\n" in text
    pair = json.loads(run(place, "review", "--format", "jsonl"))
    assert pair["one"]["id"] == "paul-winter.1"
    assert pair["reasons"][0] == {"weight": 2.0, "why": "same name"}


def test_decisions_are_kept_with_their_reason(place: str) -> None:
    """Same joins, a rename names, a rebuild changes nothing; each is a judgement."""
    assert run(place, "same", "paul-winter.1", "paul-winter.2", "--reason", "he moved") == (
        "Paul Winter (paul-winter.1) and Paul Winter (paul-winter.2) are one actor from now on\n"
    )
    run(place, "rename", "Paul Winter", "Paul J. Winter")
    CliRunner().invoke(APP, ["library", "rebuild", "--library", place], catch_exceptions=False)
    assert [line.split("  |  ")[1] for line in run(place, "list").splitlines()] == ["Paul J. Winter", "Lena Okafor"]
    assert run(place, "review") == ""
    with Library.open(place) as opened:
        assert [(made.kind, made.reason) for made in opened.reader.judgements()] == [
            ("same", "he moved"),
            ("rename", "decided on the command line"),
        ]


def test_different_parts_an_actor_by_two_of_its_articles(place: str) -> None:
    """NAME@ARTICLE is the one whom that article names."""
    address = "https://coast-ledger.example/"
    run(place, "different", f"Lena Okafor@{address}one", f"Lena Okafor@{address}two")
    assert [line.split()[0] for line in run(place, "list", "okafor").splitlines()] == ["lena-okafor.2", "lena-okafor.1"]


@pytest.mark.parametrize("words", [["same", "Lena Okafor"], ["rename", "Lena Okafor"], ["different"]])
def test_a_decision_needs_two_names(words: list[str], place: str) -> None:
    """One name alone is wrong usage, which says what is needed."""
    result = CliRunner().invoke(APP, ["actors", *words, "--library", place])
    assert result.exit_code == 2
    assert "needs" in result.stderr


def test_an_unknown_actor_is_named(place: str) -> None:
    """The error names what was asked for."""
    result = CliRunner().invoke(APP, ["actors", "same", "Mara Kint", "Paul Winter", "--library", place])
    assert isinstance(result.exception, ActorUnknown)
    assert "Mara Kint" in str(result.exception)
