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
"""Characters of the shortest quotation that is found again."""
_MANY = 30
"""Characters of a quotation that two people hardly say alike."""
_EDGES = "\"“”‘’'.,"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a draft's source is (None: the text names none) and how sure that is."""

    who: Who | None
    certainty: float


def with_repeats(words: Words, drafts: Sequence[Draft], found: Sequence[Resolved]) -> list[Resolved]:
    """`found`, where a quotation that is cut from a statement has its source, if it has no cue or only a description.

    Without cue and source, as in a subheading, a few words are enough; a description may be of somebody else but for
    many words: “We never asked for charity,” wrote Ida Quell, and “We never asked for charity,” wrote the envoy.
    """
    resolved = list(found)
    doubtful = [number for number, (draft, row) in enumerate(zip(drafts, found, strict=True)) if _is_doubtful(draft, row)]
    if not doubtful:
        return resolved
    spoken = [(_spoken(words, draft), row.who) for draft, row in zip(drafts, found, strict=True) if row.who and row.who.resolved]
    everything = "\n".join(text for text, _ in spoken)
    for number in doubtful:
        text, described = _spoken(words, drafts[number]), found[number].who
        if len(text) < (_LEAST if described is None else _MANY) or text not in everything:
            continue
        whole = next((who for other, who in spoken if text in other and (described is None or _is_named(who))), None)
        if whole and described:
            whole.mentions.update(described.mentions)
            for role in described.roles:
                whole.add_role(role)
        resolved[number] = Resolved(whole, REPEATED) if whole else resolved[number]
    return resolved


def _is_doubtful(draft: Draft, row: Resolved) -> bool:
    """Whether the draft is a quotation of nobody, or of one who is only described."""
    if row.who is None:
        return not (draft.cue or draft.source_span)
    return row.who.kind == "unnamed" and row.who.resolved and not row.who.named and draft.manner == "direct"


def _is_named(who: Who) -> bool:
    return who.kind == "person" and who.named


def _spoken(words: Words, draft: Draft) -> str:
    return words.plain(draft.content[0].start, draft.content[-1].end).strip(_EDGES).casefold()
