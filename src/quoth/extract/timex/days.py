"""The rules for days, months and hours; each gives the times that an expression means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quoth.extract.timex.anchors import day_of, moved
from quoth.extract.timex.setting import Meaning, Setting
from quoth.extract.timex.values import day_in, day_value, month_value, nearest_day, nearest_month


def date_times(at: Setting) -> Iterator[Meaning]:
    """A day of a month, or the first and last of some days."""
    month, day = at.grammar.calendar.months[at.word("month")], at.number("day")
    until = at.number("until") if at.has("until") else day
    year = at.number("year") if at.has("year") else None
    values = [_day_of_year(at, year, month, d) for d in (day, until)]
    if day == until:
        yield from _existing(at, at.found.start, at.found.end, values[0], known=year is not None)
        return
    second = at.found.parts["until"][0]
    first_end = at.found.parts["day"][1] if at.found.parts["day"][0] < second else second - 1
    yield from _existing(at, at.found.start, first_end, values[0], known=year is not None)
    yield from _existing(at, second, at.found.end, values[1], known=year is not None)


def _day_of_year(at: Setting, year: int | None, month: int, day: int) -> date | None:
    if year is not None:
        return day_of(year, month, day)
    return nearest_day(at.today, month, day, at.tense()) if at.today else None


def _existing(at: Setting, start: int, end: int, day: date | None, *, known: bool) -> Iterator[Meaning]:
    """A day; nothing where the calendar has no such day."""
    if day or not (known or at.today):
        yield Meaning(start, end, "DATE", day_value(day) if day else None)


def iso_times(at: Setting) -> Iterator[Meaning]:
    """Such as "2018-01-03"."""
    day = day_of(at.number("year"), at.number("month"), at.number("day"))
    yield from _existing(at, at.found.start, at.found.end, day, known=True)


def slashes_times(at: Setting) -> Iterator[Meaning]:
    """A day as "7/8/07": the reading that the calendar allows; of two, the one nearer to the publication date."""
    first, second, year = at.number("first"), at.number("second"), at.number("year")
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    days = {d for d in (day_of(year, first, second), day_of(year, second, first)) if d}
    if not days:
        return
    today = at.today
    if len(days) == 1 or today is None:
        yield at.means(day_value(days.pop()) if len(days) == 1 else None)
    else:
        yield at.means(day_value(min(sorted(days), key=lambda d: abs((d - today).days))))


def month_times(at: Setting) -> Iterator[Meaning]:
    """A month, or the first and last of some months."""
    value = _month_named(at, at.word("month"))
    if not at.has("until"):
        yield at.means(value)
        return
    second = at.found.parts["until"][0]
    yield Meaning(at.found.start, second - 1, "DATE", value)
    yield Meaning(second, at.found.end, "DATE", _month_named(at, at.word("until")))


def _month_named(at: Setting, word: str) -> str | None:
    month = at.grammar.calendar.months[word]
    if at.has("year"):
        return month_value(at.number("year"), month)
    return month_value(nearest_month(at.today, month, at.tense()), month) if at.today else None


def monthshift_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Last May"."""
    month, today, shift = at.grammar.calendar.months[at.word("month")], at.today, at.shift()
    if today is None:
        yield at.means(None)
        return
    before, after = month < today.month, month > today.month
    year = today.year + (0 if shift == 0 else shift if (after if shift < 0 else before) or month == today.month else 0)
    yield at.means(month_value(year, month))


def monthof_times(at: Setting) -> Iterator[Meaning]:
    """Such as "May of last year"."""
    month = at.grammar.calendar.months[at.word("month")]
    yield at.means(month_value(at.today.year + at.shift(), month) if at.today else None)


def weekday_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Friday", "next Friday", "Friday night"."""
    part = at.part()
    day = _day_of_week(at, at.grammar.calendar.weekdays[at.word("weekday")]) if at.today else None
    yield at.means(day_value(day, part) if day else None, "TIME" if part else "DATE")


def _day_of_week(at: Setting, weekday: int) -> date | None:
    """The last such day up to publication, or the next where "next" or the tense says so."""
    assert at.today is not None
    back = (at.today.isoweekday() - weekday) % 7
    shift = at.shift() if at.has("shift") else None
    if shift == 1:
        return moved(at.today, 7 - back)
    if shift == -1:
        return moved(at.today, -(back or 7))
    if at.tense() == "future" or (shift == 0 and at.tense() != "past"):
        return moved(at.today, -back % 7)
    return moved(at.today, -back)


def day_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Yesterday", "tomorrow morning"."""
    start, _ = at.found.parts["day"]
    part = at.part()
    day = moved(at.today, at.grammar.calendar.days[at.tokens.folded(start)] + at.shift()) if at.today else None
    yield at.means(day_value(day, part) if day else None, "TIME" if part else "DATE")


def partshift_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Last night", "this morning"."""
    shift = at.shift()
    base = at.today if shift <= 0 else at.anchor
    day = moved(base, shift) if base else None
    yield at.means(day_value(day, at.part()) if day else None, "TIME")


def daypart_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The evening", of the day named last."""
    yield at.means(day_value(at.anchor, at.part()) if at.anchor else None, "TIME")


def nearday_times(at: Setting) -> Iterator[Meaning]:
    """Such as "The following day", "that day"."""
    base = day_in(at.last) or (None if at.shift() else at.today)
    day = moved(base, at.shift()) if base else None
    yield at.means(day_value(day) if day else None)


def clock_times(at: Setting) -> Iterator[Meaning]:
    """An hour of the day named next to it or last, else of the publication day."""
    calendar = at.grammar.calendar
    word = at.word("hour")
    hour, _, minute = word.replace(".", ":").partition(":")
    value = calendar.clock.get(hour, int(at.grammar.numbers.values.get(hour, -1)))
    value = int(hour) if hour.isdigit() else value
    if at.has("ampm"):
        if not 1 <= value <= 12:
            return
        value = value % 12 + (12 if at.word("ampm") in calendar.afternoon else 0)
    known = at.has("ampm") or not word.isalnum() or hour in calendar.clock
    time = f"T{value:02d}" if known else "TXX"
    time += (f":{minute}" if minute else "") + ("Z" if at.word("zone") in calendar.universal else "")
    yield at.means(day_value(at.anchor) + time if at.anchor else None, "TIME")


def feast_times(at: Setting) -> Iterator[Meaning]:
    """Such as "Christmas Eve"."""
    start, end = at.found.parts["feast"]
    words = " ".join(at.tokens.folded(i) for i in range(start, end) if at.tokens.folded(i).isalpha())
    month, day = at.grammar.calendar.feasts[words]
    found = nearest_day(at.today, month, day, at.tense()) if at.today else None
    yield at.means(day_value(found) if found else None)
