"""Word documents: the paragraphs of the body, those of tables too, without headers, footers, notes and text boxes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml.etree import LxmlError

from quoth.errors import InputRefused, MissingExtra, Reason
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article, title_span
from quoth.readers.formats import Format
from quoth.readers.paragraphs import clean, joined
from quoth.readers.payload import Payload

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_FILE_LIMIT = 50_000_000
_UNPACKED_LIMIT = 200_000_000
"""Bytes of a document with its pictures, packed and unpacked."""

_OF_THE_BODY = "[not(ancestor::w:txbxContent or ancestor::w:moveFrom)]"
_BLOCKS = f".//w:p{_OF_THE_BODY}"
_PIECES = f".//*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen]{_OF_THE_BODY}"
_HEADING = re.compile(r"(?:Title|Heading ?1)$", re.IGNORECASE)
_FAILS = (LookupError, ValueError, TypeError, AttributeError, RuntimeError, EOFError, OSError)
"""What the libraries raise, besides their own errors, on files that Word would not open."""


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article of the document: its paragraphs, separated by blank lines, with insertions and without deletions.

    Its title is the first paragraph if that is styled as title or heading, or if the document's properties say so.
    Raises `MissingExtra` without python-docx.
    """
    with _refusing(payload.where):
        document = _document(payload)
        lines = [(line, block) for block in document.element.body.xpath(_BLOCKS) for line in _lines(block)]
        named = document.core_properties.title
        styled = lines[0][0] if lines and _styled_as_title(lines[0][1], document) else None
    text = joined(line for line, _ in lines)
    title = given.title or styled or named
    yield build_article(text, Found(url=payload.url, title=title if title_span(text, title) else None), given, payload.where)


@contextmanager
def _refusing(where: str) -> Iterator[None]:
    """Refuses what raises in the block: it is no document that Word would open."""
    try:
        from docx.opc.exceptions import OpcError
    except ImportError as error:
        raise MissingExtra("docs", "reading docx") from error
    try:
        yield
    except (*_FAILS, OpcError, LxmlError, zipfile.BadZipFile, zlib.error) as error:
        raise InputRefused(Reason.MALFORMED, where, f"not a Word document (.docx) that can be read: {error}") from error


def _document(payload: Payload) -> Document:
    import docx

    content = payload.whole(_FILE_LIMIT)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > _UNPACKED_LIMIT:
        detail = f"larger than {_UNPACKED_LIMIT:,} bytes when unpacked, which no article is"
        raise InputRefused(Reason.TOO_LARGE, payload.where, detail)
    return docx.Document(io.BytesIO(content))


def _lines(block: BaseOxmlElement) -> list[str]:
    """The words of a paragraph, as one line for each of its line breaks and one more; no empty ones."""
    pieces = [_words(piece) for piece in block.xpath(_PIECES)]
    return [line for line in map(clean, "".join(pieces).split("\n")) if line]


def _words(piece: BaseOxmlElement) -> str:
    tag = piece.tag.rpartition("}")[2]
    return {"t": (piece.text or "").replace("\n", " "), "tab": " ", "noBreakHyphen": "\u2011"}.get(tag, "\n")


def _styled_as_title(block: BaseOxmlElement, document: Document) -> bool:
    styles = block.xpath("./w:pPr/w:pStyle/@w:val")
    names = {style.style_id: style.name or "" for style in document.styles}
    return any(_HEADING.match(names.get(style, style)) for style in styles)


def _sniff(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head)


DOCX = Format(
    suffixes=frozenset({".docx"}),
    content_types=frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}),
    sniff=_sniff,
    read=read,
)
