"""Spans and what is done with them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.errors import RecordInvalid
from quoth.model import Span, merged, quoted_words, trimmed, without

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda at: Span(at[0], at[0] + at[1]))


def places(*spans: Span) -> set[int]:
    """Every offset in one of `spans`."""
    return {at for span in spans for at in range(span.start, span.end)}


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_an_impossible_span_cannot_be_built(start: int, end: int) -> None:
    """Negative, empty and backward spans are refused."""
    with pytest.raises(RecordInvalid, match="0 <= start < end"):
        Span(start, end)


@given(SPANS, SPANS)
def test_overlap_and_containment_are_those_of_the_offsets(one: Span, other: Span) -> None:
    """Spans overlap where they share an offset, and contain where one has all of the other's."""
    assert one.overlaps(other) == bool(places(one) & places(other))
    assert one.contains(other) == (places(other) <= places(one))
    assert len(one) == len(places(one))


@given(st.lists(SPANS, max_size=6))
def test_merging_keeps_the_offsets(spans: list[Span]) -> None:
    """Merged spans are sorted, do not touch, and hold the same characters."""
    made = merged(spans)
    assert places(*made) == places(*spans)
    assert all(one.end < other.start for one, other in pairwise(made))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_holes_are_cut_out(span: Span, holes: list[Span]) -> None:
    """What is left holds all offsets that are in no hole."""
    assert places(*without(span, holes)) == places(span) - places(*holes)


@given(st.text(alphabet=" a,\n", max_size=12), st.data())
def test_trimming_drops_edges_only(text: str, data: st.DataObject) -> None:
    """A trimmed stretch is what `strip` leaves of it; nothing left is None."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, start, end, ",")
    assert (span.of(text) if span else "") == text[start:end].strip(" \n,")


def test_words_of_several_spans_are_joined_by_an_ellipsis() -> None:
    """A gap in a role shows."""
    text = "We go, she said, now."
    assert quoted_words(text, (Span(0, 5), Span(17, 20))) == "We go … now"
    assert quoted_words(text, ()) == ""
