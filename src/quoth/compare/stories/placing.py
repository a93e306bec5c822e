"""Articles -> stories, each article placed among those before it.

In the order of their days, and of their keys within a day, each article joins the story to whose articles it is linked, if
these are at least `SHARE` of the story's latest `LATEST`; of several stories the one to which it is most alike. Else it
begins a story. An article that comes late is placed where its day puts it, and those behind it that it may concern are placed
again: so the stories of a set of articles are the same in whatever order the articles were added.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

SHARE = 0.4
LATEST = 50


class Place(NamedTuple):
    """Where an article stands in the order in which articles are placed."""

    day: int
    key: str
    row: int


class Shelf(Protocol):
    """The articles there are, by their rows, with their links, and the stories that they were placed in.

    A story goes by the row of its earliest article.
    """

    def place(self, row: int) -> Place:
        """Where the article stands in the order."""

    def before(self, row: int) -> Mapping[int, int]:
        """The articles before one that are linked to it, with the margins of their links."""

    def decided(self, row: int) -> Mapping[int, bool]:
        """The articles about which and this one somebody decided: whether they are on one event."""

    def concerned(self, rows: Iterable[int], behind: Place) -> set[int]:
        """The articles behind a place that are linked to one of `rows`, or about which and one of them somebody decided."""

    def story(self, row: int) -> int | None:
        """The story of an article; None as long as it is in none."""

    def members(self, story: int) -> Sequence[int]:
        """The articles of a story, in order."""

    def move(self, row: int, story: int) -> None:
        """Put an article into a story."""


def settle(shelf: Shelf, rows: Iterable[int]) -> set[int]:
    """Place `rows`, and again whatever that may concern; gives all stories that changed, those that are gone as well."""
    waiting = [shelf.place(row) for row in rows]
    heapq.heapify(waiting)
    queued = {place.row for place in waiting}
    changed: set[int] = set()
    while waiting:
        here = heapq.heappop(waiting)
        queued.remove(here.row)
        before, now = shelf.story(here.row), _story_for(shelf, here)
        if before == now:
            continue
        shelf.move(here.row, now)
        stories = {now} if before is None else {before, now}
        changed |= stories
        for row in shelf.concerned({member for story in stories for member in shelf.members(story)}, here) - queued:
            heapq.heappush(waiting, shelf.place(row))
            queued.add(row)
    return changed


def _story_for(shelf: Shelf, here: Place) -> int:
    """The story that an article belongs to, of those that the articles before it are in; its own if to none."""
    decided = {row: together for row, together in shelf.decided(here.row).items() if shelf.place(row) < here}
    apart = {shelf.story(row) for row, together in decided.items() if not together}
    for row in sorted((row for row, together in decided.items() if together), key=shelf.place):
        story = shelf.story(row)
        if story is not None and story not in apart:
            return story
    return _most_alike(shelf, here, shelf.before(here.row), apart)


def _most_alike(shelf: Shelf, here: Place, before: Mapping[int, int], apart: set[int | None]) -> int:
    linked: defaultdict[int, list[int]] = defaultdict(list)
    for row in before:
        story = shelf.story(row)
        if story is not None and story not in apart:
            linked[story].append(row)
    best, most = here.row, -1.0
    for story in sorted(linked, key=shelf.place):
        latest = [row for row in shelf.members(story) if shelf.place(row) < here][-LATEST:]
        inside = set(latest).intersection(linked[story])
        alike = sum(before[row] for row in inside) / len(latest)
        if len(inside) >= SHARE * len(latest) and alike > most:
            best, most = story, alike
    return best
