"""What comes in by web, a link or a file, -> its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePosixPath

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import Given
from quoth.readers.formats import format_of, load_format
from quoth.readers.inputs import open_payload
from quoth.readers.payload import Payload
from quoth.readers.url import Fetcher

MOST_ARTICLES = 200
"""So many articles of one file are read; `quoth add` takes any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that somebody sent: its name, which tells its format and is never a path here, and its bytes."""

    name: str
    content: bytes

    @classmethod
    def of(cls, name: str | None, content: bytes) -> Upload:
        """The upload of what a browser calls `name`; folders in the name are left out, whatever system they are of."""
        return cls(name=PurePosixPath((name or "").replace("\\", "/")).name or "unnamed", content=content)


def linked(address: str, given: Given, fetcher: Fetcher) -> Article:
    """The article on the page at `address`; raises `InputRefused`."""
    payload = fetcher.fetch(address)
    first = next(_opened(payload, given), None)
    if first is None:
        raise InputRefused(Reason.EMPTY, address, "empty: there is no article in it")
    if isinstance(first, InputRefused):
        raise first
    return first


def uploaded(upload: Upload, given: Given, fetcher: Fetcher) -> Iterator[Article | InputRefused]:
    """The articles of a file, or why they are none; those after the first `MOST_ARTICLES` are refused together."""
    try:
        payload = replace(Payload.of(upload.content, upload.name), fetcher=fetcher)
    except InputRefused as refusal:
        yield refusal
        return
    opened = _opened(payload, given)
    yield from islice(opened, MOST_ARTICLES)
    if next(opened, None) is not None:
        detail = f"too large: only the first {MOST_ARTICLES} articles were read; quoth add takes any number"
        yield InputRefused(Reason.TOO_LARGE, upload.name, detail)


def _opened(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The articles of `payload`; a feed is refused, since whoever sends it would have thousands of pages fetched."""
    if format_of(payload) is load_format("feed"):
        detail = "no article body: it is a feed; quoth add reads its articles, and quoth watch follows it"
        yield InputRefused(Reason.NO_ARTICLE_BODY, payload.where, detail)
        return
    yield from open_payload(payload, given)
