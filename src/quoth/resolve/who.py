"""Somebody in an article while it is being read: every form, role and mention that belongs to one source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from quoth.language.people import Gender, People
from quoth.model import SourceKind
from quoth.resolve.mentions import Mentions
from quoth.resolve.names import NameMention


@dataclass(slots=True, eq=False)
class Who:
    """One person, body, group, document or unnamed voice. Grows as the text is read; two are the same only if identical.

    `forms` counts the names used, `spoken` those by which it is named where it is a source; `roles` are in reading
    order. `nouns` are those that say what body it is. `country` is set where it is one. `sure` tells that `kind`
    rests on evidence, not on a default.
    """

    kind: SourceKind
    forms: Counter[str] = field(default_factory=Counter)
    spoken: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    mentions: Mentions = field(default_factory=Mentions)
    members: list[Who] = field(default_factory=list)
    affiliation: str | None = None
    acronym: str | None = None
    country: str | None = None
    gender: Gender | None = None
    age: int | None = None
    named: bool = True
    resolved: bool = True
    sure: bool = False
    governs: bool = False
    """Whether a government or administration is spoken of as its own: "the Quell administration"."""
    place: bool = False
    """Whether it is named as a place somewhere: "in Wick"."""
    plain_capital: bool = False
    """Whether the name is capitalised where nothing but its being a name explains it."""
    head: str = ""
    """The head noun of a description."""

    def add(self, mention: NameMention) -> None:
        """Take in one mention by name."""
        self.forms[mention.text] += 1
        self.mentions.add(mention.span)
        self.acronym = self.acronym or mention.acronym
        self.age = self.age or mention.age
        self.place = self.place or mention.place
        self.governs = self.governs or mention.governs
        self.plain_capital = self.plain_capital or not mention.opens
        if mention.body:
            self.nouns.update(mention.body.split())
        for role in (mention.role, mention.further):
            if role:
                self.add_role(role)

    def add_role(self, role: str) -> None:
        """Take in a role or title, once."""
        if role.casefold() not in (known.casefold() for known in self.roles):
            self.roles.append(role)

    def fullest(self) -> str:
        """The form with most words; of those the commonest, then the longest."""
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], len(form), form))

    @property
    def human(self) -> bool:
        """Whether it is one person, named or not."""
        return self.kind in ("person", "unnamed", "author")

    @property
    def could_be_meant(self) -> bool:
        """Whether a pronoun can mean it: not a word that is only capitalised because it opens a sentence."""
        return not self.named or self.plain_capital or self.sure

    @property
    def first(self) -> int:
        """The first offset of any mention."""
        return self.mentions.first


def gender_of(words: str, people: People) -> Gender | None:
    """The gender that a title or role noun says by itself ("spokeswoman", "Mr")."""
    for word in words.casefold().split():
        gender = people.nouns.gender.get(word.strip(",.") if word not in people.nouns.gender else word)
        if gender:
            return gender
    return None
