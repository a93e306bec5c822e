"""What a person decided about actors, as it applies to the sightings at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, get_args

from quoth.resolve.across.sighting import ActorKind, Sighting

DecisionKind = Literal["same", "different", "rename"]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """An actor as a decision names it, so that it is found again however actors are joined: by where it is named.

    `places` are keys of articles with the name that the actor has there.
    """

    name: str
    kind: ActorKind
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`one` and `other` are the same actor or different ones, or `one` is called `name`; the later one holds."""

    kind: DecisionKind
    one: Pointer
    other: Pointer | None = None
    name: str | None = None


Place = tuple[int, int]
Tag = tuple[int, int]
"""The number of a decision that holds actors apart, and on which side of it one is."""


class Decided:
    """Decisions by the sightings that they are about."""

    def __init__(self, sightings: Sequence[Sighting], decisions: Sequence[Decision]) -> None:
        """`decisions` come in the order in which they were made; those about nobody here have no effect."""
        self._named: dict[tuple[str, str, ActorKind], set[Place]] = defaultdict(set)
        for sighting in sightings:
            self._named[sighting.article_key, sighting.name, sighting.kind].add(sighting.place)
        self.same: list[frozenset[Place]] = []
        self.tags: dict[Place, set[Tag]] = defaultdict(set)
        self.names: list[tuple[tuple[Place, ...], str]] = []
        for number, decision in enumerate(decisions):
            self._apply(number, decision, decisions[number + 1 :])

    def apart(self, one: AbstractSet[Tag], other: AbstractSet[Tag]) -> bool:
        """Whether a decision holds those with these tags apart: one on its first, the other on its second side."""
        return any((number, 1 - side) in other for number, side in one)

    def _apply(self, number: int, decision: Decision, later: Sequence[Decision]) -> None:
        one = self._places(decision.one)
        if decision.kind == "rename":
            if one and decision.name:
                self.names.append((tuple(sorted(one)), decision.name))
            return
        other = self._places(decision.other)
        if not one or not other or any(self._undoes(after, decision.kind, (one, other)) for after in later):
            return
        if decision.kind == "same":
            self.same.append(one | other)
            return
        for side, places in enumerate((one, other - one)):
            for place in places:
                self.tags[place].add((number, side))

    def _undoes(self, after: Decision, kind: DecisionKind, sides: tuple[frozenset[Place], frozenset[Place]]) -> bool:
        if after.kind in {"rename", kind}:
            return False
        one, other = self._places(after.one), self._places(after.other)
        return bool((one & sides[0] and other & sides[1]) or (one & sides[1] and other & sides[0]))

    def _places(self, pointer: Pointer | None) -> frozenset[Place]:
        if pointer is None:
            return frozenset()
        found = (self._named.get((key, name, pointer.kind), set()) for key, name in pointer.places)
        return frozenset().union(*found)
