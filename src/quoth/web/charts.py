"""Small drawings in SVG: counts over time, in rows that share one scale. Lengths are shares of the drawing's width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quoth.export.legible import percent
from quoth.export.time_words import in_words
from quoth.store import Month

FEWEST_BARS, MOST_BARS = 12, 36
"""Fewer months than these have empty ones before them, more are counted by the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One month or year: `height` is its count as a share of the highest in the whole drawing."""

    start: float
    width: float
    height: float
    count: int
    words: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The bars of one outlet; `undated` are the counts without a date."""

    name: str | None
    address: str | None
    total: int
    undated: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows one under another over the same time, from `first` to `last`."""

    rows: tuple[Row, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one row counts: months ("2026-05", "" without a date) with their counts."""

    name: str | None
    address: str | None
    months: Sequence[tuple[str, int]]


def timeline(counted: Sequence[Counted], leads: Callable[[str | None, str], str | None]) -> Timeline:
    """The drawing of `counted`; `leads` gives the address of a row's month or year ("2026")."""
    steps = steps_of(month for row in counted for month, _ in row.months)
    if not steps:
        return Timeline(rows=tuple(_row(row, [], 1, leads) for row in counted), first="", last="")
    most = max(_at(row, step) for row in counted for step in steps)
    rows = tuple(_row(row, steps, most, leads) for row in counted)
    return Timeline(rows=rows, first=in_words(steps[0]), last=in_words(steps[-1]))


def steps_of(months: Iterable[str]) -> list[str]:
    """Every month or year from the first to the last of `months`, at least a year of them; none where nothing is dated."""
    dated = sorted(month for month in months if month)
    steps = _months(dated[0], dated[-1]) if dated else []
    return steps if len(steps) <= MOST_BARS else list(dict.fromkeys(step[:4] for step in steps))


def own_voice(months: Sequence[Month]) -> Timeline:
    """The own-voice share of an outlet over time, as one row whose bars are as high as the share."""
    steps = steps_of(month.month for month in months)
    bars = []
    for number, step in enumerate(steps):
        here = [month for month in months if month.month.startswith(step)]
        own, said = sum(month.own_size for month in here), sum(month.said_size for month in here)
        if own + said:
            share = own / (own + said)
            words = f"{in_words(step)}: {percent(share)}"
            place = {"start": number / len(steps), "width": 1 / len(steps), "height": share}
            bars.append(Bar(**place, count=sum(month.articles for month in here), words=words, address=None))
    row = Row(name=None, address=None, total=sum(bar.count for bar in bars), undated=0, bars=tuple(bars))
    return Timeline(rows=(row,), first=in_words(steps[0]) if steps else "", last=in_words(steps[-1]) if steps else "")


def _row(row: Counted, steps: Sequence[str], most: int, leads: Callable[[str | None, str], str | None]) -> Row:
    counts = [(number, step, _at(row, step)) for number, step in enumerate(steps)]
    return Row(
        name=row.name,
        address=row.address,
        total=sum(count for _, count in row.months),
        undated=sum(count for month, count in row.months if not month),
        bars=tuple(
            Bar(
                start=number / len(steps),
                width=1 / len(steps),
                height=count / most,
                count=count,
                words=in_words(step),
                address=leads(row.name, step),
            )
            for number, step, count in counts
            if count
        ),
    )


def _at(row: Counted, step: str) -> int:
    """What the row counts in a month or a year."""
    return sum(count for month, count in row.months if month.startswith(step))


def _months(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, and those before them that make a year."""
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(max(0, min(start, end + 1 - FEWEST_BARS)), end + 1)]
