"""The words of a text as stories compare them: without case, accents and possessive endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Term(NamedTuple):
    """One word of a text; `capital`: it begins with a capital there."""

    word: str
    capital: bool


def terms_of(text: str) -> Iterator[Term]:
    """The words of `text` with at least two characters, in order.

    >>> [term.word for term in terms_of("Café Velm's 21 guests")]
    ['cafe', 'velm', '21', 'guests']
    """
    plain = text if text.isascii() else _without_accents(text)
    for match in _WORD.finditer(plain):
        found = match[0]
        word = found.lower()
        word = word.removesuffix("'s")
        if len(word) > 1:
            yield Term(word, found[0].isupper())


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
