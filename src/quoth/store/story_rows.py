"""Signatures, links and stories, kept up to date with every article that comes or changes, and every decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from sqlalchemy import Connection, case, delete, func, insert, or_, select

from quoth.compare.stories import INDEXED, SHARED, SHARED_UNDATED, UNDATED, WINDOW, Signature, StoryDecision, margins, settle
from quoth.language import load_language
from quoth.store.chunks import in_chunks
from quoth.store.story_shelf import LibraryShelf
from quoth.store.story_tables import STORY_TABLES, signature_terms, signatures, stories, story_links
from quoth.store.tables import headers
from quoth.store.words import words_of

TITLED_BY = 50
"""A story has the title of one of its first articles, of so many at most: so it keeps its title once it is large."""

_WORDS_OF_ID = 4
_TELLS = 2.0
_NUMBERS, _WEIGHTS = "<i8", "<i2"


def put_stories(connection: Connection, signed: Mapping[int, Signature | None]) -> None:
    """Have articles, new or changed, stand in their stories, by their rows; under the lock that `put_copies` takes."""
    held = set(connection.execute(select(signatures.c.id).where(signatures.c.id.in_(list(signed)))).scalars())
    shelf = LibraryShelf(connection)
    concerned, changed = _take_out(connection, shelf, held) if held else (set(), set())
    connection.execute(insert(signatures), [_row(article, made) for article, made in signed.items()])
    terms = [row for article, made in signed.items() if made for row in _terms(article, made)]
    if terms:
        connection.execute(insert(signature_terms), terms)
    _link(connection, {article: made for article, made in signed.items() if made})
    shelf = LibraryShelf(connection)
    changed |= settle(shelf, concerned | set(signed))
    shelf.write()
    _sum_up(connection, shelf, changed)


def put_decision(connection: Connection, decision: StoryDecision) -> int:
    """Place the articles again that a decision names; gives how many those are."""
    shelf = LibraryShelf(connection)
    rows = shelf.rows({*decision.one, *decision.other}).values()
    changed = settle(shelf, set(rows))
    shelf.write()
    _sum_up(connection, shelf, changed)
    return len(rows)


def clear_stories(connection: Connection) -> None:
    """Empty all tables of stories."""
    for table in STORY_TABLES:
        connection.execute(delete(table))


def _take_out(connection: Connection, shelf: LibraryShelf, rows: set[int]) -> tuple[set[int], set[int]]:
    """Remove articles; gives those that this concerns, and the stories that they were in."""
    concerned: set[int] = set()
    changed: set[int] = set()
    for row in rows:
        story = shelf.story(row)
        if story is not None:
            concerned |= shelf.concerned(shelf.members(story), shelf.place(row))
            changed.add(story)
    for gone in connection.execute(select(signatures).where(signatures.c.id.in_(rows))).all():
        numbers = _signature(gone.day, gone.terms, gone.weights).terms[:INDEXED].tolist()
        here = signature_terms.c.day == gone.day, signature_terms.c.article_id == gone.id
        connection.execute(delete(signature_terms).where(signature_terms.c.term.in_(numbers), *here))
        linked = connection.execute(select(story_links.c.other).where(story_links.c.one == gone.id)).scalars().all()
        for chunk in in_chunks(linked):
            back = story_links.c.day == gone.day, story_links.c.other == gone.id
            connection.execute(delete(story_links).where(story_links.c.one.in_(chunk), *back))
        connection.execute(delete(story_links).where(story_links.c.one == gone.id))
    connection.execute(delete(signatures).where(signatures.c.id.in_(rows)))
    return concerned - rows, changed


def _link(connection: Connection, signed: Mapping[int, Signature]) -> None:
    """Link articles, which are in the tables already, to all that are alike enough, and to each other."""
    known = dict(signed)
    links: dict[tuple[int, int], int] = {}
    for article, made in signed.items():
        near = [row for row in _near(connection, made) if row != article]
        for chunk in in_chunks(row for row in near if row not in known):
            for row in connection.execute(select(signatures).where(signatures.c.id.in_(chunk))):
                known[row.id] = _signature(row.day, row.terms, row.weights)
        for other, margin in zip(near, margins(made, [known[row] for row in near]), strict=True):
            if margin is not None:
                links[article, other] = links[other, article] = margin
    rows = [{"one": one, "day": known[other].day, "other": other, "margin": margin} for (one, other), margin in links.items()]
    if rows:
        connection.execute(insert(story_links), rows)


def _near(connection: Connection, made: Signature) -> list[int]:
    """The articles that share enough telling terms with one, and are near enough in time."""
    day, article = signature_terms.c.day, signature_terms.c.article_id
    found = select(article).where(signature_terms.c.term.in_(made.terms[:INDEXED].tolist())).group_by(article, day)
    if made.day == UNDATED:
        return list(connection.execute(found.having(func.count() >= SHARED_UNDATED)).scalars())
    near = found.where(or_(day.between(made.day - WINDOW, made.day + WINDOW), day == UNDATED))
    least = case((day == UNDATED, SHARED_UNDATED), else_=SHARED)
    return list(connection.execute(near.having(func.count() >= least)).scalars())


def _sum_up(connection: Connection, shelf: LibraryShelf, changed: set[int]) -> None:
    """Write the rows of stories that changed, and take away those that are gone."""
    for chunk in in_chunks(changed):
        connection.execute(delete(stories).where(stories.c.story.in_(chunk)))
    rows = [_story(connection, shelf, story) for story in sorted(changed) if shelf.members(story)]
    if rows:
        connection.execute(insert(stories), rows)


def _story(connection: Connection, shelf: LibraryShelf, story: int) -> dict[str, int | str]:
    members = shelf.members(story)
    first = min(members)
    title = connection.execute(select(headers.c.title).where(headers.c.id == first)).scalar() or ""
    days = [day for member in members if (day := shelf.place(member).day) != UNDATED]
    return {
        "story": story,
        "id": f"{_called(title)}.{first}",
        "title_of": _most_linked(connection, members[:TITLED_BY]),
        "articles": len(members),
        "first": date.fromordinal(min(days)).isoformat() if days else "",
        "last": date.fromordinal(max(days)).isoformat() if days else "",
    }


def _called(title: str) -> str:
    """The first words of `title` that tell something, as the beginning of an id."""
    common = load_language("en").common_words
    telling = [word for word in words_of(title) if common.weight(word) >= _TELLS]
    return "-".join(telling[:_WORDS_OF_ID]) or "story"


def _most_linked(connection: Connection, members: Sequence[int]) -> int:
    """The article to which others are most alike; of several the earliest."""
    here = story_links.c.one.in_(members), story_links.c.other.in_(members)
    linked = select(story_links.c.one, func.sum(story_links.c.margin)).where(*here).group_by(story_links.c.one)
    alike = dict(connection.execute(linked).all()) if len(members) > 1 else {}
    return max(members, key=lambda row: int(alike.get(row, 0)))


def _row(article: int, made: Signature | None) -> dict[str, int | bytes | None]:
    terms = made.terms.astype(_NUMBERS).tobytes() if made else b""
    weights = made.weights.astype(_WEIGHTS).tobytes() if made else b""
    return {"id": article, "day": made.day if made else UNDATED, "terms": terms, "weights": weights, "story": None}


def _terms(article: int, made: Signature) -> list[dict[str, int]]:
    return [{"term": term, "day": made.day, "article_id": article} for term in made.terms[:INDEXED].tolist()]


def _signature(day: int, terms: bytes, weights: bytes) -> Signature:
    return Signature(day, np.frombuffer(terms, _NUMBERS).astype(np.int64), np.frombuffer(weights, _WEIGHTS).astype(np.int64))
