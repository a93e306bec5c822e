"""Words that match a pattern of time and mean no time: "May" the verb, "2016" a count, "one day"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quoth.extract.phrases import Found, Grammar, Tokens
from quoth.extract.phrases.names import in_headline
from quoth.extract.phrases.units import is_plural

_GLUE = frozenset("@#/_$£€=&")
_COUNTED_UNITS = ("D", "W", "M", "Y")


def is_time(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    """Whether a match of a time pattern is a time in its place."""
    if tokens.touches(found.start) and tokens.word(found.start - 1)[-1] in _GLUE:
        return False
    check = _CHECKS.get(found.rule)
    return check is None or check(tokens, grammar, found)


def _year(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    start, end = found.parts["year"]
    before, following = tokens.folded(start - 1), tokens.folded(end)
    symbol = tokens.symbols[end] if end < len(tokens) else ""
    if (
        grammar.among(symbol, "SCALE", "MONEY", "MEASURE", "%", "percent", "NUMBER")
        or before in grammar.numbers.names.designators
    ):
        return False
    if tokens.touches(end) and (following[:1].isalnum() or following in ("/", "@", "_")):
        return False
    if tokens.touches(start) and before[-1:].isalnum():
        return False
    opened = before in grammar.calendar.year_openers or grammar.among(
        tokens.symbols[start - 1] if start else "", "POSSESSIVE", "MONTH"
    )
    if int(tokens.word(start)) < 1900:
        return opened
    return opened or not _counts(tokens, grammar, start, end)


def _counts(tokens: Tokens, grammar: Grammar, start: int, end: int) -> bool:
    """Whether digits in the shape of a year count what follows: "2000 boats", "some 1950 boats", "1950 people"."""
    following, unit = tokens.folded(end), grammar.numbers.unit
    if following in unit.plurals:
        return True
    round_or_bound = int(tokens.word(start)) % 100 == 0 or tokens.lead(start, grammar.numbers.bounds) >= 0
    return round_or_bound and following.isalpha() and is_plural(following, unit)


def _month(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    if "year" in found.parts or "until" in found.parts:
        return True
    calendar = grammar.calendar
    start, end = found.parts["month"]
    month = tokens.folded(start)
    following = tokens.word(end)
    named = following[:1].isupper() and not following.isupper() and following.lower() not in calendar.weekdays
    if month in calendar.given_names and (named or tokens.folded(start - 1) in calendar.forms_of_address):
        return False
    if month in calendar.verbs or not grammar.among(tokens.symbols[start], "MONTH"):
        return found.start < start or tokens.folded(start - 1) in calendar.month_openers
    return True


def _opened(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    return tokens.folded(found.start - 1) in grammar.calendar.clock_openers


def _daypart(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    return tokens.folded(found.start - 1) in grammar.calendar.part_openers


def _rate(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    """Whether "a year" is a time: "a day" alone is an idiom, "an hour" behind a number a speed or a wage."""
    unit = grammar.calendar.units[tokens.folded(found.parts["unit"][0])]
    if is_rate(tokens, grammar, found):
        return unit in _COUNTED_UNITS
    return unit in ("W", "M", "Y", "TH")


def is_rate(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    """Whether "a year" at `found` says how often: it follows a quantity ("40 tonnes a year")."""
    if found.start == 0 or found.rule != "rate":
        return False
    if tokens.folded(found.start) not in ("a", "an"):
        return True
    before = tokens.folded(found.start - 1)
    return grammar.among(
        tokens.symbols[found.start - 1], "NUMBER", "SCALE", "MONEY", "PERCENT", "%", "percent", "TIMES", "DOZEN"
    ) or is_plural(before, grammar.numbers.unit)


def _day(tokens: Tokens, _: Grammar, found: Found) -> bool:
    """Whether "today" is no part of a name: it has a capital only where a sentence or a headline gives it one."""
    before = tokens.word(found.start - 1)
    return not (tokens.word(found.start)[0].isupper() and before[:1].isalpha()) or in_headline(tokens, found.start)


def _daily(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    """Whether "daily" is an adverb: "the daily briefing" and "Daily Herald" are no times."""
    following = tokens.word(found.end)
    return not tokens.word(found.start)[0].isupper() and (
        not following[:1].isalpha() or following.lower() in grammar.numbers.unit.stop
    )


def _set(tokens: Tokens, _: Grammar, found: Found) -> bool:
    """Whether "weekly" is no part of a name such as "Weekly Herald"."""
    return not tokens.word(found.start)[0].isupper() or not tokens.word(found.end)[:1].isupper()


def _duration(tokens: Tokens, grammar: Grammar, found: Found) -> bool:
    unit = grammar.calendar.units[tokens.folded(found.parts["unit"][0])]
    one = tokens.folded(found.start) == grammar.numbers.names.one and found.end - found.start == 2
    return not (one and unit in ("D", "TS", "TM"))


_CHECKS: Mapping[str, Callable[[Tokens, Grammar, Found], bool]] = {
    "year": _year,
    "month": _month,
    "opened": _opened,
    "daypart": _daypart,
    "rate": _rate,
    "day": _day,
    "dailyset": _daily,
    "setword": _set,
    "duration": _duration,
}
