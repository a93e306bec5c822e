"""What a search found, written for other programs: CSV with the columns of an exported record, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict

from quoth.export.rows import COLUMNS, plain
from quoth.store import Hit

TABLE_COLUMNS = (*COLUMNS, "before", "after", "link")


def attachment(name: str) -> dict[str, str]:
    """The headers of an answer that is a file called `name`."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def csv_header() -> str:
    """The first line of a table of hits."""
    return _lines([TABLE_COLUMNS])


def as_csv(hits: Iterable[Hit]) -> str:
    """A line of a table for each hit."""
    return _lines([plain(getattr(hit, column)) for column in TABLE_COLUMNS] for hit in hits)


def as_jsonl(hits: Iterable[Hit]) -> str:
    """A line of JSON for each hit."""
    return "".join(json.dumps({**asdict(hit), "link": hit.link}, ensure_ascii=False) + "\n" for hit in hits)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
