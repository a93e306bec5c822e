"""A library opened by a verb, which says how an upgrade gets on: of a large library it takes minutes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from math import inf

import typer

from quoth.store import Library

MOMENT = 2.0
SAY_EVERY = 30.0
_MOVE_EVERY = 0.2


def open_library(location: str | None, *, create: bool = True) -> Library:
    """`Library.open`, with a line on standard error while an older library is upgraded."""
    return Library.open(location, create=create, progress=Told("upgrading the library"))


class Told:
    """Says on standard error how far something is, once it takes longer than a moment.

    In a terminal the line moves; elsewhere there is one now and then.
    """

    def __init__(self, doing: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._doing = doing
        self._clock = clock
        self._moves = sys.stderr.isatty()
        self._begun = clock()
        self._said = -inf

    def __call__(self, done: int, of: int, what: str) -> None:
        """So many of so many articles, or other things, are done."""
        now = self._clock()
        is_last = done >= of and self._said > -inf
        if not is_last and (now - self._begun < MOMENT or now - self._said < (_MOVE_EVERY if self._moves else SAY_EVERY)):
            return
        self._said = now
        line = f"{self._doing}: {done:,} of {of:,} {what}"
        typer.echo(f"\r{line}" if self._moves else line, err=True, nl=is_last or not self._moves)
