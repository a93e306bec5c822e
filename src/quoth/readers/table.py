"""A table as CSV: one article a row, under a first row that names the columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article, iso_date
from quoth.readers.formats import Format
from quoth.readers.payload import ARTICLE_LIMIT, Payload

COLUMNS = ("text", "id", "url", "outlet", "title", "byline", "published", "language")

_DELIMITERS = ",;\t"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DAMAGED = "\ufffd"


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """Each row's article, or why the row is none, in order; unknown columns are ignored, several names of a byline part by ";".

    `given` overrides the columns of every row, except that each article keeps its own id.
    """
    csv.field_size_limit(ARTICLE_LIMIT)  # of the process; no other field is read with that module
    lines = io.TextIOWrapper(payload.stream, _encoding(payload.head), errors="replace", newline="")
    rows = csv.reader(lines, delimiter=_delimiter(payload.head))
    try:
        names = [name.strip().casefold() for name in next(rows, [])]
        if "text" not in names:
            detail = (
                f'no column "text": the first row names {", ".join(names)[:200] or "nothing"}; known are {", ".join(COLUMNS)}'
            )
            raise InputRefused(Reason.MALFORMED, payload.where, detail)
        for row in rows:
            if any(row):
                yield _opened(dict(zip(names, row, strict=False)), replace(given, id=None), f"{payload.where}:{rows.line_num}")
    except csv.Error as error:
        yield InputRefused(Reason.MALFORMED, f"{payload.where}:{rows.line_num}", f"not CSV: {error}")


def _opened(row: Mapping[str, str], given: Given, where: str) -> Article | InputRefused:
    try:
        if any(_DAMAGED in field for field in row.values()):
            raise InputRefused(Reason.NOT_DECODABLE, where, "not decodable: a character is damaged; save the table as UTF-8")
        return build_article(row.get("text", ""), _found(row), given, where)
    except InputRefused as refusal:
        return refusal


def _found(row: Mapping[str, str]) -> Found:
    known = {name: row.get(name, "").strip() or None for name in ("id", "url", "outlet", "title", "language")}
    names = tuple(name.strip() for name in row.get("byline", "").split(";") if name.strip())
    return Found(**known, byline=names, published=iso_date(row.get("published")))


def _encoding(head: bytes) -> str:
    """What the table is written in: UTF-16 by its mark, UTF-8 if its beginning is, else what spreadsheets on Windows write."""
    if head.startswith(_WIDE):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(head: bytes) -> str:
    """What parts the names in the first row."""
    first = head.decode(_encoding(head), "replace").partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _sniff(head: bytes) -> bool:
    first = head.decode(_encoding(head), "replace").partition("\n")[0]
    names = [name.strip('" \r').casefold() for name in first.split(_delimiter(head))]
    return len(names) > 1 and "text" in names and all(names)


TABLE = Format(suffixes=frozenset({".csv", ".tsv"}), content_types=frozenset({"text/csv"}), sniff=_sniff, read=read)
