"""Attributions as rows, their sources and the full-text index: what is derived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

_ORDERED = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_FTS5 = """CREATE VIRTUAL TABLE attribution_words USING fts5(
    words, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* C*'"
)"""
# Words come separated by spaces, and nothing else may separate them: with these categories only white space does.

_TSVECTOR = (
    "CREATE TABLE attribution_words (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX attribution_words_gin ON attribution_words USING gin (words)",
)


def upgrade() -> None:
    """Make the derived tables, empty: the library is rebuilt after this step."""
    op.create_table("state", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    _create_headers()
    _create_attributions()
    _create_sources()
    for statement in _TSVECTOR if op.get_bind().dialect.name == "postgresql" else (_FTS5,):
        op.execute(statement)


def _create_headers() -> None:
    op.create_table(
        "headers",
        sa.Column("id", _NUMBER, sa.ForeignKey("articles.id"), primary_key=True, autoincrement=False),
        sa.Column("key", _ORDERED, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("url", "outlet", "title", "published")),
    )


def _create_attributions() -> None:
    op.create_table(
        "attributions",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("header_id", _NUMBER, sa.ForeignKey("headers.id"), nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("outlet_words", sa.Text, nullable=False),
        sa.Column("moment", _ORDERED, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("affiliation", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("source_words", "cue", "content", "before", "after")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("manner", "attitude", "stance", "polarity")),
        sa.Column("channel", sa.Text),
        sa.Column("parent", sa.Text),
        sa.Column("confidence", sa.Float(53), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("attributions_by_moment", "attributions", ["moment", "id"])
    op.create_index("attributions_by_outlet", "attributions", ["outlet_words", "moment", "id"])


def _create_sources() -> None:
    op.create_table(
        "source_names",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("name", _ORDERED, nullable=False),
        sa.Column("kind", _ORDERED, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("attributions", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
    )
    op.create_index("source_names_by_count", "source_names", ["attributions", "id"])
    op.create_table(
        "said_by",
        sa.Column("source_id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("attribution_id", _NUMBER, primary_key=True, autoincrement=False),
    )
    op.create_index("said_by_attribution", "said_by", ["attribution_id"])
