"""What each article shows of its sources, as rows; their actors are made from them later, all that changed at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from quoth.language import load_language
from quoth.model import Record
from quoth.resolve.across import Sighting, keys_of
from quoth.resolve.across import sightings as shown_by
from quoth.store.actor_tables import ACTOR_TABLES, actor_pairs, actors, sighting_keys, sighting_said, sightings, stale_keys
from quoth.store.chunks import in_chunks
from quoth.store.decisions import Shown
from quoth.store.flatten import attribution_row, moment, storable


def put_sightings(connection: Connection, shown: Mapping[int, Shown]) -> None:
    """Have what is shown of articles, new or changed, stand for them, by their rows. Their actors are stale from now on."""
    _take_out(connection, shown)
    language = load_language("en")
    seen = {article: list(shown_by(one.record, article, storable(one.key), language)) for article, one in shown.items()}
    sighted = [(one, shown[article].record) for article, found in seen.items() for one in found]
    if not sighted:
        return
    connection.execute(insert(sightings), [_row(one, moment(record.article.published)) for one, record in sighted])
    keys = {(key, attribution_row(*one.place)) for one, _ in sighted for key in numbered(keys_of(one))}
    connection.execute(insert(sighting_keys), [{"key": key, "sighting_id": row} for key, row in sorted(keys)])
    said = [pair for article, found in seen.items() for pair in _said(shown[article].record, found)]
    if said:
        connection.execute(insert(sighting_said), said)
    mark_stale(connection, {key for key, _ in keys})


def _said(record: Record, seen: Iterable[Sighting]) -> Iterator[dict[str, int]]:
    """Which sightings of one article said which of its attributions."""
    numbers = {attribution.id: number for number, attribution in enumerate(record.attributions)}
    for one in seen:
        for said in one.said:
            yield {"sighting_id": attribution_row(*one.place), "attribution_id": attribution_row(one.article, numbers[said])}


def clear_actors(connection: Connection) -> None:
    """Empty all tables of actors."""
    for table in ACTOR_TABLES:
        connection.execute(delete(table))


def mark_stale(connection: Connection, keys: Iterable[int]) -> None:
    """Have the actors with `keys` made again before anybody asks for them."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    rows = [{"key": key} for key in sorted(keys)]
    if rows:
        connection.execute(dialect.insert(stale_keys).on_conflict_do_nothing(index_elements=[stale_keys.c.key]), rows)


def numbered(keys: Iterable[str]) -> set[int]:
    """Keys as the numbers that stand for them in the tables."""
    return {int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1 for key in keys}


def _take_out(connection: Connection, articles: Iterable[int]) -> None:
    here = select(sightings.c.id, sightings.c.actor).where(sightings.c.header_id.in_(list(articles)))
    gone = connection.execute(here).all()
    forget_actors(connection, {row.actor for row in gone if row.actor})
    for chunk in in_chunks(row.id for row in gone):
        of_them = sighting_keys.c.sighting_id.in_(chunk)
        mark_stale(connection, connection.execute(select(sighting_keys.c.key).where(of_them)).scalars().all())
        connection.execute(delete(sighting_keys).where(of_them))
        connection.execute(delete(sighting_said).where(sighting_said.c.sighting_id.in_(chunk)))
        connection.execute(delete(sightings).where(sightings.c.id.in_(chunk)))


def forget_actors(connection: Connection, ids: Iterable[str]) -> None:
    """Remove actors with their undecided pairs; their keys must be stale, so that they are made again."""
    for chunk in in_chunks(ids):
        connection.execute(delete(actors).where(actors.c.id.in_(chunk)))
        connection.execute(delete(actor_pairs).where(actor_pairs.c.one.in_(chunk)))
        connection.execute(delete(actor_pairs).where(actor_pairs.c.other.in_(chunk)))


def _row(sighting: Sighting, when: str) -> dict[str, str | int | None]:
    return {
        "id": attribution_row(*sighting.place),
        "header_id": sighting.article,
        "article_key": sighting.article_key,
        "name": storable(sighting.name),
        "kind": sighting.kind,
        "roles": storable(json.dumps(sighting.roles, ensure_ascii=False)),
        "affiliation": sighting.affiliation and storable(sighting.affiliation),
        "company": storable(json.dumps(sighting.company, ensure_ascii=False)),
        "called": storable(json.dumps(sighting.called, ensure_ascii=False)),
        "outlet": sighting.outlet and storable(sighting.outlet),
        "moment": when,
    }
