"""`docs/library.md` says what a library keeps, and how copies are told."""

from __future__ import annotations

from quoth.store.sketch import BANDS, COPY, FEWEST_WORDS, ROWS, SHINGLE, WIRE_COPY
from quoth.store.tables import FACTS
from tests.docs.pages import first_cells, page

PAGE = "docs/library.md"


def test_the_facts_are_documented() -> None:
    """The table of what is kept for ever has every table of facts."""
    assert first_cells(page(PAGE)) == [table.name for table in FACTS]


def test_the_numbers_of_copies_are_those_of_the_code() -> None:
    """Whoever changes how copies are told changes the page."""
    words = " ".join(page(PAGE).split())
    assert (COPY, WIRE_COPY, SHINGLE, FEWEST_WORDS, BANDS * ROWS) == (0.5, 0.4, 3, 30, 96)
    assert "where half of their three-word sequences are common to both, or two fifths" in words
    assert "MinHash, 96 hashes" in words
    assert "under thirty words" in words
