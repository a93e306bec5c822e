"""Articles as lines of a list."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import Connection, func, select

from quoth.store.flatten import ROWS_OF_ARTICLE
from quoth.store.tables import attributions, headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article in one line, with the number of its attributions."""

    key: str
    title: str | None
    outlet: str | None
    published: str | None
    attributions: int


def latest(connection: Connection, limit: int) -> tuple[Listed, ...]:
    """The articles that were added last, the latest first."""
    first = headers.c.id * ROWS_OF_ARTICLE
    here = (attributions.c.id >= first) & (attributions.c.id < first + ROWS_OF_ARTICLE)
    said = select(func.count()).where(here).correlate(headers).scalar_subquery().label("attributions")
    known = [headers.c[field.name] for field in fields(Listed) if field.name in headers.c]
    rows = connection.execute(select(*known, said).order_by(headers.c.id.desc()).limit(limit)).mappings()
    return tuple(Listed(**row) for row in rows)
