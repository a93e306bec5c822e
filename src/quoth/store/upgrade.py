"""From the tables that a library has to those that this version of Quoth needs, in place, in one transaction."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Connection, column, inspect, select, table, text

from quoth.store.database import Database
from quoth.store.derived import Progress, index_again, rebuild_rows, unheard
from quoth.store.errors import LibraryUnusable
from quoth.store.flatten import FLATTENING
from quoth.store.fulltext import INDEXING
from quoth.store.tables import METADATA, state

HEAD = "0009"
"""The newest step in `migrations/versions`."""

REBUILT = "0008"
"""What is derived is made again on the way to this step; those behind it fill what they make."""

_FLATTENED = "flattening"
_INDEXED = "indexing"


def upgrade(database: Database, progress: Progress = unheard) -> str | None:
    """Bring `database` to `HEAD`; gives the step that it was at, None if it was new. Raises `LibraryUnusable`.

    Facts are never dropped, and what is derived is made again where the step, the flattening or the indexing changed. Either
    all of it happens or nothing does, and of several processes one does it while the others wait.
    """
    with database.reading() as connection:
        before = step(connection)
        if before == HEAD and is_current(connection):
            return before
        others = _tables_of_others(connection) if before is None else ()
    if before is not None and before > HEAD:
        raise LibraryUnusable(f"{database.location}: made by a newer version of Quoth (its tables are {before}, ours {HEAD})")
    if others:
        raise LibraryUnusable(
            f"{database.location}: has tables of another program ({', '.join(others)}); name a place of its own"
        )
    database.write(lambda writing: _upgrade(database, writing, progress), alone=True)
    return before


def step(connection: Connection) -> str | None:
    """The step that a library's tables are at, None for a database without tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_current(connection: Connection) -> bool:
    """Whether the tables are at `HEAD`, with rows as this version flattens and indexes them."""
    made = (select(state.c.value).where(state.c.name == name).scalar_subquery() for name in (_FLATTENED, _INDEXED))
    held = select(column("version_num"), *made).select_from(table("alembic_version"))
    return connection.execute(held).first() == (HEAD, FLATTENING, INDEXING)


def _tables_of_others(connection: Connection) -> list[str]:
    """Tables in the way of a new library: all in a file, which one program owns; in PostgreSQL those with our names."""
    held = set(inspect(connection).get_table_names())
    return sorted(held if connection.dialect.name == "sqlite" else held & METADATA.tables.keys())


def _upgrade(database: Database, connection: Connection, progress: Progress) -> None:
    before = step(connection)
    if before != HEAD:
        migrate(connection, HEAD)
    if before is None or before < REBUILT or _made(connection, _FLATTENED) != FLATTENING:
        rebuild_rows(connection, database.fulltext, progress)
    elif _made(connection, _INDEXED) != INDEXING:
        index_again(connection, database.fulltext, progress)
    made = {_FLATTENED: FLATTENING, _INDEXED: INDEXING}
    connection.execute(state.delete().where(state.c.name.in_(made)))
    connection.execute(state.insert(), [{"name": name, "value": value} for name, value in made.items()])


def migrate(connection: Connection, target: str) -> None:
    """Take the tables from the step that they are at to the step `target`; the derived ones are empty where they are new."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("quoth.store").joinpath("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _made(connection: Connection, name: str) -> str | None:
    """How the derived rows of a library were made, as it is noted there."""
    found: str | None = connection.execute(select(state.c.value).where(state.c.name == name)).scalar()
    return found
