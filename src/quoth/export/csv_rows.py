"""Attributions as CSV: one row an attribution."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import BinaryIO

from quoth.export.rows import COLUMNS, rows
from quoth.model import Record


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """A header and one row an attribution, in UTF-8; spans are joined with " … ", several values with "; ".

    Of each attribution at most `extract` words are written, all if it is None. A cell that begins with = + - @, tab or
    carriage return has an apostrophe in front, so that no spreadsheet runs the words of an article as a formula.
    """
    stream.write(_lines([COLUMNS]))
    stream.writelines(_lines(rows(record, extract)) for record in records)


def _lines(table: Iterable[Iterable[object]]) -> bytes:
    lines = StringIO(newline="")
    csv.writer(lines).writerows(table)
    return lines.getvalue().encode()
