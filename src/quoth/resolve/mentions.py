"""Where one source is mentioned; thousands of mentions take no longer than few to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoth.extract.places import Places
from quoth.model import Span


class Mentions:
    """The spans that mean one source, each once."""

    def __init__(self) -> None:
        self._spans: set[Span] = set()
        self._places: Places[None] = Places()
        self.first = 0
        """Where the first begins."""

    def __iter__(self) -> Iterator[Span]:
        return iter(sorted(self._spans))

    def add(self, span: Span) -> None:
        """Note one more."""
        if span not in self._spans:
            self.first = min(self.first, span.start) if self._spans else span.start
            self._spans.add(span)
            self._places.add(span, None)

    def update(self, spans: Iterable[Span]) -> None:
        """Note several more."""
        for span in spans:
            self.add(span)

    def overlap(self, span: Span) -> bool:
        """Whether one shares a character with `span`."""
        return any(True for _ in self._places.overlapping(span))
