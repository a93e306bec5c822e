"""What the hits of a search have in common: how many are of each outlet, source, month, manner, stance and channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from quoth.store.search import HitRow, Search
from quoth.store.tables import headers

MOST_COUNTED = 1_000
"""So many hits are counted, the newest: enough to choose from, and as quick for common words as for rare ones."""

MOST_VALUES = 12

_OF_ATTRIBUTIONS = ("source", "manner", "stance", "channel")


@dataclass(frozen=True, slots=True)
class Tally:
    """One value of a facet, and how many of the counted hits have it."""

    value: str
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Values of the hits of a search, most frequent first, months newest first ("2026-05").

    `counted` hits were counted; with `more`, they are the newest, and there are others behind them.
    """

    counted: int = 0
    more: bool = False
    outlet: tuple[Tally, ...] = ()
    source: tuple[Tally, ...] = ()
    month: tuple[Tally, ...] = ()
    manner: tuple[Tally, ...] = ()
    stance: tuple[Tally, ...] = ()
    channel: tuple[Tally, ...] = ()


def counted_columns(search: Search) -> tuple[str, ...]:
    """What has to be known of each hit of `search`, beside its row and its moment, to count it."""
    return ("outlet_words", "header_id", *(() if search.own_voice else _OF_ATTRIBUTIONS))


def facets(connection: Connection, search: Search, newest: Sequence[HitRow]) -> Facets:
    """The facets of the hits of `search`, of which `newest` are the newest with what is counted: one more than count."""
    counted = newest[:MOST_COUNTED]
    columns = dict(zip(("id", "moment", *counted_columns(search)), zip(*counted, strict=True), strict=False))
    return Facets(
        counted=len(counted),
        more=len(newest) > MOST_COUNTED,
        outlet=_outlets(connection, columns.get("outlet_words", ()), columns.get("header_id", ())),
        month=_months(columns.get("moment", ())),
        **{field: _most(columns.get(field, ())) for field in _OF_ATTRIBUTIONS},
    )


def _outlets(connection: Connection, words: Sequence[str], articles: Sequence[int]) -> tuple[Tally, ...]:
    """The outlets of most hits, each as its newest article writes it."""
    most = [tally for tally in _most(words) if tally.value.strip()]
    newest = dict(zip(reversed(words), reversed(articles), strict=True))
    named = select(headers.c.id, headers.c.outlet).where(headers.c.id.in_([newest[tally.value] for tally in most]))
    names = dict(connection.execute(named).all()) if most else {}
    return tuple(Tally(names[newest[tally.value]], tally.hits) for tally in most)


def _months(moments: Iterable[str]) -> tuple[Tally, ...]:
    months = Counter(moment[:7] for moment in moments if moment)
    return tuple(Tally(month, count) for month, count in sorted(months.items(), reverse=True)[:MOST_VALUES])


def _most(values: Iterable[str | None]) -> tuple[Tally, ...]:
    """The most frequent values; equally frequent ones in the order of their letters."""
    counts = Counter(values)
    ordered = sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tally(value, count) for value, count in ordered[:MOST_VALUES])
