"""The outlet's own voice and the labels of every voice as rows: what is derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the derived tables, empty: the library is rebuilt after this step."""
    op.create_table(
        "own_voice",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("header_id", _NUMBER, sa.ForeignKey("headers.id"), nullable=False),
        sa.Column("outlet_words", sa.Text, nullable=False),
        sa.Column("moment", _ORDERED, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("content", "before", "after")),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("own_voice_by_moment", "own_voice", ["moment", "id"])
    op.create_index("own_voice_by_outlet", "own_voice", ["outlet_words", "moment", "id"])
    op.create_table(
        "labels",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("said_in", _NUMBER, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
