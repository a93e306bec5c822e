"""Paragraphs of documents: their words cleaned of what only the layout needs, and joined to a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_JOINERS = "\u200c\u200d"


def clean(words: str) -> str:
    """`words` with runs of white space as one space, and no control or invisible characters."""
    spaced = " ".join(words.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c in _JOINERS)


def joined(paragraphs: Iterable[str]) -> str:
    """The text of `paragraphs`, a blank line between two."""
    return "\n\n".join(paragraphs)
