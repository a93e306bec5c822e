"""What a draft is resolved to, and quotations that repeat the words of a statement without saying whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.extract.draft import Draft
from quoth.resolve.who import Who
from quoth.resolve.words import Words

REPEATED = 0.7
"""The certainty of the source of a quotation that stands elsewhere with its source."""
_LEAST = 4
_EDGES = "\"“”‘’'.,"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a draft's source is (None: the text names none) and how sure that is."""

    who: Who | None
    certainty: float


def with_repeats(words: Words, drafts: Sequence[Draft], found: Sequence[Resolved]) -> list[Resolved]:
    """`found`, where a quotation without cue and source, such as a subheading, has the source of the statement it is cut from."""
    resolved = list(found)
    if all(row.who or draft.cue for draft, row in zip(drafts, found, strict=True)):
        return resolved
    spoken = [(_spoken(words, draft), row) for draft, row in zip(drafts, found, strict=True) if row.who and row.who.resolved]
    everything = "\n".join(text for text, _ in spoken)
    for number, (draft, row) in enumerate(zip(drafts, found, strict=True)):
        if row.who or draft.cue or draft.source_span:
            continue
        text = _spoken(words, draft)
        if len(text) >= _LEAST and text in everything:
            whole = next(row for other, row in spoken if text in other)
            resolved[number] = Resolved(whole.who, REPEATED)
    return resolved


def _spoken(words: Words, draft: Draft) -> str:
    return words.plain(draft.content[0].start, draft.content[-1].end).strip(_EDGES).casefold()
