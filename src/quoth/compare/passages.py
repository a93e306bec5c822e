"""A record as passages in which a quote is looked for: what each voice says, and the whole text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quoth.compare.words import Word, Words
from quoth.model import Attribution, Record, SourceId, Span, merged

_JOINING_WORD = 6
"""Characters between a cue and its content that may be a word joining them: "said that …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words in the order of the article; `breaks` are the numbers of words before which somebody else speaks.

    `spoken` tells what one voice says from the whole text, in which everybody speaks.
    """

    words: Words
    breaks: frozenset[int]
    spoken: bool


def passages(record: Record, all_words: Words, worth: Callable[[Sequence[Word]], bool]) -> Iterator[Passage]:
    """What each voice of `record` says, then the whole text, each if its words are worth a look.

    `all_words` are those of the article's text.
    """
    bounds = _Bounds(record)
    for voice in _by_voice(record.attributions):
        spans = merged(span for attribution in voice for span in attribution.content)
        parts = [(span, inside) for span in spans if (inside := _inside(all_words, span))]
        if worth([word for _, inside in parts for word in inside]):
            yield _passage(parts, bounds)
    if worth(all_words):
        yield Passage(words=all_words, breaks=frozenset(), spoken=False)


def _by_voice(attributions: Iterable[Attribution]) -> Iterable[list[Attribution]]:
    """Attributions of one source together; each that names no source alone."""
    voices: dict[SourceId | str, list[Attribution]] = {}
    for attribution in attributions:
        voices.setdefault(attribution.source or f"unnamed {attribution.id}", []).append(attribution)
    return voices.values()


def _passage(parts: Iterable[tuple[Span, list[Word]]], bounds: _Bounds) -> Passage:
    """The words of one voice, of which `parts` are those of each content."""
    found: list[Word] = []
    breaks: set[int] = set()
    behind: Span | None = None
    for span, inside in parts:
        inside[0] = inside[0]._replace(opens=inside[0].opens or bounds.begins(span.start))
        inside[-1] = inside[-1]._replace(closes=inside[-1].closes or bounds.ends(span.end))
        if behind and bounds.interrupted(behind.end, span.start):
            breaks.add(len(found))
        found += inside
        behind = span
    return Passage(words=tuple(found), breaks=frozenset(breaks), spoken=True)


def _inside(all_words: Words, span: Span) -> list[Word]:
    first = bisect_left(all_words, span.start, key=lambda word: word.start)
    last = bisect_left(all_words, span.end, key=lambda word: word.start)
    return [word for word in all_words[first:last] if word.end <= span.end]


class _Bounds:
    """Where contents of one record begin and end as its words show, wherever the engine has cut them."""

    def __init__(self, record: Record) -> None:
        self._text = record.article.text
        self._named = tuple(span for a in record.attributions for span in (*a.cue, *a.source_span))
        self._contents = tuple(span for a in record.attributions for span in a.content)
        self._own = record.own_voice

    def begins(self, start: int) -> bool:
        """Whether words that begin at `start` begin there for the reader too: behind punctuation, cue or source."""
        before = self._text[:start].rstrip()
        return not before[-1:].isalnum() or self._near_name(len(before) - _JOINING_WORD, start)

    def ends(self, end: int) -> bool:
        """Whether words that end at `end` end there for the reader too."""
        after = self._text[end:].lstrip()
        return not after[:1].isalnum() or self._near_name(end, len(self._text) - len(after) + _JOINING_WORD)

    def interrupted(self, end: int, start: int) -> bool:
        """Whether between two contents of one voice somebody else speaks, be it the outlet."""
        if start <= end:
            return False
        gap = Span(end, start)
        return any(gap.overlaps(span) for span in (*self._own, *self._contents))

    def _near_name(self, start: int, end: int) -> bool:
        near = Span(max(start, 0), max(end, 1))
        return any(near.overlaps(span) for span in self._named)
