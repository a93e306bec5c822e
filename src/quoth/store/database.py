"""Where a library lies, and how it is spoken to: one file of SQLite, or a PostgreSQL database."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import sqlalchemy
from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from quoth.errors import MissingExtra
from quoth.store.errors import LibraryUnusable
from quoth.store.fulltext import FullText, PostgresFullText, SqliteFullText

BUSY_SECONDS = 60
TRIES = 8
_POSTGRES = ("postgresql://", "postgres://")
_PASSING = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's states of a transaction that can be tried again: serialization failure, deadlock, lock not available."""

_WRITES = "quoth_writes"
_LIBRARY_LOCK = 7_107_110_004

_OF_OTHERS = "SELECT count(*) > 0 AND NOT max(name = 'alembic_version') FROM sqlite_master"
"""Whether the file is a database of another program, of which not even the head must be changed."""

T = TypeVar("T")


def default_location() -> Path:
    """The library of this user, in the folder where the system keeps data."""
    return user_data_path("quoth", appauthor=False) / "library.sqlite"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. Every change is one transaction: all of it happens, or nothing does."""

    location: str
    engine: Engine
    fulltext: FullText
    is_ours: Callable[[Connection], bool] = lambda _connection: True
    """Whether the tables are still those that this version of Quoth writes; asked in each transaction that writes."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the library throughout, whatever others write meanwhile.

        Raises `LibraryUnusable` where the database fails.
        """
        options = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        try:
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            if not _fails(error):
                raise
            raise LibraryUnusable(f"{self.location}: cannot be read: {error.orig}") from error

    def write(self, work: Callable[[Connection], T], *, alone: bool = False) -> T:
        """What `work` returns, done in one transaction; tried again where another process was in the way.

        With `alone`, nobody else writes meanwhile: for work on the library as a whole. Raises `LibraryUnusable` where
        the database fails (the disk is full, the server is gone), and where another version of Quoth has meanwhile
        changed the tables.
        """
        for pause in range(TRIES):
            try:
                with self.engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
                    _wait_for_turn(connection, alone=alone)
                    self._check_tables(connection)
                    return work(connection)
            except DatabaseError as error:
                if not _fails(error):
                    raise
                if not _passes(error) or pause == TRIES - 1:
                    raise LibraryUnusable(f"{self.location}: cannot be written: {error.orig}") from error
            time.sleep(0.05 * 2**pause)
        raise AssertionError("the last try returns or raises")

    def _check_tables(self, connection: Connection) -> None:
        if not self.is_ours(connection):
            raise LibraryUnusable(
                f"{self.location}: another version of Quoth has changed its tables since it was opened here; nothing was "
                "written, and a new start of this one will say whether it can go on"
            )

    @property
    def bytes(self) -> int:
        """What the library takes on disk."""
        sizes = {"sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"}
        tables = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = "
        sizes["postgresql"] = tables + "current_schema()::regnamespace"
        with self.reading() as connection:
            return int(connection.exec_driver_sql(sizes[connection.dialect.name]).scalar_one() or 0)

    def close(self) -> None:
        """Give up all connections."""
        self.engine.dispose()


def open_database(location: str | Path | None, *, create: bool) -> Database:
    """The database at `location`; raises `LibraryUnusable` or `MissingExtra`. Without `create`, a file must exist."""
    if isinstance(location, str) and location.startswith(_POSTGRES):
        return _open_postgres(location)
    if isinstance(location, str) and "://" in location:
        raise LibraryUnusable(f"{location}: a library is a file or a postgresql:// address")
    return _open_sqlite(Path(location) if location else default_location(), create=create)


def _open_sqlite(path: Path, *, create: bool) -> Database:
    if not create and not path.exists():
        raise LibraryUnusable(f"{path}: there is no library; quoth add makes one")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnusable(f"{path}: the folder cannot be made: {error}") from error
    if _may_write(path):
        address, set_up = URL.create("sqlite", database=str(path)), _set_up_sqlite
    else:
        address, set_up = _read_only(path), _take_over_transactions
    engine = sqlalchemy.create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", _begin_sqlite)
    return _reachable(Database(str(path), engine, SqliteFullText()))


def _wait_for_turn(connection: Connection, *, alone: bool) -> None:
    """Let writers of single articles work side by side, and one of the whole library by itself; SQLite has one at a time."""
    if connection.dialect.name == "postgresql":
        function = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        connection.exec_driver_sql(f"SELECT {function}({_LIBRARY_LOCK})")


def _may_write(path: Path) -> bool:
    """Whether a library at `path` can be changed, or made; SQLite writes beside it as well."""
    ours = os.access in os.supports_effective_ids
    return not path.exists() or all(os.access(place, os.W_OK, effective_ids=ours) for place in (path, path.parent))


def _read_only(path: Path) -> URL:
    """How a file that must not be written is opened: without locks where nobody has left changes of it beside it."""
    modes = {"mode": "ro"} if path.with_name(f"{path.name}-wal").exists() else {"mode": "ro", "immutable": "1"}
    return URL.create("sqlite", database=path.absolute().as_uri(), query={**modes, "uri": "true"})


def _set_up_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    _take_over_transactions(connection, _entry)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    (of_others,) = connection.execute(_OF_OTHERS).fetchone()
    if not of_others:
        _to_wal(connection)


def _take_over_transactions(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says so
    connection.execute("PRAGMA cache_size = -65536")


def _to_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, once for the file; SQLite does not wait by itself while others switch too."""
    for pause in range(TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or pause == TRIES - 1:
                raise
            time.sleep(0.05 * 2**pause)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: one that read first could not wait for it, since its view might be outdated.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open_postgres(location: str) -> Database:
    if find_spec("psycopg") is None:
        raise MissingExtra("postgres", "A library on PostgreSQL")
    address = sqlalchemy.make_url(location).set(drivername="postgresql+psycopg")
    # Prepared statements would be planned for any word, though a rare and a common one need other plans.
    engine = sqlalchemy.create_engine(address, connect_args={"prepare_threshold": None}, pool_pre_ping=True)
    shown = address.set(drivername="postgresql").render_as_string(hide_password=True)
    return _reachable(Database(shown, engine, PostgresFullText()))


def _reachable(database: Database) -> Database:
    try:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").close()
    except (DatabaseError, OSError) as error:
        database.close()
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise LibraryUnusable(f"{database.location}: cannot be opened as a library: {cause}") from error
    return database


def _fails(error: DatabaseError) -> bool:
    """Whether it is the database that fails: gone, full, damaged; not a statement of ours that is wrong."""
    return isinstance(error, OperationalError) or type(error) is DatabaseError


def _passes(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed if it is tried again."""
    return getattr(error.orig, "sqlstate", None) in _PASSING or _is_busy(error.orig)


def _is_busy(error: BaseException | None) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
