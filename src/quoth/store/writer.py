"""Putting articles and judgements into a library."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row

from quoth.compare.stories import StoryDecision
from quoth.model import Record, text_id
from quoth.store.address import article_key, same_article
from quoth.store.chunks import in_chunks
from quoth.store.database import Database
from quoth.store.decisions import decisions
from quoth.store.derived import Progress, all_newest, derive, derive_again, rebuild_rows, unheard
from quoth.store.flatten import storable
from quoth.store.judgement import Judgement
from quoth.store.newest import as_record, newest_called
from quoth.store.story_decisions import from_judgement, to_merge, to_split, to_value
from quoth.store.story_rows import put_decision
from quoth.store.suppression import SuppressedName
from quoth.store.tables import articles, judgements, versions


class Added(StrEnum):
    """What adding an article did."""

    NEW = "new"
    NEW_VERSION = "new version"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"


class LibraryWriter:
    """Changes a library. Each call is one transaction: killed at any moment, a library holds it whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: Record, collection: str = "") -> Added:
        """Keep `record`: as a new article, or as a new version of the one that has its key, if none has its text yet.

        Another record of a text that a version has (another model, corrected metadata) takes the place of that version's.
        A text that comes back is therefore no new version: adding the same inputs again changes nothing.
        """
        return self._database.write(lambda connection: self._add(connection, record, collection))

    def add_all(self, records: Sequence[Record], collection: str = "") -> Counter[Added]:
        """Keep `records` as `add` does, one after another, but in one transaction; gives how often it did what.

        Some hundred at a time take much less time than each by itself.
        """
        return self._database.write(lambda connection: self._add_all(connection, records, collection))

    def judge(self, judgement: Judgement) -> int:
        """Keep `judgement`, with the time of now unless it brings its own; gives how many articles it may change.

        From then on those articles are shown and found as it says, whatever is read again or rebuilt.
        """
        row = {
            "kind": judgement.kind,
            "article_key": judgement.article_key,
            "anchor": judgement.anchor and storable(judgement.anchor.to_json()),
            "value": storable(judgement.value),
            "reason": storable(judgement.reason),
            "made_at": judgement.made_at or _now(),
        }

        def work(connection: Connection) -> int:
            connection.execute(insert(judgements), [row])
            return self._derive_judged(connection, judgement)

        return self._database.write(work, alone=True)

    def merge_stories(self, one: str, other: str, reason: str) -> int:
        """Keep that two stories, by their ids or articles of theirs, are one event; gives how many articles it names.

        Raises `StoryUnknown`.
        """
        return self._decide(lambda connection: to_merge(connection, one, other), reason)

    def split_story(self, story: str, articles: Sequence[str], reason: str) -> int:
        """Keep that `articles` of a story, by address or id, are another event than its rest; gives how many it names.

        Raises `StoryUnknown`.
        """
        return self._decide(lambda connection: to_split(connection, story, articles), reason)

    def rebuild(self, progress: Progress = unheard) -> int:
        """Make all that is derived again from the facts; gives the number of articles."""
        return self._database.write(lambda writing: rebuild_rows(writing, self._database.fulltext, progress), alone=True)

    def _decide(self, decide: Callable[[Connection], StoryDecision], reason: str) -> int:
        with self._database.reading() as connection:
            decision = decide(connection)
        return self.judge(Judgement(kind=decision.kind, value=to_value(decision), reason=reason))

    def _derive_judged(self, connection: Connection, judgement: Judgement) -> int:
        """Make the derived rows again of every article that `judgement` may change."""
        story_decision = from_judgement(judgement)
        if story_decision:
            return put_decision(connection, story_decision)
        decided = decisions(connection)
        changed = 0
        for article, key, written in _judged(connection, judgement):
            derive_again(connection, self._database.fulltext, article, decided.shown(key, as_record(key, written)))
            changed += 1
        return changed

    def _add_all(self, connection: Connection, records: Sequence[Record], collection: str) -> Counter[Added]:
        """Add runs of articles that are new together, and those between by themselves: rows come in the order of records."""
        known = _known(connection, [storable(article_key(record.article, collection)) for record in records])
        new: dict[str, Record] = {}
        done: Counter[Added] = Counter()
        for record in records:
            key = storable(article_key(record.article, collection))
            if key not in known:
                new[key] = record
                known.add(key)
                continue
            done += self._add_new(connection, new, collection)
            new = {}
            done[self._add(connection, record, collection)] += 1
        return done + self._add_new(connection, new, collection)

    def _add_new(self, connection: Connection, new: Mapping[str, Record], collection: str) -> Counter[Added]:
        """Add articles that the library did not have a moment ago, by their keys."""
        rows = _articles(connection, list(new), collection)
        others = _with_versions(connection, rows.values())  # which another process has added since
        mine = {rows[key]: (key, record) for key, record in new.items() if rows[key] not in others}
        if mine:
            connection.execute(insert(versions), [_version(article, 1, record) for article, (_, record) in mine.items()])
            decided = decisions(connection)
            derive(connection, self._database.fulltext, {article: decided.shown(*read) for article, read in mine.items()})
        done = Counter({Added.NEW: len(mine)})
        done.update(self._add(connection, record, collection) for key, record in new.items() if rows[key] in others)
        return done

    def _add(self, connection: Connection, record: Record, collection: str) -> Added:
        key = storable(article_key(record.article, collection))
        article = _articles(connection, [key], collection)[key]
        held, newest = _held(connection, article, record), _newest(connection, article)
        written = _as_written(record)
        if held and (held.record == written or _differs_in_address_only(held.record, record)):
            return Added.UNCHANGED
        version = _version(article, held.number if held else newest + 1, record)
        if held:
            connection.execute(update(versions).where(versions.c.id == held.id).values(version))
        else:
            connection.execute(insert(versions), [version])
        if not held or held.number == newest:
            shown = decisions(connection, key).shown(key, record)
            derive_again(connection, self._database.fulltext, article, shown)
        if held:
            return Added.READ_AGAIN
        return Added.NEW_VERSION if newest else Added.NEW


def _articles(connection: Connection, keys: Sequence[str], collection: str) -> dict[str, int]:
    """The rows of the articles with `keys`, made where they are new, and held until the transaction ends."""
    if not keys:
        return {}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    made = [{"key": key, "collection": storable(collection), "added_at": _now()} for key in keys]
    connection.execute(dialect.insert(articles).on_conflict_do_nothing(index_elements=[articles.c.key]), made)
    held = select(articles.c.key, articles.c.id).where(articles.c.key.in_(keys)).order_by(articles.c.id).with_for_update()
    return dict(connection.execute(held).all())


def _known(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Those of `keys` that articles of the library have."""
    known = (select(articles.c.key).where(articles.c.key.in_(chunk)) for chunk in in_chunks(keys))
    return {key for keys_asked in known for key in connection.execute(keys_asked).scalars()}


def _with_versions(connection: Connection, rows: Iterable[int]) -> set[int]:
    """Those of the articles at `rows` that have a version."""
    having = (select(versions.c.article_id).where(versions.c.article_id.in_(chunk)) for chunk in in_chunks(rows))
    return {article for asked in having for article in connection.execute(asked).scalars()}


def _version(article: int, number: int, record: Record) -> dict[str, str | int]:
    """The row of a version of the article at the row `article`."""
    return {
        "article_id": article,
        "number": number,
        "text_sha": text_id(record.article.text),
        "record": _as_written(record),
        "made_by": _made_by(record),
        "read_at": _now(),
    }


def _held(connection: Connection, article: int, record: Record) -> Row[int, int, str] | None:
    """The version of an article that has the text of `record`, if one has."""
    of_text = (versions.c.article_id == article) & (versions.c.text_sha == text_id(record.article.text))
    return connection.execute(select(versions.c.id, versions.c.number, versions.c.record).where(of_text)).first()


def _newest(connection: Connection, article: int) -> int:
    """The number of an article's newest version, 0 if it has none yet."""
    newest = select(func.max(versions.c.number)).where(versions.c.article_id == article)
    return connection.execute(newest).scalar() or 0


def _judged(connection: Connection, judgement: Judgement) -> Iterator[tuple[int, str, str]]:
    """Row, key and newest record of every article that `judgement` may change."""
    if judgement.article_key is not None:
        yield from connection.execute(newest_called(judgement.article_key)).all()
    elif judgement.kind in {"suppress", "restore"}:
        name = SuppressedName(judgement.value)
        yield from (row for row in all_newest(connection) if name.occurs_in(row[2]))


def _differs_in_address_only(written: str, record: Record) -> bool:
    """Whether `written` is `record` but for the spelling of its address, which is the same page's."""
    held = Record.from_json(written)
    return same_article(held.article, record.article) and replace(held, article=record.article) == record


def _as_written(record: Record) -> str:
    """The record as JSON that any database holds: half surrogate pairs, which have no encoding, are escaped."""
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", record.to_json())


def _made_by(record: Record) -> str:
    made_by = record.made_by
    return f"quoth {made_by.quoth}, model {made_by.model}, {made_by.weights}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
