"""Records as rows of six tables, each with typed columns: what Parquet files hold.

`docs/exports.md` describes the attributions, `docs/bulk.md` the other tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from quoth.export.extracts import words
from quoth.model import Attribution, AttributionId, Record, Spans

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

ABOUT = {"article_id": "text", "outlet": "text", "published": "text", "day": "day", "url": "text", "title": "text"}
"""The columns with which every table begins."""

ARTICLES = {
    **ABOUT, "byline": "texts", "language": "text", "characters": "offset", "own_voice": "spans", "model": "text",
    "weights": "text",
}  # fmt: skip
ATTRIBUTIONS = {
    **ABOUT, "byline": "texts", "language": "text", "attribution_id": "text", "source_id": "text", "source": "text",
    "kind": "text", "resolved": "flag", "members": "texts", "roles": "texts", "affiliation": "text", "source_words": "text",
    "cue": "text", "content": "text", "manner": "text", "attitude": "text", "stance": "text", "polarity": "text",
    "channel": "text", "parent": "text", "confidence": "number", "source_confidence": "number", "start": "offset",
    "end": "offset", "source_spans": "spans", "cue_spans": "spans", "content_spans": "spans", "model": "text", "weights": "text",
}  # fmt: skip
SOURCES = {
    **ABOUT, "source_id": "text", "source": "text", "kind": "text", "resolved": "flag", "members": "texts", "roles": "texts",
    "affiliation": "text", "mentions": "spans",
}  # fmt: skip
_PLACE = {"attribution_id": "text", "voice": "text", "start": "offset", "end": "offset"}
LABELS = {**ABOUT, "label": "text", "kind": "text", "target": "text", "target_source_id": "text", **_PLACE}
FIGURES = {
    **ABOUT, "figure": "text", "value": "number", "low": "number", "high": "number", "bound": "text", "unit": "text",
    "currency": "text", **_PLACE,
}  # fmt: skip
TIMES = {**ABOUT, "time": "text", "type": "text", "value": "text", **_PLACE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns in their order, and what each holds; the rows that a record makes in it."""

    columns: Mapping[str, str]
    rows: Callable[[Record], Iterator[Row]]

    def schema(self, *, but: frozenset[str] = frozenset(), more: tuple[str, ...] = ()) -> pa.Schema:
        """The columns as PyArrow has them, without those of `but`, and with `more` columns of text at the end."""
        import pyarrow as pa

        types = _types()
        kept = [(name, types[kind]) for name, kind in self.columns.items() if name not in but]
        return pa.schema([*kept, *((name, types["text"]) for name in more)])


def attribution_rows(record: Record, extract: int | None = None) -> Iterator[Row]:
    """One row an attribution, at most `extract` words of each."""
    about = {**_about(record), **_article(record)}
    for attribution in record.attributions:
        yield {**about, **_who(record, attribution), **_what(record, attribution, extract)}


def article_rows(record: Record) -> Iterator[Row]:
    """The row of the article."""
    article = record.article
    yield {
        **_about(record), **_article(record), "characters": len(article.text), "own_voice": _pairs(record.own_voice),
    }  # fmt: skip


def source_rows(record: Record) -> Iterator[Row]:
    """One row a source."""
    about = _about(record)
    names = {source.id: source.name for source in record.sources}
    for source in record.sources:
        yield {
            **about, "source_id": source.id, "source": source.name, "kind": source.kind, "resolved": source.resolved,
            "members": tuple(names[member] for member in source.members), "roles": source.roles,
            "affiliation": source.affiliation, "mentions": _pairs(source.mentions),
        }  # fmt: skip


def label_rows(record: Record) -> Iterator[Row]:
    """One row a label."""
    about = _about(record)
    for label in record.labels:
        target = label.target
        yield {
            **about, "label": record.words((label.span,)), "kind": label.kind, "target": target and target.name,
            "target_source_id": target and target.source, **_place(record, (label.span,), label.attribution),
        }  # fmt: skip


def figure_rows(record: Record) -> Iterator[Row]:
    """One row a figure; of a range, `value` is null and `low` and `high` are its ends."""
    about = _about(record)
    for figure in record.figures:
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
        yield {
            **about, "figure": record.words((figure.span,)), "value": low if low == high else None, "low": low, "high": high,
            "bound": figure.bound, "unit": figure.unit, "currency": figure.currency,
            **_place(record, (figure.span,), figure.attribution),
        }  # fmt: skip


def time_rows(record: Record) -> Iterator[Row]:
    """One row a time."""
    about = _about(record)
    for time in record.times:
        row = {"time": record.words((time.span,)), "type": time.type, "value": time.value}
        yield {**about, **row, **_place(record, (time.span,), time.attribution)}


TABLES: Mapping[str, Table] = {
    "articles": Table(columns=ARTICLES, rows=article_rows),
    "attributions": Table(columns=ATTRIBUTIONS, rows=attribution_rows),
    "sources": Table(columns=SOURCES, rows=source_rows),
    "labels": Table(columns=LABELS, rows=label_rows),
    "figures": Table(columns=FIGURES, rows=figure_rows),
    "times": Table(columns=TIMES, rows=time_rows),
}


def storable(row: Row) -> Row:
    """`row` with a question mark for every lone surrogate, which Parquet cannot hold."""
    return {name: _storable(value) for name, value in row.items()}


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time, None for anything else."""
    try:
        return datetime.fromisoformat(published).date() if published else None
    except ValueError:
        return None


def _types() -> dict[str, pa.DataType]:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "flag": pa.bool_(),
        "number": pa.float64(),
        "offset": pa.int32(),
        "spans": pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
    }


def _about(record: Record) -> Row:
    article = record.article
    return {
        "article_id": article.id, "outlet": article.outlet, "published": article.published, "day": day(article.published),
        "url": article.url, "title": article.title,
    }  # fmt: skip


def _article(record: Record) -> Row:
    article, made_by = record.article, record.made_by
    return {"byline": article.byline, "language": article.language, "model": made_by.model, "weights": made_by.weights}


def _who(record: Record, attribution: Attribution) -> Row:
    source = record.source(attribution)
    if source is None:
        return {}
    names = {other.id: other.name for other in record.sources}
    return {
        "source_id": source.id,
        "source": source.name,
        "kind": source.kind,
        "resolved": source.resolved,
        "members": tuple(names[member] for member in source.members),
        "roles": source.roles,
        "affiliation": source.affiliation,
        "source_confidence": attribution.source_confidence,
    }


def _what(record: Record, attribution: Attribution, extract: int | None) -> Row:
    return {
        "attribution_id": attribution.id,
        "source_words": words(record, attribution.source_span, extract) or None,
        "cue": words(record, attribution.cue, extract) or None,
        "content": words(record, attribution.content, extract),
        "manner": attribution.manner,
        "attitude": attribution.attitude,
        "stance": attribution.stance,
        "polarity": attribution.polarity,
        "channel": attribution.channel.kind if attribution.channel else None,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
        "start": attribution.content[0].start,
        "end": attribution.content[-1].end,
        "source_spans": _pairs(attribution.source_span),
        "cue_spans": _pairs(attribution.cue),
        "content_spans": _pairs(attribution.content),
    }


def _place(record: Record, spans: Spans, within: AttributionId | None) -> Row:
    """Where something stands, and whose words it is: a null voice is the outlet's, or one that is not named."""
    attribution = next((one for one in record.attributions if one.id == within), None)
    source = record.source(attribution) if attribution else None
    return {
        "attribution_id": within, "voice": source and source.name, "start": spans[0].start, "end": spans[-1].end,
    }  # fmt: skip


def _pairs(spans: Spans) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _storable(value: Any) -> Any:  # noqa: ANN401 (any value of a cell)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_storable(one) for one in value] if isinstance(value, tuple) else value
