"""The persons that a byline names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.language.furniture import Furniture

_PARTICLES = frozenset("de da di do dos du del della van von der den ter ten la le el al bin ibn ben abu y e af zu".split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’‐][^\W\d_]+)*|(?:[^\W\d_]\.){1,3}|[JSD]r\.|St\.|Md\.")
"""A word of a name: "O'Reyl", "Anne-Lise", or an initial: "T.", "J.R."; a full stop elsewhere ends a sentence."""

_MOST_WORDS = 5


def person_names(bylines: Sequence[str], furniture: Furniture, outlet: str | None = None) -> tuple[str, ...]:
    """The names of persons in `bylines` ("By Ida Moss and Tom Reyl, Harbour Correspondent"), each once, in order.

    A name is two to five capitalised words, none of them a role or an organisation; the outlet is nobody.
    """
    names: dict[str, None] = {}
    for byline in bylines:
        written = byline[match.end() :] if (match := furniture.by.match(byline)) else byline
        for part in furniture.names_end.split(written.strip()):
            name = " ".join(part.split())
            if _is_person(name, furniture, outlet):
                names[_cased(name)] = None
    return tuple(names)


def _is_person(name: str, furniture: Furniture, outlet: str | None) -> bool:
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or name.lower() == (outlet or "").lower():
        return False
    if any(word.lower().strip(".'’") in furniture.no_names for word in words):
        return False
    return all(_WORD.fullmatch(word) and (word[0].isupper() or word.lower() in _PARTICLES or "-" in word) for word in words)


def _cased(name: str) -> str:
    """A name that the page shouts ("IDA MOSS") as it is written elsewhere."""
    return name.title() if name.isupper() else name
