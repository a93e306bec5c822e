"""Whether a library has changed since it was last looked at."""

from __future__ import annotations

from threading import Lock

from quoth.store.database import Database


class Stamp:
    """Tells one state of a library from the next, at the price of no query.

    SQLite counts for every connection what others have committed, so that one connection is kept for nothing else.
    """

    def __init__(self, database: Database) -> None:
        self._lock = Lock()
        self._connection = database.engine.raw_connection() if database.engine.dialect.name == "sqlite" else None

    def now(self) -> int | None:
        """A number that is another one after anybody changed the library; None for a database that does not tell."""
        if self._connection is None:
            return None
        with self._lock:
            cursor = self._connection.cursor()
            cursor.execute("PRAGMA data_version")
            row = cursor.fetchone()
            cursor.close()
        return None if row is None else int(row[0])

    def close(self) -> None:
        """Give up the connection."""
        if self._connection is not None:
            self._connection.close()
