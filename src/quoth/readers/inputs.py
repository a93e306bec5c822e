"""What the user names (a path, a URL, '-') -> its articles."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quoth.errors import InputRefused, MissingExtra, Reason
from quoth.model import Article
from quoth.readers.article import Given
from quoth.readers.formats import format_of
from quoth.readers.payload import Payload

if TYPE_CHECKING:
    from quoth.readers.url import Fetcher

STDIN = "-"

_LONGEST_PATH = 4096

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_source(source: str, given: Given, fetcher: Fetcher | None = None) -> Iterator[Article | InputRefused]:
    """The articles of a file, a URL or, for '-', the standard input; an input that is none as its refusal.

    Refusals are yielded, never raised, so that the other inputs go on.
    """
    try:
        with _payload(source, fetcher) as payload:
            yield from open_payload(replace(payload, fetcher=fetcher), given)
    except InputRefused as refusal:
        yield refusal


def open_payload(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The articles of an input whose bytes are at hand; what is none as its refusal."""
    try:
        yield from format_of(payload).read(payload, given)
    except InputRefused as refusal:
        yield refusal
    except MissingExtra as missing:
        yield InputRefused(Reason.NOT_READABLE, payload.where, str(missing))


def inputs(sources: Sequence[str]) -> Iterator[str]:
    """The files and addresses that `sources` name: a folder's files, its folders' too, and those that fit a glob, sorted.

    Hidden files and folders are left out of folders. What names nothing is given as it is, to be refused as not found.
    """
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _files(path)
        elif not path.exists() and any(character in source for character in "*?[") and "://" not in source:
            # Path.glob takes no absolute pattern
            fitting = sorted(name for name in glob.glob(source, recursive=True) if Path(name).is_file())  # noqa: PTH207
            yield from fitting or [source]
        else:
            yield source


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield str(path)


def names_input(words: str) -> bool:
    """Whether `words` are a URL or the name of a file that exists, and not a text."""
    if _ADDRESS.match(words):
        return not any(character.isspace() for character in words)
    try:
        return len(words) <= _LONGEST_PATH and "\n" not in words and Path(words).is_file()
    except (OSError, ValueError):
        return False


@contextmanager
def _payload(source: str, fetcher: Fetcher | None) -> Iterator[Payload]:
    if source == STDIN:
        yield Payload.of(sys.stdin.buffer, STDIN)
    elif _ADDRESS.match(source):
        yield (fetcher or _fetcher()).fetch(source)
    else:
        with _opened(source) as stream:
            yield Payload.of(stream, source)


def _fetcher() -> Fetcher:
    from quoth.readers.url import Fetcher

    return Fetcher()


def _opened(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise InputRefused(Reason.NOT_FOUND, path, "not found: there is no such file") from error
    except IsADirectoryError as error:
        raise InputRefused(Reason.NOT_READABLE, path, "is a folder; name the files in it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputRefused(Reason.NOT_READABLE, path, f"cannot be read: {error}") from error
