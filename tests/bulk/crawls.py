"""Small invented crawls: archives of pages, and what reads them in this process."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from quoth.bulk.bounded import Limits
from quoth.bulk.pages import Page
from quoth.bulk.reading import Answer, Settings, answer
from quoth.bulk.shard_run import Job, Progress
from quoth.model import Article
from quoth.pipeline import Reader

SETTINGS = Settings(model="best")
THINGS = [f"{colour} {thing}" for colour in "red blue old new low long lost wet small tall".split()
          for thing in "quay ferry bridge tunnel hall tower wharf store gate crane".split()]  # fmt: skip
GERMAN = "Der Hafenmeister sagte am Montag, dass der Kai gesperrt bleibt, weil die Stadt noch kein Geld für den Kran hat. " * 8


def markup(said: str, published: str | None = "2026-05-04", head: str = "") -> str:
    """A page whose article is about `said`, in words of its own: no copy of another page's."""
    date = f'<meta property="article:published_time" content="{published}">' if published else ""
    told = " and ".join(f"the {thing}" for thing in random.Random(said).sample(THINGS, 24))
    return f"""<!DOCTYPE html><html lang="en"><head><title>{said}</title>{date}{head}</head><body><article><h1>{said}</h1>
<p>The {said} was moved on Monday, the harbour master Lena Okafor said, after {told}.</p>
<p>“Nobody had touched the {said} since the flood,” Okafor told reporters, and asked for a second {said}.</p>
</article></body></html>"""


def response(url: str, body: str | bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """One response record, compressed as crawlers do."""
    made = WarcRecord()
    made.init_headers(WarcRecordType.response)
    made.headers["WARC-Target-URI"] = url
    made.headers["Content-Type"] = "application/http"
    content = body.encode() if isinstance(body, str) else body
    made.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + content)
    stream = io.BytesIO()
    made.write(stream)
    return gzip.compress(stream.getvalue(), mtime=0)


def archive(path: Path, pages: Mapping[str, str], *more: bytes) -> Path:
    """A WARC at `path` of pages, by their addresses, and of more records."""
    path.write_bytes(b"".join([*(response(url, body) for url, body in pages.items()), *more]))
    return path


def crawl_files(folder: Path, count: int = 3) -> list[str]:
    """`count` archives: each with an article of its own, one that all have, and entries that are none."""
    folder.mkdir(exist_ok=True)
    names = ("crane", "buoy", "lantern", "capstan", "anchor", "pontoon")
    wire = markup("grain store fire", "2026-05-02")
    for number, name in enumerate(names[:count]):
        site = f"https://{name}-post.example"
        pages = {f"{site}/own": markup(f"old {name}", f"2026-05-0{number + 3}"), f"{site}/wire": wire}
        pages |= {f"{site}/undated": markup(f"new {name} gate", None), f"{site}/menu": "<p><a href='/'>Home</a></p>"}
        again = response(f"{site}/own?utm_source=post", markup(f"old {name}"))
        archive(folder / f"{name}.warc.gz", pages, again, response(f"{site}/gone", "gone", status="404 Not Found"))
    return [str(path) for path in sorted(folder.glob("*.warc.gz"))]


@dataclass(slots=True)
class HereReader:
    """Reads in this process, without limits, and counts what it is asked."""

    reader: Reader
    memory: int = 0
    asked: int = 0

    def ask(self, question: Page | Article) -> Answer:
        """What the reading process would answer."""
        self.asked += 1
        return answer(question, SETTINGS, self.reader)


def job(folder: Path) -> Job:
    """A job whose parts lie in `folder`."""
    folder.mkdir(exist_ok=True)
    return Job(parts=folder, settings=SETTINGS, limits=Limits())


def untold(progress: Progress) -> None:
    """Told to nobody."""


def contents(out: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that a crawl made, but for times and memory: name and bytes, sorted."""
    for path in sorted(out.rglob("*.parquet")):
        yield str(path.relative_to(out)), path.read_bytes()
