"""The rules for weeks, seasons, years, durations and sets; each gives the times that an expression means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quoth.extract.timex.anchors import moved
from quoth.extract.timex.filters import is_rate
from quoth.extract.timex.setting import Meaning, Setting
from quoth.extract.timex.values import day_value, duration_value, unit_value, week_value


def setday_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Every Monday"."""
    yield at.means(f"XXXX-WXX-{at.grammar.calendar.weekdays[at.word('weekday')]}", "SET")


def stretch_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The past three years"."""
    yield at.means(duration_value(at.count(), *at.unit()), "DURATION")


def ahead_times(at: Setting) -> Iterator[Meaning]:
    """For "the year ahead" the one that most of the coming months lie in."""
    unit, multiple = at.unit()
    middle = moved(at.today, 183) if at.today and unit == "Y" else None
    if middle and multiple == 1:
        yield at.means(f"{middle.year:04d}")
    else:
        yield at.means(duration_value(1, unit, multiple), "DURATION")


def shift_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Last week", "early next year"."""
    unit, multiple = at.unit()
    yield at.means(unit_value(at.today, unit, at.shift(), multiple) if at.today else None)


def same_times(at: Setting) -> Iterator[Meaning]:
    """For "that month" the one that the last date lies in."""
    unit, multiple = at.unit()
    size = {"Y": 4, "M": 7}.get(unit)
    if size and at.last and len(at.last) >= size and "W" not in at.last[:size] and "Q" not in at.last[:size]:
        yield at.means(at.last[:size])
    else:
        yield at.means(unit_value(at.anchor, unit, 0, multiple) if at.anchor else None)


def season_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Last summer", "the summer of 2015"."""
    code = at.grammar.calendar.seasons[at.word("season")]
    if at.has("year"):
        yield at.means(f"{at.number('year'):04d}-{code}")
        return
    if at.today is None:
        yield at.means(None)
        return
    last_month = {"SP": 5, "SU": 8, "FA": 11, "WI": 14}[code]
    behind = at.today.month > last_month
    shift = at.shift()
    year = at.today.year + (shift if (shift < 0 and not behind) or (shift > 0 and at.today.month > last_month - 3) else 0)
    yield at.means(f"{year:04d}-{code}")


def weekend_times(at: Setting) -> Iterator[Meaning]:
    """The weekend that has begun last; the coming one where the tense is future."""
    if at.today is None:
        yield at.means(None)
        return
    begun = at.today.isoweekday() >= 6 or at.tense() == "future"
    day = at.today if begun else moved(at.today, -7)
    yield at.means(week_value(day) + "-WE" if day else None)


def half_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The first half of 2016"."""
    yield at.means(_portion(at, f"H{at.grammar.calendar.ordinals[at.word('half')]}"))


def quarter_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The third quarter", the last such one where no year is named."""
    number = at.grammar.calendar.ordinals[at.word("quarter")]
    if at.has("year") or at.has("shift") or at.today is None:
        yield at.means(_portion(at, f"Q{number}"))
        return
    year = at.today.year - (number > (at.today.month + 2) // 3)
    yield at.means(f"{year:04d}-Q{number}")


def _portion(at: Setting, code: str) -> str | None:
    if at.has("year"):
        return f"{at.number('year'):04d}-{code}"
    return f"{at.today.year + at.shift():04d}-{code}" if at.today else None


def century_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The 19th century"."""
    number = at.word("number")
    if number.isdigit() and 0 < int(number) <= 100:
        yield at.means(f"{int(number) - 1:02d}")


def every_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Every two weeks", "twice a year"."""
    unit, multiple = at.unit()
    yield at.means(duration_value(2 if at.has("other") else at.count(), unit, multiple), "SET")


def everypart_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Every morning"."""
    yield at.means(f"XXXX-XX-XXT{at.part()}", "SET")


def rate_times(at: Setting) -> Iterator[Meaning]:
    """Such as "A year" as a rate or as a stretch."""
    yield at.means(duration_value(1, *at.unit()), "SET" if is_rate(at.tokens, at.grammar, at.found) else "DURATION")


def setword_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Weekly"."""
    yield at.means(at.grammar.calendar.sets[at.word("set")], "SET")


def ago_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Two weeks ago": as fine as its unit."""
    yield _distance(at, at.today, -1)


def later_times(at: Setting) -> Iterator[Meaning]:
    """Such as "A year earlier", from the last date as fine as its unit."""
    sign = at.grammar.calendar.directions[at.word("way")]
    unit, _ = at.unit()
    yield _distance(at, at.named(unit) or (at.today if sign < 0 else None), sign)


def _distance(at: Setting, base: date | None, sign: int) -> Meaning:
    unit, multiple = at.unit()
    if not unit.startswith("T"):
        return at.means(unit_value(base, unit, sign * at.count(), multiple) if base else None)
    hour = at.published.hour if at.published and base == at.today and unit == "TH" else None
    if base is None or hour is None or not 0 <= hour + sign * at.count() < 24:
        return at.means(None if base is None else day_value(base), "TIME")
    return at.means(f"{day_value(base)}T{int(hour + sign * at.count()):02d}", "TIME")


def halfunit_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Half an hour"."""
    unit, multiple = at.unit()
    smaller = {"TM": ("TS", 30), "TH": ("TM", 30), "D": ("TH", 12), "M": ("D", 15), "Y": ("M", 6)}
    if multiple > 1:
        yield at.means(duration_value(multiple / 2, unit), "DURATION")
    elif unit in smaller:
        letter, count = smaller[unit]
        yield at.means(duration_value(count, letter), "DURATION")


def duration_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Ten minutes"."""
    count = at.count() + (0.5 if at.has("half") else 0.0)
    yield at.means(duration_value(count, *at.unit()), "DURATION")


def decade_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The 1980s"."""
    year = at.word("year")
    if year.endswith("0"):
        yield at.means(year[:3])


def yearrange_times(at: Setting) -> Iterator[Meaning]:
    """Such as "1980-88": its first and its last year."""
    first, until = at.word("year"), at.word("until")
    last = first[: 4 - len(until)] + until
    second = at.found.parts["until"][0]
    if int(last) > int(first):
        yield Meaning(at.found.start, second - 1, "DATE", first)
        yield Meaning(second, at.found.end, "DATE", last)


def year_times(at: Setting) -> Iterator[Meaning]:
    """Such as "2016"."""
    yield at.means(at.word("year"))
