"""The table of exporters and the formats that are tables or JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from quoth.errors import MissingExtra
from quoth.export import BINARY, EXPORTERS, exporter, formats
from quoth.export.rows import COLUMNS
from quoth.model import Record, Source, SourceId, load_record


def written(name: str, *records: Record, extract: int | None = None) -> bytes:
    """What the exporter `name` writes of `records`."""
    stream = BytesIO()
    exporter(name, extract=extract)(records, stream)
    return stream.getvalue()


def table(*records: Record) -> list[dict[str, str]]:
    """The rows of the CSV of `records`."""
    return list(csv.DictReader(StringIO(written("csv", *records).decode("utf-8"), newline="")))


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_writes_records_and_leaves_the_stream_open(name: str, sample_record: Record) -> None:
    """Each line of the table leads to a writer that takes any number of records, lazily."""
    for records in ((), (sample_record,), (sample_record, sample_record)):
        stream = BytesIO()
        exporter(name)(iter(records), stream)
        assert not stream.closed
        assert stream.getvalue() or (name in {"jsonl", "citron"} and not records)


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_records_give_the_same_bytes(name: str, sample_record: Record) -> None:
    """No time of day and no chance enters a file."""
    assert written(name, sample_record) == written(name, sample_record)


@pytest.mark.parametrize("name", EXPORTERS)
def test_lone_surrogates_stop_no_exporter(name: str, make_record: Callable[..., Record]) -> None:
    """Text that is not valid Unicode is still written, as valid UTF-8."""
    content = written(name, make_record("a \udc80 b"))
    assert name in BINARY or content.decode("utf-8")


def test_an_unknown_format_names_those_there_are() -> None:
    """The message lists the formats."""
    with pytest.raises(ValueError, match="no format is called 'pdf'; there are json, jsonl, csv, xlsx, html"):
        exporter("pdf")


def test_another_package_can_add_an_exporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of the group is found by name, after our own formats."""
    package = tmp_path / "others-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: others\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[quoth.exporters]\nlines = quoth.export.jsonl:write\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert formats() == (*EXPORTERS, "lines")
    assert exporter("lines") is exporter("jsonl")


def test_json_is_one_object_or_an_array(sample_record: Record) -> None:
    """One record is an indented object, none or several are an array."""
    assert json.loads(written("json", sample_record))["id"] == "velm-1"
    assert written("json", sample_record).startswith(b'{\n  "schema"')
    assert [row["id"] for row in json.loads(written("json", sample_record, sample_record))] == ["velm-1"] * 2
    assert json.loads(written("json")) == []


def test_jsonl_lines_are_the_records(sample_record: Record, make_record: Callable[..., Record]) -> None:
    """Each line loads as the record it came from, in order, lone surrogates included."""
    records = [make_record("a \udc80\u2028 b"), sample_record]
    lines = written("jsonl", *records).decode("utf-8").split("\n")
    assert [load_record(line) for line in lines[:-1]] == records
    assert lines[-1] == ""


def test_csv_has_a_row_for_each_attribution(sample_record: Record) -> None:
    """The columns stand in their fixed order and hold the words of the article."""
    rows = table(sample_record)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(sample_record.attributions)
    row = rows[2]
    assert row["content"] == '"We have waited nine months for an answer," … "We will not wait a tenth."'
    assert (row["source"], row["kind"], row["cue"], row["channel"]) == ("Lena Okafor", "person", "told", "news conference")
    text = sample_record.article.text
    assert text[int(row["start"]) : int(row["end"])].endswith('tenth."')
    assert rows[4]["parent"] == "a4"
    assert rows[7]["source"] == rows[7]["cue"] == ""


def test_csv_joins_several_values(sample_record: Record) -> None:
    """Roles are joined with a semicolon."""
    sources = tuple(replace(s, roles=("chair", "welder")) if s.id == "s2" else s for s in sample_record.sources)
    assert table(replace(sample_record, sources=sources))[2]["roles"] == "chair; welder"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_runs_as_a_formula(first: str, sample_record: Record) -> None:
    """Text that begins like a formula gets an apostrophe, in CSV and in the workbook."""
    title = f"{first}HYPERLINK(1)"
    record = replace(sample_record, article=replace(sample_record.article, title=title))
    assert table(record)[0]["title"] == f"'{title}"
    sheet = load_workbook(BytesIO(written("xlsx", record)))["attributions"]
    shown = sheet.cell(2, COLUMNS.index("title") + 1)
    assert shown.data_type == "s"
    assert str(shown.value).startswith("'")


def test_the_workbook_has_attributions_and_sources(sample_record: Record) -> None:
    """Two sheets with frozen headers; the cells are those of the CSV."""
    workbook = load_workbook(BytesIO(written("xlsx", sample_record, sample_record)))
    assert workbook.sheetnames == ["attributions", "sources"]
    attributions, sources = workbook["attributions"], workbook["sources"]
    assert attributions.freeze_panes == sources.freeze_panes == "A2"
    shown = ["" if cell is None else str(cell) for cell in next(attributions.iter_rows(min_row=6, values_only=True))]
    assert shown == list(table(sample_record)[4].values())
    assert attributions.max_row == 1 + 2 * len(sample_record.attributions)
    names = [row[2] for row in sources.iter_rows(min_row=2, values_only=True)]
    assert names == [source.name for source in sample_record.sources] * 2
    assert sources.cell(7, 6).value == "Teodor Brandt; the shippers' league"


def test_cells_end_at_the_length_that_the_format_allows(make_record: Callable[..., Record]) -> None:
    """A longer cell is cut with an ellipsis, not dropped."""
    record = make_record("x")
    source = Source(id=SourceId("s1"), name="n" * 40_000, kind="person")
    sheet = load_workbook(BytesIO(written("xlsx", replace(record, sources=(source,)))))["sources"]
    value = str(sheet.cell(2, 3).value)
    assert len(value) == 32_767
    assert value.endswith("n…")


def test_without_its_part_the_workbook_says_what_to_install(sample_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing XlsxWriter is one line that names the command."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r'pip install "quoth\[docs\]"'):
        written("xlsx", sample_record)
