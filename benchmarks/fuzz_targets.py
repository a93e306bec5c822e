"""What `benchmarks/fuzz.py` throws bytes at. A target takes bytes, and fails by an exception that is no `QuothError`."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from quoth.errors import QuothError

Target = Callable[[bytes], None]

TEXT = "“We sail,” harbour master Lena Okafor said.\n\nThe board claimed that Tal'ori lied, 🙂 and left on Monday.\n"
BODY = f"<article><h1>Quay shut</h1>{f'<p>{TEXT}' * 5}</article>"
PAGE = f"<!DOCTYPE html><html lang=en><head><title>Quay shut</title></head><body>{BODY}"
TABLE = 'id,text,published,byline\n1,"The quay is shut, Lena Okafor said.",2026-05-04,Ida Moss\n'
LINE = '{"id": "1", "text": "The quay is shut, Lena Okafor said.", "published": "2026-05-04", "byline": ["Ida Moss"]}\n'
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title><item><title>Quay</title>
<link>https://coast-ledger.example/velm</link><pubDate>Mon, 04 May 2026 09:30:00 GMT</pubDate></item></channel></rss>"""


def reader(name: str) -> Target:
    """Reads bytes as one format."""
    from quoth.readers import Given, Payload
    from quoth.readers.formats import load_format

    known = load_format(name)

    def read(given: bytes) -> None:
        with suppress(QuothError):
            list(known.read(Payload.of(given, f"input{min(known.suffixes, default='')}"), Given()))

    return read


def feed() -> Target:
    """Reads what a feed announces; the pages behind it are not fetched."""
    from quoth.readers import Payload
    from quoth.readers.feed import entries

    def read(given: bytes) -> None:
        with suppress(QuothError):
            entries(Payload.of(given, "feed.xml"))

    return read


def record() -> Target:
    """Reads a record back; what is one is written as it was read."""
    from quoth.model import Record

    def read(given: bytes) -> None:
        try:
            known = Record.from_json(given)
        except QuothError:
            return
        assert Record.from_json(known.to_json()) == known

    return read


def search() -> Target:
    """Searches a small library for any words, and checks them as a quote."""
    from quoth.compare import check
    from quoth.model import Article, MadeBy, Record
    from quoth.store import Library, Search

    library = Library.open(Path(tempfile.mkdtemp()) / "library.sqlite")
    library.writer.add(Record(article=Article(text=TEXT), made_by=MadeBy(quoth="", model="", weights="")))

    def ask(given: bytes) -> None:
        words = given.decode("utf-8", "replace")
        library.reader.search(Search(words=words, source=words[:20], label=words[:5] or None))
        library.reader.search(Search(words=words, own_voice=True, order="relevance"))
        with suppress(ValueError):  # no words to look for
            check(words, library.reader.candidates(words))

    return ask


def decoder() -> Target:
    """Decodes any scores of any text: every span lies within the text, and every confidence is a share."""
    import numpy as np

    from quoth.engine.decode import decode
    from quoth.engine.kinds import Kinds
    from quoth.engine.session import KINDS, Scores, load_tokenizer
    from quoth.engine.tags import START, TAGS, may_follow
    from quoth.engine.windows import windows
    from quoth.model import Span

    tokenizer = load_tokenizer()
    rows = [[0.0 if may_follow(before, tag) else -1e4 for tag in range(len(TAGS))] for before in range(START + 1)]
    transitions = np.array(rows, np.float32)

    def logs(given: bytes, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        raw = np.resize(np.frombuffer(given or b"\0", np.uint8), shape).astype(np.float32) / 8
        shares: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True))
        return shares

    def read(given: bytes) -> None:
        size = len(given) // 2
        text = given[:size].decode("utf-8", "replace")[:2000]
        framed = windows(text, tokenizer)
        made = given[size:]
        scores = [
            Scores(tag=logs(made, 2, len(w), len(TAGS)), link=logs(made, 2, len(w), len(w)), kind=logs(made, len(w), len(KINDS)))
            for w in framed
        ]
        kinds = Kinds(framed, [score.kind for score in scores])
        assert all(0 <= share <= 1 for share in kinds.shares([Span(0, 1), Span(size, size + 9)]).values())
        for tagged in decode(framed, scores, transitions):
            assert all(span.end <= len(text) for span in (*tagged.source, *tagged.cue, *tagged.content))
            assert 0 <= tagged.confidence <= 1
            assert 0 <= tagged.source_confidence <= 1

    return read


TARGETS: dict[str, Callable[[], Target]] = {
    **{name: partial(reader, name) for name in ("text", "html", "jsonl", "csv", "docx", "pdf", "warc")},
    "feed": feed,
    "record": record,
    "search": search,
    "decoder": decoder,
}


def seeds(name: str) -> list[bytes]:
    """Invented inputs that the target takes, for others to be made from."""
    made: dict[str, Callable[[], bytes]] = {"docx": _docx, "pdf": _pdf, "warc": _warc, "record": _record}
    plain = {"html": PAGE, "jsonl": LINE * 2, "csv": TABLE, "feed": FEED, "search": '"we sail" OR quay* -boat NOT ferry'}
    return [made[name]() if name in made else plain.get(name, TEXT).encode()]


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Quay shut", 0)
    document.add_paragraph(TEXT)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    from fpdf import FPDF

    paper = FPDF()
    paper.set_compression(False)
    paper.add_page()
    paper.set_font("helvetica", size=12)
    paper.multi_cell(0, 6, "The quay is shut, harbour master Lena Okafor said.\n\nNobody waved at the quay.")
    return bytes(paper.output())


def _warc() -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        "WARC-Date: 2026-05-04T09:30:00Z\r\nWARC-Target-URI: https://coast-ledger.example/velm\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _record() -> bytes:
    from quoth.model import Article, Attribution, AttributionId, MadeBy, Record, Source, SourceId, Span

    said = Attribution(
        id=AttributionId("a1"), manner="direct", content=(Span(0, 10),), cue=(Span(38, 42),), source=SourceId("s1"),
    )  # fmt: skip
    who = Source(id=SourceId("s1"), name="Lena Okafor", kind="person")
    made_by = MadeBy(quoth="0", model="best", weights="sha256:0")
    return Record(article=Article(text=TEXT), made_by=made_by, attributions=(said,), sources=(who,)).to_json().encode()
