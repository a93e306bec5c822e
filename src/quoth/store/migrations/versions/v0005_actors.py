"""Sources as they appear in articles, and the actors that they are joined to: what is derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, empty: the library is rebuilt after this step."""
    _create_sightings()
    op.create_table(
        "actors",
        sa.Column("id", _ORDERED, primary_key=True),
        *(sa.Column(name, _ORDERED, nullable=False) for name in ("name", "kind")),
        sa.Column("words", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("role", "affiliation")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("attributions", "articles")),
        *(sa.Column(name, _ORDERED, nullable=False) for name in ("first", "last")),
    )
    op.create_index("actors_by_count", "actors", ["attributions", "id"])
    op.create_table(
        "actor_pairs",
        *(sa.Column(name, _ORDERED, primary_key=True) for name in ("one", "other")),
        sa.Column("weight", sa.Float(53), nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_index("actor_pairs_by_other", "actor_pairs", ["other"])


def _create_sightings() -> None:
    op.create_table(
        "sightings",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("header_id", _NUMBER, nullable=False),
        *(sa.Column(name, _ORDERED, nullable=False) for name in ("article_key", "name", "kind")),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("affiliation", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("company", "called")),
        sa.Column("outlet", sa.Text),
        sa.Column("moment", _ORDERED, nullable=False),
        sa.Column("actor", _ORDERED),
    )
    for name, column in (("header", "header_id"), ("actor", "actor"), ("place", "article_key")):
        op.create_index(f"sightings_by_{name}", "sightings", [column])
    for table, column, index in (("keys", "key", "sighting"), ("said", "attribution_id", "attribution")):
        op.create_table(
            f"sighting_{table}",
            sa.Column(column, _NUMBER, primary_key=True, autoincrement=False),
            sa.Column("sighting_id", _NUMBER, primary_key=True, autoincrement=False),
        )
        indexed = "sighting_id" if table == "keys" else column
        op.create_index(f"sighting_{table}_by_{index}", f"sighting_{table}", [indexed])
    op.create_table("stale_keys", sa.Column("key", _NUMBER, primary_key=True, autoincrement=False))
