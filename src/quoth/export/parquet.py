"""Attributions as an Apache Parquet file for DuckDB, pandas, R and the like: one row an attribution, in typed columns."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from quoth.errors import MissingExtra
from quoth.export.tables import TABLES, attribution_rows, storable
from quoth.model import Record

ROWS_AT_ONCE = 10_000


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """A row for each attribution; absent values are null. `docs/exports.md` describes the columns.

    Of each attribution at most `extract` words are written, all if it is None. Raises `MissingExtra` without PyArrow.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtra("bulk", "writing parquet") from error
    rows = (storable(row) for record in records for row in attribution_rows(record, extract))
    schema = TABLES["attributions"].schema()
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))
