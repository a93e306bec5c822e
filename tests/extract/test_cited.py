"""Whom a source cites for its words."""

from __future__ import annotations

import pytest

from quoth.engine import Tagged
from quoth.model import Spans
from tests.extract.test_extraction import extracted, tagged

WORDS = "the quay had sunk"
LEDGER = ("the ledger", "reported", WORDS, None)
OFFICIALS = ("two port officials", "citing", WORDS, 0)


def rows(text: str, *found: Tagged) -> list[tuple[str, str, str, int | None]]:
    """Source, cue, content, all in lower case, and parent of each attribution when the engine finds `found`."""

    def words(spans: Spans) -> str:
        return " ".join(span.of(text) for span in spans).lower()

    drafts = extracted(text, *found).drafts
    return [(words(draft.source_span), words(draft.cue), words(draft.content), draft.parent) for draft in drafts]


@pytest.mark.parametrize(
    "text",
    [
        "The Ledger, citing two port officials, reported that the quay had sunk.",
        "Citing two port officials, The Ledger reported that the quay had sunk.",
        "The Ledger reported that the quay had sunk, citing two port officials.",
    ],
)
def test_the_cited_ones_say_it_too(text: str) -> None:
    """Wherever the citation stands, the cited ones have an attribution of the same words, within that of who cites them."""
    assert rows(text, tagged(text, WORDS, "reported", "The Ledger")) == [LEDGER, OFFICIALS]


def test_what_the_engine_gave_the_citing_goes_back() -> None:
    """A content that the engine gave "citing" is that of the verb which it left with nothing."""
    text = "The Ledger, citing two port officials, reported that the quay had sunk."
    found = tagged(text, WORDS, "citing", "The Ledger"), tagged(text, "", "reported", "The Ledger")
    assert rows(text, *found) == [LEDGER, OFFICIALS]


def test_who_is_cited_is_nobodys_words() -> None:
    """Where the engine took the cited ones for what is said, they become the source."""
    text = "The Ledger, citing two port officials, reported that the quay had sunk."
    found = tagged(text, "two port officials", "citing", "The Ledger"), tagged(text, WORDS, "reported", "The Ledger")
    assert rows(text, *found) == [LEDGER, OFFICIALS]


@pytest.mark.parametrize(
    "reason", ["a fall in trade", "Okafor’s age", "new rules", "officials’ advice", "“the officials”", "!!!"]
)
def test_reasons_are_not_cited_as_voices(reason: str) -> None:
    """What is cited for a reason says nothing."""
    text = f"The Ledger reported that the quay had sunk, citing {reason}."
    assert rows(text, tagged(text, WORDS, "reported", "The Ledger")) == [LEDGER]


def test_a_citation_far_from_any_source_is_left() -> None:
    """Without a source beside it that says something, a citation is no attribution."""
    text = "The Ledger reported that the quay had sunk. The vote went on, citing two port officials."
    assert rows(text, tagged(text, WORDS, "reported", "The Ledger")) == [LEDGER]


def test_what_stands_in_the_words_is_the_cited_ones() -> None:
    """The innermost voice of a figure is whoever is cited."""
    text = "The Ledger reported that 300 boats had sunk, citing port officials."
    extraction = extracted(text, tagged(text, "300 boats had sunk", "reported", "The Ledger"))
    assert [figure.attribution for figure in extraction.figures] == ["a2"]
