"""The stories of a library: listed, and one of them with its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, Row, select

from quoth.errors import QuothError
from quoth.store.address import canonical_url, id_key
from quoth.store.chunks import in_chunks
from quoth.store.flatten import storable
from quoth.store.hits import Place
from quoth.store.story_tables import signatures, stories
from quoth.store.story_views import Story, StoryArticle, StoryPage, StorySummary
from quoth.store.tables import articles, copies, headers


class StoryUnknown(QuothError):
    """No story of the library is called so, or one of two does not hold what it should."""


def newest(
    connection: Connection, *, since: date | None, until: date | None, least: int, limit: int, cursor: str | None
) -> StoryPage:
    """The stories of at least so many articles whose last article is newest; without a date comes last."""
    found = select(stories).where(stories.c.articles >= least).order_by(stories.c.last.desc(), stories.c.story.desc())
    if since is not None:
        found = found.where(stories.c.last >= since.isoformat())
    if until is not None:
        found = found.where(stories.c.first <= until.isoformat(), stories.c.first > "")
    if cursor is not None:
        place = Place.from_cursor(cursor)
        same_day = (stories.c.last == place.moment) & (stories.c.story < place.row)
        found = found.where((stories.c.last < place.moment) | same_day)
    rows = connection.execute(found.limit(limit + 1)).all()
    shown = rows[:limit]
    after = Place(shown[-1].last, shown[-1].story).to_cursor() if len(rows) > limit else None
    return StoryPage(stories=tuple(story.summary for story in _stories(connection, shown)), cursor=after)


def story(connection: Connection, name: str) -> Story:
    """The story with the id `name`, else that of the article with this key, address or id; raises `StoryUnknown`."""
    return next(_stories(connection, [_found(connection, name)]))


def article_rows(connection: Connection, name: str) -> tuple[int, ...]:
    """The rows of the articles of the story that `name` finds, in the order of their days; raises `StoryUnknown`."""
    return tuple(row for row, _ in _inside(connection, name))


def article_keys(connection: Connection, name: str) -> tuple[str, ...]:
    """The keys of those articles, none of them blacked out."""
    return tuple(key for _, key in _inside(connection, name))


def _inside(connection: Connection, name: str) -> Sequence[Row[int, str]]:
    members = select(articles.c.id, articles.c.key).join(signatures, signatures.c.id == articles.c.id)
    of_story = members.where(signatures.c.story == _found(connection, name).story)
    return connection.execute(of_story.order_by(signatures.c.day, articles.c.key)).all()


def _found(connection: Connection, name: str) -> Row[*tuple[object, ...]]:
    wanted = storable(name)
    row = connection.execute(select(stories).where(stories.c.id == wanted)).first() or _of_article(connection, wanted)
    if row is None:
        raise StoryUnknown(f"{name}: no story of this library has this id, and no article this address or id")
    return row


def keys_called(connection: Connection, name: str) -> set[str]:
    """The keys of the articles with a key, an address or an id; an id may be that of several."""
    with_key = articles.c.key.in_([name, f"url:{canonical_url(name)}", id_key(name)])
    found = set(connection.execute(select(articles.c.key).where(with_key)).scalars())
    shown = (headers.c.article_id == name) | (headers.c.key == name)
    called = select(articles.c.key).join(headers, headers.c.id == articles.c.id).where(shown)
    return found or set(connection.execute(called).scalars())


def _of_article(connection: Connection, name: str) -> Row[*tuple[object, ...]] | None:
    """The story of the article with a key, an address or an id; of several the first."""
    of_article = select(stories).join(signatures, signatures.c.story == stories.c.story)
    with_key = of_article.join(articles, articles.c.id == signatures.c.id).where(
        articles.c.key.in_(keys_called(connection, name))
    )
    return connection.execute(with_key.order_by(articles.c.key)).first()


def _stories(connection: Connection, rows: Sequence[Row[*tuple[object, ...]]]) -> Iterator[Story]:
    """The stories at `rows`, each with its articles."""
    inside: defaultdict[int, list[Row[*tuple[object, ...]]]] = defaultdict(list)
    joined = signatures.join(headers, headers.c.id == signatures.c.id).outerjoin(copies, copies.c.id == signatures.c.id)
    columns = select(signatures.c.story, signatures.c.day, copies.c.first, headers).select_from(joined)
    for chunk in in_chunks(row.story for row in rows):
        found = columns.where(signatures.c.story.in_(chunk)).order_by(signatures.c.day, headers.c.key, headers.c.id)
        for article in connection.execute(found):
            inside[article.story].append(article)
    for row in rows:
        yield _story(row, inside[row.story])


def _story(row: Row[*tuple[object, ...]], members: Sequence[Row[*tuple[object, ...]]]) -> Story:
    first_with: dict[int, str] = {}
    for member in members:
        first_with.setdefault(member.first or member.id, member.key)
    shown = tuple(_article(member, first_with[member.first or member.id]) for member in members)
    summary = StorySummary(
        id=row.id,
        title=next((member.title for member in members if member.id == row.title_of), None),
        articles=len(members),
        texts=len(first_with),
        outlets=tuple(dict.fromkeys(member.outlet for member in members if member.outlet)),
        first=row.first,
        last=row.last,
    )
    return Story(summary=summary, articles=shown)


def _article(member: Row[*tuple[object, ...]], first: str) -> StoryArticle:
    return StoryArticle(
        key=member.key,
        article_id=member.article_id,
        url=member.url,
        outlet=member.outlet,
        title=member.title,
        published=member.published,
        copy_of=None if member.key == first else first,
    )
