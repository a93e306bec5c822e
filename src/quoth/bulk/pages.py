"""What a shard holds, one entry after another: pages as bytes, articles, or why an entry is neither.

An entry is a response in a WARC, a line of JSON Lines, a row of Parquet, or an HTML file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from quoth.bulk.fetched import opened
from quoth.bulk.shards import Shard
from quoth.errors import InputRefused, MissingExtra, Reason
from quoth.model import Article
from quoth.readers import Given, Payload
from quoth.readers.jsonl import article_of
from quoth.readers.jsonl import read as read_jsonl
from quoth.readers.payload import ARTICLE_LIMIT
from quoth.readers.warc import pages as warc_pages

ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as its server sent it, in a form that goes to another process."""

    body: bytes
    where: str
    url: str | None = None
    content_type: str | None = "text/html"
    charset: str | None = None

    def payload(self) -> Payload:
        """The page for a reader."""
        return Payload.of(self.body, self.where, url=self.url, content_type=self.content_type, charset=self.charset)


Entry = Page | Article | InputRefused


def entries(shard: Shard, given: Given) -> Iterator[Entry]:
    """The entries of `shard`, in its order. Raises `InputRefused` where a file cannot be had, which a later run may."""
    for file in shard.files:
        with opened(file) as stream:
            if shard.kind == "html":
                yield _html(stream, file)
            elif shard.kind == "parquet":
                yield from _rows(stream, file, given)
            else:
                yield from _in_stream(shard.kind, stream, file, given)


def _html(stream: IO[bytes], file: str) -> Entry:
    try:
        return _page(Payload.of(stream, file))
    except InputRefused as refusal:
        return refusal


def _in_stream(kind: str, stream: IO[bytes], file: str, given: Given) -> Iterator[Entry]:
    try:
        payload = Payload.of(stream, file)
        if kind == "jsonl":
            yield from read_jsonl(payload, given)
        else:
            yield from (page if isinstance(page, InputRefused) else _page(page) for page in warc_pages(payload))
    except InputRefused as refusal:  # the file is here, and damaged
        yield refusal


def _page(payload: Payload) -> Entry:
    try:
        body = payload.whole()
    except InputRefused as refusal:
        return refusal
    content_type = payload.content_type or "text/html"
    return Page(body=body, where=payload.where, url=payload.url, content_type=content_type, charset=payload.charset)


def _rows(stream: IO[bytes], file: str, given: Given) -> Iterator[Entry]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("bulk", "reading Parquet") from error
    number = 0
    try:
        for batch in parquet.ParquetFile(stream).iter_batches(batch_size=ROWS_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                yield _row(row, given, f"{file}, row {number}")
    except (pa.ArrowException, OSError) as error:
        yield InputRefused(Reason.MALFORMED, file, f"no Parquet that can be read, from row {number + 1} on: {error}")


def _row(row: dict[str, Any], given: Given, where: str) -> Entry:
    published = row.get("published")
    if isinstance(published, date):
        row["published"] = published.isoformat()
    try:
        if len(row.get("text") or "") > ARTICLE_LIMIT:
            raise InputRefused(Reason.TOO_LARGE, where)
        return article_of(row, given, where)
    except InputRefused as refusal:
        return refusal
