"""What people decided about stories: that articles are on one event, or on two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

StoryDecisionKind = Literal["merge", "split"]
STORY_DECISION_KINDS: tuple[StoryDecisionKind, ...] = get_args(StoryDecisionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """The articles of `one` and `other`, by their keys, are on one event (`merge`) or on two (`split`).

    Either way those of one side are on one event. For two articles the last decision that names both holds.
    """

    kind: StoryDecisionKind
    one: tuple[str, ...]
    other: tuple[str, ...]

    def together(self, key: str, another: str) -> bool | None:
        """Whether the decision says that the articles with two keys are on one event; None where it says nothing."""
        sides = [{side for side, keys in enumerate((self.one, self.other)) if wanted in keys} for wanted in (key, another)]
        if not all(sides):
            return None
        return self.kind == "merge" or bool(sides[0] & sides[1])


class Decided:
    """Decisions by the keys of the articles that they name."""

    def __init__(self, decisions: Sequence[StoryDecision] = ()) -> None:
        """`decisions` come in the order in which they were made."""
        self._naming: dict[str, list[StoryDecision]] = {}
        for decision in decisions:
            for key in dict.fromkeys((*decision.one, *decision.other)):
                self._naming.setdefault(key, []).append(decision)

    def about(self, key: str) -> dict[str, bool]:
        """The other articles about which and the article with `key` somebody decided: whether they are on one event."""
        found: dict[str, bool] = {}
        for decision in self._naming.get(key, ()):
            for other in (*decision.one, *decision.other):
                together = decision.together(key, other)
                if other != key and together is not None:
                    found[other] = together
        return found

    def named(self) -> Iterable[str]:
        """The keys of all articles that are named."""
        return self._naming.keys()
