"""Attributions as an Apache Parquet file for DuckDB, pandas, R and the like: one row an attribution, in typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from quoth.errors import MissingExtra
from quoth.export.extracts import words
from quoth.model import Attribution, Record, Spans

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 10_000

COLUMNS = {
    "article_id": "text", "outlet": "text", "published": "text", "day": "day", "url": "text", "title": "text",
    "byline": "texts", "language": "text", "attribution_id": "text", "source_id": "text", "source": "text", "kind": "text",
    "resolved": "flag", "members": "texts", "roles": "texts", "affiliation": "text", "source_words": "text", "cue": "text",
    "content": "text", "manner": "text", "attitude": "text", "stance": "text", "polarity": "text", "channel": "text",
    "parent": "text", "confidence": "number", "source_confidence": "number", "start": "offset", "end": "offset",
    "source_spans": "spans", "cue_spans": "spans", "content_spans": "spans", "model": "text", "weights": "text",
}  # fmt: skip
"""The columns in their order, and what each holds."""


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """A row for each attribution; absent values are null. `docs/exports.md` describes the columns.

    Of each attribution at most `extract` words are written, all if it is None. Raises `MissingExtra` without PyArrow.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtra("bulk", "writing parquet") from error
    table = _rows(records, extract)
    schema = _schema()
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        while batch := list(islice(table, ROWS_AT_ONCE)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))


def _schema() -> pa.Schema:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "flag": pa.bool_(),
        "number": pa.float64(),
        "offset": pa.int32(),
        "spans": pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
    }
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def _rows(records: Iterable[Record], extract: int | None) -> Iterator[dict[str, Any]]:
    for record in records:
        about = _about(record)
        for attribution in record.attributions:
            row = {**about, **_who(record, attribution), **_what(record, attribution, extract)}
            yield {name: _storable(value) for name, value in row.items()}


def _about(record: Record) -> dict[str, Any]:
    article = record.article
    return {
        "article_id": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "day": _day(article.published),
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "model": record.made_by.model,
        "weights": record.made_by.weights,
    }


def _who(record: Record, attribution: Attribution) -> dict[str, Any]:
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


def _what(record: Record, attribution: Attribution, extract: int | None) -> dict[str, Any]:
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


def _pairs(spans: Spans) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time, None for anything else."""
    try:
        return datetime.fromisoformat(published).date() if published else None
    except ValueError:
        return None


def _storable(value: Any) -> Any:  # noqa: ANN401 (any value of a cell)
    """`value` with a question mark for every lone surrogate, which Parquet cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_storable(one) for one in value] if isinstance(value, tuple) else value
