"""What a noun says of whom it means: a role, a title, a body, a place, or that a capitalised run is no name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from quoth.language.people import People
from quoth.resolve.words import Word, Words


def is_role(noun: str, people: People) -> bool:
    """Whether a noun, lower case, names one person by work or party: listed, or by its ending ("astrophysicist")."""
    nouns = people.nouns
    if noun in nouns.roles or noun in nouns.vague_roles or noun in nouns.partisans:
        return True
    if "-" in noun:
        head, _, behind = noun.partition("-of-")  # father-of-two
        noun = head if behind else noun.rpartition("-")[2]
        return noun in nouns.roles or noun in nouns.vague_roles
    return len(noun) > 6 and noun.endswith(nouns.role_endings) and noun not in nouns.organisations


def is_titular(noun: str, people: People) -> bool:
    """Whether a noun, lower case, is a title or a role, so that the name comes behind it: "president-elect", "then-minister"."""
    if noun in people.honorifics or noun in people.nouns.roles:
        return True
    first, hyphen, last = noun.partition("-")
    if not hyphen:
        return False
    return (last in people.title_endings and is_titular(first, people)) or (
        first in people.role_modifiers and is_titular(last, people)
    )


def is_title(word: Word, people: People) -> bool:
    """Whether a word is a title or a role, so that the name comes behind it: "Minister", "President-elect"."""
    return not word.owns and is_titular(word.folded, people)


def is_topic(word: Word, people: People) -> bool:
    """Whether a capitalised word tells what a body deals with: "Trade", "Health"."""
    return word.capital and (word.folded in people.topics or word.folded in people.office_words)


def is_body(word: Word, people: People) -> bool:
    """Whether a word is a noun for bodies: "Ministry", "party"."""
    return word.folded in people.organisation_words or word.folded in people.nouns.organisations


def is_place(name: str, people: People) -> bool:
    """Whether a name, lower case, is that of a country, a capital, or a state or province."""
    return name in people.countries or name in people.regions


def is_plain_noun(name: Sequence[Word], people: People) -> bool:
    """Whether a capitalised run is no name: "Police", "House Republican", a nationality ("right-wing Lantians")."""
    nouns = people.nouns
    last = name[-1]
    if last.folded.endswith("s") and last.folded[:-1] in people.countries and not last.acronym:
        return True
    if last.folded in nouns.partisans:
        return True
    if len(name) > 1:
        plural = last.folded in nouns.groups and last.folded.endswith("s") and all(word.capital for word in name)
        several = plural and last.folded not in people.organisation_words  # House Republicans, but: United Nations
        return several or all(word.folded in people.never_in_names for word in name)
    if last.acronym:
        return False
    small = last.folded in people.never_in_names and last.folded not in people.surnames_too
    listed = last.folded in nouns.known or last.folded in people.honorifics or small
    return listed or (last.folded.endswith(nouns.plural_endings) and not last.owns)


def role_head(role: Sequence[Word], people: People) -> str | None:
    """The role noun that a phrase is about ("deputy director of operations" -> "director"), if it is about a role."""
    for number, word in enumerate(role):
        if number and word.folded in people.heads_end_at:
            role = role[:number]
            break
    if role and role[-1].capital and role[-1].folded in people.organisation_words:
        return None  # Quay Methodist Church
    found = [word for word in role[:8] if is_role(word.folded, people) and not word.owns]
    grades = people.nouns.partisans | people.role_modifiers
    heads = [word.folded for word in found if word is role[-1] or word.folded not in grades or _is_joined(word, role, people)]
    return heads[-1] if heads else None  # a conservative weekly, the general election have none


def _is_joined(word: Word, role: Sequence[Word], people: People) -> bool:
    """Whether a conjunction follows a word: "chief executive and founder"."""
    following = next((behind for before, behind in pairwise(role) if before is word), None)
    return following is not None and following.folded in people.joining


def body_noun_before(first: int, words: Words, people: People) -> str | None:
    """The noun right before a name that says it is a body: "newspaper Ostkurier", "the militant group Black Tide"."""
    if first == 0 or not words.adjacent(first - 1):
        return None
    word = words.all[first - 1]
    if word.capital or word.owns or word.folded not in people.nouns.stand_ins:
        return None
    grade = words.all[first - 2] if first > 1 and words.adjacent(first - 2) else word
    plain = grade is word or grade.capital or grade.folded in people.determiners or grade.folded in people.heads_end_at
    return word.folded if plain else f"{grade.folded} {word.folded}"


def body_noun_behind(last: int, words: Words, people: People) -> str | None:
    """The noun that says a name is a body's: "the Ostkurier newspaper", "Black Tide, an armed group that"."""
    if words.all[last].owns or last + 1 == len(words.all):
        return None
    gap, following = words.gap(last), words.all[last + 1 : last + 7]
    if gap == " ":
        named = following[1:2] if following[0].folded == "news" else following[:1]
        return next((word.folded for word in named if not word.capital and word.folded in people.nouns.stand_ins), None)
    return _body_noun_of(following[1:], people) if gap == ", " and following[0].folded in people.determiners else None


def _body_noun_of(apposition: Sequence[Word], people: People) -> str | None:
    """The noun of a body that ends an apposition's core: "an armed group that fights", not "a campaign staffer"."""
    if role_head(apposition, people) is not None:
        return None
    ends = people.heads_end_at | people.relative | people.finite
    core = list(takewhile(lambda word: word is apposition[0] or (word.follows and word.folded not in ends), apposition))
    found = next((word for word in reversed(core) if word.folded in people.nouns.organisations), None)
    return found.folded if found and found is core[-1] and not found.capital and not found.owns else None
