"""Spans by their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.places import CELL, Places
from quoth.model import Span

SPANS = st.tuples(st.integers(0, 5 * CELL), st.integers(1, 3 * CELL)).map(lambda at: Span(at[0], at[0] + at[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_all_that_overlap_are_found_once(spans: list[Span], asked: Span) -> None:
    """The same spans as a look at every one of them finds, each once, ordered by nothing that depends on the question."""
    places = Places((span, number) for number, span in enumerate(spans))
    found = sorted(number for _, number in places.overlapping(asked))
    assert found == [number for number, span in enumerate(spans) if span.overlaps(asked)]
