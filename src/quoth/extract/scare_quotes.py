"""Quotation marks that hold a word at a distance, told from those of a quotation, a title and a mention.

The guards led the "guests" to a cell.      scare quotes
The word "guest" is old.                    a mention
She condemned the "reckless" plan.          a partial quotation
"""

from __future__ import annotations

from bisect import bisect_left

from quoth.extract.cues import lemmas
from quoth.extract.noun_phrases import APOSTROPHES, Phrase, word_start
from quoth.extract.quotations import Quotation
from quoth.model import Label, Span, Target

_CLAUSE_ENDS = frozenset(";:")
SHORT = 2
"""Words beyond which a quotation that names no actor is a piece of speech."""
NEAR = 7
"""Words before a quotation among which one of naming or saying makes it no scare quote."""


def scare_quote(phrase: Phrase, quotation: Quotation) -> Label | None:
    """The label that `quotation`, a few words of the sentence `phrase`, is; None for a real quotation, title or mention."""
    opening, closing = (bisect_left(phrase.words, at, key=word_start) for at in (quotation.span.start, quotation.span.end))
    words = enumerate(phrase.words[opening:closing], opening)
    inside = [at for at, word in words if quotation.span.contains(word.span) and word.text[0].isalnum()]
    if not quotation.closed or not inside or not _names_something(phrase, inside):
        return None
    actor = _actor(phrase, inside, closing)
    single = len(inside) == 1 and actor is not None
    if not _in_running_text(phrase, opening, single=single) or _said_or_named(phrase, opening, closing):
        return None
    if actor is None and (len(inside) > SHORT or phrase.language.labels.prized.isdisjoint(map(phrase.lower, inside))):
        return None
    return Label(span=quotation.span, kind="scare-quotes", target=actor)


def _actor(phrase: Phrase, inside: list[int], closing: int) -> Target | None:
    """The actor that the quoted words name ("experts") or qualify (the "independent" auditors)."""
    if phrase.is_actor(inside[-1]):
        name = " ".join(phrase.words[at].text for at in inside)
        bare = name.rstrip(APOSTROPHES)
        span = Span(phrase.words[inside[0]].span.start, phrase.words[inside[-1]].span.end - len(name) + len(bare))
        return Target(name=bare, span=span)
    qualified = len(inside) == 1 and phrase.is_actor(closing) and phrase.words[closing].text.islower()
    return phrase.noun(closing) if qualified else None


def _names_something(phrase: Phrase, inside: list[int]) -> bool:
    """Whether the quoted words are a plain noun phrase: no title's capitals, no clause."""
    words = [phrase.words[at] for at in inside]
    plain = all(word.text.islower() and word.text[0].isalpha() for word in words)
    return plain and not any(word.lower in phrase.language.labels.clause for word in words)


def _in_running_text(phrase: Phrase, opening: int, *, single: bool) -> bool:
    """Whether a determiner or possessive leads into the quotation; "a" and "an" lead into new terms, save a `single` actor."""
    before, labels = phrase.lower(opening - 1), phrase.language.labels
    if before in labels.articles_of_new:
        return single
    return phrase.is_determiner(opening - 1) or phrase.owns(opening - 1)


def _said_or_named(phrase: Phrase, opening: int, closing: int) -> bool:
    """Whether a word of the same clause before the quotation, or the one behind it, tells of naming or saying."""
    before = [phrase.lower(at) for at in range(max(0, opening - NEAR), opening)]
    clause = max((at for at, word in enumerate(before) if word in _CLAUSE_ENDS), default=-1) + 1
    naming = phrase.language.labels.naming
    return phrase.lower(closing) in naming or any(word in naming or _is_cue(word, phrase) for word in before[clause:])


def _is_cue(word: str, phrase: Phrase) -> bool:
    cues = phrase.language.cues
    if not word.isalpha() or word in cues.weak or phrase.is_actor_word(word):
        return False
    return any((lemma,) in cues.senses and lemma not in cues.light for lemma in lemmas(word, cues))
