"""Attributions to nobody: "an incident which has been proven to have happened", "the ship reportedly sailed".

The engine finds many of them; these rules add those of closed constructions that it gave nobody. The content is the
clause around the cue, within the sentence and, in somebody's words, within those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.language.sourceless import Sourceless
from quoth.model import Span, trimmed, without

CONFIDENCE = 0.5
_EDGES = ' ,;:—–-."“”()'
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE_END = re.compile(r"[,;:—(]|\s[–-]\s")


def with_sourceless(text: str, drafts: Sequence[Draft], sentences: Sequence[Span], rules: Sourceless) -> list[Draft]:
    """The drafts, and one for every sourceless cue that is in no draft's cue or source."""
    taken = Places((span, None) for draft in drafts for span in (*draft.cue, *draft.source_span))
    contents = Places((span, None) for draft in drafts for span in draft.content)
    made = list(drafts)
    for sentence in sentences:
        for cue in _cues(text, sentence, rules):
            if any(taken.overlapping(cue)):
                continue
            region = _region(cue, sentence, contents, taken)
            content = _content(text, cue, region, rules) if region else ()
            if content:
                made.append(Draft(content=content, cue=(cue,), confidence=CONFIDENCE, source_confidence=CONFIDENCE))
                taken.add(cue, None)
    return made


def _cues(text: str, sentence: Span, rules: Sourceless) -> Iterator[Span]:
    for pattern in (rules.predicate, rules.adverb):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Span(*match.span())


def _region(cue: Span, sentence: Span, contents: Places[None], taken: Places[None]) -> Span | None:
    """Where the clause may lie: in the innermost content that holds the cue, else between the others' spans.

    None where others' spans, none of which holds it, leave no room.
    """
    around = [span for span, _ in contents.overlapping(cue) if span.contains(cue)]
    if around:
        span = min(around, key=len)
        return Span(max(span.start, sentence.start), min(span.end, sentence.end))
    others = [span for places in (contents, taken) for span, _ in places.overlapping(sentence)]
    return next((gap for gap in without(sentence, others) if gap.overlaps(cue)), None)


def _content(text: str, cue: Span, region: Span, rules: Sourceless) -> tuple[Span, ...]:
    before = _subject(text, Span(region.start, cue.start), rules) if region.start < cue.start else None
    after = trimmed(text, cue.end, _predicate_end(text, cue.end, region.end), _EDGES) if cue.end < region.end else None
    return tuple(span for span in (before, after) if span) if after else ()


def _subject(text: str, before: Span, rules: Sourceless) -> Span | None:
    """The words from the clause's beginning to the cue; None if they are only a pronoun that stands for them."""
    start = before.start
    for match in _CLAUSE_END.finditer(text, before.start, before.end):
        if match.end() < before.end:
            start = match.end()
    words = list(_WORD.finditer(text, start, before.end))
    for word in words[:-1]:
        if word.group().casefold() in rules.subject_stops:
            start = word.end()
    if words and words[-1].group().casefold() in rules.subject_stops:
        return None
    return trimmed(text, start, before.end, _EDGES)


def _predicate_end(text: str, start: int, end: int) -> int:
    """Where the predicate ends: at the sentence's end, or at a semicolon or dash."""
    match = re.compile(r";|—|\s[–-]\s").search(text, start, end)
    return match.start() if match else end
