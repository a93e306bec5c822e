"""Where sentences of a language end, and which of their parts are no clauses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """`abbreviations` are words, lower case without their last full stop, that a capital may follow in a sentence.

    `prepositions` open an adjunct ("at the quay") unless one of `relatives` follows ("in which", "at least"), as do
    participles, which end in one of `participle_endings` ("speaking at the quay").
    A verb in the past regularly ends in `past_ending`.
    No phrase ends with an opener of a noun phrase ("the"), nor with a word that is `wanting` what follows ("to", "for"), but for
    those that are part of a cue in `citing` ("according to"); nor with one that is `joining` another phrase to it ("and").
    """

    abbreviations: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    participle_endings: tuple[str, ...]
    past_ending: str
    openers: frozenset[str]
    wanting: frozenset[str]
    citing: frozenset[str]
    joining: frozenset[str]
