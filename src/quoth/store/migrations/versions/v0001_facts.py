"""Articles, their versions, and judgements: what is kept for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of facts."""
    op.create_table(
        "articles",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("key", _ORDERED, nullable=False, unique=True),
        sa.Column("collection", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("article_id", _NUMBER, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text_sha", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("read_at", sa.Text, nullable=False),
        sa.UniqueConstraint("article_id", "number"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", _NUMBER, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("article_key", _ORDERED),
        sa.Column("anchor", sa.Text),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
    )
    op.create_index("judgements_by_article", "judgements", ["article_key"])
