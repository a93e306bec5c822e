from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import InputRefused, Reason
from quoth.model import Article, Span
from quoth.readers import Given, Payload
from quoth.readers.docx import DOCX
from quoth.readers.formats import format_of
from tests.readers.conftest import ReadBytes
from tests.readers.test_text import only

STATEMENT = "The quay\u00a0is safe,\u00ad harbour master Lena Okafor said."


def saved(*parts: Callable[[Document], object]) -> bytes:
    """A document that each of `parts` has added to."""
    document = docx.Document()
    for add in parts:
        add(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def heading(document: Document) -> None:
    """A title and a paragraph."""
    document.add_heading("Quay is safe", 0)
    document.add_paragraph(STATEMENT)


def test_paragraphs_are_the_text(read_bytes: ReadBytes) -> None:
    """Paragraphs are separated by blank lines; white space is one space; a styled title is the title."""
    article = only(read_bytes(saved(heading, lambda document: document.add_paragraph("  ")), "statement.docx"))
    assert article.text == "Quay is safe\n\nThe quay is safe, harbour master Lena Okafor said."
    assert (article.title, article.title_span) == ("Quay is safe", Span(0, 12))
    assert article.published is None


def test_tables_and_line_breaks_are_kept(read_bytes: ReadBytes) -> None:
    """A line break begins a new line, a tab is a space, and each cell is a paragraph in its place."""

    def add(document: Document) -> None:
        document.add_paragraph("First\tline\nsecond line")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Berths", "Forty"
        document.add_paragraph("The end.")

    assert only(read_bytes(saved(add), "a.docx")).text.split("\n\n") == [
        "First line", "second line", "Berths", "Forty", "The end.",
    ]  # fmt: skip


def test_changes_are_accepted(read_bytes: ReadBytes) -> None:
    """Insertions and links are read, deletions and what was moved away are not, nor what stands beside the text."""
    inner = (
        "<w:r><w:t xml:space='preserve'>She said </w:t></w:r><w:ins w:id='1' w:author='a'><w:r><w:t>yes</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>no</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='3' w:author='a'><w:r><w:t>maybe</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> on</w:t><w:noBreakHyphen/><w:t>line.</w:t></w:r></w:hyperlink>"
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Advertisement</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )

    def add(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Harbour board, page 1"
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))

    assert only(read_bytes(saved(add), "a.docx")).text == "She said yes on\u2011line."


@pytest.mark.parametrize(("named", "title"), [("quay IS safe", "quay IS safe"), ("Template 3", None)])
def test_a_title_of_the_properties_must_be_in_the_text(read_bytes: ReadBytes, named: str, title: str | None) -> None:
    """Word's own title is often left from another document."""

    def add(document: Document) -> None:
        document.core_properties.title = named
        document.add_paragraph("Quay is safe")
        document.add_paragraph(STATEMENT)

    assert only(read_bytes(saved(add), "a.docx")).title == title


def test_given_metadata_comes_first(read_bytes: ReadBytes) -> None:
    """What the user gives about a document stands in the article."""
    article = only(read_bytes(saved(heading), "a.docx", Given(title="Safe", published="2026-05-04", id="7")))
    assert (article.title, article.title_span, article.published, article.id) == ("Safe", None, "2026-05-04", "7")


def _zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.MALFORMED),
        (b"PK\x03\x04 word/", Reason.MALFORMED),
        (saved(heading)[:-2000], Reason.MALFORMED),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), Reason.MALFORMED),
        (_zip(word=b"\0" * 200_000_001), Reason.TOO_LARGE),
        (saved(), Reason.EMPTY),
    ],
    ids=["nothing", "begins like one", "cut off", "another package", "too large when unpacked", "no words"],
)
def test_what_is_no_document_is_refused(read_bytes: ReadBytes, content: bytes, reason: Reason) -> None:
    """Damaged, foreign, oversized and empty files are refused, each with its own reason and the path."""
    (refusal,) = read_bytes(content, "a.docx")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == reason
    assert refusal.where.endswith("a.docx")


def test_a_document_is_told_by_how_it_begins() -> None:
    """Without a suffix, the parts of the package tell it; another package is none."""
    assert format_of(Payload.of(saved(heading), "-")) is DOCX
    assert format_of(Payload.of(_zip(mimetype=b"a"), "-")) is not DOCX


@given(at=st.integers(0, 3000), junk=st.binary(max_size=30))
@settings(deadline=None, max_examples=40)
def test_any_damage_is_refused_or_read(at: int, junk: bytes) -> None:
    """Whatever bytes of a document's text are overwritten, it is read or refused."""
    source = zipfile.ZipFile(io.BytesIO(saved(heading)))
    members = {name: source.read(name) for name in source.namelist()}
    body = members["word/document.xml"]
    members["word/document.xml"] = body[:at] + junk + body[at + len(junk) :]
    try:
        opened = [*DOCX.read(Payload.of(_zip(**members), "a.docx"), Given())]
    except InputRefused:
        return
    assert isinstance(opened[0], Article)


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, read_bytes: ReadBytes) -> None:
    """A document is refused with the command that installs what it needs."""
    monkeypatch.setitem(sys.modules, "docx.opc.exceptions", None)
    (refusal,) = read_bytes(saved(heading), "a.docx")
    assert isinstance(refusal, InputRefused)
    assert 'reading docx needs an extra part: pip install "quoth[docs]"' in str(refusal)
