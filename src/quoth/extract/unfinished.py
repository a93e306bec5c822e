"""Contents that break off within a phrase: "asked for a | word with the owner", "is expected to | sail in spring".

What belongs to the words before ("to", "for a") goes on to the end of the clause: to a mark, a word that begins a new clause, or
other words of the same attribution, and within somebody's words no further than those. "In" or "at the" may be an adjunct that
nobody meant to be in it: it stays as it is. A word that joins what follows is no part of the content: "the boat | and denied it".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.language.base import Language
from quoth.language.sentences import Sentences
from quoth.model import Span, Spans, trimmed

_WORD = re.compile(r"[\w’'-]+")
_REACH = 40
"""Characters before the end of a content in which its last words stand."""
_CLAUSE = re.compile(r"(?:\([^()\n]*\)|(?!\s[–-]\s)[^,;:()\[\]\"“”—…\n])*")
"""Up to the next mark; what stands in brackets is passed over."""
_ENDS = " .!?"


def with_finished(text: str, drafts: Sequence[Draft], sentences: Sequence[Span], language: Language) -> list[Draft]:
    """The drafts, each content with the rest of the phrase in which it breaks off."""
    around = Places((span, None) for span in (*sentences, *(span for draft in drafts for span in draft.content)))
    return [_finished(text, draft, around, language) for draft in drafts]


def _finished(text: str, draft: Draft, around: Places[None], language: Language) -> Draft:
    content = tuple(_whole(text, span, draft, around, language) for span in draft.content)
    return draft if content == draft.content else replace(draft, content=content)


def _whole(text: str, span: Span, draft: Draft, around: Places[None], language: Language) -> Span:
    """One content of `draft`, with the rest of its phrase or without a word that joins another one."""
    if _breaks_off(text, span, language.sentences):
        own = (*draft.content, *draft.cue, *draft.source_span)
        return Span(span.start, _phrase_end(text, span, own, around, language))
    words = _last_words(text, span)
    if words and words[-1].end() == span.end and words[-1].group().casefold() in language.sentences.joining:
        return trimmed(text, span.start, words[-1].start(), ",;:—–-") or span
    return span


def _last_words(text: str, span: Span) -> list[re.Match[str]]:
    return list(_WORD.finditer(text, max(span.start, span.end - _REACH), span.end))


def _breaks_off(text: str, span: Span, rules: Sentences) -> bool:
    """Whether `span` ends with a word that wants another, and another follows."""
    if text[span.end : span.end + 1] != " " or not text[span.end + 1 : span.end + 2].isalnum():
        return False
    words = [match.group().casefold() for match in _last_words(text, span)]
    opened = bool(words) and words[-1] in rules.openers
    before = words[:-1] if opened else words
    if " ".join(before[-2:]) in rules.citing:
        return False
    wanting = bool(before) and before[-1] in rules.wanting
    return wanting or (opened and rules.prepositions.isdisjoint(before[-1:]))


def _phrase_end(text: str, span: Span, own: Spans, around: Places[None], language: Language) -> int:
    """Where the clause ends that `span` breaks off; what comes first after it is always meant."""
    limits = [other.start for other in own if other.start >= span.end]
    limits += [outer.end for outer, _ in around.overlapping(Span(span.end - 1, span.end)) if outer.end > span.end]
    clause = _CLAUSE.match(text, span.end, min(limits, default=span.end))
    end = clause.end() if clause else span.end
    later = islice(_WORD.finditer(text, span.end, end), 1, None)
    stops = language.sourceless.subject_stops
    end = next((word.start() for word in later if word.group().casefold() in stops), end)
    return span.end + len(text[span.end : end].rstrip(_ENDS))
