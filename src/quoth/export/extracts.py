"""Words of an article cut short, so that what is passed on is no copy of the article."""

from __future__ import annotations

import re

from quoth.model import Record, Span, Spans, quoted_words

EXTRACT = 25
"""How many words of an attribution a shared format holds if nobody says otherwise."""

# A run without a blank counts as several words, so that no extract is long.
WORD = re.compile(r"\S{1,40}")


def extracted(text: str, spans: Spans, extract: int | None) -> Spans:
    """`spans` up to the end of their first `extract` words; all of them if it is None."""
    if extract is None:
        return spans
    kept: list[Span] = []
    left = extract
    for span in spans:
        ends = [word.end() for word in WORD.finditer(text, span.start, span.end)]
        if len(ends) > left:
            return (*kept, Span(span.start, ends[left - 1])) if left else tuple(kept)
        kept.append(span)
        left -= len(ends)
    return spans


def words(record: Record, spans: Spans, extract: int | None) -> str:
    """The article's words at `spans`, an ellipsis between spans, and one at the end where they were cut."""
    kept = extracted(record.article.text, spans, extract)
    shown = quoted_words(record.article.text, kept)
    return shown if kept == spans else f"{shown} …"
