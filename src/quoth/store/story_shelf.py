"""The articles of a library with their links and stories, as `settle` asks for them; what was read once is kept.

A shelf serves one change of the library, under the lock under which alone these tables change.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Select, bindparam, select, update

from quoth.compare.stories import Decided, Place
from quoth.store.chunks import in_chunks
from quoth.store.story_decisions import story_decisions
from quoth.store.story_tables import signatures, story_links
from quoth.store.tables import articles


class LibraryShelf:
    """A `Shelf` over the tables of a library. Moves are kept until `write`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._decided = Decided(story_decisions(connection))
        self._places: dict[int, Place] = {}
        self._stories: dict[int, int | None] = {}
        self._members: dict[int, list[Place]] = {}
        self._moved: dict[int, int] = {}

    def place(self, row: int) -> Place:
        """Where the article stands in the order."""
        self._know([row])
        return self._places[row]

    def before(self, row: int) -> Mapping[int, int]:
        """The articles before one that are linked to it, with margins."""
        here = self.place(row)
        linked = select(story_links.c.other, story_links.c.margin).where(story_links.c.one == row, story_links.c.day <= here.day)
        found = dict(self._connection.execute(linked).all())
        self._know(found)
        return {other: margin for other, margin in found.items() if self._places[other] < here}

    def decided(self, row: int) -> Mapping[int, bool]:
        """What was decided about an article and others that the library has."""
        about = self._decided.about(self.place(row).key)
        return {other: about[key] for key, other in self.rows(about).items()}

    def concerned(self, rows: Iterable[int], behind: Place) -> set[int]:
        """The articles behind a place that a link or a decision ties to one of `rows`."""
        asked = set(rows)
        tied = {other for row in asked for other in self.decided(row)}
        for chunk in in_chunks(asked):
            later = select(story_links.c.other).where(story_links.c.one.in_(chunk), story_links.c.day >= behind.day)
            tied.update(self._connection.execute(later).scalars())
        self._know(tied)
        return {row for row in tied if self._places[row] > behind}

    def story(self, row: int) -> int | None:
        """The story of an article."""
        self._know([row])
        return self._stories[row]

    def members(self, story: int) -> Sequence[int]:
        """The articles of a story, in order."""
        return [place.row for place in self._members_of(story)]

    def move(self, row: int, story: int) -> None:
        """Put an article into a story."""
        here, before = self.place(row), self.story(row)
        if before is not None:
            self._members_of(before).remove(here)
        insort(self._members_of(story), here)
        self._stories[row] = self._moved[row] = story

    def rows(self, keys: Iterable[str]) -> dict[str, int]:
        """The rows of the articles with `keys`, by their keys; of those that the library has."""
        known = [row for chunk in in_chunks(keys) for row in self._read(_known().where(articles.c.key.in_(chunk)))]
        return {self._places[row].key: row for row in known}

    def write(self) -> None:
        """Write where articles were moved to."""
        moved = [{"row": row, "to": story} for row, story in sorted(self._moved.items())]
        if moved:
            own = signatures.c.id == bindparam("row")
            self._connection.execute(update(signatures).where(own).values(story=bindparam("to")), moved)

    def _members_of(self, story: int) -> list[Place]:
        if story not in self._members:
            inside = {row for row in self._read(_known().where(signatures.c.story == story)) if self._stories[row] == story}
            inside |= {row for row, moved_to in self._moved.items() if moved_to == story}
            self._members[story] = sorted(self._places[row] for row in inside)
        return self._members[story]

    def _know(self, rows: Iterable[int]) -> None:
        for chunk in in_chunks({row for row in rows if row not in self._places}):
            self._read(_known().where(signatures.c.id.in_(chunk)))

    def _read(self, known: Select[int, int, int | None, str]) -> list[int]:
        """The rows that a statement finds; what was moved since stays moved."""
        found = self._connection.execute(known).all()
        for row, day, story, key in found:
            if row not in self._places:
                self._places[row], self._stories[row] = Place(day, key, row), story
        return [row for row, *_ in found]


def _known() -> Select[int, int, int | None, str]:
    columns = (signatures.c.id, signatures.c.day, signatures.c.story, articles.c.key)
    return select(*columns).join(articles, articles.c.id == signatures.c.id)
