"""Plain text: one article, kept character for character."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.errors import InputRefused
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article
from quoth.readers.encoding import decode
from quoth.readers.formats import Format
from quoth.readers.payload import Payload


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article that `payload` is; its line ends, its furniture and its title stay where they are."""
    text = decode(payload.whole(), payload.where, (payload.charset,))
    yield build_article(text, Found(url=payload.url), given, payload.where)


TEXT = Format(
    suffixes=frozenset({".txt", ".text"}),
    content_types=frozenset(),  # servers send "text/plain" for all sorts of things: the bytes decide
    sniff=lambda _head: False,
    read=read,
)
