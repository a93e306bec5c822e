"""How much the words of a language tell of what an article is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWords:
    """`weights`: of words that many articles have, in lower case, the more the fewer have it; `rare`: of any other word."""

    weights: Mapping[str, float]
    rare: float

    @classmethod
    def parsed(cls, written: str) -> CommonWords:
        """The words of a text with lines "= 2.5", under each of which stand the words that weigh so much."""
        weights: dict[str, float] = {}
        weight = 0.0
        for line in written.splitlines():
            if line.startswith("= "):
                weight = float(line[2:])
            elif not line.startswith("#"):
                weights |= dict.fromkeys(line.split(), weight)
        return cls(weights=weights, rare=max(weights.values(), default=0.0) + 0.5)

    def weight(self, word: str) -> float:
        """What `word`, in lower case, weighs."""
        return self.weights.get(word, self.rare)
