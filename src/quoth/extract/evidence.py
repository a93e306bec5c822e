"""What appears to show something is a source: "The pictures appear to show a ship".

The engine may take "appear" for a cue without a source and all the rest for its content. Where what follows is a verb
of showing, the words before the cue are what shows, and the verb belongs to the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.extract.cues import lemmas
from quoth.extract.draft import Draft
from quoth.language.base import Language
from quoth.model import Span, trimmed, without


def with_evidence(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    """The drafts; of one whose content is what shows and what it shows, the former is the source."""
    return [_divided(text, draft, language) for draft in drafts]


def _divided(text: str, draft: Draft, language: Language) -> Draft:
    before, *behind = draft.content
    if len(draft.cue) != 1 or not behind:
        return draft
    (cue,), lexicon = draft.cue, language.cues
    shown = lexicon.evidence.match(text, cue.end)
    if shown is None or not 0 < cue.start - before.end <= 1 or lexicon.hedges.isdisjoint(lemmas(cue.of(text), lexicon)):
        return draft
    whole = Span(cue.start, shown.end())
    content = [kept for span in behind for piece in without(span, [whole]) if (kept := trimmed(text, piece.start, piece.end))]
    return replace(draft, source_span=(before,), cue=(whole,), content=tuple(content)) if content else draft
