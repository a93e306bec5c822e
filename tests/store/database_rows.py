"""The rows of a library, as tests compare them: without the times at which they were written."""

from __future__ import annotations

from sqlalchemy import Table, select, text

from quoth.store import Library
from quoth.store.tables import DERIVED, FACTS

Rows = dict[str, list[tuple[object, ...]]]

_CLOCK = {"added_at", "read_at", "made_at"}


def fact_rows(library: Library) -> Rows:
    """Every fact, in order."""
    return {table.name: rows(library, table) for table in FACTS}


def derived_rows(library: Library) -> Rows:
    """Every derived row, in order, and what the full-text index holds of a few words."""
    return {**{table.name: rows(library, table) for table in DERIVED}, "index": _index(library)}


def rows(library: Library, table: Table) -> list[tuple[object, ...]]:
    """The rows of one table, sorted."""
    columns = [column for column in table.columns if column.name not in _CLOCK]
    with library._database.reading() as connection:
        return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)


def _index(library: Library) -> list[tuple[object, ...]]:
    """The index word by word: FTS5 shows it through its vocabulary table, PostgreSQL as it stands."""
    with library._database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            held = connection.execute(text("SELECT id, words::text FROM attribution_words ORDER BY id")).all()
            return [tuple(row) for row in held]
        connection.execute(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, attribution_words, instance)"))
        held = connection.execute(text("SELECT doc, term, col, offset FROM vocabulary ORDER BY doc, term, offset")).all()
        connection.execute(text("DROP TABLE temp.vocabulary"))
        return [tuple(row) for row in held]
