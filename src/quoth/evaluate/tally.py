"""Counts that add up over articles, and the shares they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were `right`, out of those `made` and those in `gold`."""

    right: int = 0
    made: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.made + other.made, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of those made that are right, from 0 to 1; 0 if none was made."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found, from 0 to 1; 0 if gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def summed(counts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many articles added up, name by name."""
    total: dict[str, Tally] = {}
    for tallies in counts:
        for name, tally in tallies.items():
            total[name] = total.get(name, Tally()) + tally
    return total
