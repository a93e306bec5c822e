"""A library: opened, upgraded if need be, and handed to its reader and its writer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from quoth.store.actors import LibraryActors
from quoth.store.database import Database, open_database
from quoth.store.derived import Progress, unheard
from quoth.store.outlets import LibraryOutlets
from quoth.store.reader import LibraryReader
from quoth.store.saved_searches import SavedSearches
from quoth.store.stamp import Stamp
from quoth.store.upgrade import is_current, upgrade
from quoth.store.writer import LibraryWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The records of many articles, kept in one file or in PostgreSQL: `writer` adds to it, `reader` asks it.

    >>> import tempfile, quoth
    >>> from quoth.store import Library, Search
    >>> with tempfile.TemporaryDirectory() as folder, Library.open(folder + "/mine.sqlite") as library:
    ...     added = library.writer.add(quoth.read("“We are ready,” harbour master Lena Okafor said."))
    ...     page = library.reader.search(Search(words="ready", source="Okafor"))
    >>> added.value, [hit.content for hit in page.hits]
    ('new', ['“We are ready,”'])
    """

    reader: LibraryReader
    writer: LibraryWriter
    actors: LibraryActors
    outlets: LibraryOutlets
    searches: SavedSearches
    upgraded_from: str | None
    _database: Database

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = True, progress: Progress = unheard) -> Library:
        """The library at a path or a postgresql:// address; if None, the user's own. An older one is upgraded in place.

        `progress` is told how far an upgrade is. `upgraded_from` is the step that its tables were at, None if they were made
        just now. Raises `LibraryUnusable` where it cannot be opened, or, without `create`, where there is no such file;
        `MissingExtra` without psycopg.
        """
        database = open_database(location, create=create)
        try:
            before = upgrade(database, progress)
            database = replace(database, is_ours=is_current)
        except BaseException:
            database.close()
            raise
        return cls(
            reader=LibraryReader(database),
            writer=LibraryWriter(database),
            actors=LibraryActors(database),
            outlets=LibraryOutlets(database),
            searches=SavedSearches(database),
            upgraded_from=before,
            _database=database,
        )

    def stamp(self) -> Stamp:
        """What tells whether anybody has changed the library meanwhile; to be closed before it."""
        return Stamp(self._database)

    def close(self) -> None:
        """Give up the connections; whatever was added is kept already."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
