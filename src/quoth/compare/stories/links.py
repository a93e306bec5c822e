"""Whether two articles may be on one event: how alike they are, and how far their days lie apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

from quoth.compare.stories.dates import UNDATED
from quoth.compare.stories.signature import UNIT, Signature

WINDOW = 100
"""Articles more days apart are on different events, however alike they are."""

UNDATED_GAP = WINDOW
"""An article without a date is taken to lie so many days from any other: it has to be the more alike."""

INDEXED = 20
"""Two articles are compared if enough of so many terms, those that weigh most in each, are common to both."""

SHARED, SHARED_UNDATED = 2, 4
"""So many are enough where both have a date; the second where one has none, since then no window keeps others away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two articles have to be, as a cosine: `least` on one day, more with the logarithm of the days between."""

    least: float = 0.16
    by_gap: float = 0.05

    def product(self, one: int, other: int) -> float | None:
        """The least product of two signatures of articles of two days; None where the days are too far apart."""
        gap = UNDATED_GAP if UNDATED in {one, other} else abs(one - other)
        return UNIT**2 * (self.least + self.by_gap * math.log1p(gap)) if gap <= WINDOW else None


LIKENESS = Likeness()


def margins(one: Signature, others: list[Signature], likeness: Likeness = LIKENESS) -> list[int | None]:
    """For each of `others` by how much it is more alike to `one` than it has to be; None where it is not, or too far away.

    It is the same from either side, so two articles are linked or not, in whatever order they come.
    """
    found: list[int | None] = []
    for other, product in zip(others, one.products(others), strict=True):
        least = likeness.product(one.day, other.day)
        found.append(round(product - least) if least is not None and product >= least else None)
    return found
