"""What a single word changes in what is said: whether it negates, and which number it is."""

from __future__ import annotations

from functools import cache

from quoth.compare.words import Word
from quoth.language import load_language
from quoth.language.base import Language


def negates(word: Word) -> bool:
    """Whether `word` turns what is said into its contrary: "not", "nobody", "won't"."""
    cues = _language().cues
    return word.form in cues.negators | cues.late_negators or word.form.endswith(cues.negative_endings)


def number(word: Word) -> str | None:
    """The number that `word` is or is part of, None for any other word; "one" is mostly a pronoun."""
    numbers = _language().numbers
    if word.form == numbers.names.one:
        return None
    if word.form[:1].isdigit():
        return word.form
    worth = value(word)
    scaled = word.form in numbers.scales and len(word.form) > 2
    return f"{worth:g}" if worth is not None else word.form if scaled else None


def value(word: Word) -> float | None:
    """What `word` alone is worth as a number."""
    worth = _language().numbers.values.get(word.form)
    if worth is not None:
        return worth
    try:
        return float(word.form) if word.form[:1].isdigit() else None
    except ValueError:
        return None


@cache
def _language() -> Language:
    return load_language("en")
