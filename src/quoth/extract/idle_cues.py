"""Cues to which the engine gave no words, and the words that the text gives them.

Okafor added: | “We have no choice.”                     a colon, and what it introduces, also in the next paragraph
Okafor said as much on Monday.                           words that stand for what somebody says
He said “yes.” The quay stays open, | Brandt said.       the sentence before it, which the engine gave to another cue

The engine reads a long article in parts and links nothing across them, and it gives a cue one stretch of words even where that
stretch is two sentences of two people. A cue that nothing of this fits says nothing: it is no attribution.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quoth.extract.draft import Draft, behind_colon
from quoth.extract.places import Places
from quoth.extract.quotations import Quotation
from quoth.language.cues import CueLexicon
from quoth.model import Span, trimmed

CONFIDENCE = 0.7

_LINE = re.compile(r"[^\n]+")
_APART = 8
"""The most characters between words and the cue behind them, and one."""
_BESIDE = re.compile(r"(?<![.!?…])[ ,\"'”’»]+")
_ENDS = (".", "!", "?", "…")
_MARKS = "\"'“”‘’«»„`"


def with_idle_cues(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Span], quotations: Sequence[Quotation], cues: CueLexicon
) -> list[Draft]:
    """The drafts with a content; those of a source without one get what the text gives them, or are left out."""
    made = [draft for draft in drafts if draft.content]
    idle = [draft for draft in drafts if not draft.content and draft.cue and draft.source_span]
    if not idle:
        return made
    taken = Places((span, draft) for draft in drafts for span in (*draft.content, *draft.cue, *draft.source_span))
    begins = sorted({span.start for span in sentences} | {one.span.start for one in quotations if _is_clause(text, one)})
    ending = {draft.content[-1].end: number for number, draft in enumerate(made)}
    for draft in idle:
        words = _introduced(text, draft, quotations, taken) or _standing_for(text, draft, cues)
        owner = None if words else _beside(text, draft, ending)
        if owner is not None and (divided := _divided(text, made[owner], begins)):
            made[owner], words = divided
        if words:
            made.append(replace(draft, content=(words,), confidence=CONFIDENCE))
    return made


def _is_clause(text: str, quotation: Quotation) -> bool:
    """Whether it begins like a sentence, and a comma before the closing mark says that its voice follows."""
    words = quotation.span.of(text).strip(_MARKS + " ")
    return words[:1].isupper() and words.rstrip().endswith(",")


def _introduced(text: str, draft: Draft, quotations: Sequence[Quotation], taken: Places[Draft]) -> Span | None:
    """What stands behind the colon of `draft`: a quotation, or the next paragraph if the engine finds no voice in it."""
    start = behind_colon(text, draft)
    if start is None:
        return None
    at = bisect_left(quotations, start, key=lambda quotation: quotation.span.start)
    if at < len(quotations) and quotations[at].span.start == start:
        quoted = quotations[at].span
        return quoted if all(quoted.contains(other.extent) for _, other in taken.overlapping(quoted)) else None
    line = _LINE.match(text, start) if "\n" in text[text.rindex(":", 0, start) : start] else None
    words = trimmed(text, *line.span()) if line else None
    return words if words and not any(True for _ in taken.overlapping(words)) else None


def _standing_for(text: str, draft: Draft, cues: CueLexicon) -> Span | None:
    """The words right behind the cue that stand for what somebody says."""
    words = cues.standing_for.match(text, draft.cue[-1].end)
    return Span(*words.span("words")) if words else None


def _beside(text: str, draft: Draft, ending: Mapping[int, int]) -> int | None:
    """The number of the draft whose content ends right before `draft`; `ending` has it for each end of a content."""
    start = draft.extent.start
    ends = (end for end in range(start - 1, start - _APART, -1) if end in ending and _BESIDE.fullmatch(text, end, start))
    return next((ending[end] for end in ends), None)


def _divided(text: str, draft: Draft, begins: Sequence[int]) -> tuple[Draft, Span] | None:
    """`draft` without the last sentence of its content, and that sentence, if it begins behind the cue; where sentences do."""
    last = draft.content[-1]
    at = begins[bisect_left(begins, last.end) - 1]
    if not draft.cue or at <= max(last.start, draft.cue[-1].end):
        return None
    kept, words = trimmed(text, last.start, at), trimmed(text, at, last.end)
    if kept is None or words is None or words.of(text).rstrip(_MARKS).endswith(_ENDS):
        return None
    return replace(draft, content=(*draft.content[:-1], kept)), words
