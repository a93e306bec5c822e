"""Work off the event loop: on few threads, with a short queue, and nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from quoth.web.errors import Busy, TooSlow

T = TypeVar("T")


class Workers:
    """So many threads, and so many tasks that wait for one.

    A thread cannot be stopped: after a task of which the time is up, its thread goes on and counts as taken, so that no
    more work piles up than the threads and the queue hold.
    """

    def __init__(self, name: str, *, threads: int, waiting: int, seconds: float) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._most = threads + waiting
        self._seconds = seconds
        self._taken = 0

    async def run(self, task: Callable[[], T]) -> T:
        """What `task` returns; raises `Busy` where the queue is full, and `TooSlow` after its time."""
        if self._taken >= self._most:
            raise Busy("too much is asked for at the moment; try again in a few seconds")
        self._taken += 1
        running = self._pool.submit(task)
        loop = asyncio.get_running_loop()
        running.add_done_callback(lambda _: self._give_back(loop))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(running), self._seconds)
        except TimeoutError as error:
            raise TooSlow(f"no answer within {self._seconds:g} seconds; ask for less") from error

    def close(self) -> None:
        """Take no more work; what waits is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _give_back(self, loop: asyncio.AbstractEventLoop) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._free)

    def _free(self) -> None:
        self._taken -= 1
