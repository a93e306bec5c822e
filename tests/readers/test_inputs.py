from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import READERS, Format, Given, Payload, open_source
from quoth.readers.formats import format_of, load_format, reader_table
from tests.readers.conftest import PAGE, ReadBytes
from tests.readers.test_text import only


@pytest.mark.parametrize("name", READERS)
def test_every_reader_of_the_table_keeps_the_contract(name: str) -> None:
    """Each entry is a Format whose reader gives articles or refusals for an empty input, and whose suffixes lead to it."""
    known = load_format(name)
    assert isinstance(known, Format)
    for suffix in known.suffixes:
        assert format_of(Payload.of(b"anything", f"a{suffix}")) is known
    try:
        outcomes = list(known.read(Payload.of(b"", "a"), Given()))
    except InputRefused as refusal:
        outcomes = [refusal]
    assert all(isinstance(outcome, InputRefused) for outcome in outcomes)


def test_the_table_is_the_built_in_readers_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """No installed package can replace a built-in reader."""
    assert {name: reader_table()[name] for name in READERS} == READERS


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"  <!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf<html lang='en'>", "html"),
        (b"<p>A paragraph.</p>", "html"),
        (b'{"id": 1, "text": "One."}\n', "jsonl"),
        (b'{"id": 1}\n', "text"),
        (b"<3 is what she wrote.", "text"),
        (b"Plain words <p> and a tag.", "text"),
    ],
)
def test_formats_are_told_by_how_the_bytes_begin(head: bytes, name: str) -> None:
    """Without a suffix or a content type, tags and JSON tell the format."""
    assert format_of(Payload.of(head, "-")) is load_format(name)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """'-' reads the bytes of the standard input, whatever their format."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    (article,) = open_source("-", Given())
    assert isinstance(article, Article)
    assert article.title == "Harbour bridge to close for a year"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """What cannot be opened is refused with its path, not raised."""
    for source, reason in (
        (tmp_path / "none.txt", Reason.NOT_FOUND),
        (tmp_path, Reason.NOT_READABLE),
        ("a\0b", Reason.NOT_READABLE),
    ):
        (refusal,) = open_source(str(source), Given())
        assert isinstance(refusal, InputRefused)
        assert (refusal.reason, refusal.where) == (reason, str(source))


def test_text_by_suffix_is_text_whatever_it_begins_with(read_bytes: ReadBytes) -> None:
    """A .txt file that talks about markup is kept as it is."""
    assert only(read_bytes("<p> is a tag, she said.", "a.txt")).text == "<p> is a tag, she said."


SNIPPETS = [
    b"<html>",
    b"<p>He said no.</p>",
    b'{"text": "a"}',
    b"\n",
    b"\x1f\x8b\x08",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"He said no. ",
    b"<meta charset=utf-16>",
    b"%PDF-1.7\n",
    b"WARC/1.1\r\n",
    b"<rss>",
    b"PK\x03\x04word/",
]


@pytest.mark.parametrize("name", ["-", "a.html", "a.jsonl", "a.txt", "a.txt.gz"])
@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(st.one_of(st.binary(max_size=60), st.sampled_from(SNIPPETS)), max_size=8))
def test_no_bytes_raise_anything_but_a_refusal(name: str, pieces: list[bytes]) -> None:
    """Whatever the bytes are, a reader gives articles or refusals."""
    try:
        payload = Payload.of(b"".join(pieces), name)
        outcomes = list(format_of(payload).read(payload, Given()))
    except InputRefused as refusal:
        outcomes = [refusal]
    for outcome in outcomes:
        assert isinstance(outcome, Article | InputRefused)
        if isinstance(outcome, Article) and outcome.title_span:
            assert outcome.title_span.end <= len(outcome.text)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=400))
def test_any_text_in_markup_is_read_or_refused(text: str) -> None:
    """Any characters within a page's paragraphs and its JSON-LD give articles or refusals."""
    head = f"<title>{text}</title><script type='application/ld+json'>{text}</script>"
    markup = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    payload = Payload.of(markup.encode("utf-8", "replace"), "a.html", url="https://kelmouth.example/" + text[:20])
    try:
        outcomes = list(format_of(payload).read(payload, Given()))
    except InputRefused as refusal:
        outcomes = [refusal]
    assert len(outcomes) == 1
