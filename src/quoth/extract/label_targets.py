"""The actor that a word labels, by the noun phrase around it; no actor, no label.

The alleged ringleader Odo Lenz left.       distancing: the name or noun behind it
Lenz's brutal rule, the corrupt governors   adjective: the owner of the doing, or the actor behind it
The hero Odo Lenz, who is no liar           noun: the name beside it, or of which it is said
Lenz's power grab, a tirade by Lenz         deed: its doer
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from quoth.extract.apposition import (
    actor_follows,
    before_adjectives,
    calls,
    is_doubted_actor,
    named_beside,
    noun_after,
    noun_at,
    owner_after,
    owner_before,
)
from quoth.extract.noun_phrases import Phrase, word_start
from quoth.model import Target


@dataclass(frozen=True, slots=True)
class Labelled:
    """An actor that a label is said of; `target` None where the text does not name it there."""

    target: Target | None = None


def labelled_by(phrase: Phrase, at: int, end: int) -> Labelled | None:
    """Whom the label at the words `[at, end)` characterises; None if it is none there."""
    term, labels = phrase.term(at, end), phrase.language.labels
    if term in labels.distancing or term in labels.doubting:
        return _of_distancing(phrase, at)
    if term in labels.qualifying:
        return _of_qualifying(phrase, at)
    if term in labels.adjectives and (found := _of_adjective(phrase, at)):
        return found
    if term in labels.nouns and (found := _of_noun(phrase, at, end)):
        return found
    return _of_deed(phrase, at, end) if term in labels.deeds else None


def _of_distancing(phrase: Phrase, at: int) -> Labelled | None:
    """As in "the alleged ringleader Odo Lenz", "Odo Lenz, the alleged leader", "the so-called experts"."""
    doubting = phrase.lower(at) in phrase.language.labels.doubting
    if doubting and not (actor_follows(phrase, at) or is_doubted_actor(phrase, at + 1)):
        return None
    if doubting and _is_verb(phrase, at):
        return None
    name = named_beside(phrase, at, at + 1)
    if name and _is_thing(phrase, name):
        return None
    target = name if name and not phrase.is_adjective(name) else noun_after(phrase, at)
    return Labelled(target) if target else None


def _is_verb(phrase: Phrase, at: int) -> bool:
    """As in "a story that alleged Lenz had fled", "she alleged the guards had fled"."""
    determiners = phrase.language.labels.determiners
    return phrase.lower(at + 1) in determiners or bool(at and phrase.is_name(at + 1) and phrase.lower(at - 1) not in determiners)


def _is_thing(phrase: Phrase, name: Target) -> bool:
    """Whether the name is part of a longer term: "the so-called Lenz dossier"."""
    compounds = phrase.language.labels.compounds
    assert name.span
    end = bisect_left(phrase.words, name.span.end, key=word_start)
    behind = end if phrase.lower(end).isalnum() else end + 1
    return phrase.lower(behind) in compounds or name.name.split()[-1].lower() in compounds


def _of_qualifying(phrase: Phrase, at: int) -> Labelled | None:
    """As in "the supposedly neutral judge": behind a determiner, before a describing word and its actor."""
    if not phrase.is_determiner(at - 1) or not phrase.lower(at + 1).isalpha():
        return None
    noun = noun_at(phrase, at + 2)
    name = phrase.name_from(at + 3 if noun else at + 2)
    if name or noun:
        return Labelled(name or phrase.noun(at + 2))
    return None


def _of_adjective(phrase: Phrase, at: int) -> Labelled | None:
    """As in "the brutal general Odo Lenz", "Lenz's brutal rule", "the extremist group", "Lenz, infamous for"."""
    labels = phrase.language.labels
    owner = owner_before(phrase, at)
    doing = at + 1 if phrase.lower(at + 1) in labels.doings else at + 2 if phrase.lower(at + 1) in labels.adjectives else 0
    if doing and phrase.lower(doing) in labels.doings:
        owner = owner or owner_after(phrase, doing + 1, labels.of | labels.by)
        quoted = phrase.is_quoted(at) and phrase.lower(at) not in labels.sorting
        return Labelled(owner) if owner or quoted else None
    if phrase.lower(at - 1) == "," and phrase.lower(at + 1) in labels.for_words:
        name = phrase.name_to(at - 1)
        return Labelled(name) if name else None
    named = phrase.name_from(at + 1)
    if named and phrase.is_adjective(named):
        noun = at + 1 + len(named.name.split())
        return Labelled() if noun_at(phrase, noun) else None
    if named and phrase.lower(at - 1) not in labels.linking:
        return None if _is_thing(phrase, named) else Labelled(named)
    if not actor_follows(phrase, at):
        return None
    return Labelled(named_beside(phrase, at, at + 1) or owner or noun_after(phrase, at))


def _of_noun(phrase: Phrase, at: int, end: int) -> Labelled | None:
    """As in "Lenz's regime", "hero Odo Lenz", "the regime of Odo Lenz", "Odo Lenz, a hero", "the thugs"."""
    labels, term = phrase.language.labels, phrase.term(at, end)
    if phrase.lower(end) in labels.compounds:
        return None
    start = before_adjectives(phrase, at)
    if phrase.lower(end) in labels.of:
        name = _after_of(phrase, at, end) or named_beside(phrase, at, end)
    else:
        after = phrase.name_from(end)
        if after and phrase.is_adjective(after):
            return None
        if not after and _goes_on(phrase, term, end):
            return None
        before = _name_before(phrase, start, term) or _first_word(phrase, start, term)
        name = after or before or named_beside(phrase, at, end)
    if name:
        return Labelled(None if name.name.lower() in labels.creeds else name)
    return Labelled() if _stands_alone(phrase, start, end, term) else None


def _name_before(phrase: Phrase, start: int, term: str) -> Target | None:
    """The name before `term`, whose adjectives begin at `start`; "Brenlandic dictator" labels a person, not the country."""
    name = phrase.name_to(start)
    return None if name and term in phrase.language.labels.telling and phrase.is_adjective(name) else name


def _first_word(phrase: Phrase, start: int, term: str) -> Target | None:
    """The name that is a sentence's first word, which a capital alone does not tell: "Northport regime falls"."""
    labels = phrase.language.labels
    plain = labels.plain | labels.determiners | phrase.language.people.heads_end_at | phrase.language.people.never_in_names
    first = start == 1 and phrase.lower(0).isalpha() and phrase.lower(0) not in plain and term not in labels.ambiguous
    return phrase.noun(0) if first and phrase.words[0].text[0].isupper() else None


def _stands_alone(phrase: Phrase, start: int, end: int, term: str) -> bool:
    """Whether `term`, which its adjectives begin at `start`, labels somebody whom the sentence does not name."""
    labels = phrase.language.labels
    if "-" in phrase.lower(start - 1):
        start -= 1
    leading = phrase.lower(start - 1)
    of = phrase.lower(end) in labels.of
    if term in labels.telling:
        return not (of and leading not in labels.determiners) and not _goes_on(phrase, term, end)
    if term in labels.definite and not of and leading in labels.determiners - phrase.language.people.indefinite:
        return True
    return term not in labels.ambiguous and _said_of_pronoun(phrase, start)


def _goes_on(phrase: Phrase, term: str, end: int) -> bool:
    """Whether `term`, which can be an adjective too, stands before its noun: "extremist websites"."""
    labels = phrase.language.labels
    return (term in labels.adjectives or term in labels.ambiguous) and not _ends_phrase(phrase, end)


def _ends_phrase(phrase: Phrase, end: int) -> bool:
    """Whether a noun phrase ends before the word at `end`, as far as that word tells."""
    word, people = phrase.lower(end), phrase.language.people
    ended = word in people.heads_end_at or word in people.finite or word in people.relative or word.endswith("ed")
    return not word.isalpha() or ended or word in phrase.language.labels.joining


def _said_of_pronoun(phrase: Phrase, start: int) -> bool:
    """As in "he is a liar", "branded him a liar", "the guards died as heroes"."""
    labels, pronouns = phrase.language.labels, phrase.language.people.pronouns
    at = start - 1 if phrase.lower(start - 1) in labels.articles else start
    if phrase.lower(at - 1) in labels.linking:
        before = range(max(0, at - 4), at - 1)
        return any(phrase.lower(place) in pronouns or (at == start and phrase.is_actor(place)) for place in before)
    return phrase.lower(at - 1) in pronouns and calls(phrase, at - 2)


def _of_deed(phrase: Phrase, at: int, end: int) -> Labelled | None:
    """As in "Lenz's power grab", "their smear campaign", "a tirade by Odo Lenz"."""
    labels = phrase.language.labels
    if phrase.lower(end) in labels.compounds:
        return None
    start = before_adjectives(phrase, at)
    owner = owner_before(phrase, start) or owner_after(phrase, end, labels.by)
    if owner:
        return Labelled(owner)
    return Labelled() if phrase.lower(start - 1) in phrase.language.people.possessives else None


def _after_of(phrase: Phrase, at: int, end: int) -> Target | None:
    """The actor: "the regime of Odo Lenz" names it at once, "the butcher of Northport, Odo Lenz," names it behind the place."""
    labels = phrase.language.labels
    first = end + 2 if phrase.lower(end + 1) in labels.articles else end + 1
    name = phrase.name_from(first)
    if name is None or phrase.term(at, end) in labels.owned | labels.telling:
        return name
    after = first + len(name.name.split())
    apposed = phrase.name_from(after + 1) if phrase.lower(after) == "," else None
    definite = phrase.lower(before_adjectives(phrase, at) - 1) in labels.articles - labels.articles_of_new
    return apposed or (name if definite else None)
