"""When each outlet quoted an actor, and in which articles it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from quoth.resolve.across import ActorId
from quoth.store.actor_tables import sighting_said, sightings
from quoth.store.tables import attributions, headers

MOST_ARTICLES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMonths:
    """The attributions of one outlet to an actor: each month that has any ("2026-05", "" without a date), oldest first."""

    outlet: str | None
    months: tuple[tuple[str, int], ...]

    @property
    def attributions(self) -> int:
        """All of them."""
        return sum(count for _, count in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An article in which an actor stands, and what it is called there."""

    key: str
    title: str | None
    outlet: str | None
    published: str | None
    name: str


def months_by_outlet(connection: Connection, actor: ActorId) -> tuple[OutletMonths, ...]:
    """What each outlet attributes to `actor`, month by month; who attributes most comes first."""
    month = func.substr(attributions.c.moment, 1, 7).label("month")
    said = select(headers.c.outlet_words, month, func.max(headers.c.outlet), func.count(func.distinct(attributions.c.id)))
    said = said.select_from(sightings).join(sighting_said, sighting_said.c.sighting_id == sightings.c.id)
    said = said.join(attributions, attributions.c.id == sighting_said.c.attribution_id).join(headers)
    counted = said.where(sightings.c.actor == actor).group_by(headers.c.outlet_words, "month").order_by("month")
    names: dict[str, str | None] = {}
    months: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for words, when, name, count in connection.execute(counted):
        names[words] = name
        months[words].append((when, count))
    found = [OutletMonths(outlet=names[words], months=tuple(of_outlet)) for words, of_outlet in months.items()]
    return tuple(sorted(found, key=lambda one: (-one.attributions, one.outlet or "")))


def articles_naming(connection: Connection, actor: ActorId) -> tuple[Named, ...]:
    """The articles in which `actor` stands, newest first."""
    columns = (headers.c.key, headers.c.title, headers.c.outlet, headers.c.published, sightings.c.name)
    naming = select(*columns).join(headers, headers.c.id == sightings.c.header_id).where(sightings.c.actor == actor)
    rows = connection.execute(naming.order_by(headers.c.moment.desc(), sightings.c.id.desc()).limit(MOST_ARTICLES)).mappings()
    return tuple(Named(**row) for row in rows)
