"""What is marked in what a search found."""

from __future__ import annotations

import pytest

from quoth.store import parse_words
from quoth.web.highlight import highlighted


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("quay", "The QUAY, the quays.", "The <mark>QUAY</mark>, the quays."),
        ("quay*", "The QUAY, the quays.", "The <mark>QUAY</mark>, the <mark>quays</mark>."),
        ('"harbour board"', "The board, the harbour-board.", "The board, the <mark>harbour-board</mark>."),
        ("cafe", "A café.", "A <mark>café</mark>."),
        ("quay OR board", "quay board", "<mark>quay</mark> <mark>board</mark>"),
        ("quay -board", "quay board", "<mark>quay</mark> board"),
        ('"the quay" quay', "On the quay.", "On <mark>the quay</mark>."),
        ("", "The quay.", "The quay."),
        ("b", "<b>b</b>", "&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt;"),
        ("x", "\u202ex", "\ufffd<mark>x</mark>"),
    ],
)
def test_the_words_of_a_search_are_marked(words: str, text: str, marked: str) -> None:
    """Whole words as the library compares them; everything is escaped."""
    assert str(highlighted(text, parse_words(words))) == marked
