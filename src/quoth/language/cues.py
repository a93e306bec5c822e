"""What a language's cues say: attitude and stance by word and frame, and how a cue is negated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quoth.model import Attitude, Stance

ANY = "*"
"""The frame that fits every use of a word."""


@dataclass(frozen=True, slots=True)
class CueSense:
    """What one word or construction signals in one frame."""

    attitude: Attitude
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CueLexicon:
    """The cues of a language.

    `senses` maps a construction (a tuple of lemmas) to its senses by frame, in the order in which they are tried.
    `endings` are (ending, what takes its place) pairs of regular inflection, `spellings` variants of a lemma's end.
    `light` words leave the reading to a later cue word ("made a promise"), `weak` ones to any other ("in"), `carriers`
    to a later participle ("issued a statement claiming"), which ends as `participle` says. `passive` are auxiliaries.
    `negators` deny the head after them, `late_negators` the one before ("said nothing"); `affirming` are words after a
    negator that undo it ("not only"), `negating` constructions that deny ("yet to"). `hedges` take back an endorsement
    ("appears to show"), `shifts` give a stance of their own ("falsely said"). `question_words` open a content that is a
    question, `claim_nouns` name one that is somebody's claim. `citing` are words with which a source names another one for
    its words. `feelings` are adjectives that say how somebody feels and not what is so. `showing` matches the start of a
    cue by which something written shows what follows ("clearly showing"), `evidence` the words behind a hedge by which it
    does ("appears to show"). `standing_for` matches, behind a cue, `words` that stand for what somebody says ("as much"),
    `joined` a conjunction and a `cue` by which the same voice goes on ("and called").
    """

    senses: Mapping[tuple[str, ...], Mapping[str, CueSense]]
    inflections: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    spellings: tuple[tuple[str, str], ...]
    participle: str
    light: frozenset[str]
    weak: frozenset[str]
    carriers: frozenset[str]
    passive: frozenset[str]
    negators: frozenset[str]
    negative_endings: tuple[str, ...]
    late_negators: frozenset[str]
    affirming: frozenset[tuple[str, ...]]
    negating: frozenset[tuple[str, ...]]
    hedges: frozenset[str]
    shifts: Mapping[tuple[str, ...], Stance]
    question_words: frozenset[str]
    claim_nouns: frozenset[str]
    citing: frozenset[str]
    feelings: frozenset[str]
    showing: re.Pattern[str]
    evidence: re.Pattern[str]
    standing_for: re.Pattern[str]
    joined: re.Pattern[str]
    constructions: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)
    """First word -> the constructions of several words that it opens."""
    shifting: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)
    """First word -> the keys of `shifts` that it opens."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "constructions", _by_first_word(words for words in self.senses if len(words) > 1))
        object.__setattr__(self, "shifting", _by_first_word(self.shifts))


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    opened: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in phrases:
        opened[words[0]] = (*opened.get(words[0], ()), words)
    return opened
