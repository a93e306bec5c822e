"""Numbers, money and measures of a language: words, their values, and the patterns that they form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """What a text's quantities are made of.

    `words` lists the words of each category that `patterns` name (`docs` of the notation: `quoth.extract.phrases.notation`);
    `stuck` those that count only when they stand right behind a digit ("5m"). `macros` are patterns with a name, used in
    other patterns. `values` are words to add up ("twenty", "one"), `scales` to multiply by, `parts` fractions.
    `bounds` matches the words before a quantity that say it is a limit or an estimate.
    `out_of` are the numbers that shares are given of ("one in five").
    """

    words: Mapping[str, str]
    stuck: Mapping[str, str]
    macros: Mapping[str, str]
    patterns: tuple[tuple[str, str], ...]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    parts: Mapping[str, float]
    currencies: Mapping[str, str]
    bounds: re.Pattern[str]
    out_of: frozenset[float]
    bound_spellings: Mapping[str, str]
    unit: UnitWords
    names: NumberNames


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnitWords:
    """What tells the noun behind a number.

    `of` matches the words between a number and the whole it is taken from ("of the"), `wholes` are pronouns for that whole
    ("of them"); `skipped` are words before a noun that say nothing of it ("more"); `stop` words end a noun phrase, `joins`
    go on with it ("shipping and trading firms"). `plural` matches the plural's ending, `plurals` are plural without it,
    `singulars` singular with it. `states` stand alone for people ("seven dead"); `measures` keep the substance that follows
    `substance_of` ("tons of grain"), `measured` are measures in the singular ("a 3.5-inch screen").
    """

    of: re.Pattern[str]
    stop: frozenset[str]
    plural: re.Pattern[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    states: frozenset[str]
    measures: frozenset[str]
    measured: frozenset[str]
    joins: frozenset[str]
    wholes: frozenset[str]
    skipped: frozenset[str]
    substance_of: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumberNames:
    """What shows that a number measures nothing: it is part of a name, an age, an address, a score.

    `designators` are words whose number is a name ("Article 5"); `common` words that have a capital only at the beginning of
    a sentence ("Among 30 boats"); `ages` those before an age; `streets` the last words of an address. `one` is a number only
    next to some words: `counted_before` it ("only one"), or `counted_after` it and its noun ("one person died").
    "One of the" counts nothing before a `superlative` or behind `predicates` ("was one of the founders").
    `ambiguous` are words of vague number with another meaning ("scores"), which count only before `ambiguous_before`.
    After `from_words` a range is two numbers ("rose from 5 to 9").
    """

    designators: frozenset[str]
    common: frozenset[str]
    ages: frozenset[str]
    streets: frozenset[str]
    one: str
    counted_before: frozenset[str]
    counted_after: frozenset[str]
    predicates: frozenset[str]
    superlative: re.Pattern[str]
    ambiguous: frozenset[str]
    ambiguous_before: frozenset[str]
    from_words: frozenset[str]
