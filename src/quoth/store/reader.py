"""Asking a library: searches, articles and their versions, counts, judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Select, func, or_, select

from quoth.model import Article, Record, text_id
from quoth.store.address import article_key, canonical_url, id_key, same_article
from quoth.store.candidates import MOST, candidates
from quoth.store.chunks import in_chunks
from quoth.store.copies import CopyGroup, groups
from quoth.store.database import Database
from quoth.store.decisions import Decisions, decisions, judgements_made
from quoth.store.errors import ArticleUnknown
from quoth.store.facets import MOST_COUNTED, Facets, counted_columns, facets
from quoth.store.flatten import storable
from quoth.store.hits import Page, Place, hits_at
from quoth.store.judgement import Judgement
from quoth.store.listing import Listed, latest
from quoth.store.newest import as_record, newest_of, newest_records
from quoth.store.search import COMMON, HitRow, Search, called, hit_count, most_relevant_first, newest_hits
from quoth.store.stories import article_rows, newest, story
from quoth.store.story_views import Story, StoryPage
from quoth.store.tables import articles, attributions, copies, headers, judgements, source_names, versions
from quoth.store.upgrade import step


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an article, as it was read: `number` counts from 1; `read_at` and `made_by` tell of the record."""

    number: int
    record: Record
    made_by: str
    read_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How much is attributed to a name, as part of a joint source as well, and in how many articles."""

    name: str
    kind: str
    attributions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """Where a library lies, the step of its tables, how much it holds, and what it takes on disk."""

    location: str
    step: str
    articles: int
    versions: int
    attributions: int
    sources: int
    copies: int
    judgements: int
    first: str | None
    last: str | None
    bytes: int


class LibraryReader:
    """Asks a library and never changes it. Each call sees one state of it, whatever is added meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, search: Search) -> Page:
        """The attributions that `search` finds, up to its limit."""
        if search.finds_nothing:
            return Page()
        with self._database.reading() as connection:
            ranked, found = self._found(connection, search)
            return _page(connection, search, found, ranked=ranked)

    def facets(self, search: Search) -> Facets:
        """How many hits of `search`, on whatever page, are of each outlet, source, month, manner, stance and channel."""
        if search.finds_nothing:
            return Facets()
        with self._database.reading() as connection:
            return facets(connection, search, self._newest(connection, search))

    def search_with_facets(self, search: Search) -> tuple[Page, Facets]:
        """What `search` and `facets` give; for a first page of the newest hits these are found once."""
        if search.cursor or search.order != "newest" or search.limit > MOST_COUNTED or search.finds_nothing:
            return self.search(search), self.facets(search)
        with self._database.reading() as connection:
            found = self._newest(connection, search)
            return _page(connection, search, found, ranked=False), facets(connection, search, found)

    def holds(self, article: Article, collection: str = "") -> bool:
        """Whether a version of `article` has its text and its metadata, so that it need not be read again."""
        key = storable(article_key(article, collection))
        with self._database.reading() as connection:
            of_text = _versions(key).where(versions.c.text_sha == text_id(article.text))
            held = connection.execute(of_text.limit(1)).first()
        return held is not None and same_article(as_record(key, held.record).article, article)

    def key(self, name: str, collection: str | None = None) -> str:
        """The key of the article with the address or the id `name`, in `collection` or in any.

        Raises `ArticleUnknown` where there is none, or several in different collections.
        """
        with self._database.reading() as connection:
            exact = [name, f"url:{canonical_url(name)}", id_key(name, collection or "")]
            keys = _keys(connection, select(articles.c.key).where(articles.c.key.in_([storable(key) for key in exact])))
            if not keys and collection is None:
                called = or_(headers.c.article_id == storable(name), headers.c.key == storable(name))
                named = select(articles.c.key).join(headers, headers.c.id == articles.c.id).where(called)
                keys = _keys(connection, named.order_by(articles.c.key).limit(5))
        if not keys:
            raise ArticleUnknown(f"{name}: no article of this library has this address or id")
        if len(keys) > 1:
            raise ArticleUnknown(f"{name}: several articles are called so; name one of {', '.join(keys)}")
        return keys[0]

    def shown_key(self, held: str) -> str:
        """The key under which the library shows the article that it knows by the key `held`, without suppressed names."""
        shown = select(headers.c.key).join(articles, articles.c.id == headers.c.id).where(articles.c.key == held)
        with self._database.reading() as connection:
            return str(connection.execute(shown).scalar_one())

    def versions(self, key: str) -> tuple[Version, ...]:
        """All versions of the article with `key`, oldest first; none where there is no such article."""
        with self._database.reading() as connection:
            rows = connection.execute(_versions(key)).all()
            decided = decisions(connection, key)
        return tuple(
            Version(number=row.number, record=_shown(decided, key, row.record), made_by=row.made_by, read_at=row.read_at)
            for row in reversed(rows)
        )

    def records(self) -> Iterator[Record]:
        """The newest record of every article, corrected, in the order in which the articles were added."""
        last = 0
        while batch := self._batch(last):
            yield from (record for _, record in batch)
            last = batch[-1][0]

    def latest(self, limit: int = 10) -> tuple[Listed, ...]:
        """The articles that were added last, the latest first."""
        with self._database.reading() as connection:
            return latest(connection, limit)

    def candidates(self, quote: str, most: int = MOST) -> tuple[Record, ...]:
        """The newest records of the articles that are most likely to have the words of `quote`, the likeliest first."""
        with self._database.reading() as connection:
            found = candidates(connection, self._database.fulltext, quote, most)
            rows = connection.execute(newest_of(found)).all()
            decided = decisions(connection)
        shown = {article: _shown(decided, key, record) for article, key, record in rows}
        return tuple(shown[article] for article in found)

    def sources(self, name: str | None = None, limit: int = 20) -> tuple[SourceCount, ...]:
        """The names to which most is attributed, most first; with `name`, those that hold its words."""
        columns = (source_names.c.name, source_names.c.kind, source_names.c.attributions, source_names.c.articles)
        # ties in an order of their own, alike on both databases
        counted = select(*columns).order_by(source_names.c.attributions.desc(), source_names.c.id.desc()).limit(limit)
        if name is not None:
            counted = counted.where(called(name))
        with self._database.reading() as connection:
            rows = connection.execute(counted).all()
        return tuple(SourceCount(name=n, kind=k, attributions=said, articles=held) for n, k, said, held in rows)

    def copies(self) -> tuple[CopyGroup, ...]:
        """The articles that print copies of one text, wherever there are several."""
        with self._database.reading() as connection:
            return tuple(groups(connection))

    def stories(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        least: int = 2,
        limit: int = 20,
        cursor: str | None = None,
    ) -> StoryPage:
        """The stories with at least so many articles, one of them from `since` on and one until `until`, newest first."""
        with self._database.reading() as connection:
            return newest(connection, since=since, until=until, least=least, limit=limit, cursor=cursor)

    def story(self, name: str) -> Story:
        """The story with the id `name`, else that of the article with this key, address or id; raises `StoryUnknown`."""
        with self._database.reading() as connection:
            return story(connection, name)

    def story_records(self, name: str) -> tuple[Record, ...]:
        """The newest record of each article of the story that `story` finds, in its order; raises `StoryUnknown`."""
        with self._database.reading() as connection:
            rows = article_rows(connection, name)
            found = [row for chunk in in_chunks(rows) for row in connection.execute(newest_of(chunk)).all()]
            decided = decisions(connection)
        shown = {article: _shown(decided, key, record) for article, key, record in found}
        return tuple(shown[row] for row in rows)

    def judgements(self, article_key: str | None = None) -> tuple[Judgement, ...]:
        """All judgements, or those of one article, in the order in which they were made."""
        with self._database.reading() as connection:
            return judgements_made(connection, article_key)

    def info(self) -> LibraryInfo:
        """What the library holds."""
        dated = attributions.c.moment > ""
        with self._database.reading() as connection:
            counts = [_count(connection, table) for table in (articles, versions, attributions, source_names, judgements)]
            counts.append(connection.execute(select(func.count()).where(copies.c.first != copies.c.id)).scalar_one())
            first = connection.execute(select(func.min(attributions.c.moment)).where(dated)).scalar()
            last = connection.execute(select(func.max(attributions.c.moment)).where(dated)).scalar()
            at = step(connection) or ""
        return LibraryInfo(
            location=self._database.location,
            step=at,
            articles=counts[0],
            versions=counts[1],
            attributions=counts[2],
            sources=counts[3],
            copies=counts[5],
            judgements=counts[4],
            first=first,
            last=last,
            bytes=self._database.bytes,
        )

    def _found(self, connection: Connection, search: Search) -> tuple[bool, Sequence[HitRow]]:
        """Whether the hits are ranked, and those of the page with one more."""
        fulltext = self._database.fulltext
        if search.order == "relevance" and search.query.alternatives:
            count = connection.execute(hit_count(search.query, fulltext, COMMON)).scalar_one()
            if count < COMMON:
                return True, connection.execute(most_relevant_first(search, fulltext)).all()
        return False, newest_hits(connection, search, fulltext)

    def _newest(self, connection: Connection, search: Search) -> Sequence[HitRow]:
        """The newest hits of `search`, on whatever page, with what is counted: one more than facets count."""
        whole = replace(search, cursor=None, limit=MOST_COUNTED, order="newest")
        return newest_hits(connection, whole, self._database.fulltext, *counted_columns(search))

    def _batch(self, after: int) -> list[tuple[int, Record]]:
        with self._database.reading() as connection:
            decided = decisions(connection)
            return [(row, _shown(decided, key, written)) for row, key, written in connection.execute(newest_records(after))]


def _page(connection: Connection, search: Search, found: Sequence[HitRow], *, ranked: bool) -> Page:
    """The page of `search` that begins with `found`; with more than its limit another follows."""
    hits = hits_at(connection, [row.id for row in found[: search.limit]], search.rows)
    if len(found) <= search.limit:
        return Page(hits=hits, ranked=ranked)
    last = found[search.limit - 1]
    before = Place.from_cursor(search.cursor).rank if search.cursor else 0
    place = Place(rank=before + search.limit) if ranked else Place(last.moment, last.id)
    return Page(hits=hits, cursor=place.to_cursor(), ranked=ranked)


def _shown(decided: Decisions, key: str, written: str) -> Record:
    return decided.shown(key, as_record(key, written)).record


def _versions(key: str) -> Select[int, str, str, str, str]:
    """The versions of an article, newest first."""
    columns = (versions.c.number, versions.c.text_sha, versions.c.record, versions.c.made_by, versions.c.read_at)
    of_article = select(*columns).join(articles, articles.c.id == versions.c.article_id).where(articles.c.key == key)
    return of_article.order_by(versions.c.number.desc())


def _keys(connection: Connection, keys: Select[str]) -> list[str]:
    return sorted(set(connection.execute(keys).scalars()))


def _count(connection: Connection, table: object) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]
