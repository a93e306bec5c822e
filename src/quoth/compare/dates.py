"""Dates that several articles give for one thing, where they cannot all be right.

Two dates are of one thing only where their sentences have a good part of their telling words in common, so that most
agreements and some disagreements are missed rather than two things be mixed up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from typing import NamedTuple

from quoth.compare.quantities import Quantity, claim_of, most_telling_first
from quoth.compare.readings import Reading, Sentences, common_words, groups, shared_weight
from quoth.compare.speakers import Cast
from quoth.compare.utterances import Weights, tells, weights
from quoth.model import Record, Span, Time

_REACH = 9
_TOLD = 2.0
_SHARE = 0.4
_TELLING = 0.4
_AGREE = 5.0
_FARTHEST = timedelta(days=60)
"""Dates farther apart are of different things."""


class Days(NamedTuple):
    """The first and the last day that a date can mean."""

    first: date
    last: date

    def meets(self, other: Days) -> bool:
        """Whether both can mean one day."""
        return self.first <= other.last and other.first <= self.last

    def near(self, other: Days) -> bool:
        """Whether the two are at most `_FARTHEST` apart."""
        return max(self.first, other.first) - min(self.last, other.last) <= _FARTHEST


def dates(records: Sequence[Record], cast: Cast) -> tuple[Quantity, ...]:
    """The dates that at least two of `records` give for one thing; those that disagree come first."""
    ordered = sorted(records, key=lambda record: record.id)
    readings = [reading for record in ordered for reading in _readings(record)]
    sentences = Counter(reading.sentence for reading in readings)
    alone = frozenset(reading.place for reading in readings if sentences[reading.sentence] == 1)
    fits = partial(_fits, weights=weights(ordered), alone=alone)
    found = [_quantity(group, cast) for group in groups(readings, _keys, fits)]
    return tuple(sorted(found, key=most_telling_first))


def _readings(record: Record) -> list[Reading[Time]]:
    """The dates of an article that say at least in which month."""
    sentences = Sentences(record)
    return [sentences.read(time, _REACH) for time in record.times if time.type in {"DATE", "TIME"} and days(time.value)]


def _keys(reading: Reading[Time]) -> set[str]:
    """What dates of one thing share: two words near them that tell something."""
    return {" ".join(pair) for pair in combinations(sorted(filter(tells, reading.around)), 2)}


def days(value: str | None) -> Days | None:
    """The days that a TIMEX3 value of a month, a week or a day can mean, None for any other.

    >>> days("2026-05"), days("2026-W19") == days("2026-W19-WE"), days("P9M")
    (Days(first=datetime.date(2026, 5, 1), last=datetime.date(2026, 5, 31)), False, None)
    """
    for pattern, read in _FORMS:
        match = re.fullmatch(pattern, value or "", re.ASCII)
        if match:
            try:
                return read(match)
            except ValueError:
                return None
    return None


def _day(match: re.Match[str]) -> Days:
    day = date.fromisoformat(match[1])
    return Days(day, day)


def _month(match: re.Match[str]) -> Days:
    first = date(int(match[1]), int(match[2]), 1)
    return Days(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _week(match: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Days(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Days]], ...] = (
    (r"(\d{4}-\d\d-\d\d)(?:T.*)?", _day),
    (r"(\d{4})-(\d\d)", _month),
    (r"(\d{4})-W(\d\d)(-WE)?", _week),
)


def _fits(
    one: Reading[Time], other: Reading[Time], *, weights: Weights, alone: Container[tuple[str, Span]]
) -> float | None:  # fmt: skip
    """How well two dates fit one thing, None if they do not; dates that agree fit better.

    Only dates that stand `alone` in their sentences disagree, with words in common right beside them.
    """
    mine, theirs = days(one.marked.value), days(other.marked.value)
    if mine is None or theirs is None or not mine.near(theirs):
        return None
    told = shared_weight(one, other, weights)
    smaller = min(sum(weights.get(stem, 0.0) for stem in reading.around) for reading in (one, other))
    if told < _TOLD or told < _SHARE * smaller:
        return None
    if not mine.meets(theirs):
        beside = any(weights.get(stem, 0.0) >= _TELLING for stem in one.beside & other.beside)
        if not beside or one.place not in alone or other.place not in alone:
            return None
    return told + _AGREE * mine.meets(theirs)


def _quantity(group: Sequence[Reading[Time]], cast: Cast) -> Quantity:
    known = [one for reading in group if (one := days(reading.marked.value))]
    agree = all(one.meets(other) for one in known for other in known)
    return Quantity(
        what=common_words(group) or "date",
        unit=None,
        agreement="agree" if agree else "disagree",
        claims=tuple(claim_of(reading, reading.marked.value, cast) for reading in group),
    )
