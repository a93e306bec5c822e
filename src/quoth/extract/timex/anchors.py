"""What a time expression is resolved against: the publication date, the last date named, and the tense of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from quoth.extract.phrases import Grammar, Tokens

Tense = Literal["past", "future"]

_PUBLISHED = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}))?")
_YEARS = range(1500, 2200)
_REACH = 16
_SENTENCE_ENDS = frozenset({".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was published; `hour` where the outlet says so."""

    day: date
    hour: int | None = None


def parse_published(published: str | None) -> Published | None:
    """The publication date in `published` (ISO 8601); None where there is none, or no day of the years 1500 to 2199."""
    match = _PUBLISHED.match((published or "").strip())
    if match is None:
        return None
    day = day_of(int(match[1]), int(match[2]), int(match[3])) if int(match[1]) in _YEARS else None
    hour = int(match[4]) if match[4] and int(match[4]) < 24 else None
    return Published(day, hour) if day else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, days: int) -> date | None:
    """`day` moved by `days`; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def tense_at(tokens: Tokens, grammar: Grammar, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest to the tokens `[start, end)` in their sentence: before them, else behind them."""
    floor = max(0, start - _REACH)
    for index in range(start - 1, floor - 1, -1):
        if _ends_sentence(tokens, index):
            break
        tense = _verb(tokens, grammar, index)
        if tense == "past" and _future_before(tokens, grammar, index):
            return "future"
        if tense:
            return tense
    for index in range(end, min(len(tokens), end + _REACH)):
        if _ends_sentence(tokens, index):
            break
        tense = _verb(tokens, grammar, index)
        if tense:
            return tense
    return None


def _verb(tokens: Tokens, grammar: Grammar, index: int) -> Tense | None:
    symbol, following, members = tokens.symbols[index], tokens.symbols[index + 1 : index + 2], grammar.members
    word = tokens.folded(index)
    if following and following in members[grammar.calendar.infinitive] and word in grammar.calendar.intention:
        return "future"
    if symbol in members["FUTURE"] or word.endswith(grammar.calendar.future_ends):
        return "future"
    if symbol in members["PAST"]:
        return "past"
    return "past" if word.endswith(grammar.calendar.past_ends) and len(word) > 4 else None


def _future_before(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    """Whether the participle at `index` belongs to a future: "will be released", "to be tried"."""
    if not tokens.folded(index).endswith(grammar.calendar.past_ends):
        return False
    near = range(max(0, index - 3), index)
    return any(grammar.among(tokens.symbols[i], "FUTURE") or tokens.folded(i) == "be" for i in near)


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    return word in _SENTENCE_ENDS or word.isspace()
