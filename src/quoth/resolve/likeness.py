"""How well a name is a bearer's: equal, a surname, a part, or a first name; other spellings, middle names and acronyms count."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from quoth.language.people import People
from quoth.resolve.names import NameMention
from quoth.resolve.who import Who
from quoth.resolve.words import initials

SAME_SPELLING = 92.0
"""From this similarity (0 to 100) two names of several words are two spellings of one."""
EQUAL, SURNAME, PART, FIRST_NAME = 5, 4, 3, 2
"""How well a name is a bearer's; 0 is not at all."""


class Likeness:
    """Compares names, word by word as `fold` gives them, within one article."""

    def __init__(self, mentions: Sequence[NameMention], people: People) -> None:
        """`mentions` tell who has a younger namesake."""
        self._people = people
        self._elders = _elders(mentions, people)

    def strength(self, folded: Sequence[str], acronym: str | None, who: Who) -> int:
        """How well a name is the bearer's: from `EQUAL` down to `FIRST_NAME`; 0 not at all."""
        if acronym and (acronym == who.acronym or acronym in who.forms):
            return EQUAL
        if len(folded) == 1 and folded[0].replace(".", "") in acronyms(who):
            return EQUAL
        return max(self._between(folded, [fold(word) for word in form.split()]) for form in who.forms)

    def _between(self, one: Sequence[str], other: Sequence[str]) -> int:
        if one == other:
            return EQUAL
        younger = [name[-1] in self._people.generations for name in (one, other)]
        if younger[0] != younger[1] and self.surname(one) in self._elders:
            return 0  # Otto Quell and Otto Quell Jr.
        shorter, longer = sorted((one, other), key=len)
        body = any(word in self._people.organisation_words for word in longer)
        if len(shorter) == 1 and len(longer) > 1:
            return self._short_form(shorter[0], longer, body=body)
        if body:
            return PART if f" {' '.join(shorter)} " in f" {' '.join(longer)} " and len(shorter) > 1 else 0
        return self._between_persons(shorter, longer)

    def _between_persons(self, shorter: Sequence[str], longer: Sequence[str]) -> int:
        surname = self.surname(longer)
        if shorter[-1] in self._people.generations and shorter[-1] == longer[-1]:
            shorter, longer = shorter[:-1], longer[:-1]
        part = shorter[-1] == surname and set(shorter) <= set(longer)
        if part or (
            self.surname(shorter) == surname and shorter[0] == longer[0] and _could_be_middle(shorter[1:-1], longer[1:-1])
        ):
            return SURNAME
        alike = shorter[-1][:1] == longer[-1][:1]
        return PART if alike and fuzz.ratio(" ".join(shorter), " ".join(longer), score_cutoff=SAME_SPELLING) else 0

    def _short_form(self, word: str, name: Sequence[str], *, body: bool) -> int:
        if body:
            people = self._people
            proper = not any(word in known for known in (people.organisation_words, people.countries, people.never_alone))
            return FIRST_NAME if proper and word == name[0] else 0
        if word == self.surname(name):
            return SURNAME
        return FIRST_NAME if word in (name[0], name[-1]) else 0

    def surname(self, name: Sequence[str]) -> str:
        """The last word of a name that is no suffix."""
        return next((word for word in reversed(name) if word not in self._people.name_suffixes), name[-1])


def acronyms(who: Who) -> set[str]:
    """The initials of somebody's forms of several words, and the acronym that a text gives, folded."""
    made = {initials(form.split()).casefold() for form in who.forms if len(form.split()) > 2}
    return made | {who.acronym.casefold().replace(".", "")} if who.acronym else made


def _could_be_middle(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands between first name and surname is the same, short or long: "W." and "Walker", not "H.W."."""
    return not one or not other or one[0][0] == other[0][0]


def _elders(mentions: Sequence[NameMention], people: People) -> set[str]:
    """The surnames of those beside whom somebody has the same name with "Jr." behind it.

    They are named in full without it, or by surname before the other is named at all.
    """
    places: dict[tuple[str, ...], int] = {}
    for mention in mentions:
        if not mention.headline:
            places.setdefault(tuple(map(fold, mention.words)), mention.span.start)
    younger = [name for name in places if len(name) > 2 and name[-1] in people.generations]
    first: dict[str, int] = {}
    for name in younger:  # in the order of the text
        first.setdefault(name[-2], places[name])
    named = {name[-2] for name in younger if name[:-1] in places}
    return named | {surname for surname, place in first.items() if places.get((surname,), place) < place}


def fold(word: str) -> str:
    """A word of a name as it is compared: Karim al-Dafri is "Dafri", too."""
    return word.casefold().rstrip(".").replace("’", "'").removeprefix("al-").removeprefix("el-")
