"""Whom a source cites for what it says: "The Ledger, citing two officials, reported"; "Citing officials, the Ledger said".

The words are the cited one's, too: an attribution of its own with the same content, within that of the source that cites.
Reasons are nobody's words ("he resigned, citing his health"): who is cited must be somebody who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.language.base import Language
from quoth.language.people import People
from quoth.model import Span, Spans, trimmed

CONFIDENCE = 0.6
_WHO = r"\s+(?P<who>(?:[^,;:.\n“”\"]|(?<=\b[A-Z])\.){3,80})(?=[,.;]|$)"
_GAP = 3
"""Characters at most between a citation and its source: a comma and blanks."""

_WORD = re.compile(r"[\w.&’'-]+")


class Citation(NamedTuple):
    """The words "citing" and whom they cite."""

    cue: Span
    source: Span


def find_citations(text: str, language: Language) -> list[Citation]:
    """Every place of `text` where somebody who can speak is cited, in order."""
    return list(_citations(text, language))


def _citations(text: str, language: Language) -> Iterator[Citation]:
    words = "|".join(sorted(language.cues.citing))
    for match in re.finditer(rf"\b(?P<cue>(?i:{words})){_WHO}", text, re.MULTILINE):
        source = trimmed(text, *match.span("who"))
        if source and _can_speak(source.of(text), language.people):
            yield Citation(Span(*match.span("cue")), source)


def _can_speak(who: str, people: People) -> bool:
    """Whether `who` names several people, a body or one person by what they do; a bare name may be a mere reason."""
    words = [word.casefold() for word in _WORD.findall(who)]
    core = words[: next((n for n, word in enumerate(words) if n and word in people.heads_end_at), len(words))]
    nouns = people.nouns
    return bool(core) and core[-1] in nouns.roles | nouns.vague_roles | nouns.groups | nouns.stand_ins


def without_citing(drafts: Sequence[Draft], citations: Sequence[Citation]) -> list[Draft]:
    """The drafts without those whose cue is "citing": what such a one says goes to the draft of its source that says nothing."""
    cues = Places((citation.cue, citation.source) for citation in citations)
    mute = {draft.source_span for draft in drafts if not draft.content}
    kept: list[Draft] = []
    given_back: dict[Spans, Spans] = {}
    for draft in drafts:
        cited = next((source for cue in draft.cue for _, source in cues.overlapping(cue)), None)
        own = tuple(span for span in draft.content if not (cited and cited.overlaps(span)))
        if cited is None or (own and draft.source_span not in mute):
            kept.append(draft)
        elif own:
            given_back[draft.source_span] = own
    return [draft if draft.content else replace(draft, content=given_back.get(draft.source_span, ())) for draft in kept]


def with_cited(text: str, drafts: Sequence[Draft], citations: Sequence[Citation]) -> list[Draft]:
    """The drafts, and one for each citation beside a draft whose cue and source it is not."""
    taken = Places((span, None) for draft in drafts for span in (*draft.cue, *draft.source_span))
    speaking = [draft for draft in reversed(drafts) if draft.source_span and draft.content]  # the outer ones last, to win
    ends = {draft.extent.end: draft for draft in speaking} | {draft.source_span[-1].end: draft for draft in speaking}
    starts = {draft.source_span[0].start: draft for draft in speaking}
    made = list(drafts)
    for cue, source in citations:
        if any(taken.overlapping(cue)) or any(taken.overlapping(source)):
            continue
        outer = ends.get(_before(text, cue.start)) or starts.get(_behind(text, source.end))
        if outer is not None:
            made.append(Draft(content=outer.content, cue=(cue,), source_span=(source,), confidence=CONFIDENCE, cited=True))
    return made


def _before(text: str, place: int) -> int:
    """Where the words end that a comma may divide from `place`."""
    gap = text[max(0, place - _GAP) : place]
    return place - len(gap) + len(gap.rstrip(" ,"))


def _behind(text: str, place: int) -> int:
    """Where the words begin that a comma may divide from `place`."""
    gap = text[place : place + _GAP]
    return place + len(gap) - len(gap.lstrip(" ,"))
