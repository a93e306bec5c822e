"""Which articles print copies of one text, kept up to date with every article that comes, goes or changes.

Each article with a sketch has its `first`: the earliest row of all articles that are linked to it, copy by copy. Two
sketches alone decide whether they are copies, so the order in which articles come makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, delete, func, insert, select, text, update

from quoth.store.sketch import Sketch
from quoth.store.tables import bands, copies, headers

_COPIES_LOCK = 7_107_110_005


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """The keys of articles that print copies of one text, the earliest first, and the agency that one of them credits."""

    keys: tuple[str, ...]
    agency: str | None


def put_copy(connection: Connection, article: int, sketched: Sketch | None) -> None:
    """Have `article`, new or changed, stand among its copies. Comes last in a transaction, since others wait for it."""
    if connection.dialect.name == "postgresql":
        # Two that add copies of one text at once would not see each other's. Nobody who holds this lock waits for
        # another, because rows of these two tables are touched under it only.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _COPIES_LOCK})
    _take_out(connection, article)
    if sketched:
        _put_in(connection, article, sketched)


def groups(connection: Connection) -> Iterator[CopyGroup]:
    """The articles that print copies of one text, wherever there are several, in the order in which texts first came."""
    several = select(copies.c.first).group_by(copies.c.first).having(func.count() > 1)
    columns = select(copies.c.first, copies.c.agency, headers.c.key).join(headers, headers.c.id == copies.c.id)
    rows = connection.execute(columns.where(copies.c.first.in_(several)).order_by(copies.c.first, copies.c.id)).all()
    for _, grouped in groupby(rows, key=lambda row: row.first):
        group = list(grouped)
        agency = next((row.agency for row in group if row.agency), None)
        yield CopyGroup(keys=tuple(row.key for row in group), agency=agency)


def _put_in(connection: Connection, article: int, sketched: Sketch) -> None:
    numbers = sorted(sketched.bands())
    likely = select(bands.c.article_id).where(bands.c.band.in_(numbers))
    rows = connection.execute(select(copies).where(copies.c.id.in_(likely))).all()
    alike = sketched.copies([Sketch(row.sketch, row.agency) for row in rows])
    firsts = {row.first for row, copy in zip(rows, alike, strict=True) if copy}
    first = min(firsts | {article})
    if firsts - {first}:
        connection.execute(update(copies).where(copies.c.first.in_(firsts)).values(first=first))
    row = {"id": article, "first": first, "agency": sketched.agency, "sketch": sketched.hashes}
    connection.execute(insert(copies), [row])
    connection.execute(insert(bands), [{"band": number, "article_id": article} for number in numbers])


def _take_out(connection: Connection, article: int) -> None:
    row = connection.execute(select(copies).where(copies.c.id == article)).first()
    if row is None:
        return
    numbers = Sketch(row.sketch, row.agency).bands()
    connection.execute(delete(bands).where(bands.c.band.in_(numbers), bands.c.article_id == article))
    connection.execute(delete(copies).where(copies.c.id == article))
    left = connection.execute(select(copies).where(copies.c.first == row.first).order_by(copies.c.id)).all()
    # what only this article linked falls apart
    groups = _linked([(other.id, Sketch(other.sketch, other.agency)) for other in left])
    for group in groups:
        connection.execute(update(copies).where(copies.c.id.in_(group)).values(first=group[0]))


def _linked(sketches: Sequence[tuple[int, Sketch]]) -> list[list[int]]:
    """The ids of `sketches`, which are sorted, in groups that are linked copy by copy."""
    left = dict(sketches)
    groups = []
    while left:
        group = [min(left)]
        reached = [left.pop(group[0])]
        for one in reached:
            near = [other for other, copy in zip(left, one.copies([*left.values()]), strict=True) if copy]
            reached += [left.pop(other) for other in near]
            group += near
        groups.append(sorted(group))
    return groups
