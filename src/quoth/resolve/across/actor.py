"""An actor: one person or organisation across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NewType

from quoth.resolve.across.decisions import Decided
from quoth.resolve.across.evidence import Reason
from quoth.resolve.across.sighting import ActorKind, Sighting
from quoth.resolve.across.spelling import folded_words

ActorId = NewType("ActorId", str)

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Sightings that are one person or organisation, in the order in which they were added.

    `id` is made of the name and the number of the article in which the actor appeared first: it stays while articles
    are added, and when the library is rebuilt.
    """

    id: ActorId
    name: str
    kind: ActorKind
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Two actors that may be one: what speaks for and against it, and what that weighs together."""

    one: ActorId
    other: ActorId
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsFound:
    """Every sighting is in exactly one of `actors`; `undecided` pairs stay apart until somebody decides."""

    actors: tuple[Actor, ...]
    undecided: tuple[Undecided, ...]


def make_actors(groups: Sequence[Sequence[Sighting]], decided: Decided) -> list[Actor]:
    """One actor for each of `groups`, in their order."""
    ordered = [tuple(sorted(group, key=lambda sighting: sighting.place)) for group in groups]
    ids: dict[tuple[int, int], ActorId] = {}
    taken: Counter[str] = Counter()
    for founder in sorted((group[0] for group in ordered), key=lambda founder: founder.place):
        made = _id(founder)
        taken[made] += 1
        # father and son of one name, both first in the same article
        ids[founder.place] = ActorId(made if taken[made] == 1 else f"{made}.{taken[made]}")
    return [
        Actor(
            id=ids[group[0].place],
            name=_decided_name(group, decided) or _usual_name(group),
            kind=group[0].kind,
            sightings=group,
        )
        for group in ordered
    ]


def _id(founder: Sighting) -> str:
    words = "-".join(folded_words(founder.name))[:_LONGEST_ID].rstrip("-")
    return f"{words}.{founder.article}" if founder.kind == "person" else f"{words}.body.{founder.article}"


def _usual_name(sightings: Sequence[Sighting]) -> str:
    """The name most used among the fullest: a name of two words or more before one of one, then the most frequent."""
    counts = Counter(sighting.name for sighting in sightings)
    return max(counts, key=lambda name: (min(2, len(name.split())), counts[name], len(name), name))


def _decided_name(sightings: Sequence[Sighting], decided: Decided) -> str | None:
    here = {sighting.place for sighting in sightings}
    return next((name for places, name in reversed(decided.names) if places[0] in here), None)
