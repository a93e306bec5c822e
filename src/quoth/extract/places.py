"""Which spans stand at a place, found without a look at all the others: no text is so long that reading it never ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from quoth.model import Span

CELL = 512
"""Characters of the text that share one list of spans."""

Owner = TypeVar("Owner")


class Places(Generic[Owner]):
    """Spans of one text, each with its owner."""

    def __init__(self, placed: Iterable[tuple[Span, Owner]] = ()) -> None:
        self._cells: defaultdict[int, list[tuple[Span, Owner]]] = defaultdict(list)
        for span, owner in placed:
            self.add(span, owner)

    def add(self, span: Span, owner: Owner) -> None:
        """Note that `span` is `owner`'s."""
        for cell in _cells(span):
            self._cells[cell].append((span, owner))

    def overlapping(self, span: Span) -> Iterator[tuple[Span, Owner]]:
        """Each span that shares a character with `span`, once, with its owner."""
        for cell in _cells(span):
            for other, owner in self._cells.get(cell, ()):
                if other.overlaps(span) and max(other.start, span.start) // CELL == cell:
                    yield other, owner


def _cells(span: Span) -> range:
    return range(span.start // CELL, (span.end - 1) // CELL + 1)
