"""The cast of an article: all who are named in it, each once, whatever form of the name stands where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoth.engine import Kinds
from quoth.language.people import Gender, People
from quoth.model import Span
from quoth.resolve.kinds import gender_of_followers, judge_kind
from quoth.resolve.likeness import EQUAL, FIRST_NAME, Likeness, acronyms, fold
from quoth.resolve.names import NameMention
from quoth.resolve.who import Who, gender_of
from quoth.resolve.words import Words, initials

LONGEST_NAME = 6
"""Words of a name that are looked for in a headline."""


class Cast:
    """Everybody who is named, in order of appearance; finds who stands at a place and who bears a name."""

    def __init__(self, mentions: Sequence[NameMention], words: Words, people: People, kinds: Kinds | None = None) -> None:
        """Group `mentions`; the full names first, so that short forms and headlines find them.

        Whoever the text says too little of is what the engine takes the name for, as `kinds` tell.
        """
        self._people, self._words = people, words
        self.all: list[Who] = []
        self._at: dict[int, tuple[NameMention, Who]] = {}
        self._bearing: defaultdict[str, dict[int, Who]] = defaultdict(dict)
        self._with_initials: defaultdict[str, dict[int, Who]] = defaultdict(dict)
        self._countries: dict[str, Who] = {}
        self._likeness = Likeness(mentions, people)
        self._holders = _holders(mentions, people)
        for mention in sorted(mentions, key=_fullest_first):
            self._place(mention)
        self._judge(kinds)
        self.all.sort(key=lambda who: who.first)

    def _place(self, mention: NameMention) -> None:
        """Give one mention its bearer, who may be new."""
        if mention.headline and len(mention.words) > 1:
            self._place_headline(mention)
            return
        speaker = self._abbreviated(mention)
        if speaker is not None:
            speaker.mentions.add(mention.span)
            self._at[mention.span.start] = mention, speaker
            return
        who = self._credited(mention) if mention.credited else None
        if who is not None:
            mention = mention.without_credit()
        who = who or self._find(mention)
        if who is None:
            who = Who(kind="person")
            self.all.append(who)
        self._take(who, mention)

    def _place_headline(self, mention: NameMention) -> None:
        """Find the names of those known that stand in a headline, where names and other words look alike."""
        rest = mention
        while rest.words:
            size, who = self._known_at_start(rest.words)
            if who:
                self._take(who, rest.cut(size))
            rest = rest.after(size)

    def _known_at_start(self, words: Sequence[str]) -> tuple[int, Who | None]:
        """How many of `words` are the name of somebody known, the most first; one and None if they are nobody's."""
        for size in range(min(len(words), LONGEST_NAME), 0, -1):
            form = " ".join(words[:size])
            found = [who for who in self._bearing.get(fold(words[0]), {}).values() if self._known_as(form, who)]
            if found:
                return size, found[0]
        return 1, None

    def _known_as(self, form: str, who: Who) -> bool:
        if form in who.forms:
            return True
        return " " not in form and who.kind == "person" and any(name.split()[-1] == form for name in who.forms)

    def _abbreviated(self, mention: NameMention) -> Who | None:
        """Whose initials stand alone before a colon at a line's start, as in an interview: no name of a body."""
        text, span = self._words.text, mention.span
        if not (text.startswith(":", span.end) and text.endswith("\n", 0, span.start)):
            return None
        bearers = list(self._with_initials[mention.text].values()) if mention.text in self._with_initials else []
        return bearers[0] if len(bearers) == 1 else None

    def _credited(self, mention: NameMention) -> Who | None:
        """The bearer of a name that a photo credit runs into: its other words are the full name of somebody known."""
        if mention.words[0].casefold() in self._people.countries:
            return None  # U.S. Navy
        rest = " ".join(mention.words[1:])
        found = self._bearing[fold(mention.words[-1])].values() if len(mention.words) > 2 else ()
        return next((who for who in found if rest in who.forms), None)

    def _take(self, who: Who, mention: NameMention) -> None:
        who.add(mention)
        self._at[mention.span.start] = (mention, who)
        for word in (*mention.words, initials(mention.words) if len(mention.words) > 2 else "", mention.acronym or ""):
            if word:
                self._bearing[fold(word)][id(who)] = who
        if len(mention.words) > 1:
            self._with_initials[initials(mention.words)][id(who)] = who
        country = self._people.countries.get(mention.text.casefold())
        if country and who is not self._titled(mention):
            who.country = country
            self._countries[country] = who
        if mention.role:
            who.gender = who.gender or gender_of(mention.role, self._people)

    def _judge(self, kinds: Kinds | None) -> None:
        """Settle everybody's kind, once all their mentions are known."""
        of_whom: defaultdict[int, list[NameMention]] = defaultdict(list)
        for mention, who in self._at.values():
            of_whom[id(who)].append(mention)
        for who in self.all:
            judge_kind(who, of_whom[id(who)], self._people, kinds)

    def within(self, span: Span) -> list[tuple[NameMention, Who]]:
        """The mentions inside `span`, in order, with their bearers."""
        starts = (word.start for word in self._words.within(span))
        return [found for start in starts if (found := self._at.get(start)) and found[0].span.end <= span.end]

    def beginning_at(self, place: int) -> tuple[NameMention, Who] | None:
        """The mention that begins at `place` with its title, and its bearer."""
        first = self._words.position(place)
        rows = (self._at.get(word.start) for word in self._words.all[first : first + LONGEST_NAME])
        return next((row for row in rows if row and row[0].starts == place), None)

    def introduced_at(self, place: int) -> Who | None:
        """The person whose first mention begins at `place` with a title that says nothing of what he or she speaks as."""
        mention, who = self.beginning_at(place) or (None, None)
        if mention is None or who is None or who.first != mention.span.start:
            return None
        titles = {word.casefold() for role in who.roles for word in role.split()} - self._people.role_modifiers
        return who if who.kind == "person" and titles and titles <= self._people.plain_titles else None

    def mentions(self) -> Iterator[tuple[NameMention, Who]]:
        """Every mention with its bearer, in order."""
        return (self._at[start] for start in sorted(self._at))

    def country(self, name: str) -> Who | None:
        """The country that `name`, lower case, or its adjective means, if it is in the cast."""
        return self._countries.get(self._people.countries.get(name, ""))

    def named(self, words: Sequence[str]) -> Who | None:
        """Who of the cast bears the name `words`, wherever they stand."""
        return self.country(" ".join(words).casefold()) or self._by_name([fold(word) for word in words], None, None)

    def only_body(self, noun: str) -> Who | None:
        """The one body whose name of several words ends with `noun`: "council" -> "Port Wick Council"."""
        found = [
            who for who in self._bearing.get(fold(noun), {}).values()
            if who.kind == "organisation" and any(" " in form and fold(form.split()[-1]) == fold(noun) for form in who.forms)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _find(self, mention: NameMention) -> Who | None:
        if mention.text.casefold() in self._people.countries:
            return self._titled(mention) or self.country(mention.text.casefold())
        folded = [fold(word) for word in mention.words]
        account = self._bearing.get(folded[0]) if mention.handle else None
        if account and len(folded) > 1:  # BSC Coast (@BSC_Coast), of the Blue Star Committee
            found = [who for who in account.values() if folded[0] in acronyms(who)]
            if found:
                return found[0]
        return self._by_name(folded, mention.acronym, mention)

    def _titled(self, mention: NameMention) -> Who | None:
        """The person with a title whose surname a country's name is: "Jordan" behind "Rep. Ida Jordan", but not "to Jordan"."""
        if len(mention.words) > 1 or mention.beside:
            return None
        surname, honorifics = fold(mention.words[0]), self._people.honorifics
        for who in self._bearing.get(surname, {}).values():
            titled = any(word.casefold() in honorifics for role in who.roles for word in role.split())
            names = [[fold(word) for word in form.split()] for form in who.forms]
            if titled and any(len(name) > 1 and self._likeness.surname(name) == surname for name in names):
                return who
        return None

    def _by_name(self, folded: Sequence[str], acronym: str | None, mention: NameMention | None) -> Who | None:
        candidates = {key: who for word in (*folded, fold(acronym or "")) for key, who in self._bearing.get(word, {}).items()}
        gender = gender_of(mention.role, self._people) if mention and mention.role else None
        holder = self._holders.get(folded[0]) if len(folded) == 1 else None
        best, found = (0, 0, 0), None
        for who in candidates.values():
            known = who.gender or (holder.gender if holder and not self._is_relative(who) else None)
            if gender and known and gender != known:
                continue
            strength = self._likeness.strength(folded, acronym, who)
            if holder and strength:
                strength = self._beside_holder(
                    strength, who, holder, titled=mention is not None and _has_office(mention, self._people)
                )
            weight = strength, sum(who.forms.values()), -who.first
            if strength and weight > best:
                best, found = weight, who
        return found

    def _beside_holder(self, strength: int, who: Who, holder: _Holder, *, titled: bool) -> int:
        """How well a surname that somebody bears in office is another's name, who is a relative or perhaps no person.

        "Quell" is President Quell, and Ida Quell, the first lady, only if she is named before; the Quell Tower never.
        """
        if self._is_relative(who):
            return 0 if titled or holder.first < who.first else min(strength + 1, EQUAL)
        return 0 if strength == FIRST_NAME and not who.roles else strength

    def _is_relative(self, who: Who) -> bool:
        """Whether all that is told of somebody's role is whose relative he or she is."""
        return bool(who.roles) and all(set(role.casefold().split()) & self._people.nouns.relatives for role in who.roles)


class _Holder(NamedTuple):
    """Somebody with an office who is named by surname: where first, and what the pronouns behind it say of the gender."""

    first: int
    gender: Gender | None


def _holders(mentions: Sequence[NameMention], people: People) -> dict[str, _Holder]:
    """Those by surname who stand alone behind a title of office: "President Quell"."""
    alone: defaultdict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        if len(mention.words) == 1 and not mention.headline:
            alone[fold(mention.words[0])].append(mention)
    return {
        name: _Holder(min(mention.span.start for mention in its), gender_of_followers(its))
        for name, its in alone.items()
        if any(_has_office(mention, people) for mention in its)
    }


def _has_office(mention: NameMention, people: People) -> bool:
    """Whether a title of office stands right before a name, such as "President", not "Mr"."""
    words = mention.role.casefold().split() if mention.titled and mention.role else ()
    return any(word in people.honorifics and word not in people.plain_titles | people.first_name_titles for word in words)


def _fullest_first(mention: NameMention) -> tuple[bool, bool, int, int]:
    """Plain text before headlines, names without a photo credit before those with one, full names before short ones."""
    return mention.headline, mention.credited and not mention.titled, -min(len(mention.words), 2), mention.span.start
