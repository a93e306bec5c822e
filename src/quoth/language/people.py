"""How a language speaks of those who speak: pronouns, titles, and nouns for people, bodies, groups and documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Number = Literal["singular", "plural"]
Gender = Literal["male", "female"]
PronounPerson = Literal["first", "second", "third", "relative", "indefinite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun tells of the one it refers to; `gender` None for both or neither, `human` False for "it"."""

    person: PronounPerson
    number: Number
    gender: Gender | None = None
    human: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Head nouns, lower case. A noun that is in none of the sets tells nothing about the kind of source."""

    roles: frozenset[str]
    """One person by office or part: "spokesman", "minister", "driver"."""
    vague_roles: frozenset[str]
    """One person whom the words do not single out: "official", "source", "man"."""
    outsiders: frozenset[str]
    """Those of them who are not of the body that they are said to be beside: "a critic of"."""
    relatives: frozenset[str]
    """One person by whose relative he or she is: "wife"."""
    seats: frozenset[str]
    """Those of them who stand for a place, which is no body: "a Wick senator"."""
    partisans: frozenset[str]
    """One person by party or camp, which only as the last noun of a phrase tells who that is: "the top Republican"."""
    role_endings: tuple[str, ...]
    """Endings by which an unlisted noun is a role: "-ologist"."""
    plural_endings: tuple[str, ...]
    """Endings by which a capitalised word at a sentence's start is a plural of people and no name: "Dockworkers"."""
    irregular_plurals: frozenset[str]
    """Plurals that do not end in -s."""
    numbers_of: frozenset[str]
    """Nouns that with "of" mean several people: "a group of lawyers"."""
    shares: frozenset[str]
    """Nouns for a part of many people: "36 percent", "two-thirds of those"."""
    counts: frozenset[str]
    """Numbers of several people as words: "three of her aides", "seven in ten"."""
    bounds: re.Pattern[str]
    """What stands before a number and says that it is a limit or an estimate: "more than", with the blank behind it."""
    texts_of: frozenset[str]
    """Nouns that with "of" mean something written: "the text of the accord"."""
    organisations: frozenset[str]
    """A body, also as the last word of its name: "ministry", "party", "court"."""
    only_ones: frozenset[str]
    """Those of which there is one, so that the noun alone tells which: "a police officer"."""
    territories: frozenset[str]
    """Those that are rather a place where they stand before a role: "state senator"."""
    groups: frozenset[str]
    """Several people by a plural: "officials", "critics", "residents"."""
    documents: frozenset[str]
    """Something written, shown or counted: "report", "poll", "images"."""
    stand_ins: frozenset[str]
    """A body by a word that many bodies share and that stands beside their names: "the agency", "newspaper Ostkurier"."""
    owned: frozenset[str]
    """Those of them that a person may have, too: "the Quell team"."""
    callings: frozenset[str]
    """Those of them that may be a person's work, too: "publisher"."""
    governments: frozenset[str]
    """Words that, with a country, mean its government: "government", "authorities"."""
    rulers: frozenset[str]
    """Offices that somebody with a government of his or her own holds: "prime minister"."""
    families: tuple[frozenset[str], ...]
    """Words for bodies of one family: a body of one is not called by a word of another."""
    subordinate: frozenset[str]
    """Words before such an office that make it another: "vice president"."""
    writings: tuple[frozenset[str], ...]
    """Nouns for something written that may mean one and the same: "study", "paper"."""
    again: frozenset[str]
    """Nouns by which somebody named is spoken of again, whatever he or she does: "the father-of-two"."""
    gender: Mapping[str, Gender]
    """The gender that a role noun or title says by itself."""
    same_role: Mapping[str, str]
    """Variants of one role: "spokeswoman" -> "spokesman"."""
    known: frozenset[str] = field(init=False, repr=False)
    """Every noun that tells what kind of source it names."""

    def __post_init__(self) -> None:
        known = self.roles | self.vague_roles | self.organisations | self.groups | self.documents
        object.__setattr__(self, "known", known)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everything of a language that the resolution of sources needs."""

    pronouns: Mapping[str, Pronoun]
    naming: frozenset[str]
    """What stands between somebody described and his or her name: "a man named"."""
    emphatic: frozenset[str]
    """Pronouns that may stand behind a name and say nothing: "herself"."""
    honorifics: frozenset[str]
    plural_titles: Mapping[str, str]
    """Titles before several names, lower case -> the title of each: "senators" -> "Senator"."""
    party_letters: frozenset[str]
    """Letters that with a hyphen and a place tell somebody's party: "D-Ohio"."""
    title_endings: frozenset[str]
    """What a title may end with behind a hyphen: "elect", "in-chief"."""
    forms_of_address: frozenset[str]
    """Titles that anybody has, and that tell no role: "Mr"."""
    first_name_titles: frozenset[str]
    """Titles that may stand before a first name, or be surnames behind another title: "King", "Bishop"."""
    plain_titles: frozenset[str]
    """Titles that say nothing of what somebody speaks as: a name with no more than one was described before."""
    nouns: Nouns
    office_words: frozenset[str]
    """Words of an office beside a title: "Secretary of State", "Foreign Minister"."""
    office_heads: frozenset[str]
    """Titles that go on with "of": "Secretary of", "Archbishop of"."""
    office_prepositions: frozenset[str]
    """What joins an office and its body or place: "Mayor of", "senator from", "ambassador to"."""
    office_topics: frozenset[str]
    """What an office in lower case may be of, right before its holder's name: "chief of staff"."""
    role_modifiers: frozenset[str]
    """Words that only grade or date a role: "deputy", "former", "senior"."""
    body_modifiers: frozenset[str]
    """Those of them that belong to the name of a body: "state police"."""
    determiners: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    subjects: frozenset[str]
    """Pronouns that, right before a verb, are its subject."""
    agents: frozenset[str]
    """Prepositions behind a passive before the one who does it: "by"."""
    joining: frozenset[str]
    """Conjunctions that join a verb to another of the same subject."""
    heads_end_at: frozenset[str]
    """Words after which a noun phrase's head cannot stand any more: prepositions, relative pronouns, participles."""
    relative: frozenset[str]
    asking: frozenset[str]
    """What stands before the questions of an interview, in lower case: "q"."""
    answering: frozenset[str]
    """What stands before its answers."""
    reporting: frozenset[str]
    """Words that open reported speech; quotation marks behind them leave its pronouns as the outlet puts them."""
    finite: frozenset[str]
    """Common verb forms by which words behind a comma are a clause, not an apposition."""
    participles: frozenset[str]
    """Those that are irregular: "images taken"."""
    place_prepositions: frozenset[str]
    """Prepositions behind which a name is a place or a body rather than a person."""
    home_prepositions: frozenset[str]
    """Prepositions behind which a name tells where somebody is from: what stands behind its comma is not of the place."""
    topics: frozenset[str]
    """Words for what bodies deal with, by which the name of one goes on: "Institute for Trade and Industry"."""
    name_prepositions: frozenset[str]
    """Small words inside the name of a body: "Bank of", "Institute for"."""
    owners_in_names: frozenset[str]
    """Possessives with which a body's name goes on: "People's Daily", "Workers' Union"."""
    modifier_endings: frozenset[str]
    """Second halves of capitalised compounds that only describe: "Lantia-based"."""
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    generations: frozenset[str]
    """Those of them that tell people of one name apart: "Jr."."""
    never_alone: frozenset[str]
    """First words of names that are no name without the rest: "West" for the West Bank."""
    place_openings: frozenset[str]
    """First words of the names of places: "New", "Los", "Fort"."""
    place_endings: frozenset[str]
    """Last words of the names of places: "County", "Valley"."""
    never_in_names: frozenset[str]
    """Words that are capitalised at a sentence's start or by custom, and are no part of a name."""
    surnames_too: frozenset[str]
    """Those of them that are surnames behind a first name: "May"."""
    first_names_too: frozenset[str]
    """Those of them that are first names before a surname: "Will"."""
    surnames: frozenset[str]
    """Surnames that are known as such where they stand alone, as they are written: "McGrath"."""
    plain: frozenset[str]
    """Words, lower case, that are hardly ever names: a capital at a sentence's beginning proves nothing."""
    organisation_words: frozenset[str]
    """Words that make a capitalised name the name of a body: "Ministry", "Times", "University"."""
    known_organisations: frozenset[str]
    """Bodies with a name of one word that could be a surname."""
    countries: Mapping[str, str]
    """Country, capital or adjective, lower case -> the country's usual name."""
    captions: re.Pattern[str]
    """What shows that a line describes a picture: places in it, or a credit at its end."""
    bylines: re.Pattern[str]
    """A whole line that names the authors in capitals; `by` is what says so, without which it is one only at the top."""
    clock_before: re.Pattern[str]
    """The end of a time of day, which a live blog puts before who speaks: "a.m. "."""
    when_behind: re.Pattern[str]
    """When somebody spoke, behind who: " in 2015", " on Monday"."""
    denied: re.Pattern[str]
    """A word of denial that belongs to who does not speak, before "everyone": "not "."""
    nationalities: frozenset[str]
    """Those of `countries` that are adjectives only."""
    regions: frozenset[str]
    """Names of states and provinces, lower case."""
