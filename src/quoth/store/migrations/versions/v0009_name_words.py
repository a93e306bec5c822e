"""Which words are in which names of sources, so that a name is found without a look at every one: derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table and fill it from the names, whose words stand between spaces: nothing has to be made again for it."""
    made = op.create_table(
        "name_words",
        sa.Column("word", _ORDERED, primary_key=True),
        sa.Column("source_id", _NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    names = op.get_bind().execute(sa.text("SELECT id, words FROM source_names")).all()
    rows = sorted({(word, source) for source, words in names for word in words.split()})
    op.bulk_insert(made, [{"word": word, "source_id": source} for word, source in rows])
