"""Values that a statement asks for, in portions that every database takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

CHUNK = 500
"""So many values in one statement, which is fewer than any database's limit."""

T = TypeVar("T", int, str)


def in_chunks(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """`values`, sorted, in portions of at most `CHUNK`."""
    ordered = sorted(values)
    yield from (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
