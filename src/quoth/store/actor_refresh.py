"""Actors made again where something changed: only those that may be one with somebody in a changed article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from quoth.resolve.across import Actor, ActorsFound, Sighting, names_role, who_is_who
from quoth.store.actor_decisions import actor_decisions, last_decision, linked_by
from quoth.store.actor_rows import forget_actors, mark_stale
from quoth.store.actor_tables import actor_pairs, actors, sighting_keys, sighting_said, sightings, stale_keys
from quoth.store.chunks import in_chunks
from quoth.store.flatten import attribution_row, padded, storable
from quoth.store.tables import state

BATCH = 4000
"""So many keys are looked at in one transaction, with all that is linked to them."""

_DECIDED = "actors decided"


def is_fresh(connection: Connection) -> bool:
    """Whether nothing changed since actors were made."""
    stale = connection.execute(select(stale_keys.c.key).limit(1)).first()
    return stale is None and _decided(connection) == last_decision(connection)


def refresh(connection: Connection) -> int:
    """Make some of the actors again that may have changed; gives the number of sightings that were looked at.

    Call it until `is_fresh`. The outcome is that of making all actors again: whoever shares no key and no decision has no
    influence on each other.
    """
    made = actor_decisions(connection)
    links = linked_by(connection, made)
    last = last_decision(connection)
    if _decided(connection) != last:
        mark_stale(connection, _keys(connection, {row for rows in links for row in rows}))
        connection.execute(delete(state).where(state.c.name == _DECIDED))
        connection.execute(insert(state), [{"name": _DECIDED, "value": str(last)}])
    first = connection.execute(select(stale_keys.c.key).order_by(stale_keys.c.key).limit(BATCH)).scalars()
    keys, ids = _all_that_may_change(connection, set(first), links)
    shown = {row.id: row for row in _chosen(connection, ids)}
    found = who_is_who([_sighting(row) for row in shown.values()], made)
    forget_actors(connection, {row.actor for row in shown.values() if row.actor})
    _write(connection, found, shown)
    for chunk in in_chunks(keys):
        connection.execute(delete(stale_keys).where(stale_keys.c.key.in_(chunk)))
    return len(shown)


def _decided(connection: Connection) -> int:
    """The last decision that the actors follow."""
    return int(connection.execute(select(state.c.value).where(state.c.name == _DECIDED)).scalar() or 0)


def _all_that_may_change(connection: Connection, keys: set[int], links: Sequence[frozenset[int]]) -> tuple[set[int], set[int]]:
    """The sightings with one of `keys`, those that share a key or a decision with them, and so on; and all their keys."""
    all_keys, ids = set(keys), set[int]()
    while keys:
        new = _with_keys(connection, keys) - ids
        while linked := {row for rows in links if rows & new for row in rows} - ids - new:
            new |= linked
        ids |= new
        keys = _keys(connection, new) - all_keys
        all_keys |= keys
    return all_keys, ids


def _with_keys(connection: Connection, keys: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in in_chunks(keys):
        found.update(connection.execute(select(sighting_keys.c.sighting_id).where(sighting_keys.c.key.in_(chunk))).scalars())
    return found


def _keys(connection: Connection, ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in in_chunks(ids):
        found.update(connection.execute(select(sighting_keys.c.key).where(sighting_keys.c.sighting_id.in_(chunk))).scalars())
    return found


def _chosen(connection: Connection, ids: Iterable[int]) -> Iterator[Row[*tuple[object, ...]]]:
    for chunk in in_chunks(ids):
        yield from connection.execute(select(sightings).where(sightings.c.id.in_(chunk)))


def _sighting(row: Row[*tuple[object, ...]]) -> Sighting:
    return Sighting(
        article=row.header_id,
        number=row.id - attribution_row(row.header_id, 0),
        article_key=row.article_key,
        name=row.name,
        kind=row.kind,
        roles=tuple(json.loads(row.roles)),
        affiliation=row.affiliation,
        company=tuple(json.loads(row.company)),
        outlet=row.outlet,
    )


def _write(connection: Connection, found: ActorsFound, shown: dict[int, Row[*tuple[object, ...]]]) -> None:
    said = _said(connection, shown)
    rows = [_actor_row(actor, shown, said) for actor in found.actors]
    to = {attribution_row(*one.place): actor.id for actor in found.actors for one in actor.sightings}
    changed = [{"row": row, "to": actor} for row, actor in to.items() if shown[row].actor != actor]
    pairs = [
        {"one": pair.one, "other": pair.other, "weight": pair.weight, "reasons": json.dumps(pair.reasons, ensure_ascii=False)}
        for pair in found.undecided
    ]
    for table, written in ((actors, rows), (actor_pairs, pairs)):
        if written:
            connection.execute(insert(table), written)
    if changed:
        own = sightings.c.id == bindparam("row")
        connection.execute(update(sightings).where(own).values(actor=bindparam("to")), changed)


def _said(connection: Connection, ids: Iterable[int]) -> Counter[int]:
    """How many attributions each sighting is a source of."""
    counts: Counter[int] = Counter()
    for chunk in in_chunks(ids):
        of_them = sighting_said.c.sighting_id.in_(chunk)
        counts.update(connection.execute(select(sighting_said.c.sighting_id).where(of_them)).scalars())
    return counts


def _actor_row(actor: Actor, shown: dict[int, Row[*tuple[object, ...]]], said: Counter[int]) -> dict[str, str | int | None]:
    """The row of `actor`; role and affiliation are the latest that an article gives."""
    rows = sorted((shown[attribution_row(*one.place)] for one in actor.sightings), key=lambda row: (row.moment, row.id))
    dated = [row.moment for row in rows if row.moment]
    roles = (role for row in reversed(rows) for role in json.loads(row.roles) if names_role(role))
    names = dict.fromkeys([actor.name, *(row.name for row in rows)])
    return {
        "id": actor.id,
        "name": storable(actor.name),
        "kind": actor.kind,
        "words": "|".join(map(padded, names)),
        "role": next(roles, None),
        "affiliation": next((row.affiliation for row in reversed(rows) if row.affiliation), None),
        "attributions": sum(said[row.id] for row in rows),
        "articles": len({row.header_id for row in rows}),
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
    }
