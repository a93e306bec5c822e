"""Pages that would take all time or all memory, in a real process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from quoth.bulk import bounded as module
from quoth.bulk.bounded import BoundedReader, Limits
from quoth.bulk.pages import Page
from quoth.bulk.reading import LONGEST, Settings
from quoth.errors import EngineUnavailable, InputRefused, Reason
from quoth.model import Article, Record
from tests.bulk.crawls import SETTINGS, markup

NESTED = Page(body=b"<html><body>" + b"<div>" * 400_000 + b"He said so.", where="bomb")
GOOD = Page(body=markup("crane").encode(), where="crane", url="https://velm-post.example/crane")


@pytest.fixture(scope="module")
def bounded() -> Iterator[BoundedReader]:
    """A reader that gives a page three seconds, and a gibibyte."""
    reader = BoundedReader(SETTINGS, Limits(cpu=3.0, memory=2**30))
    yield reader
    reader.close()


def made(bounded: BoundedReader, question: Page | Article) -> Article | Record | Reason:
    """What became of a question; of a refusal its reason."""
    answered = bounded.ask(question).made
    return answered.reason if isinstance(answered, InputRefused) else answered


def test_a_page_makes_an_article_and_an_article_a_record(bounded: BoundedReader) -> None:
    """Both come back from the other process, with the seconds that they took."""
    article = bounded.ask(GOOD).made
    assert isinstance(article, Article)
    answered = bounded.ask(article)
    assert isinstance(answered.made, Record)
    assert answered.seconds["engine"] > 0
    assert bounded.memory > 50 * 2**20


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read(bounded: BoundedReader) -> None:
    """Nested tags without end keep a parser busy; it is ended, and another goes on."""
    assert made(bounded, NESTED) is Reason.TOO_SLOW
    assert isinstance(made(bounded, GOOD), Article)


def test_pages_of_links_are_bounded(bounded: BoundedReader) -> None:
    """As many links as fit into a page: refused for whatever reason, or read, within the limits."""
    links = Page(body=b"<html><body>" + b"<a href=x>y</a>" * 320_000, where="links")
    assert made(bounded, links) in {Reason.TOO_SLOW, Reason.NO_ARTICLE_BODY, Reason.TOO_LARGE, Reason.MALFORMED}
    assert isinstance(made(bounded, GOOD), Article)


def test_too_much_memory_is_refused() -> None:
    """What holds more than allowed is ended."""
    reader = BoundedReader(SETTINGS, Limits(memory=2**20))
    try:
        assert made(reader, NESTED) is Reason.TOO_LARGE
    finally:
        reader.close()


def test_a_process_that_is_killed_costs_no_page(bounded: BoundedReader) -> None:
    """The page at hand is read by another one."""
    bounded.ask(GOOD)
    assert bounded._process
    os.kill(bounded._process.pid, signal.SIGKILL)
    assert isinstance(made(bounded, GOOD), Article)


def test_a_page_over_which_two_processes_break_down_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has failed, by name, and nobody tries a third time."""
    dies = "import pickle, sys; pickle.dump(None, sys.stdout.buffer); sys.stdout.flush(); sys.stdin.buffer.read(1)"
    monkeypatch.setattr(module, "_MAIN", dies)
    refused = BoundedReader(SETTINGS, Limits()).ask(GOOD).made
    assert isinstance(refused, InputRefused)
    assert (refused.reason, refused.where) == (Reason.FAILED, "crane")


def test_a_text_longer_than_any_article_is_refused(bounded: BoundedReader) -> None:
    """By its length, which is the same on every machine."""
    assert made(bounded, Article(text="He said so. " * (LONGEST // 10))) is Reason.TOO_LARGE


def test_without_a_model_nothing_starts(capfd: pytest.CaptureFixture[str]) -> None:
    """The error says so."""
    with pytest.raises(EngineUnavailable, match="'none'"):
        BoundedReader(Settings(model="none"), Limits()).ask(GOOD)
    assert "there is no model" in capfd.readouterr().err
