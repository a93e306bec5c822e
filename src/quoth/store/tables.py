"""The tables of a library. Facts are kept for ever; what is derived can be made again from them.

`migrations/` makes and changes the tables; these definitions are what the newest schema looks like to the code.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.dialects import postgresql

METADATA = MetaData()

ORDERED = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that both databases compare by code point, so that they sort alike."""

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit key; SQLite numbers rows by itself only where the type is exactly INTEGER."""

# ---- facts

articles = Table(
    "articles",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("key", ORDERED, nullable=False, unique=True),
    Column("collection", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

versions = Table(
    "versions",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("article_id", NUMBER, ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_sha", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    UniqueConstraint("article_id", "number"),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("article_key", ORDERED),
    Column("anchor", Text),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Index("judgements_by_article", "article_key"),
)

saved_searches = Table(
    "saved_searches",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("name", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)
"""What somebody keeps looking for; the one fact that may be taken back."""

FACTS = (articles, versions, judgements, saved_searches)

# ---- derived

state = Table("state", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

headers = Table(
    "headers",
    METADATA,
    Column("id", NUMBER, ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("key", ORDERED, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("moment", ORDERED, nullable=False),
    Column("outlet_words", Text, nullable=False),
    Column("own_size", Integer, nullable=False),
    Column("said_size", Integer, nullable=False),
    Index("headers_by_moment", "moment", "id"),
    Index("headers_by_outlet", "outlet_words", "moment", "id"),
)
"""`own_size` and `said_size` are the characters of the own voice and of all that is attributed, see `Shares`."""

attributions = Table(
    "attributions",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("header_id", NUMBER, ForeignKey("headers.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("outlet_words", Text, nullable=False),
    Column("moment", ORDERED, nullable=False),
    Column("source", Text),
    Column("kind", Text),
    Column("roles", Text, nullable=False),
    Column("affiliation", Text),
    Column("source_words", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("attitude", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("channel", Text),
    Column("parent", Text),
    Column("confidence", Float(53), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("attributions_by_moment", "moment", "id"),
    Index("attributions_by_outlet", "outlet_words", "moment", "id"),
)

source_names = Table(
    "source_names",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("name", ORDERED, nullable=False),
    Column("kind", ORDERED, nullable=False),
    Column("words", Text, nullable=False),
    Column("attributions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Index("source_names_by_count", "attributions", "id"),
)

name_words = Table(
    "name_words",
    METADATA,
    Column("word", ORDERED, primary_key=True),
    Column("source_id", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The words of each name in `source_names`, so that it is found by one of them."""

said_by = Table(
    "said_by",
    METADATA,
    Column("source_id", NUMBER, primary_key=True, autoincrement=False),
    Column("attribution_id", NUMBER, primary_key=True, autoincrement=False),
    Index("said_by_attribution", "attribution_id"),
)

own_voice = Table(
    "own_voice",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("header_id", NUMBER, ForeignKey("headers.id"), nullable=False),
    Column("outlet_words", Text, nullable=False),
    Column("moment", ORDERED, nullable=False),
    Column("content", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("own_voice_by_moment", "moment", "id"),
    Index("own_voice_by_outlet", "outlet_words", "moment", "id"),
)
"""Sentences of the outlet; their ids are none of `attributions`, so that one full-text index holds both."""

labels = Table(
    "labels",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("said_in", NUMBER, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("target", ORDERED),
    Column("voice", Text),
    Index("labels_by_target", "target"),
)
"""`said_in` is the row of `attributions` or `own_voice` that holds the label; `text` is the label as printed, `target` the
words of the name of whom it is about, `voice` the source whose word it is, null for the outlet, "" where none is named."""

copies = Table(
    "copies",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("first", NUMBER, nullable=False),
    Column("agency", Text),
    Column("sketch", LargeBinary, nullable=False),
    Index("copies_by_first", "first"),
)
"""`id` is the row of an article, `first` that of the earliest article of which it prints a copy, or its own."""

bands = Table(
    "bands",
    METADATA,
    Column("band", NUMBER, primary_key=True, autoincrement=False),
    Column("article_id", NUMBER, primary_key=True, autoincrement=False),
)

DERIVED = (bands, copies, labels, own_voice, said_by, name_words, source_names, attributions, headers)
"""In an order in which they can be emptied; the full-text index is beside them, see `fulltext.py`."""
