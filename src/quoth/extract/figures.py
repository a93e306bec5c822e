"""The figures of a text: quantities with value, bound, unit and currency.

1. The time expressions are taken out: their numbers measure nothing else.
2. The patterns of the language find what may be a quantity.
3. Its value is read, its unit and its bound are looked for around it.
4. What is part of a name, an age, an address or a score is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quoth.extract.phrases import Found, Grammar, Tokens, load_grammar
from quoth.extract.phrases.amounts import Amount, read_amount
from quoth.extract.phrases.names import is_name, is_score, opens_sentence
from quoth.extract.phrases.tokens import HYPHENS, OTHER
from quoth.extract.phrases.units import Unit, unit_after
from quoth.extract.times import time_expressions
from quoth.language.base import Language
from quoth.model import Figure, FigureValue, Span


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number that begins at token `start`, before its bound is looked for."""

    start: int
    value: FigureValue
    unit: Unit
    vague: str | None = None
    currency: str | None = None


def find_figures(text: str, language: Language) -> tuple[Figure, ...]:
    """The figures of `text` in order; their `attribution` is None."""
    grammar = load_grammar(language)
    tokens = grammar.tokens(text)
    symbols = _without_times(tokens, grammar)
    figures: list[Figure] = []
    for found in grammar.figures.find(symbols):
        for quantity in _quantities(tokens, grammar, found):
            figure = _figure(tokens, grammar, quantity)
            if not (figures and figures[-1].span.end > figure.span.start):
                figures.append(figure)
    return tuple(figures)


def _without_times(tokens: Tokens, grammar: Grammar) -> str:
    kept: list[str] = []
    at = 0
    for found in time_expressions(tokens, grammar):
        kept += (tokens.symbols[at : found.start], OTHER * (found.end - found.start))
        at = found.end
    return "".join((*kept, tokens.symbols[at:]))


def _quantities(tokens: Tokens, grammar: Grammar, found: Found) -> Iterator[_Quantity]:
    """The quantities in one match: one, or two where what looks like a range or a ratio is two numbers."""
    match found.rule:
        case "vague":
            yield from _vague(tokens, grammar, found)
        case "range":
            yield from _range(tokens, grammar, found)
        case "ratio":
            yield from _ratio(tokens, grammar, found)
        case "fraction" | "half":
            yield from _fraction(tokens, grammar, found)
        case _:
            yield from _plain(tokens, grammar, read_amount(tokens, grammar, found.start, found.end))


def _vague(tokens: Tokens, grammar: Grammar, found: Found) -> Iterator[_Quantity]:
    names = grammar.numbers.names
    word = tokens.folded(found.end - 1)
    if word in names.ambiguous and tokens.folded(found.end) not in names.ambiguous_before:
        return
    if tokens.word(found.start)[0].isupper() and tokens.word(found.end)[:1].isupper() and not opens_sentence(tokens, found.start):
        return
    words = tokens.span(found.start, found.end).of(tokens.text).lower()
    yield _Quantity(found.start, None, _unit(tokens, grammar, found.end, None, None), vague=words)


def _range(tokens: Tokens, grammar: Grammar, found: Found) -> Iterator[_Quantity]:
    low = read_amount(tokens, grammar, *found.parts["low"])
    high = read_amount(tokens, grammar, *found.parts["high"])
    if low.scale == 1.0 < high.scale and low.value < high.value / high.scale:
        low = replace(low, value=low.value * high.scale)
    hyphen = tokens.touches(low.end) and tokens.touches(high.start)
    mixed = low.unit not in (None, high.unit) and low.currency != high.currency
    two = mixed or tokens.folded(found.start - 1) in grammar.numbers.names.from_words
    if low.value >= high.value or two or (hyphen and is_score(tokens, grammar, high)):
        if not hyphen:
            yield from _plain(tokens, grammar, low)
            yield from _plain(tokens, grammar, high)
        return
    currency = high.currency or low.currency
    unit = _unit(tokens, grammar, found.end, None, high.unit or low.unit)
    yield _Quantity(found.start, (low.value, high.value), unit, currency=currency)


def _ratio(tokens: Tokens, grammar: Grammar, found: Found) -> Iterator[_Quantity]:
    part = read_amount(tokens, grammar, *found.parts["part"])
    whole = read_amount(tokens, grammar, *found.parts["whole"])
    if part.value < whole.value and whole.value in grammar.numbers.out_of:
        yield _Quantity(found.start, round(part.value / whole.value, 6), _unit(tokens, grammar, found.end, None, None))
        return
    yield from _plain(tokens, grammar, part)
    yield from _plain(tokens, grammar, whole)


def _fraction(tokens: Tokens, grammar: Grammar, found: Found) -> Iterator[_Quantity]:
    end = found.end
    while end > found.start + 1 and not grammar.among(tokens.symbols[end - 1], "PART", "PARTS", "half"):
        end -= 1
    yield _Quantity(found.start, read_amount(tokens, grammar, found.start, end).value, _unit(tokens, grammar, end, None, None))


def _plain(tokens: Tokens, grammar: Grammar, amount: Amount) -> Iterator[_Quantity]:
    unit = _unit(tokens, grammar, amount.end, amount.value, amount.unit)
    if not is_name(tokens, grammar, amount, unit):
        yield _Quantity(amount.start, amount.value, unit, currency=amount.currency)


def _figure(tokens: Tokens, grammar: Grammar, quantity: _Quantity) -> Figure:
    start = tokens.lead(quantity.start, grammar.numbers.bounds)
    bound = _bound(tokens, grammar, start, quantity.start) if start >= 0 else None
    return Figure(
        span=Span(start if bound else tokens.starts[quantity.start], tokens.ends[quantity.unit.end - 1]),
        value=quantity.value,
        bound=quantity.vague or bound,
        unit=quantity.unit.words,
        currency=quantity.currency,
    )


def _unit(tokens: Tokens, grammar: Grammar, end: int, value: FigureValue, worded: str | None) -> Unit:
    """The unit of a number that ends before token `end`: `worded` if it is part of the number ("$", "percent")."""
    words = grammar.numbers.unit
    if worded:
        return Unit(worded, end)
    if tokens.word(end) in HYPHENS and tokens.touches(end) and tokens.folded(end + 1) in words.measured:
        return Unit(tokens.word(end + 1), end + 2)
    return unit_after(tokens, end, words, single=value == 1)


def _bound(tokens: Tokens, grammar: Grammar, start: int, end: int) -> str:
    """The bound that begins at the character `start` and ends before token `end`, as the record spells it."""
    words = " ".join(tokens.text[start : tokens.starts[end]].lower().split())
    return grammar.numbers.bound_spellings.get(words, words)
