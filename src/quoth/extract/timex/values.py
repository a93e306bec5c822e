"""TIMEX3 values of days, weeks, months, years and durations."""

from __future__ import annotations

import re
from datetime import date, timedelta

from quoth.extract.timex.anchors import day_of

_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_value(day: date, part: str | None = None) -> str:
    """`2018-01-03`, with a part of the day `2018-01-03TMO`."""
    return day.isoformat() + (f"T{part}" if part else "")


def day_in(value: str | None) -> date | None:
    """The day that a value begins with; None if it is coarser than a day."""
    match = _DAY.match(value or "")
    return day_of(int(match[1]), int(match[2]), int(match[3])) if match else None


def first_day(value: str | None) -> date | None:
    """The first day of the year, month or day that a value names; None for weeks, seasons and decades."""
    match = _CALENDAR.fullmatch((value or "").partition("T")[0])
    return day_of(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None


def month_value(year: int, month: int) -> str:
    """`2017-12`; a month outside 1-12 counts into the years around."""
    years, months = divmod(month - 1, 12)
    return f"{year + years:04d}-{months + 1:02d}"


def week_value(day: date) -> str:
    """The ISO week of `day`, `2017-W51`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def duration_value(count: float, unit: str, multiple: int = 1) -> str:
    """`P3W`, `PT10M`, `P2.5Y`; `unit` as in `Calendar.units`."""
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    return f"{prefix}{count * multiple:g}{letter}"


def unit_value(day: date, unit: str, shift: float, multiple: int = 1) -> str | None:
    """The week, month, quarter, year or day that lies `shift` units from `day`; None outside the calendar."""
    try:
        return _unit_value(day, unit, shift * multiple)
    except (OverflowError, ValueError):
        return None


def _unit_value(day: date, unit: str, shift: float) -> str | None:
    value: str | None = None
    match unit:
        case "Y":
            value = _year_or_month(day, shift)
        case "Q":
            value = _quarter(day.year * 4 + (day.month - 1) // 3 + int(shift))
        case "M":
            value = _year_in(month_value(day.year, day.month + int(shift)))
        case "W":
            value = week_value(day + timedelta(weeks=int(shift)))
        case "WE":
            value = week_value(day + timedelta(weeks=int(shift))) + "-WE"
        case "D":
            value = (day + timedelta(days=int(shift))).isoformat()
    return value


def _quarter(quarters: int) -> str | None:
    """The quarter that is the `quarters`-th since the year 0."""
    return _year_in(f"{quarters // 4:04d}-Q{quarters % 4 + 1}")


def _year_in(value: str) -> str | None:
    """The value if its year is one of the calendar."""
    return value if re.match(r"\d{4}(?!\d)", value) and value[:4] != "0000" else None


def _year_or_month(day: date, shift: float) -> str | None:
    if shift == int(shift):
        year = day.year + int(shift)
        return f"{year:04d}" if 1 <= year <= 9999 else None
    months = day.year * 12 + day.month - 1 + round(shift * 12)
    return f"{months // 12:04d}" if 12 <= months < 120_000 else None


def nearest_month(published: date, month: int, tense: str | None) -> int:
    """The year of a `month` named without one: the last such month, or the next if it is near or the tense is future."""
    ahead = (month - published.month) % 12
    if tense == "future" or (tense is None and ahead <= 3) or ahead == 0:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def nearest_day(published: date, month: int, day: int, tense: str | None) -> date | None:
    """The day of a month named without its year: the nearest one; where neither is near, the tense decides."""
    days = [day_of(published.year + years, month, day) for years in (-1, 0, 1)]
    known = sorted((d for d in days if d), key=lambda d: abs((d - published).days))
    if not known or abs((known[0] - published).days) <= 120 or tense is None:
        return known[0] if known else None
    fitting = [d for d in known if (d > published) == (tense == "future")]
    return fitting[0] if fitting else known[0]
