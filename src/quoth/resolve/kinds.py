"""Whether a name is a person's or a body's: what the text says beside it, then what the engine takes it for, then a default."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from quoth.engine import Kinds
from quoth.language.people import Gender, People
from quoth.model import SourceKind
from quoth.resolve.names import NameMention
from quoth.resolve.who import Who
from quoth.resolve.words import is_acronym

SEVERAL = 2
"""So many pronouns must agree before they tell a gender, since one may mean somebody else."""
MUCH_OFTENER = 3
"""One gender must follow a name this many times as often as the other."""
OFTEN = 3
"""A name of several words that stands in full so often, and never shortened, is hardly a person's."""
SHORT_PERSON = 3
"""So many words that end in a known surname are a person's name, however it is used."""
LONGEST_PERSON = 5
"""More words than this make no person's name."""
SURE = 0.95
"""How sure the engine must be of the kind of a name of which the text proves nothing."""
NO_PERSON = 0.7
"""How sure it must be that a name of several words, which most often is a person's, is a body's or a place's."""


def judge_kind(who: Who, mentions: Sequence[NameMention], people: People, kinds: Kinds | None = None) -> None:
    """Set the kind of `who` and whether it is sure, from all its mentions by name.

    Where the text proves nothing, the engine is asked, as `kinds` tell; where it is in doubt, too, a default holds.
    """
    region = _is_region(who, mentions, people)
    evidence = None if region else _evidence(who, mentions, people)
    guessed = None if evidence or region or kinds is None else _guessed(who, mentions, kinds)
    who.sure = evidence is not None
    who.kind = evidence or guessed or _likely(who, mentions, people)
    who.plain_capital = who.plain_capital or who.fullest() in people.surnames
    if who.kind == "person":
        who.gender = who.gender or gender_of_followers(mentions)


def gender_of_followers(mentions: Sequence[NameMention]) -> Gender | None:
    """The gender of most pronouns that follow the name, if they are several."""
    found = Counter(mention.follower for mention in mentions if mention.follower in ("male", "female"))
    men, women = found["male"], found["female"]
    if max(men, women) < SEVERAL or max(men, women) <= MUCH_OFTENER * min(men, women):
        return None
    return "male" if men > women else "female"


def _evidence(who: Who, mentions: Sequence[NameMention], people: People) -> Literal["person", "organisation"] | None:
    """What titles, ages, nouns and the use of a surname prove, the strongest first; None if nothing does."""
    surnames = _surnames_used(who)
    titled = any(mention.titled and len(mention.words) == 2 for mention in mentions)
    body = _named_as_body(who, surnames, people, surname_too=titled)
    tests: tuple[tuple[bool, Literal["person", "organisation"]], ...] = (
        (who.country is not None, "organisation"),
        (any(mention.titled for mention in mentions) and not body, "person"),
        (body or _called_a_body(mentions, surnames, people) or who.acronym is not None, "organisation"),
        (any(mention.age is not None or mention.role for mention in mentions), "person"),
        (any(form.casefold() in people.nouns.gender for form in who.forms), "person"),  # Dad
        (_goes_by_surname(who, surnames), "person"),
        ({mention.follower for mention in mentions} - {None} == {"thing"}, "organisation"),
        (bool(surnames), "person"),
    )
    return next((kind for holds, kind in tests if holds), None)


def _named_as_body(who: Who, surnames: set[str], people: People, *, surname_too: bool) -> bool:
    """Whether a word of the name is one that bodies bear: "Council", "Times", "NATO"; a person's name in capitals is none.

    `surname_too`: the name of a body that could be a surname is one here.
    """
    linking = people.joining | {"&"} | (people.name_prepositions - people.home_prepositions)
    in_small = {word.casefold() for form in who.forms if " " in form for word in form.split() if not word.isupper()}
    for form in who.forms:
        words = form.split()
        known = {words[-1].casefold(), form.casefold().replace(" ", "-")} & people.known_organisations
        if known and not surname_too:
            return True
        if len(words) == 1 and is_acronym(words[0]) and form.casefold() not in surnames | in_small:
            return True
        if not linking.isdisjoint(words):
            return True  # Customs and Border Protection, Transport for London
        if any(word.casefold() in people.organisation_words for word in (words if len(words) > 1 else ())):
            return True
    first, *rest = who.fullest().split()
    return bool(rest) and is_acronym(first) and len(first.replace(".", "")) > 2


def _called_a_body(mentions: Sequence[NameMention], surnames: set[str], people: People) -> bool:
    """Whether a noun beside the name says that it is a body's; "the Quell team" may be Ida Quell's, "publisher Ida Quell" she."""

    def tells_nothing(mention: NameMention) -> bool:
        owned = mention.body in people.nouns.owned and mention.text.casefold() in surnames
        calling = (mention.body or "").rpartition(" ")[2] in people.nouns.callings
        return owned or (calling and len(mention.words) > 1)

    return any(mention.body and not tells_nothing(mention) for mention in mentions)


def _guessed(who: Who, mentions: Sequence[NameMention], kinds: Kinds) -> SourceKind | None:
    """What the engine takes a name for, if it is sure enough; a place that speaks is an organisation."""
    plain = [mention.span for mention in mentions if not mention.headline]
    shares = kinds.shares(plain or [mention.span for mention in mentions])
    words = len(who.fullest().split())
    if shares["organisation"] + shares["place"] >= (NO_PERSON if words > 1 else SURE):
        return "organisation"
    if shares["group"] >= SURE:
        return "group"
    return "person" if shares["person"] >= SURE and words <= LONGEST_PERSON else None


def _likely(who: Who, mentions: Sequence[NameMention], people: People) -> Literal["person", "organisation"]:
    """The default: a known surname, or two to five words neither made nor used as those of a place or a body, are a person."""
    words = who.fullest().casefold().split()
    longest = len(words)
    named_so = longest > 1 and (words[0] in people.place_openings or words[-1] in people.place_endings)
    if named_so or _is_region(who, mentions, people):
        return "organisation"
    if any(mention.follower in ("male", "female") for mention in mentions) and longest <= LONGEST_PERSON:
        return "person"
    surname = who.fullest().rpartition(" ")[2] in people.surnames
    if surname and longest <= SHORT_PERSON and (longest == 1 or words[0] not in people.nouns.known):
        return "person"
    if longest == 1 or longest > LONGEST_PERSON:
        return "organisation"
    plain = [mention for mention in mentions if not mention.headline]
    if any(mention.place or mention.article for mention in plain):
        return "organisation"
    never_shortened = len(who.forms) == 1 and sum(who.forms.values()) >= OFTEN
    return "organisation" if never_shortened else "person"


def _is_region(who: Who, mentions: Sequence[NameMention], people: People) -> bool:
    """Whether a state or province is meant wherever the name stands."""
    return all(form.casefold() in people.regions for form in who.forms) and not any(mention.titled for mention in mentions)


def _goes_by_surname(who: Who, surnames: set[str]) -> bool:
    """Whether a surname alone is used as often as the whole name, so that an "it" behind it hardly means its bearer."""
    return sum(count for form, count in who.forms.items() if form.casefold() in surnames) >= who.forms[who.fullest()]


def _surnames_used(who: Who) -> set[str]:
    """The last words of a name of several that are also used alone ("Nasser Tal'ori", then "Tal'ori"), lower case."""
    last = {form.split()[-1].casefold() for form in who.forms if len(form.split()) > 1}
    return last & {form.casefold() for form in who.forms}
