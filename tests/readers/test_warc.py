from __future__ import annotations

import gzip
import io
import sys

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import Given, Payload
from quoth.readers.warc import WARC
from tests.readers.conftest import ReadBytes
from tests.readers.site import ARTICLE

SITE = "https://kelmouthpost.example/"


def page(title: str) -> bytes:
    """The markup of an article."""
    return ARTICLE.format(title=title, head="").encode()


def record(path: str, body: bytes | None = None, **written: str) -> bytes:
    """One record, of a page or of `body`; `status`, `kind`, `headers` of HTTP and a `truncated` of its own if given."""
    headers = written.get("headers", "Content-Type: text/html; charset=utf-8")
    http = f"HTTP/1.1 {written.get('status', '200 OK')}\r\n{headers}\r\n\r\n".encode("latin-1")
    made = WarcRecord()
    made.init_headers(getattr(WarcRecordType, written.get("kind", "response")))
    made.headers["WARC-Target-URI"] = SITE + path if path else ""
    made.headers["Content-Type"] = "application/http"
    if "truncated" in written:
        made.headers["WARC-Truncated"] = written["truncated"]
    made.set_bytes_content(http + (page(path) if body is None else body))
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def outcomes(*records: bytes) -> list[str]:
    """The titles of the articles, and the refusals, of an archive."""
    try:
        read = [*WARC.read(Payload.of(b"".join(records), "crawl.warc"), Given(id="7", title="x", outlet="The Tide"))]
    except InputRefused as refusal:
        read = [refusal]
    return [str(opened.title) if isinstance(opened, Article) else str(opened) for opened in read]


def test_every_page_is_an_article(read_bytes: ReadBytes) -> None:
    """Pages come in order, each with its address; what else a crawl holds is passed over."""
    others = record("a", kind="request") + record("quay.png", b"\x89PNG", headers="Content-Type: image/png")
    moved = record("old", status="301 Moved Permanently") + record("gone", status="404 Not Found")
    crane, buoy = read_bytes(record("crane") + others + moved + record("buoy"), "crawl.warc")
    assert isinstance(crane, Article)
    assert isinstance(buoy, Article)
    assert (crane.title, crane.url, crane.outlet) == ("crane", SITE + "crane", "kelmouthpost.example")
    assert (buoy.title, buoy.url) == ("buoy", SITE + "buoy")


def test_given_metadata_is_for_all_pages_but_for_ids_and_titles() -> None:
    """The outlet of the command line stands in each article, an id and a title in none."""
    assert outcomes(record("crane"), record("buoy")) == ["crane", "buoy"]


def test_compressed_archives_and_bodies(read_bytes: ReadBytes) -> None:
    """The archive may be compressed record by record, and each body as its server sent it."""
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (page("buoy")[:90], page("buoy")[90:])) + b"0\r\n\r\n"
    bodies = {
        "crane": (gzip.compress(page("crane")), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        "buoy": (chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        "quay": ("<p>The café’s".encode("cp1252") + page("quay"), "Content-Type: text/html; charset=windows-1252"),
    }
    archive = b"".join(gzip.compress(record(path, body, headers=headers)) for path, (body, headers) in bodies.items())
    read = read_bytes(archive, "crawl.warc.gz")
    assert [opened.title for opened in read if isinstance(opened, Article)] == ["crane", "buoy", "quay"]


DAMAGED = {
    "no chunks": record("a", b"zzz", headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"),
    "no http": record("a").replace(b"HTTP/1.1 200", b"GARBAGE! 200"),
    "cut off by the crawler": record("a", truncated="length"),
    "no address": record(""),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_record_is_refused_and_the_next_is_read(damage: str) -> None:
    """Each damaged record is refused by its address; the pages around it are read."""
    before, refusal, after = outcomes(record("crane"), DAMAGED[damage], record("buoy"))
    assert (before, after) == ("crane", "buoy")
    assert "crawl.warc" in refusal
    assert "a damaged record" in refusal


def test_a_body_may_have_lost_its_encoding() -> None:
    """Some crawlers keep a page as it was unpacked, with the header of the packed one; damaged packing is refused."""
    headers = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip"
    packed = gzip.compress(page("quay"))
    damaged = packed[:30] + b"damage" + packed[36:]
    crane, refusal, buoy = outcomes(
        record("a", page("crane"), headers=headers), record("b", damaged, headers=headers), record("buoy")
    )
    assert (crane, buoy) == ("crane", "buoy")
    assert f"crawl.warc {SITE}b: cannot be read" in refusal


def test_too_large_a_page_is_refused() -> None:
    """A page that unpacks to more than an article has costs itself alone."""
    bomb = record("a", gzip.compress(b"a" * 60_000_000), headers="Content-Type: text/html\r\nContent-Encoding: gzip")
    refusal, after = outcomes(bomb, record("buoy"))
    assert "larger than 5,000,000 bytes" in refusal
    assert after == "buoy"


def test_junk_between_records_is_passed_over() -> None:
    """Reading goes on at the next record."""
    assert outcomes(record("crane"), b"junk\r\n\r\n", record("buoy")) == ["crane", "buoy"]


def test_a_wrong_length_is_noticed() -> None:
    """A record that claims a part of the next one is refused, and what lies behind both is read."""
    made = record("a")
    length = int(made.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    longer = made.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + 20))
    first, refusal, last = outcomes(record("crane"), longer, record("swallowed"), record("buoy"))
    assert (first, last) == ("crane", "buoy")
    assert "its length is wrong" in refusal


@pytest.mark.parametrize("missing", [12, 300])
def test_an_archive_that_ends_early_is_read_up_to_there(missing: int) -> None:
    """The last record is refused if a part of it is missing."""
    first, refusal = outcomes(record("crane"), record("buoy")[:-missing])
    assert first == "crane"
    assert "a damaged record" in refusal


def test_a_compressed_archive_that_ends_early_is_read_up_to_there(read_bytes: ReadBytes) -> None:
    """What was read before the damage is kept."""
    noise = "".join(f"<!-- {number * 7919 % 10007} -->" for number in range(20_000)).encode()
    whole = b"".join(gzip.compress(record(path, page(path) + noise)) for path in ("crane", "buoy"))
    first, *rest = read_bytes(whole[:-200], "crawl.warc.gz")
    assert isinstance(first, Article)
    assert rest
    assert all(isinstance(opened, InputRefused) for opened in rest)


@pytest.mark.parametrize("content", [b"", b"hello", record("a", kind="request")])
def test_an_archive_without_pages_is_refused(content: bytes) -> None:
    """Nothing to read is said, not passed over."""
    assert outcomes(content) == ["crawl.warc: empty: the web archive has no page in it"]


@given(at=st.integers(0, 900), junk=st.binary(max_size=12))
@settings(deadline=None, max_examples=80)
def test_any_damage_is_refused_or_read(at: int, junk: bytes) -> None:
    """Whatever bytes are overwritten, there are articles and refusals and no other error."""
    whole = record("crane") + record("buoy")
    assert outcomes(whole[:at] + junk + whole[at + len(junk) :])


def test_without_fastwarc_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, read_bytes: ReadBytes) -> None:
    """A web archive is refused with the command that installs what it needs."""
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (refusal,) = read_bytes(record("a"), "crawl.warc")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.NOT_READABLE
    assert 'pip install "quoth[bulk]"' in str(refusal)
