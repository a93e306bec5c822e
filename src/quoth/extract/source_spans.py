"""The words that name a source, without what the outlet adds about it: "Ana Breel, who runs the quay"."""

from __future__ import annotations

import re
from functools import cache

from quoth.language.people import People
from quoth.model import Span, Spans, trimmed


def without_relative_clause(text: str, source: Spans, people: People) -> Spans:
    """`source` without a relative clause behind a comma at its end."""
    return tuple(_cut(text, span, people.relative) for span in source)


def _cut(text: str, span: Span, relative: frozenset[str]) -> Span:
    match = _relative_clause(relative).search(text, span.start + 1, span.end)
    return (trimmed(text, span.start, match.start()) if match else None) or span


@cache
def _relative_clause(relative: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(relative))
    return re.compile(rf",\s+(?:{words})\s[^,]*$", re.IGNORECASE)
