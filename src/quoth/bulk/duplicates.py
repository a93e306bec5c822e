"""Which articles are of one address, or copies of one text; of each group the earliest is kept.

Groups are linked article by article, and which one is kept depends on the articles alone: whatever order they come in.
Copies are told as in a library, by their sketches; only articles that share a band are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.store.sketch import BANDS, ROWS, Sketch

_UNKNOWN = "~"
"""Sorts behind every date."""

_MIXED = tuple(np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What is known of an article when it is compared: when it was published, its key, its place, its text.

    `place` tells articles apart that are otherwise equal: the shard, and the number in it.
    """

    published: str | None
    key: str
    place: tuple[str, int]
    text_id: str
    sketch: Sketch | None

    def rank(self) -> tuple[str, str, tuple[str, int]]:
        """By which the article to keep is chosen: the smallest."""
        return self.published or _UNKNOWN, self.key, self.place


def duplicates(listed: Sequence[Listed]) -> dict[int, int]:
    """For each of `listed` that is not kept, by its index, the index of the one that is kept of its group."""
    ranked = sorted(range(len(listed)), key=lambda index: listed[index].rank())
    groups = _Groups(len(ranked))
    for name in ("key", "text_id"):
        first: dict[str, int] = {}
        for rank, index in enumerate(ranked):
            groups.join(first.setdefault(getattr(listed[index], name), rank), rank)
    sketches = {rank: sketch for rank, index in enumerate(ranked) if (sketch := listed[index].sketch)}
    for together in _sharing_a_band(sketches):
        _link(together, sketches, groups)
    return {ranked[rank]: ranked[kept] for rank in range(len(ranked)) if (kept := groups.first(rank)) != rank}


class _Groups:
    """Disjoint groups of ranks, each known by its smallest."""

    def __init__(self, size: int) -> None:
        self._towards = list(range(size))

    def first(self, rank: int) -> int:
        """The smallest rank of the group of `rank`."""
        while (nearer := self._towards[rank]) != rank:
            self._towards[rank] = rank = self._towards[nearer]
        return rank

    def join(self, one: int, other: int) -> None:
        """Make one group of the groups of the two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._towards[high] = low


def _sharing_a_band(sketches: dict[int, Sketch]) -> Iterator[list[int]]:
    """The ranks, ascending, of sketches that have the same hashes in a band, wherever there are several."""
    ranks = np.fromiter(sketches, np.int64, len(sketches))
    hashes = np.frombuffer(b"".join(sketch.hashes for sketch in sketches.values()), "<u4").reshape(-1, BANDS, ROWS)
    for band in range(BANDS):
        numbers = _mixed(hashes[:, band])
        order = np.argsort(numbers, kind="stable")
        ends = np.flatnonzero(np.diff(numbers[order])) + 1
        for run in np.split(order, ends):
            if len(run) > 1:
                yield ranks[run].tolist()


def _mixed(hashes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """One number for the hashes of a band. Two bands with one number by chance do no harm: their sketches are compared."""
    numbers = hashes[:, 0].astype(np.uint64)
    for row, factor in zip(range(1, ROWS), _MIXED, strict=True):
        numbers = numbers * factor + hashes[:, row]
    return numbers


def _link(together: list[int], sketches: dict[int, Sketch], groups: _Groups) -> None:
    """Join copies among `together`: all are compared with the first, then those that are no copies of it likewise."""
    while len(together) > 1:
        first, others = together[0], together[1:]
        unknown = [rank for rank in others if groups.first(rank) != groups.first(first)]
        if not unknown:
            return
        alike = sketches[first].copies([sketches[rank] for rank in unknown])
        for rank, copy in zip(unknown, alike, strict=True):
            if copy:
                groups.join(first, rank)
        together = [rank for rank, copy in zip(unknown, alike, strict=True) if not copy]
