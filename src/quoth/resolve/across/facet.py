"""Sightings that are one actor's without doubt, taken together before anything is weighed."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.resolve.across.decisions import Decided
from quoth.resolve.across.evidence import Evidence
from quoth.resolve.across.names import Name, read_name
from quoth.resolve.across.sighting import Sighting


class Facet:
    """Sightings that are one actor's without doubt, with what they show."""

    def __init__(self, sighting: Sighting, language: str, tags: frozenset[tuple[int, int]]) -> None:
        """A facet of one sighting; `tags` of the decisions that hold it apart from others."""
        name = read_name(sighting.name, sighting.kind, language)
        self.sightings = [sighting]
        self.evidence = Evidence(sighting, name, language)
        self.tags = set(tags)
        self.is_telling = name.is_telling

    def add(self, other: Facet) -> None:
        """Take in `other`."""
        self.sightings += other.sightings
        self.evidence.add(other.evidence)
        self.tags |= other.tags
        self.is_telling |= other.is_telling

    @property
    def names(self) -> set[Name]:
        """Its names, taken apart."""
        return self.evidence.names

    @property
    def order(self) -> tuple[object, ...]:
        """What tells most comes first, whenever it was added; the rest of the order only makes it one order."""
        fullness = max(name.fullness for name in self.names)
        first = min(self.sightings, key=lambda sighting: sighting.place)
        return (not self.is_telling, -fullness, -self.evidence.richness, -len(self.sightings), first.place)


def facets_of(sightings: Iterable[Sighting], decided: Decided, language: str) -> list[Facet]:
    """Sightings taken together by name, roles and affiliation, where those tell enough, and by decision."""
    facets: dict[tuple[object, ...], Facet] = {}
    of_place: dict[tuple[int, int], Facet] = {}
    for sighting in sorted(sightings, key=lambda sighting: sighting.place):
        tags = frozenset(decided.tags.get(sighting.place, ()))
        facet = Facet(sighting, language, tags)
        like = (sighting.kind, sighting.name, sighting.roles, sighting.affiliation, tags)
        (name,) = facet.names
        telling = name.is_telling and bool(sighting.roles or sighting.affiliation)
        known = facets.setdefault(like if telling else (*like, sighting.place), facet)
        if known is not facet and sighting.article in known.evidence.articles:
            known = facets.setdefault((*like, sighting.place), facet)
        if known is not facet:
            known.add(facet)
        of_place[sighting.place] = known
    return _united(of_place, decided.same)


def _united(of_place: dict[tuple[int, int], Facet], same: Iterable[frozenset[tuple[int, int]]]) -> list[Facet]:
    for places in same:
        first, *others = sorted({id(of_place[place]): of_place[place] for place in places}.values(), key=lambda f: f.order)
        for other in others:
            first.add(other)
            for sighting in other.sightings:
                of_place[sighting.place] = first
    return list({id(facet): facet for facet in of_place.values()}.values())
