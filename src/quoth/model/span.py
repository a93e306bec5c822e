"""Places in a text: half-open ranges of code points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.errors import RecordInvalid


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of one text; never empty.

    >>> text = "“We are ready,” she said."
    >>> span = Span(16, 19)
    >>> span.of(text), len(span), span.overlaps(Span(0, 15)), span.contains(Span(17, 19))
    ('she', 3, False, True)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordInvalid(f"a span must have 0 <= start < end, not [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that stand here."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether all of `other` lies in this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
"""A role in a text: sorted, not overlapping; several spans are one discontinuous role, none an absent one."""


def merged(spans: Iterable[Span]) -> Spans:
    """The same characters as sorted spans that do not touch."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def trimmed(text: str, start: int, end: int, drop: str = "") -> Span | None:
    """`text[start:end]` without white space and characters of `drop` at its edges; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return Span(start, end) if start < end else None


def without(span: Span, holes: Iterable[Span]) -> Spans:
    """What is left of `span` when `holes` are cut out of it."""
    out: list[Span] = []
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        out.append(Span(at, span.end))
    return tuple(out)


def quoted_words(text: str, spans: Spans) -> str:
    """The words at `spans`, with an ellipsis where a discontinuous role is interrupted."""
    return " … ".join(span.of(text) for span in spans)
