"""The actors beside a label: names in apposition and predication, owners, nouns for actors.

the alleged ringleader Odo Lenz        behind it
Odo Lenz, the alleged ringleader       before it, between commas
Odo Lenz is a hero                     before it, by a linking word
Odo Lenz's reign, a tirade by Lenz     its owner
"""

from __future__ import annotations

from quoth.extract.cues import lemmas
from quoth.extract.noun_phrases import Phrase
from quoth.model import Target

REACH = 4
"""Words after a label among which its actor stands."""
APART = 6
"""Words between a name and the label said of it: "hailed Odo Lenz, 61, as a hero"."""


def named_beside(phrase: Phrase, at: int, end: int) -> Target | None:
    """The name in apposition or predication to the label at the words `[at, end)`, after or before it."""
    return _named_after(phrase, end) or _named_before(phrase, at)


def _named_after(phrase: Phrase, end: int) -> Target | None:
    labels = phrase.language.labels
    for after in range(_skip_marks(phrase, end), end + REACH):
        if name := phrase.name_from(after):
            return name
        if phrase.lower(after) == "," and phrase.is_actor(after - 1) and (name := phrase.name_from(after + 1)):
            return name if phrase.lower(after + 1 + len(name.name.split())) in {",", "."} else None
        if phrase.lower(after) in labels.of and phrase.is_actor(after - 1):
            return _behind_place(phrase, after)
        known = phrase.is_actor(after) or is_doubted_actor(phrase, after) or phrase.lower(after) in labels.plain
        if not known:
            return None
    return None


def _behind_place(phrase: Phrase, of: int) -> Target | None:
    """The name in "king of the quay, Odo Lenz,"."""
    comma = next((at for at in range(of + 1, of + 1 + REACH) if phrase.lower(at) == ","), None)
    name = phrase.name_from(comma + 1) if comma else None
    return name if name and comma and phrase.lower(comma + 1 + len(name.name.split())) in {",", "."} else None


def _named_before(phrase: Phrase, at: int) -> Target | None:
    labels = phrase.language.labels
    before = at - 1
    while phrase.lower(before) in labels.single:
        before -= 1
    bare = phrase.lower(before) == "," and phrase.lower(at) in labels.distancing
    if bare:
        return phrase.name_to(before)
    if phrase.lower(before) not in labels.articles:
        return None
    if phrase.lower(before - 1) == ",":
        return phrase.name_to(before - 1)
    name = phrase.name_to(before)
    if name and calls(phrase, before - 1 - len(name.name.split())):
        return name
    if phrase.lower(before - 1) in labels.linking:
        names = (phrase.name_to(end) for end in range(before - 1, max(0, before - 1 - APART), -1))
        return next((name for name in names if name and not phrase.is_adjective(name)), None)
    return None


def calls(phrase: Phrase, at: int) -> bool:
    """Whether the verb at `at` puts a label on its object."""
    word = phrase.lower(at)
    return bool(word) and any(lemma in phrase.language.labels.calling for lemma in lemmas(word, phrase.language.cues))


def owner_before(phrase: Phrase, at: int) -> Target | None:
    """The possessor that ends just before `at`: "Odo Lenz's", "the army's"."""
    if not phrase.owns(at - 1):
        return None
    return phrase.name_to(at) or (phrase.noun(at - 1) if phrase.is_actor(at - 1) else None)


def owner_after(phrase: Phrase, at: int, words: frozenset[str]) -> Target | None:
    """The doer behind one of `words` at `at`: "by Odo Lenz", "of the generals"."""
    if phrase.lower(at) not in words:
        return None
    first = at + 2 if phrase.lower(at + 1) in phrase.language.labels.articles else at + 1
    return phrase.name_from(first) or (phrase.noun(first) if phrase.is_actor(first) else None)


def actor_follows(phrase: Phrase, at: int) -> bool:
    """Whether a name or a noun for an actor stands behind the word at `at`, at most one describing word between."""
    if noun_at(phrase, at + 1) or phrase.name_from(at + 1):
        return True
    beside, people = phrase.lower(at + 1), phrase.language.people
    plain = beside in people.heads_end_at or beside in people.finite or beside in phrase.language.labels.joining
    return beside[:1].isalpha() and not plain and noun_at(phrase, at + 2)


def noun_at(phrase: Phrase, at: int) -> bool:
    """Whether a noun for an actor stands at `at` and is not part of a longer term ("terrorist attack")."""
    labels = phrase.language.labels
    noun = phrase.is_actor(at) or phrase.lower(at) in labels.nouns - labels.ambiguous
    return noun and phrase.lower(at + 1) not in labels.compounds


def noun_after(phrase: Phrase, at: int) -> Target | None:
    """The first noun for an actor behind the word at `at`."""
    for after in range(_skip_marks(phrase, at + 1), at + 1 + REACH):
        if noun_at(phrase, after) or is_doubted_actor(phrase, after):
            return phrase.noun(after)
    return None


def _skip_marks(phrase: Phrase, at: int) -> int:
    return at + 1 if phrase.lower(at) and not phrase.lower(at)[0].isalnum() and phrase.lower(at) not in ",.;:" else at


def is_doubted_actor(phrase: Phrase, at: int) -> bool:
    """Whether the word at `at`, behind a word of distance, looks like a noun for an actor that nothing follows on."""
    return phrase.may_be_actor(at) and phrase.lower(at + 1) not in phrase.language.labels.compounds


def before_adjectives(phrase: Phrase, at: int) -> int:
    """Where the label's adjectives before the word at `at` begin."""
    while phrase.lower(at - 1) in phrase.language.labels.adjectives:
        at -= 1
    return at
