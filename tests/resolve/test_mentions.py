"""Mentions of one source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Span
from quoth.resolve.mentions import Mentions

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 1500), st.integers(1, 900))


@given(st.lists(SPANS), SPANS)
def test_mentions_are_a_set_of_spans(spans: list[Span], asked: Span) -> None:
    """In order, each once; the first and those at a place are told."""
    mentions = Mentions()
    assert mentions.first == 0
    mentions.update(spans)
    assert list(mentions) == sorted(set(spans))
    assert mentions.first == min((span.start for span in spans), default=0)
    assert mentions.overlap(asked) == any(span.overlaps(asked) for span in spans)
