"""Web archives (WARC): the pages that a crawl fetched, as their servers sent them."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quoth.errors import InputRefused, MissingExtra, Reason
from quoth.model import Article
from quoth.readers.article import Given
from quoth.readers.formats import Format, format_of
from quoth.readers.payload import ARTICLE_LIMIT, Payload

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEADERS = (b"content-type", b"content-encoding")
_OK = 200
_NEXT_RECORD = b"\r\n\r\nWARC/1."
"""How the next record begins: within a page it shows that the page's length is wrong."""


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article of each page, or why it is none; `given` overrides what the pages say, but for their ids and titles.

    Pages are response records of HTML that a server sent with status 200; other records are passed over. Damage ends
    the archive where nothing behind it can be found again. Raises `MissingExtra` without FastWARC.
    """
    found = False
    for page in pages(payload):
        if isinstance(page, InputRefused) and page.reason is Reason.NOT_A_PAGE:
            continue
        found = True
        yield from _articles(page, replace(given, id=None, title=None))
    if not found:
        raise InputRefused(Reason.EMPTY, payload.where, "empty: the web archive has no page in it")


def pages(payload: Payload) -> Iterator[Payload | InputRefused]:
    """The page of each response record, as its server sent it, or why there is none in it. Raises `MissingExtra`."""
    for record in _records(payload):
        try:
            if isinstance(record, InputRefused):
                raise record
            yield _page(record, f"{payload.where} {record.headers.get('WARC-Target-URI')}")
        except InputRefused as refusal:
            yield refusal


def _records(payload: Payload) -> Iterator[WarcRecord | InputRefused]:
    """The response records, and why the archive ends early if it does."""
    archive = _archive(payload)
    while True:
        try:
            record = next(archive, None)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            yield InputRefused(Reason.NOT_READABLE, payload.where, f"cannot be read from here on: {error}")
            return
        if record is None:
            return
        yield record


def _archive(payload: Payload) -> ArchiveIterator:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtra("bulk", "reading web archives") from error
    # a body that its server compressed is undone by us: FastWARC cannot go on behind one that is damaged
    return ArchiveIterator(payload.stream, record_types=WarcRecordType.response, quirks_mode=True, auto_decode="transfer")


def _is_damaged(record: WarcRecord) -> bool:
    return not record.is_http_parsed or record.http_headers.status_code is None


def _check_page(record: WarcRecord, where: str) -> None:
    status = record.http_headers.status_code
    if status != _OK:
        raise InputRefused(Reason.NOT_A_PAGE, where, f"not a page: the server answered {status}")
    content_type = (record.http_headers.get("content-type") or "").partition(";")[0].strip().lower()
    if content_type not in _PAGES:
        raise InputRefused(Reason.NOT_A_PAGE, where, f"not a page: it is {content_type or 'of no content type'}")


def _articles(page: Payload | InputRefused, given: Given) -> Iterator[Article | InputRefused]:
    try:
        if isinstance(page, InputRefused):
            raise page
        yield from format_of(page).read(page, given)
    except InputRefused as refusal:
        yield refusal


def _page(record: WarcRecord, where: str) -> Payload:
    """The page in `record`, read as if its server had just sent it."""
    import httpx

    from quoth.readers.url import Answer

    if not _is_damaged(record):
        _check_page(record, where)
    body, url = _body(record, where), record.headers.get("WARC-Target-URI") or ""
    headers = {name: value for name in _HEADERS if (value := record.http_headers.get_bytes(name))}
    try:
        request = httpx.Request("GET", url)
        response = httpx.Response(_OK, headers=headers, stream=httpx.ByteStream(body), request=request)
        return Answer(address=where, response=response, deadline=math.inf).page()
    except httpx.DecodingError:  # some crawlers undo the encoding and keep the header
        return Payload.of(body, where, url=url, content_type="text/html", charset=record.http_charset)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise InputRefused(Reason.MALFORMED, where, f"a damaged record: {error}") from error


def _body(record: WarcRecord, where: str) -> bytes:
    if _is_damaged(record) or not record.headers.get("WARC-Target-URI"):
        raise InputRefused(Reason.MALFORMED, where, "a damaged record: it holds no HTTP response from an address")
    try:
        body = record.reader.read(ARTICLE_LIMIT + 1)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputRefused(Reason.MALFORMED, where, f"a damaged record: {error}") from error
    chunked = record.http_headers.get("transfer-encoding")
    cut = not chunked and len(body) < min(record.content_length, ARTICLE_LIMIT)
    if cut or record.headers.get("WARC-Truncated"):
        raise InputRefused(Reason.MALFORMED, where, "a damaged record: the page is cut off")
    if _NEXT_RECORD in body:
        raise InputRefused(Reason.MALFORMED, where, "a damaged record: its length is wrong")
    return body


def _sniff(head: bytes) -> bool:
    return head.startswith(b"WARC/")


WARC = Format(suffixes=frozenset({".warc"}), content_types=frozenset(), sniff=_sniff, read=read)
