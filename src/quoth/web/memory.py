"""Answers that are given again, as long as the library is what it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from quoth.store.stamp import Stamp

MOST = 1000
T = TypeVar("T")


class Memory:
    """The answers that were given last, by what was asked. All are forgotten when the library changes."""

    def __init__(self, stamp: Stamp, most: int = MOST) -> None:
        self._stamp = stamp
        self._most = most
        self._lock = Lock()
        self._state: int | None = None
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
                self._state = state
            if asked in self._answers:
                found: T = self._answers.pop(asked)
                self._answers[asked] = found
                return found
        made = answer()
        with self._lock:
            if state == self._state:
                self._answers[asked] = made
                if len(self._answers) > self._most:
                    self._answers.pop(next(iter(self._answers)))
        return made
