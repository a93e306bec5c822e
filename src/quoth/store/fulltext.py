"""The full-text index over contents: FTS5 on SQLite, tsvector with GIN on PostgreSQL, behind one contract.

Both get the words that `words_of` makes, so that what is a word never depends on the database. The index is the table
`attribution_words`, whose rows have the ids of `attributions` and of `own_voice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Protocol

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    TextClause,
    bindparam,
    select,
    text,
)
from sqlalchemy import column as sql_column
from sqlalchemy.sql.selectable import NamedFromClause

from quoth.store.words import Term, WordQuery, indexed_words

Condition = ColumnElement[bool] | TextClause
_LISTED = 10_000


class FullText(Protocol):
    """What a database's full-text index can do."""

    def add(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Index contents by the id of their attribution."""

    def remove(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Take out contents that were added, with the same words."""

    def clear(self, connection: Connection) -> None:
        """Empty the index."""

    def hits(self, query: WordQuery) -> Select[int, float]:
        """The `id` of each attribution that `query` finds, and its `score`: the smaller, the better it fits."""

    def found(self, query: WordQuery, rows: NamedFromClause) -> Condition:
        """Whether `query` finds a row of `rows`, asked for one row after another."""

    def listed(self, wanted: int) -> int:
        """Fewer hits than these are listed and sorted sooner than the `wanted` newest are found row by row."""


class SqliteFullText:
    """FTS5 without a copy of the words: what is removed is named word for word."""

    def add(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Index contents by the id of their attribution."""
        _execute(connection, "INSERT INTO attribution_words (rowid, words) VALUES (:id, :words)", _spaced(contents))

    def remove(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Take out contents that were added, with the same words."""
        command = "INSERT INTO attribution_words (attribution_words, rowid, words) VALUES ('delete', :id, :words)"
        _execute(connection, command, _spaced(contents))

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        connection.execute(text("INSERT INTO attribution_words (attribution_words) VALUES ('delete-all')"))

    def hits(self, query: WordQuery) -> Select[int, float]:
        """The `id` of each attribution that `query` finds, and its `score`."""
        found = "SELECT rowid AS id, rank AS score FROM attribution_words WHERE attribution_words MATCH :words"
        index = _text(found, _fts5(query))
        rows = index.columns(sql_column("id", Integer), sql_column("score", Float)).subquery("hits")
        return select(rows.c.id, rows.c.score)

    def found(self, query: WordQuery, rows: NamedFromClause) -> Condition:
        """Whether `query` finds a row of `rows`: one look into the index for each row.

        To look for the beginning of a word FTS5 merges the lists of all words that begin so, which is done once, not for
        each row; the sum keeps SQLite from taking the rows out of that list one after another, in no order.
        """
        if any(term.prefix for terms in (*query.alternatives, query.excluded) for term in terms):
            return (rows.c.id + 0).in_(select(self.hits(query).subquery().c.id))
        look = "EXISTS (SELECT 1 FROM attribution_words WHERE attribution_words MATCH :words AND rowid = {}.id)"
        return _text(look.format(rows.name), _fts5(query))

    def listed(self, wanted: int) -> int:
        """Of h hits in n rows, listing all takes h steps, and finding some row by row `wanted` * n / h looks into the index.

        A look takes as long as about ninety steps; n is taken for a million, where it matters.
        """
        return int(_LISTED * sqrt(wanted))


class PostgresFullText:
    """tsvector and tsquery written out by us, so that no parser or dictionary of the server takes part."""

    def add(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Index contents by the id of their attribution."""
        rows = [{"id": key, "words": _tsvector(indexed_words(content))} for key, content in contents.items()]
        _execute(connection, "INSERT INTO attribution_words (id, words) VALUES (:id, CAST(:words AS tsvector))", rows)

    def remove(self, connection: Connection, contents: Mapping[int, str]) -> None:
        """Take out contents that were added."""
        _execute(connection, "DELETE FROM attribution_words WHERE id = :id", [{"id": key} for key in contents])

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        connection.execute(text("DELETE FROM attribution_words"))

    def hits(self, query: WordQuery) -> Select[int, float]:
        """The `id` of each attribution that `query` finds, and its `score`."""
        # 1 divides the rank by the logarithm of the length: as with BM25, words weigh more in a short content
        found = "SELECT id, -ts_rank(words, wanted, 1) AS score FROM attribution_words, CAST(:words AS tsquery) wanted"
        index = _text(found + " WHERE words @@ wanted", _tsquery(query))
        rows = index.columns(sql_column("id", Integer), sql_column("score", Float)).subquery("hits")
        return select(rows.c.id, rows.c.score)

    def found(self, query: WordQuery, rows: NamedFromClause) -> Condition:
        """Whether `query` finds a row of `rows`; the planner chooses how."""
        return rows.c.id.in_(select(self.hits(query).subquery("found").c.id))

    def listed(self, wanted: int) -> int:  # noqa: ARG002 (of the contract)
        """Any number: the planner chooses how in both cases."""
        return _LISTED


def _execute(connection: Connection, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(text(statement), rows)


def _text(statement: str, words: str) -> TextClause:
    """`statement` with its `:words` bound; the parameter is unique, so that a statement may hold two searches."""
    parameter: BindParameter[str] = bindparam("words", words, unique=True)
    return text(statement).bindparams(parameter)


def _spaced(contents: Mapping[int, str]) -> list[dict[str, object]]:
    return [{"id": key, "words": " ".join(indexed_words(content))} for key, content in contents.items()]


def _fts5(query: WordQuery) -> str:
    wanted = _joined(" OR ", (_joined(" AND ", map(_fts5_term, terms)) for terms in query.alternatives))
    return f"{wanted} NOT {_joined(' OR ', map(_fts5_term, query.excluded))}" if query.excluded else wanted


def _fts5_term(term: Term) -> str:
    # words are letters and digits only: nothing in them can end the quotation
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")


def _tsvector(words: Sequence[str]) -> str:
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, start=1))


def _tsquery(query: WordQuery) -> str:
    wanted = _joined(" | ", (_joined(" & ", map(_tsquery_term, terms)) for terms in query.alternatives))
    return f"{wanted} & !{_joined(' | ', map(_tsquery_term, query.excluded))}" if query.excluded else wanted


def _tsquery_term(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    return " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if term.prefix else "")])


def _joined(operator: str, parts: Iterable[str]) -> str:
    return "(" + operator.join(f"({part})" for part in parts) + ")"
