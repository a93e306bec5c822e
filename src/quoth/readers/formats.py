"""The formats that Quoth reads, one reader each, and how an input's format is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from quoth.errors import InputRefused
from quoth.model import Article
from quoth.readers.article import Given
from quoth.readers.payload import Payload

READERS = {
    "csv": "quoth.readers.table:TABLE",
    "docx": "quoth.readers.docx:DOCX",
    "feed": "quoth.readers.feed:FEED",
    "html": "quoth.readers.html:HTML",
    "jsonl": "quoth.readers.jsonl:JSONL",
    "pdf": "quoth.readers.pdf:PDF",
    "text": "quoth.readers.text:TEXT",
    "warc": "quoth.readers.warc:WARC",
}
"""Format -> where its `Format` lies, imported on use. Others may add theirs as entry points of the group `quoth.readers`."""

_FALLBACK = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is told, and its reader.

    `suffixes` (".html") and `content_types` ("text/html") name it; `sniff` tells it by how an input begins, where
    neither does. `read` yields each article of a payload, or why it is none; an `InputRefused` that it raises
    instead ends this payload and no other.
    """

    suffixes: frozenset[str]
    content_types: frozenset[str]
    sniff: Callable[[bytes], bool]
    read: Callable[[Payload, Given], Iterator[Article | InputRefused]]


def format_of(payload: Payload) -> Format:
    """The format of `payload`: as its server declares, else as its suffix says, else as its bytes look, else text."""
    formats = [load_format(name) for name in reader_table()]
    for known in formats:
        if payload.content_type in known.content_types:
            return known
    for known in formats:
        if not payload.url and payload.suffix in known.suffixes:
            return known
    return next((known for known in formats if known.sniff(payload.head)), load_format(_FALLBACK))


def content_types() -> frozenset[str]:
    """Every content type that some reader takes."""
    return frozenset().union(*(load_format(name).content_types for name in reader_table()))


@cache
def reader_table() -> dict[str, str]:
    """`READERS` and what installed packages add to it; a built-in format cannot be replaced."""
    added = {entry.name: entry.value for entry in entry_points(group="quoth.readers")}
    return {**added, **READERS}


@cache
def load_format(name: str) -> Format:
    """The format called `name`; raises `KeyError` for one that is not in the table."""
    module, _, attribute = reader_table()[name].partition(":")
    known: Format = getattr(import_module(module), attribute)
    return known
