"""What articles show of their events, which of them are linked, and the stories that they are in: all derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, empty: the library is rebuilt after this step."""
    op.create_table(
        "signatures",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("terms", "weights")),
        sa.Column("story", _NUMBER),
    )
    op.create_index("signatures_by_story", "signatures", ["story"])
    op.create_table(
        "signature_terms",
        sa.Column("term", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article_id", _NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_links",
        sa.Column("one", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("other", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("margin", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stories",
        sa.Column("story", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", _ORDERED, nullable=False),
        sa.Column("title_of", _NUMBER, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        *(sa.Column(name, _ORDERED, nullable=False) for name in ("first", "last")),
    )
    op.create_index("stories_by_id", "stories", ["id"])
    op.create_index("stories_by_last", "stories", ["last", "story"])
