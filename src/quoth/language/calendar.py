"""Time expressions of a language: words, what they mean, and the patterns that they form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendar:
    """What a text's time expressions are made of.

    `words` lists the words of each category that `patterns` name (the notation: `quoth.extract.phrases.notation`); `stuck`
    those that count only right behind a digit ("10pm"); `capitalised` the categories whose words need a capital letter.
    `patterns` are pairs of a rule of `quoth.extract.timex.resolve` and a pattern.

    The maps give a word's meaning: `months` 1-12, `weekdays` 1-7 from Monday, `units` a letter of a TIMEX3 duration, with
    T before hours, minutes and seconds, `multiples` how many of it ("decade" is 10 years), `parts` of the day and `seasons`
    their TIMEX3 codes, `shifts` how many units away ("last" is -1), `days` how many days away, `directions` forward or back,
    `sets` TIMEX3 values, `clock` hours, `feasts` month and day, `ordinals` numbers. `afternoon` are the marks of the second
    half of the day, `universal` the zones of universal time.

    `date_leads` and `span_leads` match the words before a date or a duration that stand inside its span. `names` matches
    phrases that look like times and are none ("Mail on Sunday"). `given_names` are months that people are called by too,
    `forms_of_address` stand before people; `verbs` are months that are also other words, and need one of `month_openers`
    before them. `year_openers`, `clock_openers` and `part_openers` are the words before digits or a day part that make them
    a time.

    `intention` are the words that make the `infinitive` word and a verb a future ("is to meet"); `future_ends` and
    `past_ends` are the endings of verbs that tell the tense.
    """

    words: Mapping[str, str]
    stuck: Mapping[str, str]
    capitalised: frozenset[str]
    macros: Mapping[str, str]
    patterns: tuple[tuple[str, str], ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    multiples: Mapping[str, int]
    parts: Mapping[str, str]
    seasons: Mapping[str, str]
    shifts: Mapping[str, int]
    days: Mapping[str, int]
    directions: Mapping[str, int]
    sets: Mapping[str, str]
    clock: Mapping[str, int]
    afternoon: frozenset[str]
    universal: frozenset[str]
    feasts: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    date_leads: re.Pattern[str]
    span_leads: re.Pattern[str]
    names: re.Pattern[str]
    given_names: frozenset[str]
    forms_of_address: frozenset[str]
    verbs: frozenset[str]
    month_openers: frozenset[str]
    year_openers: frozenset[str]
    clock_openers: frozenset[str]
    part_openers: frozenset[str]
    infinitive: str
    intention: frozenset[str]
    future_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
