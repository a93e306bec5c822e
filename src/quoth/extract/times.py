"""The times of a text: dates, hours of the day, durations and sets, with TIMEX3 values.

1. The patterns of the language find what may be a time; what is none in its place is dropped.
2. Each is resolved against the publication date, the last date before it and the tense of its sentence.
3. An hour without a day takes the day that stands next to it.
4. Words that lead it in ("on", "for up to") join its span.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quoth.extract.phrases import Found, Grammar, Tokens, load_grammar
from quoth.extract.timex.anchors import parse_published
from quoth.extract.timex.filters import is_time
from quoth.extract.timex.resolve import meanings
from quoth.extract.timex.setting import Meaning, Setting
from quoth.extract.timex.values import day_in
from quoth.language.base import Language
from quoth.model import Span, Time

_NEXT_TO = 2
_HOURS = frozenset({"clock", "opened", "daypart"})


def find_times(text: str, published: str | None, language: Language) -> tuple[Time, ...]:
    """The times of `text` in order; their `attribution` is None.

    `published` is the article's publication date (ISO 8601). Without one, expressions that need it have the value None.
    """
    grammar = load_grammar(language)
    tokens = grammar.tokens(text)
    times: list[Time] = []
    for meaning in _resolved(tokens, grammar, published):
        start = _lead_start(tokens, grammar, meaning)
        if times:
            start = max(start, times[-1].span.end)
        times.append(Time(span=Span(start, tokens.ends[meaning.end - 1]), type=meaning.type, value=meaning.value))
    return tuple(times)


@lru_cache(maxsize=2)
def time_expressions(tokens: Tokens, grammar: Grammar) -> tuple[Found, ...]:
    """The time expressions, ages and vague stretches of time: whatever has numbers that are no figures."""
    names = [match.span() for match in grammar.calendar.names.finditer(tokens.text)]
    return tuple(
        found
        for found in grammar.times.find(tokens.symbols)
        if is_time(tokens, grammar, found)
        and not any(start < tokens.ends[found.end - 1] and tokens.starts[found.start] < end for start, end in names)
    )


def _resolved(tokens: Tokens, grammar: Grammar, published: str | None) -> Iterator[Meaning]:
    when = parse_published(published)
    last: str | None = None
    expressions = time_expressions(tokens, grammar)
    for found, following in zip(expressions, (*expressions[1:], None), strict=False):
        near = last
        if found.rule in _HOURS and following and following.start - found.end <= _NEXT_TO:
            beside = list(meanings(Setting(tokens, grammar, following, when, last)))
            near = beside[0].value if beside and day_in(beside[0].value) else last
        for meaning in meanings(Setting(tokens, grammar, found, when, near)):
            if meaning.type in ("DATE", "TIME") and meaning.value:
                last = meaning.value
            yield meaning


def _lead_start(tokens: Tokens, grammar: Grammar, meaning: Meaning) -> int:
    """Where the words begin that lead a time in."""
    calendar = grammar.calendar
    lead = tokens.lead(meaning.start, calendar.span_leads if meaning.type == "DURATION" else calendar.date_leads)
    return lead if lead >= 0 else tokens.starts[meaning.start]
