"""The words that name a source: without what the outlet adds about it, and those that the engine passed over.

Ana Breel, who runs the quay, said it held.       a relative clause is the outlet's
The board defended its decision to close it.      "its": whose decision it is
She called it a trick, saying it would fail.      a participle goes on with the voice that encloses it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quoth.extract.draft import Draft
from quoth.extract.nesting import Voices
from quoth.language.base import Language
from quoth.language.people import People
from quoth.model import Span, Spans, trimmed, without

_LAST_WORD = re.compile(r"\b(\w+)\s\Z")
_APART = frozenset(',"”’')
_LONGEST_POSSESSIVE = 12
"""Characters of the longest possessive, and the blank behind it."""


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


def with_sources_beside(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    """The drafts, those without a source with the one that stands right beside their cue or speaks already."""
    voices = Voices(drafts)
    made = list(drafts)
    for number, draft in enumerate(drafts):
        if draft.source_span or not draft.cue:
            continue
        enclosing = voices.around(draft)
        if owner := _owner(text, draft, language):
            made[number] = replace(draft, source_span=owner)
        elif enclosing is not None and _goes_on(text, draft, language):
            made[number] = replace(draft, source_span=drafts[enclosing].source_span)
            made[enclosing] = _without(text, made[enclosing], draft)
    return made


def _goes_on(text: str, draft: Draft, language: Language) -> bool:
    """Whether the cue of `draft` goes on with the voice that encloses it: "called it a trick, saying it would fail".

    Right behind a noun it may be that one's: "people saying it would fail".
    """
    cue = draft.cue[0]
    apart = text[max(0, cue.start - 2) : cue.start].rstrip()[-1:] in _APART
    return apart and cue.of(text).endswith(language.sentences.participle_endings)


def _without(text: str, draft: Draft, other: Draft) -> Draft:
    """`draft` without the cue and the content of `other`, unless it would be left with nothing."""
    taken = Span(other.cue[0].start, max(span.end for span in (*other.cue, *other.content)))
    pieces = (piece for span in draft.content for piece in without(span, [taken]))
    kept = tuple(left for piece in pieces if (left := trimmed(text, piece.start, piece.end, ",;: ")))
    return replace(draft, content=kept) if kept else draft


def _owner(text: str, draft: Draft, language: Language) -> Spans:
    """The possessive right before the cue of `draft`: "its decision"."""
    cue = draft.cue[0].start
    before = _LAST_WORD.search(text, max(0, cue - _LONGEST_POSSESSIVE), cue)
    owns = before and before[1].casefold() in language.people.possessives
    return (Span(*before.span(1)),) if before and owns else ()
