"""Sightings -> actors: those that the evidence joins, and the pairs that it leaves undecided.

Sightings with one full name and like roles are taken together. Then each such facet, the one that tells most first,
goes to the actor that it fits best, if it fits well and no other one fits nearly as well; else it is an actor of its
own. The order is that of what they tell; which article was added first only settles ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quoth.resolve.across.actor import Actor, ActorsFound, Undecided, make_actors
from quoth.resolve.across.decisions import Decided, Decision
from quoth.resolve.across.evidence import Clue, weigh
from quoth.resolve.across.facet import Facet, facets_of
from quoth.resolve.across.fit import Fit, fit_names
from quoth.resolve.across.names import Name, PersonName, read_name
from quoth.resolve.across.sighting import Sighting

SAME = 2.0
DIFFERENT = 0.0
"""Evidence that weighs `SAME` or more joins, less than `DIFFERENT` parts; between them a pair is undecided."""

MARGIN = 1.0
"""By so much the best of several actors that fit must fit better than the next."""

MOST_RIVALS = 3
"""So many of the actors that it fits are kept as undecided for one that is not joined."""

MOST_BEARERS = 40
"""A name that more bear means none of them who does not share affiliation, role or company."""

PROMINENT_FROM = 20
PROMINENT_TIMES = 5
"""An actor in so many articles, and so many times as many as anybody else with the surname, is meant by it alone."""


class Weighed(NamedTuple):
    """What speaks for and against two being one actor, the names first, and what all of it weighs."""

    clues: tuple[Clue, ...]
    weight: float

    @property
    def same_name(self) -> bool:
        """Whether both have the same full name."""
        return self.clues[0].weight >= SAME


PARTED = Weighed((), DIFFERENT - 1)
"""Names or a decision part them."""


def who_is_who(sightings: Sequence[Sighting], decisions: Sequence[Decision] = (), language: str = "en") -> ActorsFound:
    """The actors of `sightings`, and the pairs that are undecided. The order of `sightings` makes no difference.

    Whoever shares no key (see `keys_of`) and no decision has no influence on each other.
    """
    decided = Decided(sightings, decisions)
    joining = _Joining(decided)
    for facet in sorted(facets_of(sightings, decided, language), key=lambda facet: facet.order):
        joining.place(facet)
    joining.place_again()
    left = [number for number in range(len(joining.actors)) if number not in joining.gone]
    actors = make_actors([joining.actors[number].sightings for number in left], decided)
    undecided = sorted(
        _undecided(joining, dict(zip(left, actors, strict=True))), key=lambda pair: (-pair.weight, pair.one, pair.other)
    )
    return ActorsFound(actors=tuple(sorted(actors, key=lambda actor: actor.sightings[0].place)), undecided=tuple(undecided))


def keys_of(sighting: Sighting, language: str = "en") -> frozenset[str]:
    """What two sightings of one actor share at least one of, unless a person decided that they are one."""
    return read_name(sighting.name, sighting.kind, language).keys()


class _Joining:
    """Facets put to actors, one after another."""

    def __init__(self, decided: Decided) -> None:
        self.actors: list[Facet] = []
        self.unsure: list[tuple[int, int]] = []
        self.gone: set[int] = set()
        self._decided = decided
        self._found_under: dict[str, set[int]] = defaultdict(set)

    def place(self, facet: Facet) -> None:
        """Join `facet` to the actor that it fits best, or make it one."""
        weighed = self._weighed(facet)
        if self._joins(facet, weighed):
            return
        own = len(self.actors)
        self.actors.append(facet)
        fitting = _fitting(weighed)
        self.unsure += [(other, own) for other in fitting[:MOST_RIVALS]]
        common = len(self._bearers(facet)) > MOST_BEARERS
        namesakes = any(one.same_name for one in weighed.values()) if facet.is_telling else weighed or common
        best = weighed[fitting[0]].weight if fitting else DIFFERENT
        if not namesakes or (best < SAME and facet.evidence.richness):
            # else too little is known of it: later ones that fit it would fit its rivals as well
            self._enter(own, facet)

    def place_again(self) -> None:
        """Join the actors that were unsure when less was known of those that they fit."""
        for own in dict.fromkeys(own for _, own in self.unsure):
            facet = self.actors[own]
            self.gone.add(own)
            if not self._joins(facet, self._weighed(facet)):
                self.gone.remove(own)

    def _joins(self, facet: Facet, weighed: Mapping[int, Weighed]) -> bool:
        """Whether one actor clearly fits best; then it has taken in `facet`."""
        fitting = _fitting(weighed)
        best, rival = (*(weighed[number].weight for number in fitting[:2]), -MARGIN, -MARGIN)[:2]
        if best < SAME or best - rival < MARGIN:
            return False
        self.actors[fitting[0]].add(facet)
        self._enter(fitting[0], facet)
        return True

    def _weighed(self, facet: Facet) -> dict[int, Weighed]:
        """The actors who may bear a name of `facet`; of a name that very many bear, those whom it can mean."""
        bearers = self._bearers(facet)
        common = len(bearers) > MOST_BEARERS and not facet.is_telling
        likely = (n for n in bearers if not common or self.actors[n].evidence.meets(facet.evidence))
        weighed = ((number, self.weigh(self.actors[number], facet)) for number in likely)
        return {number: one for number, one in weighed if one is not PARTED}

    def weigh(self, actor: Facet, facet: Facet) -> Weighed:
        """All that speaks for and against one actor; weighs less than `DIFFERENT` where names or a decision part them."""
        if actor.tags and facet.tags and self._decided.apart(actor.tags, facet.tags):
            return PARTED
        fit = _best_fit(actor.names, facet.names)
        if fit is None:
            return PARTED
        found = [Clue(fit.weight, fit.why), *weigh(actor.evidence, facet.evidence, outlets=not facet.is_telling)]
        if self._is_meant(actor, facet):
            found.append(Clue(3, "by far the most named with the surname"))
        return Weighed(tuple(found), sum(clue.weight for clue in found))

    def _enter(self, number: int, facet: Facet) -> None:
        for name in facet.names:
            for key in name.found_under():
                self._found_under[key].add(number)

    def _bearers(self, facet: Facet) -> set[int]:
        """The actors who may bear a name of `facet`."""
        under = (self._found_under.get(key, set()) for name in facet.names for key in name.looks_under())
        return set[int]().union(*under) - self.gone

    def _is_meant(self, actor: Facet, facet: Facet) -> bool:
        """Whether a surname alone means `actor`, of whom much more is written than of anybody else who bears it."""
        articles = len(actor.evidence.articles)
        if articles < PROMINENT_FROM or any(not isinstance(name, PersonName) or name.given for name in facet.names):
            return False
        bearers = (self.actors[number] for number in self._bearers(facet))
        others = (one for one in bearers if one is not actor and one.is_telling and _best_fit(one.names, facet.names))
        return all(PROMINENT_TIMES * len(one.evidence.articles) <= articles for one in others)


def _fitting(weighed: Mapping[int, Weighed]) -> list[int]:
    """The numbers of those that may be one, best first."""
    fitting = (number for number in weighed if weighed[number].weight >= DIFFERENT)
    return sorted(fitting, key=lambda number: (-weighed[number].weight, number))


def _best_fit(some: set[Name], others: set[Name]) -> Fit | None:
    """How the names of two fit at their best; None if none do, or if one surname stands with two given names."""
    best: Fit | None = None
    for one in some:
        for other in others:
            fit = fit_names(one, other)
            if fit and fit.other_given:
                return None
            if fit and (best is None or (fit.weight, fit.why) > (best.weight, best.why)):
                best = fit
    return best


def _undecided(joining: _Joining, actors: Mapping[int, Actor]) -> Iterator[Undecided]:
    """Pairs of `actors` that stay apart for want of evidence; of names that many bear only those for which more speaks."""
    for pair in joining.unsure:
        if joining.gone & {*pair}:
            continue
        one, other = (joining.actors[number] for number in pair)
        weighed = joining.weigh(one, other)
        telling = one.is_telling or other.is_telling
        if weighed.weight >= DIFFERENT and (telling or any(clue.weight > 0 for clue in weighed.clues[1:])):
            first, second = sorted((actors[number] for number in pair), key=lambda actor: actor.sightings[0].place)
            reasons = tuple(clue.in_words() for clue in weighed.clues)
            yield Undecided(one=first.id, other=second.id, weight=weighed.weight, reasons=reasons)
