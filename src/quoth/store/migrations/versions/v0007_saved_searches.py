"""Searches that are kept; the sizes of an article's voices, and of each label its words, its voice and whom it is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0005"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table of searches, and the columns, whose values come when the library is rebuilt after this step."""
    op.create_table(
        "saved_searches",
        sa.Column("id", _NUMBER, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "search", "made_at")),
    )
    op.add_column("headers", sa.Column("moment", _ORDERED, nullable=False, server_default=""))
    op.add_column("headers", sa.Column("outlet_words", sa.Text, nullable=False, server_default=""))
    for name in ("own_size", "said_size"):
        op.add_column("headers", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.create_index("headers_by_moment", "headers", ["moment", "id"])
    op.create_index("headers_by_outlet", "headers", ["outlet_words", "moment", "id"])
    op.add_column("labels", sa.Column("text", sa.Text, nullable=False, server_default=""))
    op.add_column("labels", sa.Column("target", _ORDERED))
    op.add_column("labels", sa.Column("voice", sa.Text))
    op.create_index("labels_by_target", "labels", ["target"])
