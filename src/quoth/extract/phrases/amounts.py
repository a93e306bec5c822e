"""The value of a number in words and digits, with the money or share that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.extract.phrases.grammar import Grammar
from quoth.extract.phrases.tokens import Tokens, digits


@dataclass(frozen=True, slots=True)
class Amount:
    """What the tokens `[start, end)` say: `unit` is the money or share as worded, `scale` the last word multiplied by."""

    start: int
    end: int
    value: float
    unit: str | None = None
    currency: str | None = None
    scale: float = 1.0


def read_amount(tokens: Tokens, grammar: Grammar, start: int, end: int) -> Amount:
    """The amount at `[start, end)`, which matched the pattern AMOUNT ("$2.4bn", "40 percentage points", "half a million")."""
    number_end = end
    while number_end > start and not _counts(tokens, grammar, number_end - 1):
        number_end -= 1
    first = start
    while first < number_end and grammar.among(tokens.symbols[first], "SIGN"):
        first += 1
    metres = first == start and _is_metres(tokens, grammar, number_end)
    value, scale = _fold(tokens, grammar, first, number_end - metres)
    sign = tokens.word(start) if first > start else ""
    worded = tokens.text[tokens.starts[number_end - metres] : tokens.ends[end - 1]] if number_end - metres < end else ""
    currency = grammar.numbers.currencies.get(sign.lower()) or grammar.numbers.currencies.get(worded.lower().lstrip("-"))
    return Amount(start, end, value, worded.lstrip("-‐‑–") or sign or None, currency, scale)


def _counts(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    return grammar.among(tokens.symbols[index], "NUMBER", "ONES", "TENS", "SCALE", "DOZEN", "PART", "PARTS", "hundred")


def _is_metres(tokens: Tokens, grammar: Grammar, end: int) -> bool:
    """Whether the last token before `end` is a measure rather than a scale: "100m race", not "5m people"."""
    if not grammar.among(tokens.symbols[end - 1], "MEASURE"):
        return False
    following = tokens.folded(end)
    unit = grammar.numbers.unit
    return not (unit.plural.fullmatch(following) or following in unit.plurals)


def _fold(tokens: Tokens, grammar: Grammar, start: int, end: int) -> tuple[float, float]:
    """The value of the number words `[start, end)`, and the last scale in it."""
    numbers = grammar.numbers
    total, current, scale = 0.0, 0.0, 1.0
    for index in range(start, end):
        word = tokens.folded(index)
        if word[0].isdigit():
            current += float(digits(word))
        elif word in numbers.values:
            current += numbers.values[word]
        elif word in numbers.parts:
            part = numbers.parts[word]
            current = current + part if current and tokens.folded(index - 1) == "a" else (current or 1.0) * part
        elif word in numbers.scales:
            scale = numbers.scales[word]
            current = (current or 1.0) * scale
            if scale > 100:
                # "two thousand billion" multiplies again, "two million three thousand" adds.
                total = total * scale if 0 < total < scale and current == scale else total + current
                current = 0.0
    return round(total + current, 6), scale
