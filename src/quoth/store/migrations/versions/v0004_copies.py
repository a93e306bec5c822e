"""What tells copies of one text: a sketch of each article, and the bands by which likely copies are looked up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, empty: the library is rebuilt after this step."""
    op.create_table(
        "copies",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("first", _NUMBER, nullable=False),
        sa.Column("agency", sa.Text),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    op.create_index("copies_by_first", "copies", ["first"])
    op.create_table(
        "bands",
        sa.Column("band", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("article_id", _NUMBER, primary_key=True, autoincrement=False),
    )
