"""Spellings of one name: folded letters, how a word sounds, and what is left of it in any transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", **dict.fromkeys("'’‘ʼ`´", "")}
)
_WORD = re.compile(r"[^\W_]+")

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("tsch|tch|tsh", "ch"),
        ("sch", "sh"),
        ("ck|q|kh|c(?!h)", "k"),
        ("gh", "g"),
        ("x", "ks"),
        ("w", "v"),
        ("ts|tz|z", "s"),
        ("y|j", "i"),
        ("ee|ie", "i"),
        ("ou|oo|ue", "u"),
        ("ae", "e"),
        ("oe", "o"),
        ("(?<![cs])(?<!^)h", ""),
        (r"(.)\1+", r"\1"),
        ("dt$", "t"),
        ("of$", "ov"),
    )
)
_VOWELS = re.compile("[aeiou]")


@lru_cache(100_000)
def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case without accents and apostrophes; hyphens and full stops part words.

    >>> folded_words("Søren Tal'ori-Müller")
    ('soren', 'talori', 'muller')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return tuple(_WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter))))


@lru_cache(100_000)
def sound(word: str) -> str:
    """A folded word as it sounds, so that usual spellings of one name are equal.

    >>> sound("zelenskyy") == sound("selenskij"), sound("lind") == sound("lund")
    (True, False)
    """
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(100_000)
def consonants(word: str) -> str:
    """What is left of a folded word in any transliteration: its consonants, g and k being one.

    >>> consonants("mohammed") == consonants("muhamad"), consonants("qaddafi") == consonants("gaddafi")
    (True, True)
    """
    heard = sound(word)
    left = _VOWELS.sub("", heard).replace("g", "k")
    return ("a" if _VOWELS.match(heard) else "") + re.sub(r"(.)\1+", r"\1", left.replace("h", ""))
