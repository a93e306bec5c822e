from __future__ import annotations

import io
import sys
import textwrap

import httpx
import pypdf
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import InputRefused, Reason
from quoth.model import Span
from quoth.readers import Given, Payload, open_source
from quoth.readers.formats import format_of
from quoth.readers.pdf import MOST_PAGES, PDF
from quoth.readers.url import Fetcher
from tests.readers.conftest import ReadBytes
from tests.readers.test_text import only

TITLE = "Harbour bridge to close for a year"
FIRST = (
    "The harbour bridge will close for a year from June, the city engineer Tomas Reyl said on Tuesday, after inspectors found "
    "cracks in two of its piers."
)
SECOND = '"We cannot wait for the third crack," Reyl told reporters. Nobody would thank him, he said, for courage and a collapse.'


class _Paper(FPDF):
    """A document with a running header and footer."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "The Kelmouth Post", align="C")
        self.ln(10)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Page {self.page_no()}", align="C")


def printed(*pages: tuple[str, ...], title: str = "", named: str = "") -> bytes:
    """A document with a page for each of `pages`, each a few paragraphs, wrapped with words divided."""
    paper = _Paper()
    if named:
        paper.set_title(named)
    for paragraphs in pages:
        paper.add_page()
        if title and paper.page_no() == 1:
            paper.set_font("helvetica", "B", 20)
            paper.multi_cell(0, 10, title)
        paper.set_font("times", size=12)
        for paragraph in paragraphs:
            for line in textwrap.wrap(paragraph, 60):
                paper.cell(0, 6, line)
                paper.ln(6)
            paper.ln(4)
    return bytes(paper.output())


def test_paragraphs_are_the_text(read_bytes: ReadBytes) -> None:
    """Lines are joined to paragraphs, headers and footers are gone, and larger type at the beginning is the title."""
    article = only(read_bytes(printed((FIRST, SECOND), (SECOND, FIRST), title=TITLE), "statement.pdf"))
    assert article.text.split("\n\n") == [TITLE, FIRST, SECOND, SECOND, FIRST]
    assert (article.title, article.title_span) == (TITLE, Span(0, len(TITLE)))
    assert article.published is None


@pytest.mark.parametrize(("named", "title"), [("Bridge shut", "Bridge shut"), ("Microsoft Word - Draft 3", None)])
def test_a_title_of_the_properties_must_be_in_the_text(read_bytes: ReadBytes, named: str, title: str | None) -> None:
    """The properties name a title that the text begins with, or none."""
    content = printed(("Bridge shut", FIRST), (SECOND,), named=named)
    assert only(read_bytes(content, "a.pdf")).title == title


def test_given_metadata_comes_first(read_bytes: ReadBytes) -> None:
    """What the user gives about a document stands in the article."""
    article = only(read_bytes(printed((FIRST,), title=TITLE), "a.pdf", Given(title="Shut", published="2026-05-04", id="7")))
    assert (article.title, article.title_span, article.published, article.id) == ("Shut", None, "2026-05-04", "7")


def _locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(printed((FIRST,))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _empty(pages: int) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", Reason.MALFORMED, "not a PDF"),
        (b"%PDF-1.7\n1 0 obj", Reason.MALFORMED, "not a PDF"),
        (_empty(1), Reason.EMPTY, "OCR"),
        (_empty(MOST_PAGES + 1), Reason.TOO_LARGE, "201 pages"),
        (_locked("secret"), Reason.NOT_READABLE, "without a password"),
    ],
    ids=["nothing", "begins like one", "pictures", "a book", "locked"],
)
def test_what_cannot_be_read_is_refused(read_bytes: ReadBytes, content: bytes, reason: Reason, words: str) -> None:
    """Damaged, locked, scanned and oversized files are refused, each with its own reason and what to do."""
    (refusal,) = read_bytes(content, "a.pdf")
    assert isinstance(refusal, InputRefused)
    assert (refusal.reason, words in str(refusal)) == (reason, True)
    assert refusal.where.endswith("a.pdf")


def test_a_document_that_anybody_may_open_is_read(read_bytes: ReadBytes) -> None:
    """An empty password locks only changes."""
    assert FIRST in only(read_bytes(_locked(""), "a.pdf")).text


def test_a_document_is_told_by_how_it_begins() -> None:
    """Without a suffix, its first bytes tell it."""
    assert format_of(Payload.of(printed((FIRST,)), "-")) is PDF


def test_a_document_from_the_web_is_read() -> None:
    """A statement that a press office serves as PDF is read with its address."""
    answer = httpx.Response(200, content=printed((FIRST,)), headers={"content-type": "application/pdf"})
    fetcher = Fetcher(transport=httpx.MockTransport(lambda _: answer))
    article = only(list(open_source("https://kelmouth.example/statement", Given(), fetcher)))
    assert FIRST in article.text
    assert article.url == "https://kelmouth.example/statement"


WHOLE = printed((FIRST,), title=TITLE)


@given(at=st.integers(0, len(WHOLE)), junk=st.binary(max_size=40))
@settings(deadline=None, max_examples=60)
def test_any_damage_is_refused_or_read(at: int, junk: bytes) -> None:
    """Whatever bytes are overwritten, the document is read or refused."""
    try:
        opened = [*PDF.read(Payload.of(WHOLE[:at] + junk + WHOLE[at + len(junk) :], "a.pdf"), Given())]
    except InputRefused:
        return
    assert len(opened) == 1


def test_without_pypdf_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, read_bytes: ReadBytes) -> None:
    """A document is refused with the command that installs what it needs."""
    monkeypatch.setitem(sys.modules, "pypdf.errors", None)
    (refusal,) = read_bytes(WHOLE, "a.pdf")
    assert isinstance(refusal, InputRefused)
    assert 'reading pdf needs an extra part: pip install "quoth[docs]"' in str(refusal)
