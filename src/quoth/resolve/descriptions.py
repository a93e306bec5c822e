"""Descriptions without a name -> those already known: "the spokesman", "the agency", "residents", "the court"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quoth.language.people import People
from quoth.model import SourceKind
from quoth.resolve.antecedent import Search, Timeline
from quoth.resolve.cast import Cast
from quoth.resolve.phrase import Phrase, canonical, number_of
from quoth.resolve.who import Who, gender_of
from quoth.resolve.words import Word, Words


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a role fits a description: all its words, as many as possible, and no word that it lacks."""

    whole: bool
    shared: int
    spare: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        return self.whole, self.shared, -self.spare


class Descriptions:
    """Whom the descriptions of one article mean."""

    def __init__(self, words: Words, cast: Cast, timeline: Timeline, people: People) -> None:
        """`cast` are those named in the text of `words`."""
        self._words, self._cast, self._timeline, self._people = words, cast, timeline, people
        self.known: list[Who] = []
        self._by_head: defaultdict[str, list[Who]] = defaultdict(list)
        self._bodies: defaultdict[str, dict[int, Who]] = defaultdict(dict)
        self._persons: defaultdict[str, dict[int, Who]] = defaultdict(dict)
        for who in cast.all:
            self._index(who)

    def add(self, who: Who) -> None:
        """Take in somebody new who is only described."""
        self.known.append(who)
        self._by_head[who.head].append(who)
        self._index(who)

    def add_role(self, who: Who, role: str) -> None:
        """Give `who` a role, by which later descriptions find it."""
        who.add_role(role)
        self._index(who)

    def _index(self, who: Who) -> None:
        if who.kind == "organisation":
            for word in self._names(who):
                self._bodies[word][id(who)] = who
        elif who.kind == "person":
            for role in who.roles:
                for word in self._role_words(role):
                    self._persons[word][id(who)] = who

    def find(self, phrase: Phrase, kind: SourceKind) -> Who | None:
        """Who is described by `phrase`, of those known so far or named anywhere; None if nobody is."""
        if kind == "unnamed":
            named = self._by_role(phrase) or self._by_age(phrase) or self._named_next(phrase) or self._by_government(phrase)
            return named or self._same(phrase, kind) or self._spoken_of_again(phrase)
        if kind == "organisation":
            return self._government(phrase) or self._body(phrase) or self._same(phrase, kind)
        found = self._government(phrase) or self._same(phrase, kind)
        return found or (self._written(phrase) if kind == "document" else None)

    # --- persons --------------------------------------------------------------------------------------------------

    def _by_role(self, phrase: Phrase) -> Who | None:
        """The person with the role of "the spokesman", or of "a ministry spokesman" who is named later."""
        nouns, noun = self._people.nouns, phrase.head.folded
        if noun in nouns.vague_roles or (noun in nouns.partisans and phrase.indefinite):
            return None
        head = canonical(phrase.head.folded, self._people)
        bearers = list(self._persons.get(head, {}).values())
        fits = {id(who): fit for who in bearers if (fit := self._fit(phrase, who))}
        best = max((fit.rank for fit in fits.values()), default=None)
        found = [who for who in bearers if id(who) in fits and fits[id(who)].rank == best]
        if len(found) > 1 and best and not best[0] and phrase.core[0].folded in self._people.countries:
            return None  # the Norwegian president, of two presidents
        if phrase.indefinite:
            later = len(bearers) == 1 and found and found[0].first > phrase.span.start
            same = best is not None and best[0] and best[2] == 0
            return found[0] if later or same else None
        return self._nearest(found, phrase)

    def _fit(self, phrase: Phrase, who: Who) -> _Fit | None:
        """How well the roles of `who` fit; None if each lacks a capitalised word of the phrase ("Home Office spokesman")."""
        wanted = {canonical(word.folded, self._people) for word in self._content(phrase)}
        proper = {
            canonical(word.folded, self._people) for word in self._content(phrase) if word.capital and word is not phrase.words[0]
        }
        head = canonical(phrase.head.folded, self._people)
        names = {word.casefold() for form in who.forms for word in form.split()}
        fits = []
        for role in who.roles:
            theirs = self._role_words(role)
            if head not in theirs or (self._rules(phrase) and not theirs.isdisjoint(self._people.nouns.subordinate - wanted)):
                continue
            grades = self._people.role_modifiers
            plain = theirs - grades <= wanted  # "ministry spokesman" may be the Foreign Ministry spokesman
            mine = wanted - {head} - grades
            if plain or ((proper <= theirs | names) and (not mine or not mine.isdisjoint(theirs | names))):
                fits.append(_Fit(wanted <= theirs | names, len(wanted & theirs), len(theirs - wanted)))
        return max(fits, key=lambda fit: fit.rank, default=None)

    def _content(self, phrase: Phrase) -> list[Word]:
        people = self._people
        return [
            word for word in phrase.words
            if word.end <= phrase.named.end and word.folded not in people.determiners and word.folded not in people.heads_end_at
        ]  # fmt: skip

    def _role_words(self, role: str) -> set[str]:
        folded = (word.strip(",.").casefold().removesuffix("'s").removesuffix("’s") for word in role.split())
        return {canonical(word, self._people) for word in folded} - self._people.determiners - self._people.heads_end_at

    def _by_age(self, phrase: Phrase) -> Who | None:
        """The person of the age of "the 42-year-old"."""
        age, hyphen, rest = phrase.core[0].text.partition("-year-old")
        if not hyphen or rest or not age.isdecimal() or phrase.indefinite:
            return None
        return self._nearest([who for who in self._cast.all if who.age == int(age)], phrase)

    def _named_next(self, phrase: Phrase) -> Who | None:
        """Who is named only as the next sentence opens: "a ministry spokeswoman said. Ms Quell was answering …"."""
        if not phrase.indefinite or phrase.head.folded not in self._people.nouns.roles:
            return None
        who = self._cast.introduced_at(self._timeline.next_sentence(phrase.span.start))
        gender = gender_of(phrase.head.folded, self._people)
        return who if who and (gender is None or gender == (who.gender or gender)) else None

    def _by_government(self, phrase: Phrase) -> Who | None:
        """The one person whose government is spoken of, if "the prime minister" or "the Norwegian president" is nobody else."""
        if not phrase.definite or phrase.behind or not self._rules(phrase):
            return None
        found = [who for who in self._cast.all if who.governs and who.kind == "person"]
        return found[0] if len(found) == 1 else None

    def _rules(self, phrase: Phrase) -> bool:
        """Whether a phrase is an office with a government of its own: "the prime minister", "the Norwegian president"."""
        words = [word.folded for word in phrase.core]
        return " ".join(words[words[0] in self._people.countries :]) in self._people.nouns.rulers

    def _spoken_of_again(self, phrase: Phrase) -> Who | None:
        """The person whom "the father" or "the father-of-two" means that nobody was before; "the father of" is another."""
        noun, of, _ = phrase.head.folded.partition("-of-")
        owned = phrase.words[0].folded in self._people.possessives or (not of and [w.folded for w in phrase.behind[:1]] == ["of"])
        if noun not in self._people.nouns.again or not phrase.definite or not phrase.bare or owned:
            return None
        gender = gender_of(noun, self._people)
        return self._choose(lambda who: who.kind == "person" and who.named and who.gender in (None, gender), phrase)

    def _nearest(self, found: list[Who], phrase: Phrase) -> Who | None:
        if len(found) < 2:
            return found[0] if found else None
        among = {id(who) for who in found}
        return self._choose(lambda who: id(who) in among, phrase) or found[0]

    # --- bodies ---------------------------------------------------------------------------------------------------

    def _government(self, phrase: Phrase) -> Who | None:
        """The country of "Norwegian authorities" or "the government in Oslo", if it is named as such."""
        head = phrase.head
        if head.folded not in self._people.nouns.governments:
            return None
        described = [word.folded for word in phrase.core if word is not head]
        seat = [word.folded for word in phrase.behind]
        if phrase.bare and seat[:1] and seat[0] in self._people.home_prepositions and number_of(head, self._people) == "singular":
            described = [word for word in seat[1:] if word not in self._people.determiners]
        return self._cast.country(" ".join(described))

    def _body(self, phrase: Phrase) -> Who | None:
        """The body that "the transport police" or "the agency" means: by its name's words, or the one named last."""
        if phrase.indefinite:
            return None
        wanted = {canonical(word.folded, self._people) for word in phrase.core}
        head = canonical(phrase.head.folded, self._people)
        named = [who for who in self._having(wanted) if who.named or who.head == head]
        if phrase.bare and phrase.head.capital:  # the Post, short for the Selbry Post
            named = [who for who in named if any(form.split()[-1] == phrase.head.text for form in who.forms)]
        if phrase.bare and phrase.definite:
            later = phrase.words[0].folded in self._people.possessives and len(named) == 1  # their union
            named = named if later else [who for who in named if who.first < phrase.span.start]
        if named:
            return self._nearest(named, phrase)
        noun = phrase.head.folded
        if not (phrase.bare and phrase.definite and noun in self._people.nouns.stand_ins):
            return None
        return self._choose(lambda who: self._can_be_called(noun, who), phrase) or self._taken_for_person(phrase)

    def _taken_for_person(self, phrase: Phrase) -> Who | None:
        """A name that was taken for a person's by default, and is a body's if nothing else can be "the company"."""
        who = self._choose(lambda who: who.kind == "person" and not who.sure and who.named, phrase)
        if who:
            who.kind, who.sure = "organisation", True
            self._index(who)
        return who

    def _having(self, wanted: Iterable[str]) -> list[Who]:
        """The bodies whose names have all words of `wanted`."""
        sets = sorted((self._bodies.get(word, {}) for word in wanted), key=len)
        return [who for key, who in sets[0].items() if all(key in other for other in sets[1:])] if sets else []

    def _can_be_called(self, noun: str, who: Who) -> bool:
        """Whether a body can be meant by "the agency", "the newspaper": no word of its name is of another family."""
        if who.country or who.kind != "organisation" or not who.could_be_meant:
            return False
        families = self._people.nouns.families
        words = self._names(who)
        theirs = {number for number, family in enumerate(families) if not family.isdisjoint(words)}
        mine = {number for number, family in enumerate(families) if noun in family}
        return not mine.isdisjoint(theirs) if theirs or not who.named else True

    def _names(self, who: Who) -> set[str]:
        words = {word.casefold() for form in who.forms for word in form.split()} | who.nouns
        return {canonical(word, self._people) for word in words}

    def body(self, name: str) -> Who | None:
        """The body, named or described so far, whose name has all words of `name` ("council" -> "Port Wick Council")."""
        wanted = {canonical(word.casefold(), self._people) for word in name.split()} - self._people.determiners
        return next(iter(self._having(wanted)), None)

    # --- the same words again -------------------------------------------------------------------------------------

    def _same(self, phrase: Phrase, kind: SourceKind) -> Who | None:
        """The same description again: "residents" -> "residents of the valley"; "a driver" is somebody new."""
        if phrase.indefinite and kind == "unnamed":
            return None
        wanted = {word.folded for word in self._content(phrase) if word is not phrase.head}
        head = canonical(phrase.head.folded, self._people)
        exact = phrase.indefinite or any(word[:1].isdigit() for word in wanted)
        for who in reversed(self._by_head[head]):
            if who.kind != kind or who.members or not who.resolved:
                continue
            words = {word.casefold().removesuffix("'s").removesuffix("’s") for form in who.forms for word in form.split()}
            proper = not phrase.definite and any(word[:1].isupper() for form in who.forms for word in form.split()[1:])
            if (
                (wanted <= words)
                if not (exact or (proper and phrase.bare))
                else self._words.plain(phrase.named.start, phrase.named.end) in who.forms
            ):
                return who
        return None

    def _written(self, phrase: Phrase) -> Who | None:
        """What "the paper" means that was "a study" before; else the newspaper that it may be."""
        if not (phrase.bare and phrase.definite):
            return None
        noun = phrase.head.folded
        near = frozenset[str]().union(*(family for family in self._people.nouns.writings if noun in family))
        for who in reversed(self.known):
            if who.kind == "document" and who.head in {canonical(word, self._people) for word in near} and who.resolved:
                return who
        return self._body(phrase) if noun in self._people.nouns.stand_ins else None

    def _choose(self, fits: Callable[[Who], bool], phrase: Phrase) -> Who | None:
        choice = self._timeline.choose(Search(place=phrase.span.start, fits=fits))
        return choice.who if choice else None
