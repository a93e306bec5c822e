"""Which attribution stands in which: parents, and the voice of anything at a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.language.cues import CueLexicon
from quoth.model import Span


class Voices:
    """Whose words stand where: the drafts by the places of their contents."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._contents = Places((content, number) for number, draft in enumerate(drafts) for content in draft.content)

    def at(self, span: Span) -> int | None:
        """The position of the innermost draft whose content contains `span`; None for the outlet's own voice."""
        return self._innermost(self._around(span))

    def around(self, inner: Draft) -> int | None:
        """The position of the innermost draft that encloses `inner`: all its content and cue, and more than they are.

        Of a cited one it is the draft that cites it.
        """
        return self._innermost(n for n in self._around(inner.content[0]) if _encloses(self._drafts[n], inner))

    def _around(self, span: Span) -> Iterator[int]:
        return (number for content, number in self._contents.overlapping(span) if content.contains(span))

    def _innermost(self, numbers: Iterator[int]) -> int | None:
        def rank(number: int) -> tuple[int, bool, int]:
            draft = self._drafts[number]
            return _size(draft), not draft.cited, number

        return min(numbers, key=rank, default=None)


def with_nested(text: str, drafts: Sequence[Draft], nested: Sequence[Draft], lexicon: CueLexicon) -> list[Draft]:
    """The drafts, and those of `nested` that lie wholly within the content of one of them and are not all of it.

    What only feels is no voice within another: “very disappointed that it closed,” she wrote.
    """
    voices = Voices(drafts)
    heard = (inner for inner in nested if inner.source_span or not _only_feels(text, inner, lexicon))
    return [*drafts, *(inner for inner in heard if voices.around(inner) is not None)]


def _only_feels(text: str, draft: Draft, lexicon: CueLexicon) -> bool:
    return any(not lexicon.feelings.isdisjoint(cue.of(text).casefold().split()[-1:]) for cue in draft.cue)


def with_parents(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the position of the innermost one whose content holds all of it."""
    voices = Voices(drafts)
    parents = map(voices.around, drafts)
    return [
        draft if draft.parent == parent else replace(draft, parent=parent) for draft, parent in zip(drafts, parents, strict=True)
    ]


_OPENING = {"”": "“", '"': '"'}
"""Marks that end a quotation, and those that begin it."""


def without_outer_marks(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; those within another's quotation without its closing mark, and the full stop or comma before that."""
    return [
        draft
        if draft.parent is None or draft.cited
        else replace(draft, content=tuple(_without_mark(text, s) for s in draft.content))
        for draft in drafts
    ]


def _without_mark(text: str, span: Span) -> Span:
    end = span.end
    if text[end - 1] in _OPENING and not _opens_within(text, span):
        end -= 1
    if text[end : end + 1] in _OPENING and text[end - 1] in ".," and text[end - 2] != ".":
        end -= 1
    return Span(span.start, end) if end > span.start else span


def _opens_within(text: str, span: Span) -> bool:
    """Whether the mark that ends `span` closes a quotation that begins in it."""
    words, mark = text[span.start : span.end - 1], text[span.end - 1]
    opening = _OPENING[mark]
    return words.count(mark) % 2 == 1 if mark == opening else words.count(opening) > words.count(mark)


def _encloses(outer: Draft, inner: Draft) -> bool:
    """Whether content and cue of `inner` lie within the content of `outer`, which is more than they are, or `outer` cites it.

    One voice does not stand in itself: two attributions with the same words for their source are side by side.
    """
    if inner.source_span and inner.source_span == outer.source_span:
        return False
    if inner.cited:
        return outer.content == inner.content and not outer.cited
    inside = (*inner.content, *inner.cue)
    return _size(outer) > _size(inner) and all(any(content.contains(span) for content in outer.content) for span in inside)


def _size(draft: Draft) -> int:
    return sum(len(span) for span in draft.content)
