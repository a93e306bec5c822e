"""PDF documents: their text as paragraphs, without running headers and footers."""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any

from quoth.errors import InputRefused, MissingExtra, Reason
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article, title_span
from quoth.readers.formats import Format
from quoth.readers.layout import Line, Paragraph, paragraphs
from quoth.readers.paragraphs import clean, joined
from quoth.readers.payload import ARTICLE_LIMIT, Payload

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 200
MOST_SECONDS = 60.0

_FILE_LIMIT = 50_000_000
_HEADLINE = 1.15
"""A first paragraph that is so much larger than most is the title."""

_FAILS = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError, EOFError, OSError,
    zlib.error, struct.error,
)  # fmt: skip
"""What the library raises, besides its own errors, on files that no viewer would show."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # refusals are told once, by us


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article of the document: its paragraphs, separated by blank lines, in the order in which they were set.

    Words divided at the end of a line are whole again. The title is the one of the document's properties if the text
    begins with it, else a first paragraph in larger type. Raises `MissingExtra` without pypdf.
    """
    with _refusing(payload.where):
        reader = _opened(payload)
        found = paragraphs(_lines(reader, payload.where))
        named = reader.metadata.title if reader.metadata else None
    if not found:
        detail = "no text in it: if its pages are pictures, recognise their text first (OCR)"
        raise InputRefused(Reason.EMPTY, payload.where, detail)
    text = joined(paragraph.words for paragraph in found)
    title = named if title_span(text, named) else _headline(found)
    yield build_article(text, Found(url=payload.url, title=title), given, payload.where)


@contextmanager
def _refusing(where: str) -> Iterator[None]:
    """Refuses what raises in the block: it is no document that a viewer would show, or it is locked."""
    try:
        from pypdf.errors import DependencyError, DeprecationError, FileNotDecryptedError, PyPdfError
    except ImportError as error:
        raise MissingExtra("docs", "reading pdf") from error
    try:
        yield
    except (FileNotDecryptedError, DependencyError) as error:
        raise InputRefused(Reason.NOT_READABLE, where, "locked: save it without a password") from error
    except (*_FAILS, PyPdfError, DeprecationError) as error:
        raise InputRefused(Reason.MALFORMED, where, f"not a PDF that can be read: {error}") from error


def _opened(payload: Payload) -> PdfReader:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(payload.whole(_FILE_LIMIT)))
    if len(reader.pages) > MOST_PAGES:
        detail = f"{len(reader.pages)} pages, more than the {MOST_PAGES} that an article may have"
        raise InputRefused(Reason.TOO_LARGE, payload.where, detail)
    return reader


def _lines(reader: PdfReader, where: str) -> list[Line]:
    """The lines of all pages in the order in which they were set."""
    deadline = time.monotonic() + MOST_SECONDS
    lines: list[Line] = []
    characters = 0
    for number, page in enumerate(reader.pages):
        found = _lines_of(page, number)
        lines += found
        characters += sum(len(line.words) for line in found)
        if characters > ARTICLE_LIMIT or time.monotonic() > deadline:
            detail = f"longer than {ARTICLE_LIMIT:,} characters, or than {MOST_SECONDS:.0f} seconds to read"
            raise InputRefused(Reason.TOO_LARGE, where, detail)
    return lines


def _lines_of(page: PageObject, number: int) -> list[Line]:
    setter = _Setter(number)
    page.extract_text(visitor_text=setter.take)
    setter.end_line()
    return setter.lines


class _Setter:
    """Puts the pieces of text that a page sets together to lines."""

    def __init__(self, page: int) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._words = ""
        self._start = (0.0, 0.0, 0.0)

    def take(self, piece: str, shift: Sequence[float], place: Sequence[float], _font: Any, size: float) -> None:  # noqa: ANN401
        """Take a piece that pypdf found: `place` is the text's matrix, `shift` the page's."""
        first, *others = piece.split("\n")
        self._add(first, shift, place, size)
        for other in others:
            self.end_line()
            self._add(other, shift, place, size)

    def end_line(self) -> None:
        """Keep the line in hand, if there are words in it."""
        words = clean(self._words.replace("\u00ad", "-"))
        if words:
            x, y, size = self._start
            self.lines.append(Line(words=words, page=self._page, x=x, y=y, size=size))
        self._words = ""

    def _add(self, words: str, shift: Sequence[float], place: Sequence[float], size: float) -> None:
        if words.strip() and not self._words.strip():
            a, b, c, d, e, f = shift
            x, y = place[4], place[5]
            scale = abs((a * d - b * c) * (place[0] * place[3] - place[1] * place[2])) ** 0.5
            self._start = (a * x + c * y + e, b * x + d * y + f, size * scale)
        self._words += words


def _headline(found: Sequence[Paragraph]) -> str | None:
    """The first paragraph if its type is larger than that of most words."""
    usual = median(paragraph.size for paragraph in found for _ in range(1 + len(paragraph.words) // 50))
    return found[0].words if len(found) > 1 and found[0].size > _HEADLINE * usual else None


def _sniff(head: bytes) -> bool:
    return head.startswith(b"%PDF-")


PDF = Format(suffixes=frozenset({".pdf"}), content_types=frozenset({"application/pdf"}), sniff=_sniff, read=read)
