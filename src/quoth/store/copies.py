"""Which articles print copies of one text, kept up to date with every article that comes, goes or changes.

Each article with a sketch has its `first`: the earliest row of all articles that are linked to it, copy by copy. Two
sketches alone decide whether they are copies, so the order in which articles come makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.engine import Row

from quoth.store.chunks import in_chunks
from quoth.store.sketch import Sketch
from quoth.store.tables import bands, copies, headers

_COPIES_LOCK = 7_107_110_005


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """The keys of articles that print copies of one text, the earliest first, and the agency that one of them credits."""

    keys: tuple[str, ...]
    agency: str | None


def put_copies(connection: Connection, sketches: Mapping[int, Sketch | None]) -> None:
    """Have articles, new or changed, stand among their copies, by their rows.

    Comes last in a transaction, since others wait for it.
    """
    if connection.dialect.name == "postgresql":
        # Two that add copies of one text at once would not see each other's. Nobody who holds this lock waits for
        # another, because rows of these two tables, and of those of stories, are touched under it only.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _COPIES_LOCK})
    for article in connection.execute(select(copies.c.id).where(copies.c.id.in_(list(sketches)))).scalars().all():
        _take_out(connection, article)
    _put_in(connection, {article: sketched for article, sketched in sketches.items() if sketched})


def groups(connection: Connection) -> Iterator[CopyGroup]:
    """The articles that print copies of one text, wherever there are several, in the order in which texts first came."""
    several = select(copies.c.first).group_by(copies.c.first).having(func.count() > 1)
    columns = select(copies.c.first, copies.c.agency, headers.c.key).join(headers, headers.c.id == copies.c.id)
    rows = connection.execute(columns.where(copies.c.first.in_(several)).order_by(copies.c.first, copies.c.id)).all()
    for _, grouped in groupby(rows, key=lambda row: row.first):
        group = list(grouped)
        agency = next((row.agency for row in group if row.agency), None)
        yield CopyGroup(keys=tuple(row.key for row in group), agency=agency)


def _put_in(connection: Connection, sketches: Mapping[int, Sketch]) -> None:
    numbers = {article: sorted(sketched.bands()) for article, sketched in sketches.items()}
    near = _near(connection, {number for mine in numbers.values() for number in mine})
    sketched = dict(sketches) | {row.id: Sketch(row.sketch, row.agency) for row in near.rows}
    firsts = {row.id: row.first for row in near.rows}
    for article, mine in numbers.items():
        likely = sorted({other for number in mine for other in near.in_band[number]})
        alike = sketches[article].copies([sketched[other] for other in likely])
        joined = {firsts[other] for other, copy in zip(likely, alike, strict=True) if copy}
        first = min(joined | {article})
        if joined - {first}:
            connection.execute(update(copies).where(copies.c.first.in_(joined)).values(first=first))
            firsts = {other: first if now in joined else now for other, now in firsts.items()}
        firsts[article] = first
        for number in mine:
            near.in_band[number].add(article)
    rows = [{"id": one, "first": firsts[one], "agency": s.agency, "sketch": s.hashes} for one, s in sketches.items()]
    if rows:
        connection.execute(insert(copies), rows)
        connection.execute(insert(bands), [{"band": number, "article_id": one} for one in sketches for number in numbers[one]])


class _Near(NamedTuple):
    """The rows of `copies` that have one of some bands, and which articles have which band."""

    rows: Sequence[Row[*tuple[object, ...]]]
    in_band: defaultdict[int, set[int]]


def _near(connection: Connection, numbers: Iterable[int]) -> _Near:
    in_band: defaultdict[int, set[int]] = defaultdict(set)
    for chunk in in_chunks(numbers):
        for band, article in connection.execute(select(bands.c.band, bands.c.article_id).where(bands.c.band.in_(chunk))):
            in_band[band].add(article)
    found = in_chunks({article for articles in in_band.values() for article in articles})
    return _Near([row for chunk in found for row in connection.execute(select(copies).where(copies.c.id.in_(chunk)))], in_band)


def _take_out(connection: Connection, article: int) -> None:
    row = connection.execute(select(copies).where(copies.c.id == article)).one()
    numbers = Sketch(row.sketch, row.agency).bands()
    connection.execute(delete(bands).where(bands.c.band.in_(numbers), bands.c.article_id == row.id))
    connection.execute(delete(copies).where(copies.c.id == row.id))
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
