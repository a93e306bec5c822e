"""MEANTIME: the times and values of 60 Wikinews articles, annotated as TIMEX3 and VALUE.

Times and values are annotated in the title and the first sentences only, so only those are scored; the whole article is
read. The second line, which is the article's date, and annotations without words in the text are left out.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from quoth.evaluate import Tally
from quoth.extract.figures import find_figures
from quoth.extract.times import find_times
from quoth.language import load_language
from quoth.model import Figure, Span, Spans, Time

ENGLISH = load_language("en")
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
"""Values of words such as "now" and "recently", which the record does not hold."""

DATELINE, LAST = 1, 5
"""Sentences counted from the title: the line of the date, and the last one with times in gold."""

_TIGHT_BEFORE = frozenset(",.;:!?)]%'’")
_TIGHT_AFTER = frozenset("([$€£")
_DETERMINERS = re.compile(r"(?i)^(?:on|in|at|since|during|for|over|within|by|from|until|the|a|an)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time of the gold: where it stands and its TIMEX3 value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article with its publication date, where it is annotated, and its gold."""

    text: str
    published: str
    annotated: Spans
    times: Sequence[Timex]
    values: Sequence[Span]


def load_documents(folder: Path) -> list[Document]:
    """The articles of `folder`, by name; the text is put together from the tokens, one sentence a line."""
    return [_document(ET.fromstring(gzip.decompress(path.read_bytes()))) for path in sorted(folder.glob("*.xml.gz"))]


def _document(root: ET.Element) -> Document:
    text, places, lines = _text(root)
    dateline, body = lines[DATELINE], (*lines[:DATELINE], *lines[DATELINE + 1 : LAST + 1])
    marks = [(mark, span) for mark in root.iter() if mark.tag in ("TIMEX3", "VALUE") and (span := _span(mark, places))]
    times = [Timex(span=span, value=mark.get("value", "")) for mark, span in marks if mark.tag == "TIMEX3"]
    return Document(
        text=text,
        published=next((time.value for time in times if dateline.contains(time.span)), ""),
        annotated=body,
        times=[time for time in times if _within(body, time.span)],
        values=[span for mark, span in marks if mark.tag == "VALUE" and _within(body, span)],
    )


def _text(root: ET.Element) -> tuple[str, dict[str, Span], Spans]:
    """The text, the place of each token by its id, and those of the sentences."""
    text = ""
    places: dict[str, Span] = {}
    lines: list[Span] = []
    for _, sentence in groupby(root.iter("token"), key=lambda token: token.get("sentence")):
        text += "\n" if text else ""
        start, tight = len(text), True
        for token in sentence:
            word = token.text or ""
            text += "" if tight or word[0] in _TIGHT_BEFORE or word == "n't" else " "
            places[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
            text += word
            tight = word[-1] in _TIGHT_AFTER
        lines.append(Span(start, len(text)))
    return text, places, tuple(lines)


def _within(lines: Spans, span: Span) -> bool:
    return any(line.contains(span) for line in lines)


def _span(mark: ET.Element, places: dict[str, Span]) -> Span | None:
    spans = [places[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScores:
    """As TempEval-3 counts: spans equal (`strict`), spans that overlap (`relaxed`), and those with the right value."""

    strict: Tally
    relaxed: Tally
    value: Tally
    strict_value: Tally


def score_times(documents: Sequence[Document], *, references: bool = True) -> TimeScores:
    """Scores of the times found; without `references`, gold's "now" and "recently" are left out."""
    strict = relaxed = value = strict_value = Tally()
    for document in documents:
        gold = [time for time in document.times if references or time.value not in REFERENCES]
        found = _times(document)
        pairs = [(g, m) for g in gold if (m := next((m for m in found if m.span.overlaps(g.span)), None))]
        sizes = {"made": len(found), "gold": len(gold)}
        same = [_bare(document.text, g.span) == _bare(document.text, m.span) for g, m in pairs]
        right = [_same_value(g.value, m.value) for g, m in pairs]
        relaxed += Tally(len(pairs), **sizes)
        strict += Tally(sum(same), **sizes)
        value += Tally(sum(right), **sizes)
        strict_value += Tally(sum(s and r for s, r in zip(same, right, strict=True)), **sizes)
    return TimeScores(strict=strict, relaxed=relaxed, value=value, strict_value=strict_value)


def _times(document: Document) -> list[Time]:
    found = find_times(document.text, document.published, ENGLISH)
    return [time for time in found if _within(document.annotated, time.span)]


def _figures(document: Document) -> list[Figure]:
    return [figure for figure in find_figures(document.text, ENGLISH) if _within(document.annotated, figure.span)]


def _bare(text: str, span: Span) -> str:
    """The words without the preposition and article that lead them in: the record keeps both, TIMEX3 only the article."""
    words = span.of(text)
    while (shorter := _DETERMINERS.sub("", words)) != words:
        words = shorter
    return f"{span.end} {words}"


def _same_value(gold: str, made: str | None) -> bool:
    return gold == made


def score_values(documents: Sequence[Document]) -> Tally:
    """How many of gold's values a figure overlaps."""
    right = made = gold = 0
    for document in documents:
        found = _figures(document)
        right += sum(any(value.overlaps(figure.span) for figure in found) for value in document.values)
        made += len(found)
        gold += len(document.values)
    return Tally(right, made, gold)


def missed(documents: Sequence[Document]) -> Iterator[str]:
    """A line for every difference, with words of the text: to be read, not to be kept."""
    for document in documents:
        text, times, figures = document.text, _times(document), _figures(document)
        for time in document.times:
            twin = next((t for t in times if t.span.overlaps(time.span)), None)
            made = f"{twin.span.of(text)!r} {twin.value}" if twin else "nothing"
            if twin is None or not _same_value(time.value, twin.value) or _bare(text, time.span) != _bare(text, twin.span):
                yield f"time {document.published}: {_beside(text, time.span)} {time.value}, made {made}"
        for twin in times:
            if not any(twin.span.overlaps(time.span) for time in document.times):
                yield f"time too many: {_beside(text, twin.span)} {twin.value}"
        for value in document.values:
            if not any(value.overlaps(figure.span) for figure in figures):
                yield f"value missed: {_beside(text, value)}"


def _beside(text: str, span: Span) -> str:
    return f"{text[max(0, span.start - 40) : span.start]}[{span.of(text)}]{text[span.end : span.end + 30]}".replace("\n", " / ")
