"""The sentences of a text, by rule."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.language.sentences import Sentences
from quoth.model import Span, trimmed

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])|\n+")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")


@lru_cache(maxsize=4)
def find_sentences(text: str, rules: Sentences) -> tuple[Span, ...]:
    """The sentences of `text` in order, trimmed; a line's end always ends a sentence."""
    # Several steps look at the sentences of the same text.
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _abbreviated(text[max(start, match.start() - 20) : match.start()], rules):
            continue
        span = trimmed(text, start, match.end())
        if span:
            found.append(span)
        start = match.end()
    last = trimmed(text, start, len(text))
    return (*found, last) if last else tuple(found)


def _abbreviated(before: str, rules: Sentences) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(before)
    if not match:
        return False
    word = match.group().casefold()
    return word in rules.abbreviations or (len(word) == 1 and match.group().isupper())
