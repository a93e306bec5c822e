"""From a raw score to a confidence that means something: of attributions with 0.8, eight of ten are right."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Self

EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the log odds of the raw score (Platt 1999); slope 1 and offset 0 change nothing."""

    slope: float = 1.0
    offset: float = 0.0

    def of(self, raw: float) -> float:
        """The confidence, between 0 and 1, that belongs to a raw score between 0 and 1."""
        return 1 / (1 + math.exp(-(self.slope * log_odds(raw) + self.offset)))

    def to_json(self) -> str:
        """As the model file keeps it."""
        return json.dumps([round(self.slope, 4), round(self.offset, 4)])

    @classmethod
    def from_json(cls, words: str | None) -> Self:
        """What `to_json` wrote; without it the curve that changes nothing."""
        return cls(*json.loads(words)) if words else cls()


def log_odds(raw: float) -> float:
    """The log odds of a raw score, bounded so that 0 and 1 have some."""
    bounded = min(1 - EDGE, max(EDGE, raw))
    return math.log(bounded / (1 - bounded))
