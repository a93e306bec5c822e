"""The head word of a source phrase, by the rule of the attribution metrics."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.model import Span, Spans

_CUT = re.compile(
    r"\s*[,;:(—–]|\s+-+\s|\s(?:of|for|who|whom|whose|which|that|in|from|at|with|to|on|about|by|as|near|"
    r"inside|outside|around|under|against|familiar|among|between|like|where|when|close)\b|(?<=\w)[’']s?(?=\s*$)"
)
_WORD = re.compile(r"\w[\w.’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the head word stands, and the word in lower case."""

    span: Span
    word: str


def head(spans: Spans, text: str) -> Head | None:
    """The last word of the first span before its first comma, bracket, preposition or relative pronoun.

    "the mayor of Eastport, Ada Quill" has the head "mayor". None if the phrase has no word.
    """
    if not spans:
        return None
    start, end = spans[0].start, spans[0].end
    while start < end and not text[start].isalnum():
        start += 1
    phrase = text[start:end]
    cut = next((match.start() for match in _CUT.finditer(phrase) if match.start() > 0), len(phrase))
    words = list(_WORD.finditer(phrase[:cut])) or list(_WORD.finditer(phrase))
    if not words:
        return None
    word = _POSSESSIVE.sub("", words[-1].group()).rstrip(".")
    at = start + words[-1].start()
    return Head(span=Span(at, at + len(word)), word=word.lower())
