"""A second cue of the same voice, which the engine took into the content of the first: "said it held | and called it a triumph".

Only where a conjunction and a plain verb of saying stand outside quotation marks, and no clause before them has a subject that
might go on instead: not in "said he knew a man who shouted and called for help".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.extract.quotations import Quotation
from quoth.language.base import Language
from quoth.model import Span, trimmed

CONFIDENCE = 0.7
_FEWEST = 2
"""Words that a content needs to be split off."""


def with_coordinated(
    text: str, drafts: Sequence[Draft], nested: Sequence[Draft], quotations: Sequence[Quotation], language: Language
) -> list[Draft]:
    """The drafts, each parted where the same voice goes on with another cue.

    Where one of the `nested` has that cue, as if it were a voice within the first, its cue and content are taken.
    """
    quoted = Places((quotation.span, None) for quotation in quotations)
    heard = Places((cue, draft) for draft in nested for cue in draft.cue)
    return [part for draft in drafts for part in _parts(text, draft, heard, quoted, language)]


def _parts(text: str, draft: Draft, heard: Places[Draft], quoted: Places[None], language: Language) -> Iterator[Draft]:
    last = draft.content[-1]
    if not (draft.cue and draft.source_span and draft.cue[-1].end <= last.start):
        yield draft
        return
    joined = language.cues.joined.search(text, last.start, last.end)
    cue = Span(*joined.span("cue")) if joined else None
    kept = trimmed(text, last.start, joined.start()) if joined else None
    rest = trimmed(text, cue.end, last.end) if cue else None
    if cue and kept and rest and _may_part(text, kept, rest, language) and not any(quoted.overlapping(cue)):
        yield replace(draft, content=(*draft.content[:-1], kept))
        inner = next((inner for _, inner in heard.overlapping(cue) if inner.content[0].start >= cue.end), None)
        roles = (inner.cue, inner.content) if inner else ((cue,), (rest,))
        yield replace(draft, cue=roles[0], content=roles[1], confidence=CONFIDENCE)
    else:
        yield draft


def _may_part(text: str, kept: Span, rest: Span, language: Language) -> bool:
    """Whether both have words enough, and none of those that are `kept` begins a clause with another subject."""
    before = kept.of(text).casefold().split()
    clauses = language.people.relative - language.people.reporting
    return len(before) >= _FEWEST and len(rest.of(text).split()) >= _FEWEST and clauses.isdisjoint(before)
