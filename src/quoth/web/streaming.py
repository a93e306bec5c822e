"""Long answers, sent while they are made: JSON Lines, and what an exporter writes."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from starlette.responses import StreamingResponse

from quoth.errors import QuothError
from quoth.web.desk import Desk
from quoth.web.problem import problem_of

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NDJSON = "application/x-ndjson"
_CHUNK = 65_536
_AHEAD = 8
_PATIENCE = 60.0
"""Seconds that a writer waits for a reader to take a piece."""


def json_lines(rows: AsyncIterator[Mapping[str, object]]) -> StreamingResponse:
    """One JSON object a line. What goes wrong on the way is the last line, in the shape of all problems."""

    async def lines() -> AsyncIterator[bytes]:
        try:
            async for row in rows:
                yield _line(row)
        except QuothError as error:
            yield _line(problem_of(error).body())

    return StreamingResponse(lines(), media_type=NDJSON)


async def written(desk: Desk, write: Callable[[BinaryIO], None]) -> AsyncIterator[bytes]:
    """What `write` writes on a thread of its own, piece by piece; it stops when nobody reads any more."""
    pipe = _Pipe(asyncio.get_running_loop())

    def task() -> None:
        with io.BufferedWriter(pipe, _CHUNK) as stream:
            write(stream)

    running = asyncio.ensure_future(desk.export(task))
    try:
        while (piece := await pipe.next(running)) is not None:
            yield piece
        await running
    finally:
        pipe.abandon()
        running.cancel()


class _NobodyReads(OSError):
    """Who asked has gone, or does not take what comes."""


class _Pipe(io.RawIOBase):
    """From a thread that writes to a loop that reads, a few pieces ahead at most."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._pieces: asyncio.Queue[bytes] = asyncio.Queue(_AHEAD)
        self._abandoned = False

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        piece = bytes(data)
        if self._abandoned or self._loop.is_closed():
            raise _NobodyReads
        putting = asyncio.run_coroutine_threadsafe(self._pieces.put(piece), self._loop)
        try:
            putting.result(_PATIENCE)
        except TimeoutError as error:
            putting.cancel()
            raise _NobodyReads from error
        return len(piece)

    def abandon(self) -> None:
        """Let the writer fail at its next piece."""
        self._abandoned = True
        while not self._pieces.empty():
            self._pieces.get_nowait()

    async def next(self, running: asyncio.Future[None]) -> bytes | None:
        """The next piece, None when the writer, which is `running`, has come to its end and nothing is left."""
        getting = asyncio.ensure_future(self._pieces.get())
        both: set[asyncio.Future[Any]] = {getting, running}
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if getting.done():
            return getting.result()
        getting.cancel()
        return None


def _line(row: Mapping[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
