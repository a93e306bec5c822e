"""Offices that are named in full right before who holds them: which words are the office's body or place, which the name.

Mayor of Selbry | Lena Okafor
chairman of the Harbour Committee | Otto Lind
White House chief of staff | Ida Holm
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from quoth.language.people import People
from quoth.resolve.nouns import is_body, is_place, is_role, is_title, is_titular, is_topic
from quoth.resolve.titles import ROLE_WORDS, Role, in_role
from quoth.resolve.words import Word, Words

_NAME = (2, 3)
"""So many words a name behind an office may have."""
_LOOKED_AT = 50
"""So many places of a surname are looked at, so that a text of one name takes no longer than others."""
_SHORTEST, _LONGEST = 2, 10
"""Words before the last one of an office that is named in full: at least a noun and "of"."""


def office_size(name: Sequence[int], words: Words, people: People) -> int:
    """How many words of a capitalised run belong to the office whose noun and "of" stand before it; 0 if all are a name.

    `name` are the positions of the run's words without titles. What parts body and name: a body's noun, a place that is known
    or that this office needs, or the name elsewhere in the text.
    """
    noun = _noun_before(name[0], words, people) if len(name) > _NAME[0] else None
    if noun is None:
        return 0
    sizes = [size for size in range(len(name)) if _is_name(name[size:], words, people)]
    size = _body_size(name, words, people) or _place_size(name, noun, words, people)
    return size if size in sizes else next((known for known in reversed(sizes) if _stands_elsewhere(name[known:], words)), 0)


def _is_name(name: Sequence[int], words: Words, people: People) -> bool:
    """Whether words could be somebody's name in full: "Ida Holm", "Ida de Holm", not "of Selbry" or "Selbry City"."""
    parts = _without_particles(name, words, people)
    place = words.all[name[-1]].folded in people.place_endings
    whole = words.all[name[0]].capital and all(word.capital and not is_body(word, people) for word in parts)
    return len(parts) in _NAME and whole and not place


def _without_particles(name: Sequence[int], words: Words, people: People) -> list[Word]:
    return [words.all[at] for at in name if words.all[at].folded not in people.name_particles]


def _body_size(name: Sequence[int], words: Words, people: People) -> int:
    """How many words there are up to the last noun for bodies, or of what an office deals with."""
    bodies = (number for number, at in enumerate(name) if words.all[at].acronym or is_body(words.all[at], people))
    size = max(bodies, default=-1) + 1
    of = int(0 < size < len(name) and words.all[name[size]].folded == "of")  # the Office of Health
    topics = len(list(takewhile(lambda at: is_topic(words.all[at], people), name[size + of :])))
    return size + of + topics if topics else size


def _place_size(name: Sequence[int], noun: int, words: Words, people: People) -> int:
    """How many words are the place of the office whose noun is at `noun`: a known one, or one that this office has."""
    spelled = [words.all[at].folded for at in name]
    known = next((size for size in (2, 1) if is_place(" ".join(spelled[:size]), people)), 0)
    if known:
        return known
    determined = noun > 0 and words.adjacent(noun - 1) and words.all[noun - 1].folded in people.determiners
    if determined or words.all[noun].folded not in people.nouns.seats:
        return 0  # the mayor of Rancho Port Wick
    size = 2 if spelled[0] in people.place_openings else 1
    return size if len(_without_particles(name[size:], words, people)) == _NAME[0] else 0


def _noun_before(first: int, words: Words, people: People) -> int | None:
    """The position of the office's noun before "of" and perhaps an article; None if there is none."""
    at = first - 1
    if at > 0 and words.all[at].folded == "the" and words.adjacent(at):
        at -= 1
    if at < 1 or words.all[at].folded not in people.office_prepositions or not (words.adjacent(at) and words.adjacent(at - 1)):
        return None
    return at - 1 if _is_office(at - 1, words, people) else None


def _is_office(at: int, words: Words, people: People) -> bool:
    word = words.all[at]
    known = is_titular(word.folded, people) or is_role(word.folded, people)
    return known and not word.owns and word.folded not in people.nouns.partisans


def _stands_elsewhere(name: Sequence[int], words: Words) -> bool:
    """Whether these words stand behind another word, too."""
    spelled, before = [words.all[at].text for at in name], words.all[name[0] - 1].text
    for last in islice(words.places(spelled[-1]), _LOOKED_AT):
        first = last - len(name) + 1
        other = first == 0 or (first > 0 and words.all[first - 1].text != before)
        if other and [word.text for word in words.all[first : last + 1]] == spelled:
            return True
    return False


def in_full(role: Role, first: int, words: Words, people: People) -> Role:
    """`role` of the bearer of the name at `first`, or the office before it, with which `role` is a further one."""
    title = next(at for at in range(role.first, first + 1) if at == first or is_title(words.all[at], people))
    start = _office_start(role.first, title, words, people)
    if start == role.first or (role.first < title < first and not _stands_behind_office(title, words, people)):
        return role  # a friend of House Speaker Ida Holm
    titled = words.plain(words.all[title].start, words.all[first - 1].ends) if title < first else None
    behind = role.text if role.first == first else role.further
    return Role(words.plain(words.all[start].start, words.all[title - 1].ends), start, titled or behind)


def _stands_behind_office(title: int, words: Words, people: People) -> bool:
    """Whether a title is a rank behind what an office is of: "of Staff General", "of the Quay Committee Rep."."""
    word, before = words.all[title], words.all[title - 1]
    rank = word.folded in people.plain_titles or word.folded not in people.nouns.roles
    return rank and (is_body(before, people) or before.folded in people.office_topics)


def _office_start(first: int, title: int, words: Words, people: People) -> int:
    """The position where the office begins that is named in full right before `first`; `first` if there is none.

    What seems to belong to the `title` may be the end of that: "Chief of | Staff General Ida Holm".
    """
    last = first if first < title else first - 1
    if first < _SHORTEST or not _ends_office(last, words, people):
        return first
    for at in range(last - 1, max(0, first - _LONGEST), -1):
        if not words.adjacent(at) or not _in_office(at, words, people):
            return first
        if words.all[at].folded in people.office_prepositions and words.adjacent(at - 1) and _is_office(at - 1, words, people):
            start, lowest = at - 1, max(0, at - ROLE_WORDS)
            while start > lowest and words.adjacent(start - 1) and in_role(start - 1, words, people):
                start -= 1
            return start
    return first


def _ends_office(at: int, words: Words, people: People) -> bool:
    """Whether a word right before a name may end what an office is of: a name, "staff", "police"."""
    word = words.all[at]
    known = word.folded in people.office_topics or is_topic(word, people)
    return not word.owns and words.adjacent(at) and word.folded not in people.never_in_names and (word.capital or known)


def _in_office(at: int, words: Words, people: People) -> bool:
    """Whether a word may stand in what an office is of."""
    word = words.all[at]
    if word.folded == "and":
        return is_topic(words.all[at - 1], people) and is_topic(words.all[at + 1], people)
    small = word.folded == "the" or word.folded in people.name_prepositions or word.folded in people.office_prepositions
    return not word.owns and (word.capital or small)
