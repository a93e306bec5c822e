"""Attributions as W3C Web Annotations: one annotation an attribution, on the words of its content.

The model is that of https://www.w3.org/TR/annotation-model/. Offsets count code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import zip_longest
from typing import BinaryIO

from quoth.export.addresses import article_iri, attribution_iri, name
from quoth.export.extracts import extracted
from quoth.export.json_text import Json, json_array
from quoth.export.reading import NO_SOURCE
from quoth.model import Attribution, Record, Span, Spans

CONTEXT = 32
"""So many characters before and after are given with quoted words, so that they are found again in a changed page."""


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """One `AnnotationPage` in JSON-LD, with an annotation a line.

    A `TextPositionSelector` covers words whole, a `TextQuoteSelector` at most the first `extract` of them, all if it is None.
    """
    held = sha256()

    def annotations() -> Iterator[Json]:
        for record in records:
            for attribution in record.attributions:
                annotation = _annotation(record, attribution, extract)
                held.update(annotation["id"].encode())
                yield annotation

    stream.write(b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": ')
    stream.writelines(json_array(annotations()))
    stream.write(f', "id": "{name(held.hexdigest())}"}}\n'.encode())


def _annotation(record: Record, attribution: Attribution, extract: int | None) -> Json:
    made_by = record.made_by
    source = record.source(attribution)
    tags = [*_tags(attribution), f"kind: {source.kind}" if source else NO_SOURCE]
    return {
        "id": attribution_iri(record.article, attribution),
        "type": "Annotation",
        "motivation": ["identifying", "tagging"],
        "generator": {"type": "Software", "name": f"Quoth {made_by.quoth}, model {made_by.model}, {made_by.weights}"},
        "body": [
            *([_text("identifying", source.name)] if source else []),
            *(_body("identifying", place) for place in _places(record, attribution.source_span, extract)),
            *(_body("describing", place) for place in _places(record, attribution.cue, extract)),
            *(_text("tagging", tag) for tag in tags),
        ],
        "target": _places(record, attribution.content, extract),
    }


def _tags(attribution: Attribution) -> Iterator[str]:
    for field in ("manner", "attitude", "stance", "polarity"):
        yield f"{field}: {getattr(attribution, field)}"
    if attribution.channel:
        yield f"channel: {attribution.channel.kind}"
    yield f"confidence: {attribution.confidence:.2f}"


def _text(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _body(purpose: str, place: Json) -> Json:
    return {"type": "SpecificResource", "purpose": purpose, **place}


def _places(record: Record, spans: Spans, extract: int | None) -> list[Json]:
    """Each of `spans` as a part of the article; what lies after the extract is selected by its position alone."""
    text, source = record.article.text, article_iri(record.article)
    places: list[Json] = []
    for span, shown in zip_longest(spans, extracted(text, spans, extract)):
        quote = [_quote(text, shown, whole=shown == span)] if shown else []
        places.append({"source": source, "selector": [*quote, _position(span)]})
    return places


def _quote(text: str, span: Span, *, whole: bool) -> Json:
    """The words at `span` and what stands around them; after an extract no more of the same words."""
    quote = {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": text[max(0, span.start - CONTEXT) : span.start]}
    return {**quote, "suffix": text[span.end : span.end + CONTEXT]} if whole else quote


def _position(span: Span) -> Json:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
