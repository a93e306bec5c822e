"""Voices that the engine took for one: "Otley said he recalled the bus", "the board says it has named a master".

What stands between a cue and its content, if it is somebody and a verb of saying, is a voice of its own: it has that
content, and the cue has the whole clause. Where the engine took the inner voice for the cue's source, that is left to
`quoth.extract.source_spans`, which knows that nobody's source stands in his or her own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extract.cues import lemmas
from quoth.extract.draft import Draft
from quoth.language.base import Language
from quoth.model import Span

CONFIDENCE = 0.6
_LONGEST = 6
"""Words of the longest verb between the inner source and its content ("has since officially named")."""
_WORD = re.compile(r"[\w’'-]+")
_BREAK = re.compile(r"[^\w\s’'-]")


def with_reported_voices(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    """The drafts, and one for each voice that stands between the cue and the content of another."""
    return [made for draft in drafts for made in _voices(text, draft, language)]


def _voices(text: str, draft: Draft, language: Language) -> Iterator[Draft]:
    inner = _inner(text, draft, language)
    if inner is None:
        yield draft
        return
    whole = Span(inner.source_span[0].start, inner.content[-1].end)
    yield replace(draft, content=(whole,))
    yield inner


def _inner(text: str, draft: Draft, language: Language) -> Draft | None:
    """The voice within the clause of `draft`: its source right behind the cue, then its verb, then its content."""
    if len(draft.cue) != 1:
        return None
    behind = [span for span in draft.content if span.start >= draft.cue[0].end]
    subject = behind[0] if len(behind) > 1 else draft.source_span[0] if draft.source_span else None
    content = tuple(span for span in behind if span is not subject)
    if subject is None or not content or len(behind) < len(draft.content) or not _follows(text, draft.cue[0], subject, language):
        return None
    verb = _verb(text, Span(subject.end, content[0].start), language) if subject.end < content[0].start else None
    return Draft(content=content, cue=(verb,), source_span=(subject,), confidence=CONFIDENCE) if verb else None


def _follows(text: str, cue: Span, subject: Span, language: Language) -> bool:
    """Whether `subject` opens the clause behind `cue`, but for a "that"."""
    between = text[cue.end : subject.start].casefold().split()
    return cue.end < subject.start and (not between or (len(between) == 1 and between[0] in language.people.reporting))


def _verb(text: str, between: Span, language: Language) -> Span | None:
    """The words of saying that fill `between`, without whom it is told and without "that"."""
    if _BREAK.search(text, between.start, between.end):
        return None
    words = list(_WORD.finditer(text, between.start, between.end))
    people = language.people
    while words and (words[-1].group().casefold() in people.reporting or words[-1].group().casefold() in people.pronouns):
        words.pop()
    if not words or len(words) > _LONGEST or not _is_said(words[-1].group(), language):
        return None
    return Span(words[0].start(), words[-1].end())


def _is_said(word: str, language: Language) -> bool:
    lexicon = language.cues
    known = [lemma for lemma in lemmas(word, lexicon) if (lemma,) in lexicon.senses]
    return bool(known) and lexicon.weak.isdisjoint(known)
