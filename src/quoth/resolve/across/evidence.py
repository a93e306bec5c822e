"""What is known of somebody from sightings, and what speaks for and against two being one actor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from quoth.language import load_language
from quoth.resolve.across.names import BodyName, Name, body_name, without_countries
from quoth.resolve.across.sighting import Sighting
from quoth.resolve.across.spelling import folded_words

REGULARS_FROM = 10
"""Of somebody who is in so many articles, only company that was named with them more than once counts."""

FEW_OUTLETS = 3
"""Of somebody whom more outlets name, the outlet tells nothing."""

MOST_NAMED = 3
"""So many names or words of a reason are shown."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Reason(NamedTuple):
    """One piece of evidence: `weight` above 0 speaks for one actor, below 0 against it; `why` says what it is."""

    weight: float
    why: str


class Clue(NamedTuple):
    """A reason before it is put into words: what it says, of one or of `one` against `other`."""

    weight: float
    says: str
    one: AbstractSet[str] = frozenset()
    other: AbstractSet[str] = frozenset()

    def in_words(self) -> Reason:
        """The reason with the first few of what it is about."""
        sides = [", ".join(sorted(side)[:MOST_NAMED]) or "none" for side in (self.one, self.other)]
        if not self.one and not self.other:
            return Reason(self.weight, self.says)
        return Reason(self.weight, f"{self.says}: {' / '.join(sides) if self.weight < 0 else sides[0]}")


class Role(NamedTuple):
    """What one role tells: its words without grading, its head noun, fields of life, countries and gender."""

    words: str
    head: str
    fields: frozenset[str]
    countries: frozenset[str]
    gender: str | None


class Evidence:
    """All that sightings show of one actor; grows as sightings are joined to it."""

    def __init__(self, sighting: Sighting, name: Name, language: str) -> None:
        """What `sighting`, whose name is `name`, shows; `language` is the code of its language."""
        roles = [read_role(role, language) for role in sighting.roles]
        self.names = {name}
        self.affiliations = {affiliation_words(sighting.affiliation, language)} if sighting.affiliation else set()
        self.roles = {role.words for role in roles if role.words}
        self.offices = self.roles & load_language(language).namesakes.single_offices
        self.heads = {role.head for role in roles if role.head}
        self.fields = {field for role in roles for field in role.fields}
        self.countries = {country for role in roles for country in role.countries} | _own_countries(sighting, name, language)
        self.genders = {role.gender for role in roles if role.gender}
        self.generations = {name.generation} if name.generation else set()
        self.company = Counter(sighting.company)
        self.articles = {sighting.article}
        self.outlets = {sighting.outlet} if sighting.outlet else set()

    @property
    def richness(self) -> int:
        """How much is known beside the name."""
        return 2 * bool(self.affiliations) + bool(self.roles) + bool(self.countries)

    def add(self, other: Evidence) -> None:
        """Take in what `other` shows."""
        self.names |= other.names
        self.affiliations |= other.affiliations
        self.roles |= other.roles
        self.offices |= other.offices
        self.heads |= other.heads
        self.fields |= other.fields
        self.countries |= other.countries
        self.genders |= other.genders
        self.generations |= other.generations
        self.company.update(other.company)
        self.articles |= other.articles
        self.outlets |= other.outlets

    def meets(self, other: Evidence) -> bool:
        """Whether both share an affiliation, a role or company."""
        apart = self.company.keys().isdisjoint(other.company) and self.roles.isdisjoint(other.roles)
        return not (apart and self.affiliations.isdisjoint(other.affiliations))


def weigh(one: Evidence, other: Evidence, *, outlets: bool) -> list[Clue]:
    """What speaks for and against one actor beside the names; `outlets` where the same outlet tells something."""
    found = [_affiliation(one, other), _roles(one, other), _countries(one, other), _gender(one, other)]
    found += [_generation(one, other), _company(one, other), _articles(one, other)]
    if outlets and one.outlets & other.outlets and max(len(one.outlets), len(other.outlets)) <= FEW_OUTLETS:
        found.append(Clue(1, "same outlet", one.outlets & other.outlets))
    return [clue for clue in found if clue]


@lru_cache(50_000)
def affiliation_words(affiliation: str, language: str) -> tuple[str, ...]:
    """The words of a body that somebody speaks for, by which two spellings of it are compared."""
    name = body_name(affiliation, load_language(language))
    return (name.initials,) if name.is_acronym else (*name.words, *sorted(name.countries - {*name.words}))


@lru_cache(50_000)
def read_role(role: str, language: str) -> Role:
    """What `role` tells: "former Nigerian finance minister" -> finance minister, public life, Nigeria.

    >>> told = read_role("the former Nigerian finance minister", "en")
    >>> told.words, told.head, sorted(told.fields), sorted(told.countries)
    ('finance minister', 'minister', ['public life'], ['nigeria'])
    """
    people, fields = load_language(language).people, load_language(language).namesakes.fields
    nouns = people.nouns
    written = tuple(word.casefold() for word in _WORD.findall(role.replace("’s ", " ").replace("'s ", " ")))
    plain, countries = without_countries(written, load_language(language))
    empty = people.determiners | people.role_modifiers | (people.honorifics - nouns.roles)
    words = [nouns.same_role.get(word, word) for word in plain if word not in empty]
    end = next((n for n, word in enumerate(words) if word in people.heads_end_at), len(words))
    head = words[end - 1] if end else ""
    about = {fields[word] for word in words if word != head and word in fields}
    own = {fields[head]} if head in fields else set()
    return Role(
        words=" ".join(words),
        head="" if head in nouns.vague_roles else head,
        fields=frozenset(about or own),
        countries=countries,
        gender=next((nouns.gender[word] for word in written if word in nouns.gender), None),
    )


def names_role(role: str, language: str = "en") -> bool:
    """Whether `role` says more than how to address somebody.

    >>> names_role("harbour master"), names_role("Mrs.")
    (True, False)
    """
    return bool(read_role(role, language).words)


def _own_countries(sighting: Sighting, name: Name, language: str) -> frozenset[str]:
    stated = name.countries if isinstance(name, BodyName) else frozenset()
    if not sighting.affiliation:
        return stated
    return stated | without_countries(folded_words(sighting.affiliation), load_language(language))[1]


def _affiliation(one: Evidence, other: Evidence) -> Clue | None:
    mine, theirs = one.affiliations, other.affiliations
    if not mine or not theirs:
        return None
    same = mine & theirs or {body for body in mine for like in theirs if _one_body(body, like)}
    if same:
        return Clue(3, "same affiliation", {" ".join(body) for body in same})
    return Clue(-1.5, "other affiliation", {" ".join(body) for body in mine}, {" ".join(body) for body in theirs})


def _one_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    few, many = sorted((one, other), key=len)
    if set(few) <= set(many):
        return len(few) > 1 or len(many) < 3
    return len(few) == 1 and few[0] == "".join(word[0] for word in many)


def _roles(one: Evidence, other: Evidence) -> Clue | None:
    exact = {role for role in one.roles & other.roles if " " in role} | (one.offices & other.offices)
    if exact:
        return Clue(2, "same role", exact)
    if one.heads & other.heads:
        return Clue(1, "like role", one.heads & other.heads)
    if one.fields & other.fields:
        return Clue(0.5, "same field", one.fields & other.fields)
    return Clue(-2, "other field", one.fields, other.fields) if one.fields and other.fields else None


def _countries(one: Evidence, other: Evidence) -> Clue | None:
    if one.countries & other.countries:
        return Clue(1, "same country", one.countries & other.countries)
    return Clue(-2, "other country", one.countries, other.countries) if one.countries and other.countries else None


def _gender(one: Evidence, other: Evidence) -> Clue | None:
    apart = one.genders and other.genders and not one.genders & other.genders
    return Clue(-3, "other gender", one.genders, other.genders) if apart else None


def _generation(one: Evidence, other: Evidence) -> Clue | None:
    if one.generations == other.generations:
        return None
    both = one.generations and other.generations
    return Clue(-6 if both else -4, "other generation", one.generations, other.generations)


def _company(one: Evidence, other: Evidence) -> Clue | None:
    shared = one.company.keys() & other.company.keys()
    for some in (one, other):
        if len(some.articles) >= REGULARS_FROM:
            shared = {name for name in shared if some.company[name] > 1}
    return Clue(min(3, len(shared)), "named with", shared) if shared else None


def _articles(one: Evidence, other: Evidence) -> Clue | None:
    """An article that tells two apart; one of a hundred may just not have seen that they are one."""
    shared = len(one.articles & other.articles)
    few = min(len(one.articles), len(other.articles))
    return Clue(-4 * shared / few, "one article names both") if shared else None
