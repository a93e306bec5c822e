"""Parquet: typed columns, as documented, and the documented query."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from quoth.errors import MissingExtra
from quoth.export.parquet import ROWS_AT_ONCE
from quoth.export.rows import COLUMNS as CELLS
from quoth.export.tables import ATTRIBUTIONS as COLUMNS
from quoth.model import Record
from tests.docs.pages import code, section
from tests.export.test_exporters import table, written

parquet = pytest.importorskip("pyarrow.parquet")
PAGE = "docs/exports.md"


def rows(*records: Record, extract: int | None = None) -> list[dict[str, Any]]:
    """The rows of the file of `records`."""
    found: list[dict[str, Any]] = parquet.read_table(BytesIO(written("parquet", *records, extract=extract))).to_pylist()
    return found


def test_there_is_a_row_for_each_attribution(sample_record: Record) -> None:
    """Rows say the same as the CSV, with null for what is absent, and lists for what is several."""
    found = rows(sample_record)
    assert tuple(found[0]) == tuple(COLUMNS)
    assert set(CELLS) < set(COLUMNS)
    for row, cells in zip(found, table(sample_record), strict=True):
        plain = [name for name in CELLS if name != "roles"]
        assert [str(row[name]) if row[name] is not None else "" for name in plain] == [cells[name] for name in plain]
    assert found[2]["roles"] == ["union's chair"]
    assert found[5]["members"] == ["Teodor Brandt", "the shippers' league"]
    assert (found[6]["resolved"], found[7]["source"], found[7]["roles"]) == (False, None, None)
    assert (found[0]["day"], found[0]["weights"]) == (date(2026, 5, 4), "sha256:0")
    spans = [{"start": span.start, "end": span.end} for span in sample_record.attributions[2].content]
    assert found[2]["content_spans"] == spans


def test_an_extract_keeps_the_offsets(sample_record: Record) -> None:
    """The content is cut, its places are not."""
    row = rows(sample_record, extract=3)[2]
    assert row["content"] == '"We have waited …'
    assert row["end"] == sample_record.attributions[2].content[-1].end


@pytest.mark.parametrize("published", [None, "last week", "2026-13-01"])
def test_what_is_no_date_has_no_day(published: str | None, sample_record: Record) -> None:
    """The outlet's own words stay beside it."""
    row = rows(replace(sample_record, article=replace(sample_record.article, published=published)))[0]
    assert (row["published"], row["day"]) == (published, None)


def test_lone_surrogates_become_question_marks(sample_record: Record) -> None:
    """What Parquet cannot hold is replaced."""
    article = replace(sample_record.article, title="a \udc80 b", byline=("c \udc80",))
    row = rows(replace(sample_record, article=article))[0]
    assert (row["title"], row["byline"]) == ("a ? b", ["c ?"])


def test_many_records_are_written_in_groups(sample_record: Record) -> None:
    """Memory holds one group of rows at a time, however many records come."""
    count = ROWS_AT_ONCE // len(sample_record.attributions) + 1
    file = parquet.ParquetFile(BytesIO(written("parquet", *[sample_record] * count)))
    assert file.metadata.num_rows == count * len(sample_record.attributions)
    assert file.num_row_groups == 2


def test_no_records_are_a_table_without_rows(make_record: Callable[..., Record]) -> None:
    """The columns are there."""
    assert tuple(parquet.read_table(BytesIO(written("parquet", make_record("Nobody spoke.")))).column_names) == tuple(COLUMNS)


def test_every_column_is_documented() -> None:
    """The table of the page has the columns in their order, and their types."""
    types = {
        "text": "text", "texts": "list of texts", "day": "date", "flag": "boolean", "number": "double", "offset": "int32",
        "spans": "list of (start, end)",
    }  # fmt: skip
    documented = re.findall(r"(?m)^\| `(\w+)` \| ([^|]+) \|", section(PAGE, "## Parquet"))
    assert documented == [(name, types[kind]) for name, kind in COLUMNS.items()]


def test_the_documented_query_runs(sample_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB reads the file and counts as the page says."""
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "attributions.parquet").write_bytes(written("parquet", sample_record))
    monkeypatch.chdir(tmp_path)
    (query,) = code(PAGE, "sql")
    assert duckdb.sql(query).fetchall() == [("The Coast Ledger", "Lena Okafor", 2, 1)]


def test_without_its_part_parquet_says_what_to_install(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing PyArrow is one line that names the command."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r'pip install "quoth\[bulk\]"'):
        written("parquet", sample_record)
