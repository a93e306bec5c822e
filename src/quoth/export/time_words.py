"""TIMEX3 values in a reader's words: "2025-01-16TNI" is the night of 16 January 2025."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
UNITS = {"PY": "year", "PM": "month", "PW": "week", "PD": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def in_words(value: str, *, repeated: bool = False) -> str:
    """What `value` says, for a set (`repeated`) how often; what is no value that Quoth gives stays as it is."""
    for pattern, words in FORMS:
        match = re.fullmatch(pattern, value, re.ASCII)
        if match:
            try:
                return words(match)
            except (ValueError, LookupError):
                return value
    return _duration(value, repeated=repeated) or value


def day_in_words(day: date) -> str:
    """A day as "4 May 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(match: re.Match[str]) -> str:
    return day_in_words(date.fromisoformat(match[1]))


def _monday(match: re.Match[str]) -> date:
    return date.fromisocalendar(int(match[1]), int(match[2]), 1)


def _weekend(match: re.Match[str]) -> str:
    return day_in_words(date.fromisocalendar(int(match[1]), int(match[2]), 6))


FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(\d{4}-\d\d-\d\d)(?:TXX)?", _day),
    (r"(\d{4}-\d\d-\d\d)T([A-Z]{2})", lambda match: f"{_day(match)}, {PARTS[match[2]]}"),
    (r"(\d{4}-\d\d-\d\d)T(\d\d)", lambda match: f"{_day(match)}, {match[2]}:00"),
    (r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?Z?", lambda match: f"{_day(match)}, {match[2]}"),
    (r"(\d{4})-(\d\d)", lambda match: f"{MONTHS[range(1, 13).index(int(match[2]))]} {match[1]}"),
    (r"(\d{3})", lambda match: f"{match[1]}0s"),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda match: f"{SEASONS[match[2]]} {match[1]}"),
    (r"(\d{4})-Q(\d)", lambda match: f"{ORDINALS[match[2]]} quarter of {match[1]}"),
    (r"(\d{4})-W(\d\d)", lambda match: f"week of {day_in_words(_monday(match))}"),
    (r"(\d{4})-W(\d\d)-WE", lambda match: f"weekend of {_weekend(match)}"),
    (r"XXXX-WXX-([1-7])", lambda match: f"every {WEEKDAYS[int(match[1]) - 1]}"),
)
"""How a value is written, and its words."""


def _duration(value: str, *, repeated: bool) -> str | None:
    """The words for `P9M`, `PT2H30M`, `P2.5Y` and, with no number given, `PXD`; None for anything else."""
    if not re.fullmatch(r"P(?:[\d.]+[YMWD]|X[YMWD])*(?:T(?:[\d.]+[HMS]|X[HMS])+)?", value) or len(value) < 3:
        return None
    days, _, hours = value[1:].partition("T")
    pieces = [("P", *piece) for piece in re.findall(r"([\d.]+|X)(\w)", days)]
    pieces += [("T", *piece) for piece in re.findall(r"([\d.]+|X)(\w)", hours)]
    counted = " ".join(_counted(count, UNITS[kind + letter]) for kind, count, letter in pieces)
    return f"every {counted.removeprefix('1 ')}" if repeated else counted


def _counted(count: str, unit: str) -> str:
    if count == "X":
        return f"some {unit}s"
    return f"{count} {unit}" if count == "1" else f"{count} {unit}s"
