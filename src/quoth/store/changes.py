"""What changed between two records of one article in who says what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from quoth.model import Attribution, Record
from quoth.store.words import words_of

ChangeKind = Literal["added", "removed", "reworded", "reattributed"]

REWORDED = 60.0
REATTRIBUTED = 85.0
"""From these similarities on (0 to 100, of the words in their order) contents are one utterance: of one source, of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution as one version prints it; `source` is None where no source is named."""

    source: str | None
    cue: str
    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`old` is None for what was added, `new` for what was removed; with both, words or source were changed."""

    kind: ChangeKind
    old: Said | None = None
    new: Said | None = None


def changes(old: Record, new: Record) -> tuple[Change, ...]:
    """What `new` attributes otherwise than `old`, in the order of the new text; what was removed comes last.

    Each attribution is paired with at most one, the most similar first: the same source saying much the same is
    reworded, or unchanged if its words are equal; nearly the same words from another source are reattributed.
    """
    was, now = _all_said(old), _all_said(new)
    pairs = _paired(was, now)
    partner = {new_index: old_index for old_index, new_index in pairs}
    found = [_change(was[partner[index]] if index in partner else None, said) for index, said in enumerate(now)]
    gone = [Change(kind="removed", old=said) for index, said in enumerate(was) if index not in {one for one, _ in pairs}]
    return tuple(change for change in [*found, *gone] if change)


def _all_said(record: Record) -> list[Said]:
    return [_said(record, attribution) for attribution in record.attributions]


def _said(record: Record, attribution: Attribution) -> Said:
    source = record.source(attribution)
    return Said(
        source=source.name if source else None,
        cue=record.words(attribution.cue),
        content=record.words(attribution.content),
        start=attribution.content[0].start,
        end=attribution.content[-1].end,
    )


def _paired(was: list[Said], now: list[Said]) -> list[tuple[int, int]]:
    """Pairs of indices, most similar first; of equally similar ones those that keep their order."""
    scored = sorted(_scored(was, now), key=lambda one: (-one[0], abs(one[1] - one[2]), one[1]))
    pairs: list[tuple[int, int]] = []
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for _, old, new in scored:
        if old not in old_taken and new not in new_taken:
            pairs.append((old, new))
            old_taken.add(old)
            new_taken.add(new)
    return pairs


def _scored(was: list[Said], now: list[Said]) -> Iterator[tuple[float, int, int]]:
    """How alike each old and each new attribution are, where they may be one; the same source counts a little more."""
    old_words = [words_of(said.content) for said in was]
    new_words = [words_of(said.content) for said in now]
    for i, old in enumerate(was):
        for j, new in enumerate(now):
            same_source = _same_source(old, new)
            similarity = fuzz.ratio(old_words[i], new_words[j])
            if similarity >= (REWORDED if same_source else REATTRIBUTED):
                yield similarity + same_source, i, j


def _change(old: Said | None, new: Said) -> Change | None:
    if old is None:
        return Change(kind="added", new=new)
    if not _same_source(old, new):
        return Change(kind="reattributed", old=old, new=new)
    return None if words_of(old.content) == words_of(new.content) else Change(kind="reworded", old=old, new=new)


def _same_source(old: Said, new: Said) -> bool:
    return words_of(old.source or "") == words_of(new.source or "")
