"""Whether a name is a person's or a body's: what the text says beside it, before anything is assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from quoth.language.people import Gender, People
from quoth.resolve.names import NameMention
from quoth.resolve.who import Who
from quoth.resolve.words import is_acronym

SEVERAL = 2
"""So many pronouns must agree before they tell a gender, since one may mean somebody else."""
MUCH_OFTENER = 3
"""One gender must follow a name this many times as often as the other."""
OFTEN = 3
"""A name of several words that stands in full so often, and never shortened, is hardly a person's."""
LONGEST_PERSON = 5
"""More words than this make no person's name."""


def judge_kind(who: Who, mentions: Sequence[NameMention], people: People) -> None:
    """Set the kind of `who` and whether it is sure, from all its mentions by name."""
    evidence = _evidence(who, mentions, people)
    who.sure = evidence is not None
    who.kind = evidence or _likely(who, mentions)
    if who.kind == "person":
        who.gender = who.gender or _gender_of_followers(mentions)


def _gender_of_followers(mentions: Sequence[NameMention]) -> Gender | None:
    """The gender of most pronouns that follow the name, if they are several."""
    found = Counter(mention.follower for mention in mentions if mention.follower in ("male", "female"))
    men, women = found["male"], found["female"]
    if max(men, women) < SEVERAL or max(men, women) <= MUCH_OFTENER * min(men, women):
        return None
    return "male" if men > women else "female"


def _evidence(who: Who, mentions: Sequence[NameMention], people: People) -> Literal["person", "organisation"] | None:
    """What titles, ages, nouns and the use of a surname prove, the strongest first; None if nothing does."""
    body = _named_as_body(who, people)
    tests: tuple[tuple[bool, Literal["person", "organisation"]], ...] = (
        (who.country is not None, "organisation"),
        (any(mention.titled for mention in mentions) and not body, "person"),
        (body or bool(who.nouns) or who.acronym is not None, "organisation"),
        (any(mention.age is not None or mention.role for mention in mentions), "person"),
        ({mention.follower for mention in mentions} - {None} == {"thing"}, "organisation"),
        (_surname_used(who), "person"),
    )
    return next((kind for holds, kind in tests if holds), None)


def _named_as_body(who: Who, people: People) -> bool:
    """Whether a word of the name is one that bodies bear: "Council", "Times", "NATO"."""
    for form in who.forms:
        words = form.split()
        if words[-1].casefold() in people.known_organisations or (len(words) == 1 and is_acronym(words[0])):
            return True
        if any(word.casefold() in people.organisation_words for word in (words if len(words) > 1 else ())):
            return True
        if len(words) > 1 and is_acronym(words[0]) and len(words[0].replace(".", "")) > 2:
            return True
    return False


def _likely(who: Who, mentions: Sequence[NameMention]) -> Literal["person", "organisation"]:
    """The default: two to five words are a person's name unless used as those of a place or a body are."""
    longest = len(who.fullest().split())
    if any(mention.follower in ("male", "female") for mention in mentions) and longest <= LONGEST_PERSON:
        return "person"
    if longest == 1 or longest > LONGEST_PERSON:
        return "organisation"
    plain = [mention for mention in mentions if not mention.headline]
    if any(mention.place or mention.article for mention in plain):
        return "organisation"
    never_shortened = len(who.forms) == 1 and sum(who.forms.values()) >= OFTEN
    return "organisation" if never_shortened else "person"


def _surname_used(who: Who) -> bool:
    """Whether a name of several words is also used as its last word alone ("Nasser Tal'ori", then "Tal'ori")."""
    last = {form.split()[-1].casefold() for form in who.forms if len(form.split()) > 1}
    return any(form.casefold() in last for form in who.forms)
