"""What the hits of a search have in common: how many are of each outlet, source, month, manner, stance and channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from quoth.store.search import Search
from quoth.store.tables import attributions, headers

MOST_COUNTED = 1_000
"""So many hits are counted, the newest: enough to choose from, and as quick for common words as for rare ones."""

MOST_VALUES = 12


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


def facets(connection: Connection, search: Search, newest: Sequence[tuple[int, str]]) -> Facets:
    """The facets of the hits of `search`, of which `newest` are the newest, rows with their moments: one more than count."""
    said, rows = attributions.c, search.rows.c
    fields = {"outlet": headers.c.outlet}
    if not search.own_voice:
        fields |= {"source": said.source, "manner": said.manner, "stance": said.stance, "channel": said.channel}
    counted = newest[:MOST_COUNTED]
    columns = select(*fields.values()).join_from(search.rows, headers, headers.c.id == rows.header_id)
    found = connection.execute(columns.where(rows.id.in_([row for row, _ in counted]))).all()
    return Facets(
        counted=len(counted),
        more=len(newest) > MOST_COUNTED,
        month=_months(moment for _, moment in counted),
        **{field: _most(values) for field, values in zip(fields, zip(*found, strict=True), strict=False)},
    )


def _months(moments: Iterable[str]) -> tuple[Tally, ...]:
    months = Counter(moment[:7] for moment in moments if moment)
    return tuple(Tally(month, count) for month, count in sorted(months.items(), reverse=True)[:MOST_VALUES])


def _most(values: Iterable[str | None]) -> tuple[Tally, ...]:
    """The most frequent values; equally frequent ones in the order of their letters."""
    counts = Counter(values)
    ordered = sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tally(value, count) for value, count in ordered[:MOST_VALUES])
