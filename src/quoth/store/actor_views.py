"""What a library tells of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.resolve.across import ActorId, ActorKind, Reason
from quoth.store.hits import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSummary:
    """An actor in one line: what it is called, its latest role and affiliation, how much it is named, and from when to when.

    `first` and `last` are when the outlets published, "" where no article has a date.
    """

    id: ActorId
    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    attributions: int
    articles: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """Actors, and the cursor that leads to those after them; None after the last."""

    actors: tuple[ActorSummary, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndecidedPair:
    """Two actors that may be one, and what speaks for that and against it; `weight` is all of it together."""

    one: ActorSummary
    other: ActorSummary
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Words that were used for an actor, in how many articles, and from when to when."""

    words: str
    articles: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How one outlet names an actor and what it calls its roles, most used first; `outlet` None where none is known."""

    outlet: str | None
    articles: int
    names: tuple[Used, ...]
    roles: tuple[Used, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that the library tells of an actor beside what it said.

    `roles` and `affiliations` are oldest first, `namings` most articles first, `months` the attributions of each month
    that has any ("2026-05"), oldest first; what has no date is under "".
    """

    actor: ActorSummary
    roles: tuple[Used, ...]
    affiliations: tuple[Used, ...]
    namings: tuple[Naming, ...]
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterances:
    """Attributions of an actor, newest first; `more` tells that there are others behind them."""

    hits: tuple[Hit, ...]
    more: bool
