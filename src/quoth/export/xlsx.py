"""Attributions and sources as an Excel workbook of two sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from quoth.errors import MissingExtra
from quoth.export.reading import reading
from quoth.export.rows import COLUMNS, Cell, joined, plain, rows
from quoth.model import Record

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SOURCE_COLUMNS = (
    "article_id", "source_id", "name", "kind", "resolved", "members", "roles", "affiliation", "attributions", "share", "mentions",
)  # fmt: skip
WIDTHS = {
    "content": 60, "title": 40, "source": 26, "name": 26, "source_words": 26, "roles": 30, "mentions": 50, "url": 30,
    "members": 30,
}  # fmt: skip
LONGEST_CELL = 32_767
SAME_BYTES = datetime(2000, 1, 1, tzinfo=UTC)


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """A workbook with the sheets "attributions" and "sources", text cells only, so that nothing is run or linked.

    Cells are those of the CSV, the apostrophe before = + - @, tab and carriage return included, with at most
    `extract` words of an attribution, all if it is None; a cell ends with an ellipsis at the 32,767 characters that the
    format allows. Raises `MissingExtra` without XlsxWriter.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtra("docs", "writing xlsx") from error
    file = BytesIO()
    workbook = Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": SAME_BYTES.replace(tzinfo=None)})
    attributions = _sheet(workbook, "attributions", COLUMNS)
    sources = _sheet(workbook, "sources", SOURCE_COLUMNS)
    filled = [1, 1]
    for record in records:
        filled[0] = _fill(attributions, filled[0], rows(record, extract))
        filled[1] = _fill(sources, filled[1], _sources(record))
    workbook.close()
    stream.write(file.getvalue())


def _sheet(workbook: Workbook, name: str, columns: Sequence[str]) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    header = workbook.add_format({"bold": True, "bottom": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(columns):
        sheet.set_column(column, column, WIDTHS.get(title, 14), wrapped)
        sheet.write_string(0, column, title, header)
    sheet.freeze_panes(1, 0)
    return sheet


def _fill(sheet: Worksheet, first: int, table: Iterable[Sequence[Cell]]) -> int:
    """Write `table` from row `first` on; the next free row."""
    row = first
    for cells in table:
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 1] + "…")
            else:
                sheet.write_number(row, column, cell)
        row += 1
    return row


def _sources(record: Record) -> Iterator[tuple[Cell, ...]]:
    shares = reading(record).shares
    names = {source.id: source.name for source in record.sources}
    for source in record.sources:
        cells = (
            record.id,
            source.id,
            source.name,
            source.kind,
            "yes" if source.resolved else "no",
            joined(tuple(names[member] for member in source.members)),
            joined(source.roles),
            source.affiliation,
            sum(attribution.source == source.id for attribution in record.attributions),
            round(shares.of(source.id), 4),
            joined(tuple(dict.fromkeys(mention.of(record.article.text) for mention in source.mentions))),
        )
        yield tuple(plain(cell) for cell in cells)
