"""Rules that alter a quote: as a writer may who quotes it, or so that nobody said it. Each gives what it can make."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from quoth.compare.meaning import negates, number
from quoth.compare.words import Word, words

NAMES = ("Quellmar", "Tostrup", "Ardenholt", "Vessily", "Mokrane")
OTHERS = ("lanterns", "gather", "purple", "seldom", "orchards", "whistle")
MARKS = (("«", "»"), ("„", "“"), ("‘", "’"), ('"', '"'), ("``", "''"))
ELLIPSES = (" … ", " ... ", " [...] ", "… ", " . . . ")

Alteration = Callable[[str, random.Random], Iterator[tuple[str, str]]]
"""From a quote to altered ones, each with the words that were changed."""


def cut_start(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote without some of its first words, begun within a sentence and with no negation cut off right there."""
    found = words(quote)
    for at in chance.sample(range(2, len(found) - 4), min(3, len(found) - 6)):
        if not found[at].opens and not found[at - 1].closes and not any(map(negates, found[max(0, at - 3) : at])):
            if all(word.bracketed for word in found[:at]):
                continue
            yield quote[found[at].start :], quote[: found[at].start]


def cut_end(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote without some of its last words, ended within a sentence and with no negation cut off right there."""
    found = words(quote)
    for at in chance.sample(range(4, len(found) - 2), min(3, len(found) - 6)):
        if not found[at].closes and not found[at + 1].opens and not any(map(negates, found[at + 1 : at + 4])):
            yield quote[: found[at].end], quote[found[at].end :]


def ellipsis_inside(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote with two to five of its inner words replaced by an ellipsis."""
    found = words(quote)
    first = chance.randrange(2, len(found) - 4)
    last = min(first + chance.randrange(2, 6), len(found) - 2)
    yield (
        quote[: found[first - 1].end] + chance.choice(ELLIPSES) + quote[found[last].start :],
        quote[found[first].start : found[last - 1].end],
    )


def one_word_changed(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote with another word in the place of one of its own."""
    long = [word for word in words(quote) if len(word.form) > 3 and not number(word) and not word.capital]
    if long:
        yield _with(quote, chance.choice(long), chance.choice(OTHERS))


def other_marks(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote in other quotation marks, with other dashes, apostrophes, capitals and spaces."""
    opening, closing = chance.choice(MARKS)
    inner = quote.strip("“”\"'‘’«»„`").replace("“", "‹").replace("”", "›").replace("’", "'")
    inner = re.sub(r"\s?[—–]\s?|\s-\s", chance.choice((" – ", " -- ", "—")), inner).replace(
        " ", chance.choice((" ", "\u00a0", "  "))
    )
    yield opening + (inner.upper() if chance.random() < 0.2 else inner) + closing, ""


def negation_dropped(quote: str, _chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote without one of its negations."""
    for word in words(quote):
        if word.form.endswith("n't") and word.form not in {"can't", "won't", "shan't", "ain't"}:
            yield _with(quote, word, quote[word.start : word.end - 3])
        elif word.form in {"can't", "cannot"}:
            yield _with(quote, word, "can")
        elif word.form in {"not", "never", "no"}:
            yield quote[: word.start] + quote[word.end :].lstrip(), word.form


def number_changed(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote with another number."""
    for word in words(quote):
        if word.form.isdigit():
            yield _with(quote, word, str(int(word.form) + chance.choice((1, 2, 10, 100))))
        elif (spoken := number(word)) and spoken.isdigit():
            yield _with(quote, word, chance.choice([other for other in ("four", "eleven", "sixty") if other != word.form]))


def name_changed(quote: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The quote with another name."""
    for word in words(quote):
        if word.capital and len(word.form) > 3:
            yield _with(quote, word, chance.choice(NAMES))


def _with(quote: str, word: Word, other: str) -> tuple[str, str]:
    return quote[: word.start] + other + quote[word.end :], other


ALTERED: dict[str, tuple[Alteration, str]] = {
    "cut at the start": (cut_start, "cut"),
    "cut at the end": (cut_end, "cut"),
    "ellipsis inside": (ellipsis_inside, "cut"),
    "one word changed": (one_word_changed, "reworded"),
    "other marks": (other_marks, "whole"),
}
"""What writers do to a quote, and the verdict that is right of it."""

MISSES: dict[str, Alteration] = {
    "negation dropped": negation_dropped,
    "number changed": number_changed,
    "name changed": name_changed,
}
"""What makes a quote that nobody said."""
