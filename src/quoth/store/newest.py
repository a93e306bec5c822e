"""The newest version of each article, a batch at a time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select

from quoth.errors import RecordInvalid
from quoth.model import Record
from quoth.store.errors import LibraryUnusable
from quoth.store.tables import articles, versions

BATCH = 100


def newest_records(after: int) -> Select[int, str, str]:
    """Row, key and record of the next articles behind the row `after`, in the order in which they were added."""
    return _columns().where(articles.c.id > after).order_by(articles.c.id).limit(BATCH)


def newest_of(rows: Sequence[int]) -> Select[int, str, str]:
    """Row, key and record of the articles at `rows`, in any order."""
    return _columns().where(articles.c.id.in_(rows))


def newest_called(key: str) -> Select[int, str, str]:
    """Row, key and record of the article with `key`."""
    return _columns().where(articles.c.key == key)


def as_record(key: str, written: str) -> Record:
    """The record of the article with `key` as it was `written` into the library; raises `LibraryUnusable`."""
    try:
        return Record.from_json(written)
    except RecordInvalid as error:
        raise LibraryUnusable(f"the record of {key} is damaged: {error}; add the article again, or use an older copy") from error


def _columns() -> Select[int, str, str]:
    return select(articles.c.id, articles.c.key, versions.c.record).select_from(articles.join(versions, _newest()))


def _newest() -> ColumnElement[bool]:
    """Whether a version is the newest of the article that it is joined to."""
    counted = versions.alias("counted")
    newest = select(func.max(counted.c.number)).where(counted.c.article_id == articles.c.id).correlate(articles)
    return (versions.c.article_id == articles.c.id) & (versions.c.number == newest.scalar_subquery())
