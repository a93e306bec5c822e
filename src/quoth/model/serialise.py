"""Records and articles as JSON and back; the JSON Schema in `record.schema.json` describes the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, cast

from quoth.errors import RecordInvalid
from quoth.model.article import Article
from quoth.model.record import (
    SCHEMA,
    Attribution,
    Channel,
    Figure,
    Label,
    MadeBy,
    Record,
    Source,
    Target,
    Time,
)
from quoth.model.span import Span, Spans

Json = Mapping[str, Any]


def schema() -> dict[str, Any]:
    """The JSON Schema of `quoth/record/1`."""
    return cast(dict[str, Any], json.loads(files("quoth.model").joinpath("record.schema.json").read_text("utf-8")))


def dump_record(record: Record, indent: int | None = None) -> str:
    """`record` as JSON, on one line unless `indent` is given."""
    return json.dumps(record_to_dict(record), ensure_ascii=False, indent=indent)


def load_record(line: str | bytes) -> Record:
    """The record that `line` holds; raises `RecordInvalid`, which names the field."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordInvalid(f"not JSON: {error}") from error
    if not isinstance(row, dict) or row.get("schema") != SCHEMA:
        raise RecordInvalid(f"not a record of the schema {SCHEMA!r}")
    try:
        return _record(row)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise RecordInvalid(f"record {row.get('id')!r}: {type(error).__name__} at {error}") from error


def record_to_dict(record: Record) -> dict[str, Any]:
    """`record` as the plain values of its JSON."""
    return {
        "schema": SCHEMA,
        "id": record.id,
        "made_by": {"quoth": record.made_by.quoth, "model": record.made_by.model, "weights": record.made_by.weights},
        "article": article_to_dict(record.article),
        "sources": [_source_to_dict(source) for source in record.sources],
        "attributions": [_attribution_to_dict(attribution) for attribution in record.attributions],
        "labels": [_label_to_dict(label) for label in record.labels],
        "figures": [_figure_to_dict(figure) for figure in record.figures],
        "times": [
            {"span": _pair(time.span), "type": time.type, "value": time.value, "attribution": time.attribution}
            for time in record.times
        ],
        "own_voice": _pairs(record.own_voice),
    }


def article_to_dict(article: Article) -> dict[str, Any]:
    """`article` as the plain values of its JSON."""
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "title_span": _optional_pair(article.title_span),
        "byline": list(article.byline),
        "published": article.published,
        "language": article.language,
        "text": article.text,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _optional_pair(span: Span | None) -> list[int] | None:
    return _pair(span) if span else None


def _pairs(spans: Spans) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _source_to_dict(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "resolved": source.resolved,
        "members": list(source.members),
        "roles": list(source.roles),
        "affiliation": source.affiliation,
        "mentions": _pairs(source.mentions),
    }


def _attribution_to_dict(attribution: Attribution) -> dict[str, Any]:
    channel = attribution.channel
    return {
        "id": attribution.id,
        "manner": attribution.manner,
        "content": _pairs(attribution.content),
        "cue": _pairs(attribution.cue),
        "source_span": _pairs(attribution.source_span),
        "source": attribution.source,
        "attitude": attribution.attitude,
        "stance": attribution.stance,
        "polarity": attribution.polarity,
        "channel": {"kind": channel.kind, "span": _optional_pair(channel.span)} if channel else None,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
        "source_confidence": attribution.source_confidence,
    }


def _label_to_dict(label: Label) -> dict[str, Any]:
    target = label.target
    return {
        "span": _pair(label.span),
        "kind": label.kind,
        "target": {"name": target.name, "span": _optional_pair(target.span), "source": target.source} if target else None,
        "attribution": label.attribution,
    }


def _figure_to_dict(figure: Figure) -> dict[str, Any]:
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    return {
        "span": _pair(figure.span),
        "value": value,
        "bound": figure.bound,
        "unit": figure.unit,
        "currency": figure.currency,
        "attribution": figure.attribution,
    }


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _optional_span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else _span(pair)


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(_span(pair) for pair in pairs)


def _record(row: Json) -> Record:
    made_by = row["made_by"]
    return Record(
        article=article_from_dict(row["article"]),
        made_by=MadeBy(quoth=made_by["quoth"], model=made_by["model"], weights=made_by["weights"]),
        sources=tuple(_source(source) for source in row["sources"]),
        attributions=tuple(_attribution(attribution) for attribution in row["attributions"]),
        labels=tuple(_label(label) for label in row["labels"]),
        figures=tuple(_figure(figure) for figure in row["figures"]),
        times=tuple(
            Time(span=_span(t["span"]), type=t["type"], value=t["value"], attribution=t["attribution"]) for t in row["times"]
        ),
        own_voice=_spans(row["own_voice"]),
    )


def article_from_dict(row: Json) -> Article:
    """The article that the plain values of its JSON describe."""
    return Article(
        id=row["id"],
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        title_span=_optional_span(row["title_span"]),
        byline=tuple(row["byline"]),
        published=row["published"],
        language=row["language"],
        text=row["text"],
    )


def _source(row: Json) -> Source:
    return Source(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        resolved=row["resolved"],
        members=tuple(row["members"]),
        roles=tuple(row["roles"]),
        affiliation=row["affiliation"],
        mentions=_spans(row["mentions"]),
    )


def _attribution(row: Json) -> Attribution:
    channel = row["channel"]
    return Attribution(
        id=row["id"],
        manner=row["manner"],
        content=_spans(row["content"]),
        cue=_spans(row["cue"]),
        source_span=_spans(row["source_span"]),
        source=row["source"],
        attitude=row["attitude"],
        stance=row["stance"],
        polarity=row["polarity"],
        channel=Channel(kind=channel["kind"], span=_optional_span(channel["span"])) if channel else None,
        parent=row["parent"],
        confidence=row["confidence"],
        source_confidence=row["source_confidence"],
    )


def _label(row: Json) -> Label:
    target = row["target"]
    made = Target(name=target["name"], span=_optional_span(target["span"]), source=target["source"]) if target else None
    return Label(span=_span(row["span"]), kind=row["kind"], target=made, attribution=row["attribution"])


def _figure(row: Json) -> Figure:
    value = row["value"]
    return Figure(
        span=_span(row["span"]),
        value=(value[0], value[1]) if isinstance(value, list) else value,
        bound=row["bound"],
        unit=row["unit"],
        currency=row["currency"],
        attribution=row["attribution"],
    )
