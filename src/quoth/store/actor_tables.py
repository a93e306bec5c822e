"""The tables of actors: all derived. `migrations/` makes them."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from quoth.store.tables import METADATA, NUMBER, ORDERED

sightings = Table(
    "sightings",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("header_id", NUMBER, nullable=False),
    Column("article_key", ORDERED, nullable=False),
    Column("name", ORDERED, nullable=False),
    Column("kind", ORDERED, nullable=False),
    Column("roles", Text, nullable=False),
    Column("affiliation", Text),
    Column("company", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("outlet", Text),
    Column("moment", ORDERED, nullable=False),
    Column("actor", ORDERED),
    Index("sightings_by_header", "header_id"),
    Index("sightings_by_actor", "actor"),
    Index("sightings_by_place", "article_key"),
)
"""A source of an article, see `Sighting`; `actor` is null until it has been joined. Lists are JSON."""

sighting_keys = Table(
    "sighting_keys",
    METADATA,
    Column("key", NUMBER, primary_key=True, autoincrement=False),
    Column("sighting_id", NUMBER, primary_key=True, autoincrement=False),
    Index("sighting_keys_by_sighting", "sighting_id"),
)
"""What two sightings of one actor share at least one of."""

sighting_said = Table(
    "sighting_said",
    METADATA,
    Column("sighting_id", NUMBER, primary_key=True, autoincrement=False),
    Column("attribution_id", NUMBER, primary_key=True, autoincrement=False),
    Index("sighting_said_by_attribution", "attribution_id"),
)

stale_keys = Table("stale_keys", METADATA, Column("key", NUMBER, primary_key=True, autoincrement=False))
"""Keys of sightings that came, went or were decided about since their actors were made."""

actors = Table(
    "actors",
    METADATA,
    Column("id", ORDERED, primary_key=True),
    Column("name", ORDERED, nullable=False),
    Column("kind", ORDERED, nullable=False),
    Column("words", Text, nullable=False),
    Column("role", Text),
    Column("affiliation", Text),
    Column("attributions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("first", ORDERED, nullable=False),
    Column("last", ORDERED, nullable=False),
    Index("actors_by_count", "attributions", "id"),
)

actor_pairs = Table(
    "actor_pairs",
    METADATA,
    Column("one", ORDERED, primary_key=True),
    Column("other", ORDERED, primary_key=True),
    Column("weight", Float(53), nullable=False),
    Column("reasons", Text, nullable=False),
    Index("actor_pairs_by_other", "other"),
)
"""Actors that may be one, undecided."""

ACTOR_TABLES = (actor_pairs, actors, stale_keys, sighting_said, sighting_keys, sightings)
"""In an order in which they can be emptied."""
