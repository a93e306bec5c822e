"""Whose words an article is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoth.compare.shares import shares
from quoth.model import Article, Attribution, AttributionId, Record, Source, SourceId, Span

ANN, BEA = SourceId("s1"), SourceId("s2")
SOURCES = (Source(id=ANN, name="Ann", kind="person"), Source(id=BEA, name="Bea", kind="person"))


def said(number: int, source: SourceId | None, *content: tuple[int, int], parent: int | None = None) -> Attribution:
    """Attribution `number`."""
    spans = tuple(Span(start, end) for start, end in content)
    above = AttributionId(f"a{parent}") if parent is not None else None
    return Attribution(id=AttributionId(f"a{number}"), manner="indirect", content=spans, source=source, parent=above)


def test_shares_count_characters_without_spaces(make_record: Callable[..., Record]) -> None:
    """Spaces count for nobody; what is neither content nor own voice is not counted."""
    record = make_record("aa aa bbbbbb cc", sources=SOURCES, attributions=(said(1, ANN, (0, 5)),), own_voice=(Span(6, 12),))
    counted = shares(record)
    assert (counted.voices, counted.own, counted.total) == ({ANN: 4}, 6, 10)
    assert counted.own_share == pytest.approx(0.6)
    assert counted.of(ANN) == pytest.approx(0.4)


def test_what_a_voice_quotes_is_part_of_its_words(make_record: Callable[..., Record]) -> None:
    """A nested attribution counts for the outer voice alone."""
    attributions = (said(1, ANN, (0, 10)), said(2, BEA, (4, 10), parent=1))
    counted = shares(make_record("abcdefghij", sources=SOURCES, attributions=attributions))
    assert counted.voices == {ANN: 10}
    assert counted.of(BEA) == 0


def test_words_in_two_contents_count_once(make_record: Callable[..., Record]) -> None:
    """Where top-level contents overlap, the one that begins first has the words."""
    attributions = (said(2, BEA, (4, 10)), said(1, ANN, (0, 6)))
    counted = shares(make_record("abcdefghij", sources=SOURCES, attributions=attributions))
    assert counted.voices == {ANN: 6, BEA: 4}


def test_the_headline_can_be_left_out(make_record: Callable[..., Record]) -> None:
    """Without the headline its characters count for nobody, whoever says them."""
    article = Article(text="HEAD bbbb cccc", title_span=Span(0, 4))
    attributions = (said(1, ANN, (0, 9)),)
    record = make_record("", article=article, sources=SOURCES, attributions=attributions, own_voice=(Span(10, 14),))
    assert shares(record).own_share == pytest.approx(4 / 12)
    assert shares(record, headline=False).own_share == pytest.approx(4 / 8)


def test_nothing_counted_has_no_share(make_record: Callable[..., Record]) -> None:
    """An article of which nothing is known has no own-voice share, rather than one of nought or all."""
    assert shares(make_record("...")).own_share is None


def test_attributions_without_source_are_one_voice(make_record: Callable[..., Record]) -> None:
    """All words for which no source is named count together."""
    record = make_record("abcdefghij", attributions=(said(1, None, (0, 3)), said(2, None, (5, 9))))
    assert shares(record).voices == {None: 7}
