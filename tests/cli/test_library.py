"""`quoth library`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quoth.cli.main import DONE, USAGE, app
from quoth.cli.opening import Told
from quoth.store import Library, Search
from quoth.store.upgrade import HEAD
from tests.store.database_rows import derived_rows
from tests.store.records import Saying, article


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """A library with two articles, one of them in two versions."""
    path = tmp_path / "mine.sqlite"
    with Library.open(path) as opened:
        opened.writer.add(article("velm", Saying("Lena Okafor", "the quay is shut"), published="2026-05-01"))
        opened.writer.add(article("velm", Saying("Lena Okafor", "the quay is open"), published="2026-05-02"))
        opened.writer.add(article("ferry", Saying("Mara Venn", "the rent is too high"), Saying("Ivo Brandt", "it is late")))
    return path


def library(location: Path, *arguments: str) -> Result:
    """What `quoth library` says."""
    return CliRunner().invoke(app, ["library", *arguments, "--library", str(location)])


def test_info_counts_what_a_library_holds(location: Path) -> None:
    """One line a figure."""
    lines = dict(line.split(maxsplit=1) for line in library(location, "info").stdout.splitlines())
    assert lines.pop("size").endswith("MiB")
    assert lines == {
        "library": str(location), "step": HEAD, "articles": "2", "versions": "3", "attributions": "3", "sources": "3",
        "copies": "0", "judgements": "0", "dates": "2026-05-02 to 2026-05-04",
    }  # fmt: skip


def test_rebuild_makes_the_same_again(location: Path) -> None:
    """The index that it makes anew finds what it found."""
    with Library.open(location) as opened:
        before = derived_rows(opened)
    assert library(location, "rebuild").stdout == "rebuilt from 2 articles\n"
    with Library.open(location) as opened:
        assert derived_rows(opened) == before


def test_upgrade_says_where_a_library_is(location: Path) -> None:
    """One of today is left as it is."""
    assert library(location, "upgrade").stdout == f"is at step {HEAD} already\n"


@pytest.mark.parametrize(("moves", "said"), [
    (False, "rebuilding: 1 of 3 articles\nrebuilding: 3 of 3 articles\n"),
    (True, "\rrebuilding: 1 of 3 articles\rrebuilding: 2 of 3 articles\rrebuilding: 3 of 3 articles\n"),
])  # fmt: skip
def test_long_work_says_how_far_it_is(
    moves: bool, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is over in a moment says nothing; else a line moves in a terminal, and elsewhere there is one now and then."""
    clock = iter([0.0, 0.5, 10.0, 20.0, 21.0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: moves)
    told = Told("rebuilding", lambda: next(clock))
    told(0, 3, "articles")
    assert capsys.readouterr().err == ""
    for done in (1, 2, 3):
        told(done, 3, "articles")
    assert capsys.readouterr().err == said


def test_a_name_is_suppressed_and_restored(location: Path) -> None:
    """The decision is kept with its reason; the name is found again only when it is restored."""
    outcome = library(location, "suppress", "Mara Venn", "--reason", "a private person asked for it")
    assert outcome.stdout == "suppressed, now and in whatever is added: 1 article changed\n"
    with Library.open(location) as opened:
        assert not opened.reader.search(Search(source="Venn")).hits
        assert [(made.value, made.reason) for made in opened.reader.judgements()] == [
            ("Mara Venn", "a private person asked for it")
        ]
    assert library(location, "restore", "Mara Venn", "--reason", "she agreed").stdout == "restored: 1 article changed\n"
    with Library.open(location) as opened:
        assert opened.reader.search(Search(source="Venn")).hits


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["suppress", "--reason", "asked for it"], "needs the whole name"),
        (["suppress", "Mara Venn"], "a reason is kept"),
        (["suppress", "...", "--reason", "asked for it"], "is no name"),
        (["rebuild", "Mara Venn"], "takes neither a name nor a reason"),
        (["burn"], "'burn' is not one of"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], words: str, location: Path) -> None:
    """It ends with 2, says what is missing, and changes nothing."""
    outcome = library(location, *arguments)
    assert outcome.exit_code == USAGE
    assert words in " ".join(outcome.stderr.replace("│", " ").split())
    assert library(location, "info").exit_code == DONE
    with Library.open(location) as opened:
        assert opened.reader.judgements() == ()


def test_the_environment_can_name_the_library(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """QUOTH_LIBRARY stands for `--library` in every verb."""
    monkeypatch.setenv("QUOTH_LIBRARY", str(location))
    assert f"library       {location}\n" in CliRunner().invoke(app, ["library", "info"]).stdout
