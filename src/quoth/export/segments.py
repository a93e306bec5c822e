"""The article's text cut at every edge of a mark, so that marks may lie across each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.export.reading import Note, Reading
from quoth.model import Figure, Label, Span, Time, merged, trimmed

Role = Literal["content", "quoted", "cue", "source", "label", "figure", "time"]

INNER_TO_OUTER: tuple[Role, ...] = ("time", "figure", "label", "source", "cue", "quoted", "content")
QUOTED = re.compile(
    r"“[^”]*(?:”|\Z) | „[^“”]*(?:[“”]|\Z) | «[^»]*(?:»|\Z) | \"[^\"]*(?:\"|\Z) | ``.*?(?:''|\Z) | (?<!\w)‘.*?’(?!\w)",
    re.DOTALL | re.VERBOSE,
)
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to show at a span: a part of a note's attribution, or a label, figure or time with its `value`."""

    span: Span
    role: Role
    note: Note | None = None
    value: Label | Figure | Time | None = None

    @property
    def depth(self) -> int:
        """How many voices stand around the words."""
        return len(self.note.chain) - 1 if self.note else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text with the marks that cover all of it, outermost first."""

    span: Span
    marks: tuple[Mark, ...]


def marks(read: Reading) -> list[Mark]:
    """All marks of a record: the parts of its attributions, its labels, figures and times."""
    notes = {note.attribution.id: note for note in read.notes}
    out = [mark for note in read.notes for mark in _note_marks(read.record.article.text, note)]
    record = read.record
    roles: tuple[tuple[Role, tuple[Label, ...] | tuple[Figure, ...] | tuple[Time, ...]], ...]
    roles = (("label", record.labels), ("figure", record.figures), ("time", record.times))
    for role, values in roles:
        out += [
            Mark(span=value.span, role=role, note=notes[value.attribution] if value.attribution else None, value=value)
            for value in values
        ]
    return out


def _note_marks(text: str, note: Note) -> Iterator[Mark]:
    attribution = note.attribution
    for span in merged(attribution.content):
        yield Mark(span=span, role="content", note=note)
        if attribution.manner == "mixed":
            for match in QUOTED.finditer(span.of(text)):
                yield Mark(span=Span(span.start + match.start(), span.start + match.end()), role="quoted", note=note)
    for span in merged(attribution.cue):
        yield Mark(span=span, role="cue", note=note)
    for span in merged(attribution.source_span):
        yield Mark(span=span, role="source", note=note)


def segments(within: Span, marked: Iterable[Mark]) -> Iterator[Segment]:
    """`within` cut at every edge of a mark; together the segments are all of it, in order."""
    inside = sorted((mark for mark in marked if mark.span.overlaps(within)), key=_outermost_first)
    edges = {within.start, within.end}
    for mark in inside:
        edges |= {edge for edge in (mark.span.start, mark.span.end) if within.start < edge < within.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        yield Segment(span=piece, marks=tuple(mark for mark in inside if mark.span.contains(piece)))


def _outermost_first(mark: Mark) -> tuple[int, int, int, int]:
    return -INNER_TO_OUTER.index(mark.role), mark.depth, mark.span.start, -mark.span.end


def paragraphs(text: str, title: Span | None = None) -> list[Span]:
    """The paragraphs after the title: blank lines part them, or every line end in a text without blank lines."""
    start = title.end if title else 0
    parting = BLANK_LINE if BLANK_LINE.search(text, start) else LINE_END
    ends = [(match.start(), match.end()) for match in parting.finditer(text, start)]
    starts = [start, *(end for _, end in ends)]
    stops = [*(begin for begin, _ in ends), len(text)]
    spans = (trimmed(text, begin, end) for begin, end in zip(starts, stops, strict=True))
    return [span for span in spans if span]


def is_wrapped(paragraph: str) -> bool:
    """Whether line ends in `paragraph` were set by a program at a column, so that they mean nothing."""
    lines = paragraph.split("\n")[:-1]
    return bool(lines) and all(45 <= len(line) <= 100 for line in lines)
