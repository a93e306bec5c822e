"""What is left when everybody else's words are taken out: the outlet's own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.language.sentences import Sentences
from quoth.model import Span, Spans, trimmed, without

CLAUSE_WORDS = 4
"""Fewer words beside an attribution ("On Monday", "in a tweet") are no clause of their own."""

_PART = re.compile(r"[^,\n]+")
_EDGES = ",;:—–-.\"'“”‘’()[]…"


def find_own_voice(
    text: str, sentences: Sequence[Span], drafts: Iterable[Draft], furniture: Sequence[Span], rules: Sentences
) -> Spans:
    """Sentences and clauses that overlap no content, cue or source span and are no furniture."""
    taken = Places((span, None) for draft in drafts for span in (*draft.content, *draft.cue, *draft.source_span))
    lines = Places((line, None) for line in furniture)
    found: list[Span] = []
    for sentence in sentences:
        if any(lines.overlapping(sentence)):
            continue
        holes = [span for span, _ in taken.overlapping(sentence)]
        if not holes:
            found.append(sentence)
            continue
        pieces = [piece for piece in without(sentence, holes) if _may_be_clause(text, piece)]
        found += [clause for piece in pieces if (clause := _clause(text, piece, rules)) and _may_be_clause(text, clause)]
    return tuple(span for span in found if any(character.isalpha() for character in span.of(text)))


def _may_be_clause(text: str, piece: Span) -> bool:
    return len(piece.of(text).split()) >= CLAUSE_WORDS


def _clause(text: str, piece: Span, rules: Sentences) -> Span | None:
    """`piece` without the adjuncts that stand between commas at its edges: they belong to the attribution beside it."""
    parts = [
        part for part in (trimmed(text, *match.span(), _EDGES) for match in _PART.finditer(text, piece.start, piece.end)) if part
    ]
    while parts and _is_adjunct(text, parts[0], rules):
        parts.pop(0)
    while parts and _is_adjunct(text, parts[-1], rules):
        parts.pop()
    return Span(parts[0].start, parts[-1].end) if parts else None


def _is_adjunct(text: str, part: Span, rules: Sentences) -> bool:
    """Whether `part` is no clause: "in a tweet on Wednesday", "speaking at the quay"; "in which nine died" is one."""
    first, *others = part.of(text).casefold().split()
    if first in rules.prepositions:
        return not (others and others[0] in rules.relatives)
    return first.endswith(rules.participle_endings) and len(first) > len(rules.participle_endings[0]) + 2
