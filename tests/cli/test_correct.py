"""`quoth correct`."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from quoth.cli.correct import correct
from quoth.cli.main import DONE, USAGE
from quoth.store import Library
from tests.store.records import Saying, article

URL = "https://coast-ledger.example/velm"
REASON = ("--reason", "heard on tape")


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """A library with one article."""
    path = tmp_path / "mine.sqlite"
    with Library.open(path) as opened:
        sayings = (Saying("Lena Okafor", "the quay is open"), Saying("She", "the grim ferry will sail at dawn"))
        opened.writer.add(article("velm", *sayings))
    return path


def run(location: Path, *arguments: str) -> Result:
    """What `quoth correct` says."""
    app = typer.Typer(rich_markup_mode=None)
    app.command()(correct)
    return CliRunner().invoke(app, [URL, "--library", str(location), *arguments])


def said(location: Path) -> list[tuple[str | None, ...]]:
    """Source, source span, cue and content of every attribution."""
    with Library.open(location) as opened:
        (record,) = opened.reader.records()
    return [
        (source.name if (source := record.source(one)) else None, *map(record.words, (one.source_span, one.cue, one.content)))
        for one in record.attributions
    ]


def labels(location: Path) -> list[str]:
    """The words of every label."""
    with Library.open(location) as opened:
        (record,) = opened.reader.records()
    return [label.span.of(record.article.text) for label in record.labels]


@pytest.mark.parametrize(
    ("options", "row"),
    [
        (["--source", "Lena Okafor"], ("Lena Okafor", "She", "said", "the grim ferry will sail at dawn")),
        (["--source", ""], (None, "She", "said", "the grim ferry will sail at dawn")),
        (["--cue", ""], ("She", "She", "", "the grim ferry will sail at dawn")),
        (["--cue", "said that", "--content", "ferry will sail at dawn"], ("She", "She", "said that", "ferry will sail at dawn")),
        (["--source-words", "Lena Okafor"], ("She", "Lena Okafor", "said", "the grim ferry will sail at dawn")),
    ],
)
def test_an_attribution_is_corrected(options: list[str], row: tuple[str | None, ...], location: Path) -> None:
    """What is given replaces what was read; the other attribution stays."""
    assert run(location, "will sail", *REASON, *options).exit_code == DONE
    assert said(location) == [("Lena Okafor", "Lena Okafor", "said", "the quay is open"), row]


def test_what_is_no_attribution_is_none(location: Path) -> None:
    """It is gone, and the reason is kept."""
    assert run(location, "will sail", *REASON, "--not-attributed").stdout == "corrected: not attributed\n"
    assert len(said(location)) == 1
    with Library.open(location) as opened:
        assert [judgement.reason for judgement in opened.reader.judgements()] == ["heard on tape"]


def test_labels_are_set_and_removed(location: Path) -> None:
    """Words become a label, and are none any more."""
    run(location, "grim", *REASON, "--label", "epithet")
    assert labels(location) == ["grim"]
    run(location, "grim", *REASON, "--no-label")
    assert labels(location) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["the tide", *REASON, "--source", "Ivo Brandt"], "stand in no content of this article"),
        (["will sail", *REASON, "--cue", "shouted"], "has not got the words 'shouted'"),
        (["will sail", *REASON, "--content", ""], "--not-attributed says that it is none"),
        (["will sail", *REASON], "say what is right"),
        (["will sail", "--source", "Ivo Brandt"], "--reason"),
    ],
)
def test_wrong_usage_changes_nothing(arguments: list[str], words: str, location: Path) -> None:
    """It ends with 2 and says what is missing."""
    outcome = run(location, *arguments)
    assert outcome.exit_code == USAGE
    assert words in outcome.stderr
    with Library.open(location) as opened:
        assert opened.reader.judgements() == ()
