"""The full-text index over contents: FTS5 on SQLite, tsvector with GIN on PostgreSQL, behind one contract.

Both get the words that `words_of` makes, so that what is a word never depends on the database. The index is the table
`attribution_words`, whose rows stand for those of `attributions` and of `own_voice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

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

INDEXING = "2"
"""Changes whenever the same contents are indexed otherwise; an index that was made so is made again when it is opened."""

_ID_BITS = 45
_IDS = (1 << _ID_BITS) - 1
_LAST_DAY = (1 << 18) - 1
_DAY_BEFORE_FIRST = date(1600, 1, 1).toordinal()


class Indexed(NamedTuple):
    """What the index is told of a row of `attributions` or `own_voice`: `moment` is when its article was published."""

    id: int
    moment: str
    content: str


class FullText(Protocol):
    """What a database's full-text index can do."""

    def add(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Index rows."""

    def remove(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Take out rows that were added, with the same words."""

    def clear(self, connection: Connection) -> None:
        """Empty the index."""

    def hits(self, query: WordQuery) -> Select[int, float]:
        """The `id` of each attribution that `query` finds, and its `score`: the smaller, the better it fits."""

    def found(self, query: WordQuery, rows: NamedFromClause) -> Condition:
        """Whether `query` finds a row of `rows`, asked for one row after another."""

    def latest_first(self, query: WordQuery, until: str) -> Select[int, int] | None:
        """The `id` of each hit until the day of the moment `until`, later days first, and its `place` in the index.

        None where the planner finds the newest by itself.
        """


class SqliteFullText:
    """FTS5 without a copy of the words: what is removed is named word for word.

    A row has its `place`, which is its day and below that its id: FTS5 gives hits in the order of their places, forwards or
    backwards, without listing all of them first.
    """

    def add(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Index rows."""
        _execute(connection, "INSERT INTO attribution_words (rowid, words) VALUES (:place, :words)", _spaced(rows))

    def remove(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Take out rows that were added, with the same words."""
        command = "INSERT INTO attribution_words (attribution_words, rowid, words) VALUES ('delete', :place, :words)"
        _execute(connection, command, _spaced(rows))

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        connection.execute(text("INSERT INTO attribution_words (attribution_words) VALUES ('delete-all')"))

    def hits(self, query: WordQuery) -> Select[int, float]:
        """The `id` of each attribution that `query` finds, and its `score`."""
        found = "SELECT rowid & {} AS id, rank AS score FROM attribution_words WHERE attribution_words MATCH :words"
        index = _text(found.format(_IDS), _fts5(query))
        rows = index.columns(sql_column("id", Integer), sql_column("score", Float)).subquery("hits")
        return select(rows.c.id, rows.c.score)

    def found(self, query: WordQuery, rows: NamedFromClause) -> Condition:
        """Whether `query` finds a row of `rows`: one look into the index for each row.

        To look for the beginning of a word FTS5 merges the lists of all words that begin so, which is done once, not for
        each row; the sum keeps SQLite from taking the rows out of that list one after another, in no order.
        """
        if any(term.prefix for terms in (*query.alternatives, query.excluded) for term in terms):
            return (rows.c.id + 0).in_(select(self.hits(query).subquery().c.id))
        look = "EXISTS (SELECT 1 FROM attribution_words WHERE attribution_words MATCH :words AND rowid = {})"
        return _text(look.format(_place_in(rows.name)), _fts5(query))

    def latest_first(self, query: WordQuery, until: str) -> Select[int, int]:
        """The `id` of each hit until the day of the moment `until`, later days first, and its `place` in the index."""
        found = "SELECT rowid & {} AS id, rowid AS place FROM attribution_words WHERE attribution_words MATCH :words"
        until_then = found.format(_IDS) + " AND rowid <= :last ORDER BY rowid DESC"
        index = _text(until_then, _fts5(query)).bindparams(bindparam("last", _place(until, _IDS), unique=True))
        rows = index.columns(sql_column("id", Integer), sql_column("place", Integer)).subquery("hits")
        return select(rows.c.id, rows.c.place)


class PostgresFullText:
    """tsvector and tsquery written out by us, so that no parser or dictionary of the server takes part."""

    def add(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Index rows."""
        words = [{"id": row.id, "words": _tsvector(indexed_words(row.content))} for row in rows]
        _execute(connection, "INSERT INTO attribution_words (id, words) VALUES (:id, CAST(:words AS tsvector))", words)

    def remove(self, connection: Connection, rows: Sequence[Indexed]) -> None:
        """Take out rows that were added."""
        _execute(connection, "DELETE FROM attribution_words WHERE id = :id", [{"id": row.id} for row in rows])

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

    def latest_first(self, query: WordQuery, until: str) -> None:  # noqa: ARG002 (of the contract)
        """None: the planner chooses how."""
        return


def _execute(connection: Connection, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(text(statement), rows)


def _text(statement: str, words: str) -> TextClause:
    """`statement` with its `:words` bound; the parameter is unique, so that a statement may hold two searches."""
    parameter: BindParameter[str] = bindparam("words", words, unique=True)
    return text(statement).bindparams(parameter)


def same_day(place: int) -> int:
    """The first place of the day that `place` is of."""
    return place & ~_IDS


def _place(moment: str, row: int) -> int:
    """Where a row stands: of two the later one's place is greater, unless they are of one day, or of centuries far away."""
    try:
        day = date.fromisoformat(moment[:10]).toordinal() - _DAY_BEFORE_FIRST if moment else 0
    except ValueError:
        day = _LAST_DAY
    return max(0, min(day, _LAST_DAY)) << _ID_BITS | row


def _place_in(table: str) -> str:
    """The same as SQL, of a row of `table`."""
    days = f"CAST(julianday(substr({table}.moment, 1, 10)) - {_DAY_BEFORE_FIRST + 1721424.5} AS INTEGER)"
    return f"(coalesce(max(0, min({days}, {_LAST_DAY})), 0) << {_ID_BITS} | {table}.id)"


def _spaced(rows: Sequence[Indexed]) -> list[dict[str, object]]:
    """The rows in the order of their places: FTS5 writes anew whenever it is given an earlier one."""
    ordered = sorted((_place(row.moment, row.id), row.content) for row in rows)
    return [{"place": place, "words": " ".join(indexed_words(content))} for place, content in ordered]


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
