"""Decisions about actors as judgements: kept for ever, and found again by the articles that name the actors."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, select, tuple_

from quoth.resolve.across import Decision, Pointer
from quoth.resolve.across.decisions import DECISION_KINDS
from quoth.store.actor_tables import sightings
from quoth.store.chunks import CHUNK
from quoth.store.decisions import decisions
from quoth.store.tables import judgements

MOST_PLACES = 50
"""A decision names an actor by so many articles at most, the oldest; those are plenty to find it again."""


def pointer(connection: Connection, actor: str, article_key: str | None = None) -> Pointer:
    """How a decision names `actor`: all of it, or only as the article with `article_key` names it."""
    columns = (sightings.c.name, sightings.c.kind, sightings.c.article_key)
    named = select(*columns).where(sightings.c.actor == actor).order_by(sightings.c.id).limit(MOST_PLACES)
    if article_key is not None:
        named = named.where(sightings.c.article_key == article_key)
    rows = connection.execute(named).all()
    places = tuple(dict.fromkeys((row.article_key, row.name) for row in rows))
    return Pointer(name=rows[0].name, kind=rows[0].kind, places=places)


def to_value(decision: Decision) -> str:
    """The value of the judgement that keeps `decision`."""
    value: dict[str, object] = {"one": _pointer_row(decision.one)}
    if decision.other:
        value["other"] = _pointer_row(decision.other)
    if decision.name:
        value["name"] = decision.name
    return json.dumps(value, ensure_ascii=False)


def actor_decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions about actors in the order in which they were made; no name that is suppressed is given."""
    made = select(judgements.c.kind, judgements.c.value).where(judgements.c.kind.in_(DECISION_KINDS)).order_by(judgements.c.id)
    suppressed = decisions(connection).suppressed
    found = []
    for row in connection.execute(made):
        value = json.loads(row.value)
        name = value.get("name")
        if not (name and any(one.occurs_in(name) for one in suppressed)):
            other = _pointer(value["other"]) if "other" in value else None
            found.append(Decision(kind=row.kind, one=_pointer(value["one"]), other=other, name=name))
    return tuple(found)


def last_decision(connection: Connection) -> int:
    """The row of the last decision about actors, 0 if there is none."""
    last = select(func.max(judgements.c.id)).where(judgements.c.kind.in_(DECISION_KINDS))
    return connection.execute(last).scalar() or 0


def linked_by(connection: Connection, made: tuple[Decision, ...]) -> tuple[frozenset[int], ...]:
    """For each decision the rows of the sightings that it is about."""
    return tuple(
        frozenset(row for one in (decision.one, decision.other) if one for row in _rows(connection, one)) for decision in made
    )


def _rows(connection: Connection, named: Pointer) -> list[int]:
    here = tuple_(sightings.c.article_key, sightings.c.name).in_(named.places[:CHUNK])
    return list(connection.execute(select(sightings.c.id).where(here, sightings.c.kind == named.kind)).scalars())


def _pointer_row(named: Pointer) -> dict[str, object]:
    return {"name": named.name, "kind": named.kind, "in": [list(place) for place in named.places]}


def _pointer(row: dict[str, object]) -> Pointer:
    places = tuple((key, name) for key, name in row["in"])  # type: ignore[attr-defined]
    return Pointer(name=str(row["name"]), kind=row["kind"], places=places)  # type: ignore[arg-type]
