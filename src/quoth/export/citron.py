"""Quotes as BBC Citron's JSON: each with cue, sources and contents as spans.

The format is that of https://github.com/bbc/citron, `docs/data_format.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import BinaryIO

from quoth.export.extracts import extracted
from quoth.export.json_text import Json, json_bytes
from quoth.model import Attribution, Record, Source, Span, Spans


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """One document a line, in the order of `records`; the lines can be taken apart into Citron's one file a document.

    Citron knows no quote without a cue: those are left out. With `extract`, a span has at most so many words, and the
    text of the document is left out; without, all is there that Citron trains on.
    """
    stream.writelines(json_bytes(_document(record, extract)) + b"\n" for record in records)


def _document(record: Record, extract: int | None) -> Json:
    groups = [
        [place for mention in source.mentions for place in _spans(record, (mention,), extract)]
        for source in record.sources
        if len(source.mentions) > 1
    ]
    return {
        "id": record.id,
        **({"text": record.article.text} if extract is None else {}),
        "quotes": [_quote(record, attribution, extract) for attribution in record.attributions if attribution.cue],
        "coreference_groups": groups,
    }


def _quote(record: Record, attribution: Attribution, extract: int | None) -> Json:
    cue = attribution.cue
    return {
        "id": attribution.id,
        "cue": _spans(record, (Span(cue[0].start, cue[-1].end),), extract)[0],
        "sources": _spans(record, attribution.source_span, extract),
        "coreferences": _spans(record, tuple(_names(record, attribution)), extract),
        "contents": _spans(record, attribution.content, extract),
        "confidence": f"{attribution.confidence:.4f}",
    }


def _names(record: Record, attribution: Attribution) -> Iterator[Span]:
    """Where the article names the source, each of a joint one, unless the source span does: "Lena Okafor" for "she"."""
    source = record.source(attribution)
    if source is None:
        return
    members = [member for member in record.sources if member.id in source.members]
    for speaker in members or [source]:
        place = _naming(record, speaker)
        if place and not any(place.overlaps(span) for span in attribution.source_span):
            yield place


def _naming(record: Record, source: Source) -> Span | None:
    """The first mention that is or holds the source's name."""
    text = record.article.text
    return next((mention for mention in source.mentions if source.name in mention.of(text)), None)


def _spans(record: Record, spans: Spans, extract: int | None) -> list[Json]:
    text = record.article.text
    return [_span(text, span, shown) for span, shown in zip_longest(spans, extracted(text, spans, extract))]


def _span(text: str, span: Span, shown: Span | None) -> Json:
    """`span` with the words of it that may be `shown`, and an ellipsis where there are more."""
    words = shown.of(text) if shown else ""
    return {"start": span.start, "end": span.end, "text": words if shown == span else f"{words} …".lstrip()}
