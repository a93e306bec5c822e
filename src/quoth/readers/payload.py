"""The bytes of one input, with what is known about them before anyone reads them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from quoth.errors import InputRefused, Reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from quoth.readers.url import Fetcher

ARTICLE_LIMIT = 5_000_000
"""Bytes of one article, markup included; more is no news article."""

_HEAD = 16_384
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The bytes of one input; `whole` or `lines` reads them, once, decompressed if they were gzipped.

    `head` is how they begin (enough to tell the format). `where` is the path, the URL or '-'. `content_type` and
    `charset` are what a server declared, None for a file. `fetcher` is what pages that it leads to are fetched with.
    """

    stream: IO[bytes]
    head: bytes
    where: str
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    fetcher: Fetcher | None = None

    @classmethod
    def of(
        cls,
        stream: IO[bytes] | bytes,
        where: str,
        *,
        url: str | None = None,
        content_type: str | None = None,
        charset: str | None = None,
    ) -> Payload:
        """The payload of a stream or of bytes; raises `InputRefused` where the stream cannot be read."""
        raw = io.BytesIO(stream) if isinstance(stream, bytes) else stream
        try:
            rejoined, head = _peeked(raw)
            if head.startswith(_GZIP):
                rejoined, head = _peeked(gzip.GzipFile(fileobj=rejoined))
        except (OSError, EOFError, zlib.error) as error:
            raise InputRefused(Reason.NOT_READABLE, where, f"cannot be read: {error}") from error
        return cls(stream=rejoined, head=head, where=where, url=url, content_type=content_type, charset=charset)

    @property
    def suffix(self) -> str:
        """The suffix of the file's name, in lower case, without ".gz": ".html"; empty if there is none."""
        return PurePath(self.where.lower().removesuffix(".gz")).suffix

    def whole(self, limit: int = ARTICLE_LIMIT) -> bytes:
        """All bytes; raises `InputRefused` if they are more than `limit`, or cannot be read."""
        body = self._read(limit + 1)
        if len(body) > limit:
            raise InputRefused(Reason.TOO_LARGE, self.where, f"larger than {limit:,} bytes, which no article is")
        return body

    def lines(self, limit: int = ARTICLE_LIMIT) -> Iterator[bytes]:
        r"""Each line without its b"\n"; of a line over `limit` bytes only the first `limit` + 1, so that it can be told."""
        while line := self._read_line(limit + 1):
            start = line
            while not line.endswith(b"\n") and len(line) > limit:
                line = self._read_line(limit + 1)
            yield start.removesuffix(b"\n")

    def _read(self, limit: int) -> bytes:
        try:
            return self.stream.read(limit)
        except (OSError, EOFError, zlib.error) as error:
            raise InputRefused(Reason.NOT_READABLE, self.where, f"cannot be read: {error}") from error

    def _read_line(self, limit: int) -> bytes:
        try:
            return self.stream.readline(limit)
        except (OSError, EOFError, zlib.error) as error:
            raise InputRefused(Reason.NOT_READABLE, self.where, f"cannot be read: {error}") from error


class _Rejoined(io.RawIOBase):
    """A stream of which the beginning has been read, whole again; pipes cannot be wound back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest
        self._at = 0

    def tell(self) -> int:
        return self._at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        chunk = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        self._at += len(chunk)
        view[: len(chunk)] = chunk
        return len(chunk)


def _peeked(stream: IO[bytes] | gzip.GzipFile) -> tuple[io.BufferedReader, bytes]:
    head = stream.read(_HEAD)
    return io.BufferedReader(_Rejoined(head, stream)), head  # type: ignore[arg-type]
