"""Was it said? Every place where articles have the words of a quote, and how close those are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Literal

from quoth.compare.alignment import FARTHEST, FARTHEST_OF_ONE_VOICE, Pairs, alignments, may_align
from quoth.compare.differences import Piece, Sides, differences, only_cuts
from quoth.compare.naming import is_called
from quoth.compare.passages import Passage, passages
from quoth.compare.words import Words, article_words, words
from quoth.model import Article, Attribution, Record, Source, Span, Spans, merged

Verdict = Literal["whole", "cut", "reworded", "not found"]
Asked = Literal["this source", "somebody else", "nobody"]

RANKS: tuple[Verdict, ...] = ("whole", "cut", "reworded", "not found")
LONGEST = 1000
"""So many words a quote may have."""

_SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One place where an article has the words of a quote, all of them or enough.

    `spans` are the words as printed, interrupted where somebody else speaks between. `sources` are those to whom the
    article attributes them: none is the outlet's own voice or a source that the text does not name, several mean that the
    quote joins the words of several voices. `attributions` are the attributions that hold them. `share` is the part of the
    quote that was found. `asked` compares the source with the name asked for; None where no name was.
    """

    verdict: Verdict
    article: Article
    spans: Spans
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    diff: tuple[Piece, ...]
    share: float
    asked: Asked | None = None

    @property
    def changes(self) -> tuple[Piece, ...]:
        """The pieces of the diff in which quote and article differ."""
        return tuple(piece for piece in self.diff if piece.kind != "same")

    @property
    def words(self) -> str:
        """The words as the article has them, with an ellipsis where somebody else speaks between."""
        return " … ".join(span.of(self.article.text) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The answer: the best verdict of all appearances, or of those whose source was asked for by name, and all of them."""

    quote: str
    by: str | None
    verdict: Verdict
    appearances: tuple[Appearance, ...]


def check(quote: str, records: Iterable[Record], by: str | None = None) -> Check:
    """Whether `quote` was said in the articles of `records`, in these words, and by whom.

    `whole`: every word stands there, from where a sentence, a quotation or a content begins to where one ends. `cut`: the
    words are right, but some were left out at an end, or at a place that an ellipsis or brackets admit. `reworded`: words
    were changed, added, or left out in silence, or a negation was cut off, or the words of two voices joined. With `by`, an
    appearance counts for the verdict only if its source goes by that name; the others are listed all the same.
    Raises `ValueError` as `quote_words` does.
    """
    asked = quote_words(quote)
    found = [appearance for record in records for appearance in _in_record(quote, asked, record, by)]
    counted = [appearance.verdict for appearance in found if appearance.asked in {None, "this source"}]
    verdict = min(counted, key=RANKS.index, default=RANKS[-1])
    return Check(quote=quote, by=by, verdict=verdict, appearances=tuple(sorted(found, key=_best_first)))


def quote_words(quote: str) -> Words:
    """The words of a quote as they are compared; raises `ValueError` if there is none, or more than `LONGEST`."""
    asked = words(quote)
    if not asked:
        raise ValueError(f"there is no word in the quote {quote!r}")
    if len(asked) > LONGEST:
        raise ValueError(f"the quote has {len(asked)} words; at most {LONGEST} are compared")
    return asked


def _best_first(appearance: Appearance) -> tuple[bool, int, float, str, str, str, Span]:
    article = appearance.article
    return (
        appearance.asked not in {None, "this source"},
        RANKS.index(appearance.verdict),
        -round(appearance.share, 3),
        article.published or "9",
        article.outlet or "",
        article.id,
        appearance.spans[0],
    )


def _in_record(quote: str, asked: Words, record: Record, by: str | None) -> list[Appearance]:
    """The appearances of one record: one a place, that of the voice whose words fit best."""
    all_words = article_words(record.article.text)
    found = [
        _appearance(Sides(quote_text=quote, quote=asked, text=record.article.text, passage=passage), pairs, share, record, by)
        for passage in passages(record, all_words, partial(may_align, asked))
        for pairs, share in alignments(asked, passage.words, FARTHEST_OF_ONE_VOICE if passage.spoken else FARTHEST)
    ]
    found.sort(key=lambda one: (RANKS.index(one.verdict), -one.share))
    kept: list[Appearance] = []
    for appearance in found:
        if not any(_same_place(appearance, other) for other in kept):
            kept.append(appearance)
    return kept


def _same_place(one: Appearance, other: Appearance) -> bool:
    """Whether two appearances are mostly the same words of the article, read as different voices."""
    ours, theirs = _found(one), _found(other)
    shared = sum(min(a.end, b.end) - max(a.start, b.start) for a in ours for b in theirs if a.overlaps(b))
    return shared >= _SAME_PLACE * min(sum(map(len, ours)), sum(map(len, theirs)))


def _found(appearance: Appearance) -> Spans:
    """Where the article has the words of the quote."""
    return tuple(piece.span for piece in appearance.diff if piece.kind == "same" and piece.span)


def _appearance(sides: Sides, pairs: Pairs, share: float, record: Record, by: str | None) -> Appearance:
    spans = _spans(sides.passage, pairs)
    holders = tuple(a for a in record.attributions if any(c.overlaps(span) for c in a.content for span in spans))
    voices = _voices(holders, spans, spoken=sides.passage.spoken)
    diff = differences(sides, pairs)
    joins = len({voice.source or voice.id for voice in voices}) > 1
    sources = tuple(dict.fromkeys(source for voice in voices if (source := record.source(voice))))
    return Appearance(
        verdict="reworded" if joins else _verdict(diff),
        article=record.article,
        spans=spans,
        sources=sources,
        attributions=holders,
        diff=diff,
        share=share,
        asked=_asked(sources, by, record),
    )


def _spans(passage: Passage, pairs: Pairs) -> Spans:
    """The words from the first to the last equal one, interrupted where the passage is."""
    first, last = pairs[0][1], pairs[-1][1]
    starts = [first, *(number for number in sorted(passage.breaks) if first < number <= last), last + 1]
    return merged(Span(passage.words[start].start, passage.words[end - 1].end) for start, end in pairwise(starts))


def _voices(holders: tuple[Attribution, ...], spans: Spans, *, spoken: bool) -> tuple[Attribution, ...]:
    """The attributions that say to whom the words at `spans` are attributed.

    The innermost that hold all of them; else the outermost, each of which holds a part.
    """
    whole = [a for a in holders if all(any(c.contains(span) for c in a.content) for span in spans)]
    parents = {a.parent for a in whole}
    innermost = tuple(a for a in whole if a.id not in parents)
    if innermost:
        return innermost[-1:]
    outermost = tuple(a for a in holders if a.parent is None)
    if not spoken or len(outermost) < 2:
        return outermost or holders[:1]
    voice = outermost[0].source
    return tuple(a for a in outermost if a.source == voice) if voice else outermost


def _verdict(diff: tuple[Piece, ...]) -> Verdict:
    changes = [piece for piece in diff if piece.kind != "same"]
    if not changes:
        return "whole"
    return "cut" if all(map(only_cuts, changes)) else "reworded"


def _asked(sources: tuple[Source, ...], by: str | None, record: Record) -> Asked | None:
    if by is None:
        return None
    if not sources:
        return "nobody"
    return "this source" if all(is_called(source, by, record) for source in sources) else "somebody else"
