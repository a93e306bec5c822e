"""Noun phrases in the text that are no source themselves: what stands before "who", and what introduced "the court"."""

from __future__ import annotations

from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.phrase import Phrase, is_known_noun
from quoth.resolve.words import Words

_WORDS_BEFORE_HEAD = 6
_LOOK_BACK = 20
"""Earlier uses of a noun that are looked at for the words with which it was introduced."""


def phrase_before(place: int, words: Words, people: People) -> Span | None:
    """The noun phrase that ends right before `place`: its noun, what is adjacent before it, and a determiner."""
    last = words.position(place) - 1
    if last < 0 or words.text[words.all[last].ends : place].strip(" ,") or _stops(last, words, people):
        return None
    start = _start(last, words, people)
    determined = start > 0 and words.adjacent(start - 1) and words.all[start - 1].folded in people.determiners
    return Span(words.all[start - determined].start, words.all[last].end)


def people_at(place: int, words: Words, people: People) -> Span | None:
    """The several people whose noun phrase begins at `place`, with the body or place behind it: "Researchers from Wick"."""
    first = words.position(place)
    for at in range(first, min(first + _WORDS_BEFORE_HEAD, len(words.all))):
        word = words.all[at]
        if (
            (at > first and not words.adjacent(at - 1))
            or word.owns
            or word.folded in people.heads_end_at
            or word.folded in people.finite
        ):
            return None
        if word.folded in people.nouns.groups and word.folded not in people.pronouns:
            return Span(words.all[first].start, words.all[_home(at, words, people)].end)
    return None


def _home(last: int, words: Words, people: People) -> int:
    """The position where the name of a body or place ends that follows the noun at `last` behind a preposition; else `last`."""
    at = last + 1
    if at >= len(words.all) or not words.adjacent(last) or words.all[at].folded not in people.home_prepositions:
        return last
    end = last
    for at in range(last + 1, min(last + 2 + 2 * _WORDS_BEFORE_HEAD, len(words.all))):
        word = words.all[at]
        small = any(word.folded in known for known in (people.home_prepositions, people.name_prepositions, people.determiners))
        if not words.adjacent(at - 1) or not (word.capital or small):
            break
        end = at if word.capital else end
    return end


def is_owned(place: int, words: Words, people: People) -> bool:
    """Whether who is named at `place` is introduced as another's: "his lawyer, Ned Avel", "her sister Runa Telle"."""
    at = words.position(place)
    for before in range(at - 1, max(-1, at - 1 - _WORDS_BEFORE_HEAD), -1):
        gap = words.gap(before)
        if gap != " " and (gap != ", " or before < at - 1):
            return False
        if words.all[before].folded in people.possessives:
            return True
        if words.all[before].capital or words.all[before].folded in people.heads_end_at:
            return False
    return False


def introduced(phrase: Phrase, words: Words, people: People) -> Span | None:
    """Where a bare noun was introduced with fuller words: "the court" -> "A regional appeals court", said earlier."""
    if not (phrase.bare and phrase.definite):
        return None
    place = phrase.span.start
    for _ in range(_LOOK_BACK):
        place = words.text.rfind(phrase.head.folded, 0, place)
        if place < 0:
            return None
        at = words.position(place)
        if at == len(words.all) or words.all[at].folded != phrase.head.folded or words.all[at].owns:
            continue
        if words.adjacent(at) and is_known_noun(words.all[at + 1].folded, people):
            continue  # a military court
        start = _start(at, words, people)
        opens = start > 0 and words.adjacent(start - 1) and words.all[start - 1].folded in people.indefinite
        if opens and start < at:
            return Span(words.all[start - 1].start, words.all[at].end)
    return None


def _start(last: int, words: Words, people: People) -> int:
    """The position of the first word of the noun phrase that ends with the word at `last`, its determiner left out."""
    start = last
    while start > 0 and last - start < _WORDS_BEFORE_HEAD and words.adjacent(start - 1) and not _stops(start - 1, words, people):
        start -= 1
    return start


def _stops(at: int, words: Words, people: People) -> bool:
    word = words.all[at]
    listed = word.folded in people.determiners or word.folded in people.heads_end_at or word.folded in people.finite
    return word.owns or listed or _is_verb(at, words, people)


def _is_verb(at: int, words: Words, people: People) -> bool:
    """Whether a word in -ing is what somebody does to those behind it: "filmed slapping Lantians", not "the rising Wick star"."""
    word = words.all[at]
    if not word.folded.endswith("ing") or word.capital or word.folded in people.role_modifiers or not words.adjacent(at):
        return False
    before = words.all[at - 1] if at and words.adjacent(at - 1) else None
    if before is None or before.folded in people.determiners:
        return False
    return words.all[at + 1].capital or is_known_noun(before.folded, people)
