"""Searches that somebody keeps, to look again and to be told by a feed what is new."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import Row, delete, insert, select

from quoth.errors import QuothError
from quoth.store.database import Database
from quoth.store.flatten import storable
from quoth.store.search import Search
from quoth.store.tables import saved_searches

LONGEST_NAME = 200
_DAYS = ("since", "until")


class SearchUnknown(QuothError):
    """No saved search of the library has this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search with the name that somebody gave it, and when it was saved."""

    id: int
    name: str
    search: Search
    made_at: str


class SavedSearches:
    """The searches that are kept with a library; they are nobody's in particular."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, name: str, search: Search) -> SavedSearch:
        """Keep `search`, without the page that it was on, under `name`; raises `ValueError` for a name without letters."""
        called = storable(" ".join(name.split()))
        if not any(character.isalnum() for character in called) or len(called) > LONGEST_NAME:
            raise ValueError(f"a saved search needs a name of 1 to {LONGEST_NAME} characters, not {name[:LONGEST_NAME]!r}")
        row = {"name": called, "search": _written(search), "made_at": datetime.now(UTC).isoformat(timespec="seconds")}

        def work(connection: object) -> int:
            made = connection.execute(insert(saved_searches).returning(saved_searches.c.id), [row])  # type: ignore[attr-defined]
            return int(made.scalar_one())

        return self.get(self._database.write(work))

    def all(self) -> tuple[SavedSearch, ...]:
        """All saved searches, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(saved_searches).order_by(saved_searches.c.id.desc())).all()
        return tuple(map(_saved, rows))

    def get(self, number: int) -> SavedSearch:
        """The saved search with the id `number`; raises `SearchUnknown`."""
        with self._database.reading() as connection:
            row = connection.execute(select(saved_searches).where(saved_searches.c.id == number)).first()
        if row is None:
            raise SearchUnknown(f"{number}: no saved search has this number; it may have been removed")
        return _saved(row)

    def remove(self, number: int) -> None:
        """Forget the saved search `number`, if there is one."""
        self._database.write(lambda connection: connection.execute(delete(saved_searches).where(saved_searches.c.id == number)))


def _written(search: Search) -> str:
    """What differs from a search for everything, as JSON."""
    plain = asdict(replace(search, cursor=None, limit=Search().limit))
    everything = asdict(Search())
    said = {field: value for field, value in plain.items() if value != everything[field]}
    return storable(json.dumps(said, ensure_ascii=False, default=date.isoformat, sort_keys=True))


def _saved(row: Row[*tuple[object, ...]]) -> SavedSearch:
    fields = json.loads(row.search)
    days = {day: date.fromisoformat(fields[day]) for day in _DAYS if day in fields}
    return SavedSearch(id=row.id, name=row.name, search=Search(**{**fields, **days}), made_at=row.made_at)
