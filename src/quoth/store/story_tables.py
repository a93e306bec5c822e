"""The tables of stories: all derived. `migrations/` makes them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from quoth.store.tables import METADATA, NUMBER, ORDERED

signatures = Table(
    "signatures",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("day", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("weights", LargeBinary, nullable=False),
    Column("story", NUMBER),
    Index("signatures_by_story", "story"),
)
"""What the article with the row `id` shows of its event, see `Signature`; `story` is the row of its story's earliest article."""

signature_terms = Table(
    "signature_terms",
    METADATA,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("article_id", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The terms by which articles are found that may be on one event."""

story_links = Table(
    "story_links",
    METADATA,
    Column("one", NUMBER, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("other", NUMBER, primary_key=True, autoincrement=False),
    Column("margin", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Articles that are alike enough to be on one event; each pair is there both ways, with the day of the `other`."""

stories = Table(
    "stories",
    METADATA,
    Column("story", NUMBER, primary_key=True, autoincrement=False),
    Column("id", ORDERED, nullable=False),
    Column("title_of", NUMBER, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("first", ORDERED, nullable=False),
    Column("last", ORDERED, nullable=False),
    Index("stories_by_id", "id"),
    Index("stories_by_last", "last", "story"),
)
"""`title_of` is the article whose title the story has; `first` and `last` are days, "" where no article has one."""

STORY_TABLES = (stories, story_links, signature_terms, signatures)
"""In an order in which they can be emptied."""
