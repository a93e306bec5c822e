"""Answers that are given again, as long as the library is what it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from quoth.store.stamp import Stamp

MOST = 64_000_000
SIZE = 64_000
"""What is counted for an answer that is not written out as bytes: more than a page of hits takes."""

T = TypeVar("T")


class Memory:
    """The answers that were given last, by what was asked, `most` bytes of them. All are forgotten when the library changes."""

    def __init__(self, stamp: Stamp, most: int = MOST) -> None:
        self._stamp = stamp
        self._most = most
        self._lock = Lock()
        self._state: int | None = None
        self._held = 0
        self._answers: dict[Hashable, Any] = {}

    def recall(self, asked: Hashable, answer: Callable[[], T]) -> T:
        """What `answer` gives, or gave when the same was asked of the library as it is now."""
        # Looked at before the answer is made: what changes meanwhile makes the answer forgotten, and never kept too long.
        state = self._stamp.now()
        if state is None:
            return answer()
        with self._lock:
            if state != self._state:
                self._answers.clear()
                self._held, self._state = 0, state
            if asked in self._answers:
                found: T = self._answers.pop(asked)
                self._answers[asked] = found
                return found
        made = answer()
        with self._lock:
            if state == self._state and asked not in self._answers:
                self._keep(asked, made)
        return made

    def _keep(self, asked: Hashable, answer: object) -> None:
        """Remember an answer, and forget for it those that were not asked for longest."""
        self._answers[asked] = answer
        self._held += _size(answer)
        while self._held > self._most:
            self._held -= _size(self._answers.pop(next(iter(self._answers))))


def _size(answer: object) -> int:
    return len(answer) if isinstance(answer, bytes) else SIZE
