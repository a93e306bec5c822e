"""The outlets of a library: whom each quotes, how, and how much it says itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, case, distinct, func, select

from quoth.errors import QuothError
from quoth.store.actor_tables import actors, sighting_said, sightings
from quoth.store.actors import LibraryActors
from quoth.store.database import Database
from quoth.store.flatten import attribution_row, padded
from quoth.store.outlet_views import Manners, Month, OutletArticle, OutletProfile, OutletSummary, Quoted
from quoth.store.tables import attributions, copies, headers

MOST_QUOTED = 15
BATCH = 500

_MANNERS = ("direct", "mixed", "indirect")


class OutletUnknown(QuothError):
    """No article of the library is by an outlet of this name."""


class LibraryOutlets:
    """Asks a library for its outlets. Names that differ in case or accents alone are one outlet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def most_articles(self, limit: int = 200) -> tuple[OutletSummary, ...]:
        """The outlets with most articles, most first."""
        with self._database.reading() as connection:
            return _summaries(connection, headers.c.outlet_words != padded(""), limit)

    def profile(self, name: str) -> OutletProfile:
        """What the library tells of the outlet called `name`; raises `OutletUnknown`."""
        LibraryActors(self._database).refresh()
        words = padded(name)
        with self._database.reading() as connection:
            found = _summaries(connection, headers.c.outlet_words == words, 1) if words.strip() else ()
            if not found:
                raise OutletUnknown(f"{name}: no article of this library is by an outlet of this name")
            counts = connection.execute(select(*_sums()).where(attributions.c.outlet_words == words)).mappings().one()
            copied = select(func.count()).join(headers, headers.c.id == copies.c.id).where(headers.c.outlet_words == words)
            return OutletProfile(
                outlet=found[0],
                manners=Manners(**{manner: counts[manner] or 0 for manner in _MANNERS}),
                unnamed=counts["unnamed"] or 0,
                sourceless=counts["sourceless"] or 0,
                quoted=_quoted(connection, words),
                months=_months(connection, words),
                wires=_wires(connection, words),
                copies=connection.execute(copied.where(copies.c.first != copies.c.id)).scalar_one(),
            )

    def articles(self, name: str) -> Iterator[OutletArticle]:
        """Every article of the outlet called `name`, in the order in which they were added."""
        last = 0
        while batch := self._batch(padded(name), last):
            yield from batch.values()
            last = max(batch)

    def _batch(self, words: str, after: int) -> dict[int, OutletArticle]:
        """The next articles behind the row `after`, by their rows."""
        with self._database.reading() as connection:
            next_ones = select(headers, copies.c.agency).outerjoin(copies, copies.c.id == headers.c.id)
            next_ones = next_ones.where(headers.c.outlet_words == words, headers.c.id > after)
            rows = connection.execute(next_ones.order_by(headers.c.id).limit(BATCH)).all()
            counts = _counts(connection, [row.id for row in rows])
        nothing = dict.fromkeys(("attributions", *_MANNERS, "unnamed", "sourceless"), 0)
        return {
            row.id: OutletArticle(
                key=row.key,
                url=row.url,
                title=row.title,
                published=row.published,
                **{name: counts.get(row.id, nothing)[name] for name in nothing},
                own_size=row.own_size,
                said_size=row.said_size,
                agency=row.agency,
            )
            for row in rows
        }


def _summaries(connection: Connection, fits: ColumnElement[bool], limit: int) -> tuple[OutletSummary, ...]:
    dated = func.nullif(headers.c.moment, "")
    columns = (func.max(headers.c.outlet), func.count().label("articles"), func.min(dated), func.max(dated))
    grouped = select(*columns).where(fits).group_by(headers.c.outlet_words)
    rows = connection.execute(grouped.order_by(func.count().desc(), headers.c.outlet_words).limit(limit)).all()
    return tuple(
        OutletSummary(name=name, articles=count, first=first or "", last=last or "") for name, count, first, last in rows
    )


def _counts(connection: Connection, articles: Sequence[int]) -> dict[int, RowMapping]:
    """The sums of each of `articles`, which are sorted, that has an attribution."""
    if not articles:
        return {}
    article = attributions.c.header_id
    rows = attributions.c.id.between(attribution_row(articles[0], 0), attribution_row(articles[-1] + 1, 0) - 1)
    counted = select(article, *_sums()).where(rows, article.in_(articles)).group_by(article)
    return {row["header_id"]: row for row in connection.execute(counted).mappings()}


def _sums() -> list[ColumnElement[int]]:
    """How many attributions there are, of each manner, with a source that is kept anonymous, and without one."""
    said = attributions.c
    kinds = {**{manner: said.manner == manner for manner in _MANNERS}, "unnamed": said.kind == "unnamed"}
    kinds["sourceless"] = said.source.is_(None)
    return [func.count().label("attributions"), *(_times(fits).label(name) for name, fits in kinds.items())]


def _times(fits: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((fits, 1), else_=0))


def _quoted(connection: Connection, words: str) -> tuple[Quoted, ...]:
    """The actors to whom the outlet attributes most, most first."""
    said = attributions.c
    manners = [_times(said.manner == manner).label(manner) for manner in _MANNERS]
    columns = (actors.c.id, actors.c.name, func.count(distinct(said.header_id)).label("articles"), *manners)
    joined = select(*columns).join(sightings, sightings.c.actor == actors.c.id)
    joined = joined.join(sighting_said, sighting_said.c.sighting_id == sightings.c.id)
    joined = joined.join(attributions, said.id == sighting_said.c.attribution_id).where(said.outlet_words == words)
    most = joined.group_by(actors.c.id, actors.c.name).order_by(func.count().desc(), actors.c.id).limit(MOST_QUOTED)
    return tuple(
        Quoted(
            id=row["id"],
            name=row["name"],
            articles=row["articles"],
            manners=Manners(**{manner: row[manner] for manner in _MANNERS}),
        )
        for row in connection.execute(most).mappings()
    )


def _months(connection: Connection, words: str) -> tuple[Month, ...]:
    """Oldest first; what has no date comes first of all."""
    of_article, of_attribution = (func.substr(table.c.moment, 1, 7) for table in (headers, attributions))
    sizes = (func.count(), func.sum(headers.c.own_size), func.sum(headers.c.said_size))
    articles = select(of_article.label("month"), *sizes).where(headers.c.outlet_words == words)
    unnamed = _times(attributions.c.kind == "unnamed")
    said = select(of_attribution.label("month"), func.count(), unnamed).where(attributions.c.outlet_words == words)
    counts = {month: (count, kept) for month, count, kept in connection.execute(said.group_by("month"))}
    return tuple(
        Month(
            month=month,
            articles=count,
            own_size=own,
            said_size=attributed,
            attributions=counts.get(month, (0, 0))[0],
            unnamed=counts.get(month, (0, 0))[1],
        )
        for month, count, own, attributed in sorted(connection.execute(articles.group_by("month")).all())
    )


def _wires(connection: Connection, words: str) -> tuple[tuple[str, int], ...]:
    credited = select(copies.c.agency).join(headers, headers.c.id == copies.c.id)
    agencies = connection.execute(credited.where(headers.c.outlet_words == words, copies.c.agency.is_not(None))).scalars()
    return tuple(sorted(Counter(agencies).items(), key=lambda pair: (-pair[1], pair[0])))
