"""Figures on one quantity in several articles: whether they disagree, and who claims each.

Figures are on one quantity where they count the same ("girls" and "schoolgirls", not "buses") to which the same happens
("killed"), or, where nothing is said to happen, where their sentences have words in common that tell something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, takewhile
from typing import Literal

from quoth.compare.readings import Reading, Sentences, common_words, groups, shared_weight
from quoth.compare.speakers import Cast, Speaker
from quoth.compare.utterances import Weights, stem, weights
from quoth.language import load_language
from quoth.language.comparing import ComparingWords
from quoth.model import Attribution, Figure, FigureValue, Record, Span, Time

Agreement = Literal["disagree", "later", "agree"]

Value = float | tuple[float, float] | str
"""A number, a range, or the TIMEX3 value of a date."""

_TOLD = 1.0
_TOLD_OF_MEASURE = 2.0
"""So much the sentences of two figures must have in common where nothing happens to what they count; the second for units
that count anything, and for values that are far apart."""

_EQUAL = 5.0
_FAR = 4.0
"""What it counts that two values are equal; and how many times the one may be the other before they are far apart."""

_SHORTEST_HEAD = 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value as an article gives it. `voice` is who claims it, empty for the outlet itself.

    `earlier` marks a count that a later article replaces.
    """

    article: str
    span: Span
    words: str
    value: Value
    bound: str | None = None
    published: str | None = None
    voice: tuple[Speaker, ...] = ()
    attribution: Attribution | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What several articles give a figure or a date for: what it is, whether they agree, and each claim.

    `later`: the counts grow with the day of publication, as a death toll does; else different values `disagree`.
    """

    what: str
    unit: str | None
    agreement: Agreement
    claims: tuple[Claim, ...]

    @property
    def articles(self) -> frozenset[str]:
        """The articles that give it."""
        return frozenset(claim.article for claim in self.claims)


def quantities(records: Sequence[Record], cast: Cast) -> tuple[Quantity, ...]:
    """The figures that at least two of `records` give on one quantity; those that disagree come first."""
    ordered = sorted(records, key=lambda record: record.id)
    known = load_language("en").comparing
    readings = [reading for record in ordered for reading in _readings(record)]
    fits = partial(_fits, weights=weights(ordered), known=known)
    found = [_quantity(group, cast, known) for group in groups(readings, _keys, fits)]
    return tuple(sorted(found, key=most_telling_first))


def _readings(record: Record) -> list[Reading[Figure]]:
    """The figures of an article that have a number."""
    sentences = Sentences(record)
    return [sentences.read(figure) for figure in record.figures if figure.value is not None]


def _keys(reading: Reading[Figure]) -> set[str]:
    """What figures on one quantity share: what happens, the end of the noun that is counted, or the currency."""
    figure = reading.marked
    head = _head(figure)
    found = {f"happens {reading.happening}", f"counts {head[-_SHORTEST_HEAD:]}", f"costs {figure.currency}"}
    return found - {"happens None", "counts ", "costs None"}


def most_telling_first(quantity: Quantity) -> tuple[int, int, str, str, Span]:
    """Sorts what disagrees before what agrees, then by how many articles have it."""
    order: tuple[Agreement, ...] = ("disagree", "later", "agree")
    first = quantity.claims[0]
    return (order.index(quantity.agreement), -len(quantity.articles), quantity.what, first.article, first.span)


def _fits(one: Reading[Figure], other: Reading[Figure], *, weights: Weights, known: ComparingWords) -> float | None:
    """How well two figures fit one quantity, None if they do not; equal values fit better."""
    a, b = one.marked, other.marked
    if a.currency != b.currency:
        return None
    equal = _equal(a.value, b.value)
    same_head = _same_head(a, b)
    happens = one.happening is not None and one.happening == other.happening
    if not equal and not _may_disagree(one, other):
        return None
    if not (same_head or (happens and _may_be_same(a, b, known))):
        return None
    if not happens and (one.happening or other.happening) and not (equal and not (one.happening and other.happening)):
        return None
    told = shared_weight(one, other, weights)
    measure = _head(a) in _stems(known.measures) or a.currency is not None
    least = _TOLD_OF_MEASURE if measure else 0.0 if happens else _TOLD
    if not equal:
        least += _TOLD_OF_MEASURE if _far_apart(a, b) else 0.0 if happens and same_head else _TOLD / 2
    return told + _EQUAL * equal if told >= least else None


def _may_disagree(one: Reading[Figure], other: Reading[Figure]) -> bool:
    """Whether different values can be of one quantity: both count all, and one says what it counts."""
    return not (_is_part(one) or _is_part(other)) and bool(_head(one.marked) or _head(other.marked))


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether one value is so much more than the other that it may well be of something else."""
    small, large = sorted((_top(one), _top(other)))
    return large > _FAR * small


def _head(figure: Figure) -> str:
    """The stem of the noun that a figure counts, "" if it has none: "tons of oil" -> "ton"."""
    ends = load_language("en").comparing.noun_ends
    nouns = list(takewhile(lambda word: word.casefold() not in ends, _WORD.findall(figure.unit or "")))
    return stem(nouns[-1].casefold()) if nouns else ""


def _is_part(reading: Reading[Figure]) -> bool:
    """Whether a figure counts some of those that others count all of: "50 of the girls", "all but three"."""
    known = load_language("en").comparing
    words = [word.casefold() for word in _WORD.findall(reading.marked.span.of(reading.record.article.text))]
    words += [word.casefold() for word in _WORD.findall(reading.marked.unit or "")]
    return any(pair in known.partitives for pair in pairwise(words))


def _same_head(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: by one noun, or by one that is made of the other ("schoolgirls")."""
    mine, theirs = _head(one), _head(other)
    if not mine or not theirs:
        return one.currency is not None and one.currency == other.currency
    shorter, longer = sorted((mine, theirs), key=len)
    return mine == theirs or (len(shorter) >= _SHORTEST_HEAD and longer.endswith(shorter))


def _may_be_same(one: Figure, other: Figure, known: ComparingWords) -> bool:
    """Whether two figures may count the same, since one says no more of it than that it is people."""
    persons = _stems(known.persons) | {""}
    return _head(one) in persons and _head(other) in persons


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _equal(one: FigureValue, other: FigureValue) -> bool:
    """Whether two values are the same, or one lies in the range of the other."""
    if one is None or other is None:
        return False
    (low, high), (least, most) = (value if isinstance(value, tuple) else (value, value) for value in (one, other))
    return low <= most and least <= high


def _quantity(group: Sequence[Reading[Figure]], cast: Cast, known: ComparingWords) -> Quantity:
    happening = Counter(filter(None, (reading.happening for reading in group))).most_common(1)
    what = happening[0][0] if happening else None
    agreement = _agreement(group, grows=what in known.growing)
    last = max((_top(reading.marked) for reading in group), default=0.0)
    claims = tuple(
        claim_of(reading, reading.marked.value, cast, earlier=agreement == "later" and _top(reading.marked) < last)
        for reading in group
    )
    unit = _usual_unit(group)
    about = common_words(group)
    told = what or (f"({about})" if about and unit else about)
    return Quantity(what=" ".join(filter(None, (unit, told))) or "number", unit=unit, agreement=agreement, claims=claims)


def _agreement(group: Sequence[Reading[Figure]], *, grows: bool) -> Agreement:
    values = [reading.marked.value for reading in group]
    if all(_equal(one, other) for one in values for other in values):
        return "agree"
    days = sorted((reading.record.article.published or "", _top(reading.marked)) for reading in group)
    dated = all(day for day, _ in days)
    in_order = [value for _, value in days] == sorted(value for _, value in days)
    one_a_day = all(len({value for day, value in days if day == other}) == 1 for other, _ in days)
    return "later" if grows and dated and in_order and one_a_day else "disagree"


def _top(figure: Figure) -> float:
    value = figure.value
    return max(value) if isinstance(value, tuple) else value or 0.0


def claim_of(
    reading: Reading[Figure] | Reading[Time],
    value: Value | None,
    cast: Cast,
    *,
    earlier: bool = False,
) -> Claim:
    """The claim that a reading is."""
    record, marked = reading.record, reading.marked
    attribution = next((one for one in record.attributions if one.id == marked.attribution), None)
    return Claim(
        article=record.id,
        span=marked.span,
        words=" ".join(marked.span.of(record.article.text).split()),
        value=value if value is not None else "",
        bound=marked.bound if isinstance(marked, Figure) else None,
        published=record.article.published,
        voice=cast.of(record, attribution) if attribution else (),
        attribution=attribution,
        earlier=earlier,
    )


def _usual_unit(group: Sequence[Reading[Figure]]) -> str | None:
    units = Counter(" ".join(reading.marked.unit.split()) for reading in group if reading.marked.unit)
    return max(units, key=lambda unit: (units[unit], -len(unit), unit), default=None)
