"""The words that name a source -> who that is: each once in the article.

Draft by draft in reading order. A source span is a pronoun, a joint source, a name, or a description; each has its
own way to somebody already known, and failing that makes somebody new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.extract.draft import Draft
from quoth.language.people import People, Pronoun
from quoth.model import SourceKind, Span
from quoth.resolve.affiliation import affiliation_of
from quoth.resolve.antecedent import Mentioned, Search, Timeline, fits
from quoth.resolve.cast import Cast
from quoth.resolve.descriptions import Descriptions
from quoth.resolve.introductions import introduced, is_owned, people_at, phrase_before
from quoth.resolve.joining import Joining
from quoth.resolve.kinds import LONGEST_PERSON
from quoth.resolve.names import NameMention, is_credited_noun
from quoth.resolve.naming import Naming
from quoth.resolve.nouns import is_role, role_head
from quoth.resolve.phrase import Phrase, canonical, kind_of, look_at, pronoun_of
from quoth.resolve.repeats import Resolved, with_repeats
from quoth.resolve.runs import before_party, is_party
from quoth.resolve.who import Who, gender_of
from quoth.resolve.words import Words

UNRESOLVED = 0.3
"""The certainty of a source of whom the text does not say who it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A draft whose source is looked for, with who speaks in the draft that encloses it, and whether in so many words."""

    draft: Draft
    speaker: Who | None = None
    quoted: bool = False


class SourceResolver:
    """Resolves the sources of one article."""

    def __init__(self, words: Words, cast: Cast, timeline: Timeline, people: People) -> None:
        """`cast` are those named in the text of `words`; `timeline` is still empty."""
        self._words, self._cast, self._people, self._timeline = words, cast, people, timeline
        self._descriptions = Descriptions(words, cast, timeline, people)
        self._naming = Naming(words, cast, people)
        self._joining = Joining(words, cast, people)
        self._joint: dict[frozenset[int], Who] = {}
        self._resolved: dict[Span, Resolved] = {}
        self._author: Who | None = None
        self._addressed: Who | None = None
        self._answering: Who | None = None
        for mention, who in cast.mentions():
            if not mention.caption:
                beside = mention.beside or is_owned(mention.starts, words, people)
                beside = beside or (mention.article and who.kind == "person")  # the Quell administration
                timeline.add(Mentioned(who=who, span=mention.span, beside=beside))

    def resolve(self, drafts: Sequence[Draft]) -> list[Resolved]:
        """For each draft its source, in the order of `drafts`."""
        found: list[Resolved] = []
        for number, draft in enumerate(drafts):
            place = _Place(draft=draft)
            if draft.parent is not None and draft.parent < number:
                quoted = self._is_quoted(drafts[draft.parent])
                place = _Place(draft=draft, speaker=found[draft.parent].who, quoted=quoted)
            found.append(self._of_draft(place))
        return with_repeats(self._words, drafts, found)

    def _is_quoted(self, outer: Draft) -> bool:
        """Whether pronouns within `outer` are its speaker's: "he left", unlike in: said that “he left”."""
        if any(self._is_first_person(span) for span in outer.source_span):
            return True  # I think he left
        before = self._words.position(outer.content[0].start) - 1
        reported = before >= 0 and self._words.all[before].folded in self._people.reporting
        return outer.manner == "direct" and not reported

    def _is_first_person(self, span: Span) -> bool:
        pronoun = self._people.pronouns.get(span.of(self._words.text).casefold())
        return pronoun is not None and pronoun.person == "first"

    def _of_draft(self, place: _Place) -> Resolved:
        spans = place.draft.source_span
        if not spans:
            return Resolved(None, 1.0)
        span = Span(spans[0].start, spans[-1].end)
        resolved = self._resolved[span] = self._resolved.get(span) or self._of_span(span, place)
        if resolved.who:
            self._heard(resolved.who, place.draft)
            self._timeline.add(Mentioned(who=resolved.who, span=span, speaks=True))
        return resolved

    def _heard(self, who: Who, draft: Draft) -> None:
        """Learn from what somebody says whether a name that could be a body's is a person's: “I live here,” Muri said."""
        could_be = who.named and not who.sure and who.kind in ("person", "organisation", "group")
        if not could_be or len(who.fullest().split()) > LONGEST_PERSON:
            return
        if draft.manner == "direct" and any(self._says_i(span) for span in draft.content):
            who.kind, who.sure = "person", True

    def _says_i(self, content: Span) -> bool:
        pronouns = (self._people.pronouns.get(word.folded) for word in self._words.within(content))
        return any(pronoun and pronoun.person == "first" and pronoun.number == "singular" for pronoun in pronouns)

    def _of_span(self, span: Span, place: _Place) -> Resolved:
        phrase = look_at(self._words, span, self._people)
        if phrase and is_credited_noun(phrase.core, self._words, self._people):
            phrase = look_at(self._words, Span(phrase.core[1].start, span.end), self._people)
        if phrase is None:
            return Resolved(None, 0.5)
        speaker = self._by_letters(phrase, place.draft)
        if speaker:
            return self._mention(speaker, phrase, 0.9)
        pronoun = pronoun_of(phrase, self._people)
        if pronoun:
            return self._by_pronoun(pronoun, phrase, place)
        found = self._by_joining(phrase, place) or self._by_name(phrase)
        whole = None if found else self._naming.apposed(phrase)
        return found or (whole and self._by_name(whole)) or self._by_apposition(phrase) or self._by_description(phrase)

    # --- letters --------------------------------------------------------------------------------------------------

    def _by_letters(self, phrase: Phrase, draft: Draft) -> Who | None:
        """Who speaks in a turn of an interview that begins with "Q" or "A"."""
        letters = phrase.span.of(self._words.text)
        if not any(cue.of(self._words.text) == ":" for cue in draft.cue):
            return None
        if letters.casefold() in self._people.asking:
            return self._the_author()
        if letters.casefold() in self._people.answering:
            self._answering = self._answering or self._interviewed(phrase)
            return self._answering
        return None

    def _interviewed(self, answer: Phrase) -> Who:
        """The person of whom the text before the first answer speaks more than of any other."""
        before = Counter(
            who for mention, who in self._cast.mentions() if who.kind == "person" and mention.span.end < answer.span.start
        ).most_common(2)
        alone = len(before) == 1 or (before and before[0][1] > before[1][1])
        return before[0][0] if alone else self._new("unnamed", answer, resolved=False)

    # --- pronouns -------------------------------------------------------------------------------------------------

    def _by_pronoun(self, pronoun: Pronoun, phrase: Phrase, place: _Place) -> Resolved:
        if pronoun.person == "first":
            return Resolved(self._first_person(pronoun, place), 0.8)
        if pronoun.person == "relative":
            return self._by_relative(phrase, pronoun, place)
        if pronoun.person != "third":
            return self._anybody(pronoun, phrase)
        own = place.draft.content if place.draft.manner != "indirect" else ()
        search = Search(place=phrase.span.start, fits=fits(pronoun), own=own, speaker=place.speaker, quoted=place.quoted,
                        plural=pronoun.number == "plural")  # fmt: skip
        choice = self._timeline.choose(search)
        sought = pronoun.number == "plural" and not (choice and choice.who.kind == "group")
        if sought and (people := self._people_before(phrase)):
            return self._mention(people, phrase, 0.7)
        if choice is None:
            return self._unresolved(phrase, pronoun)
        if pronoun.gender and choice.who.human:
            choice.who.gender = choice.who.gender or pronoun.gender
        return self._mention(choice.who, phrase, choice.certainty)

    def _anybody(self, pronoun: Pronoun, phrase: Phrase) -> Resolved:
        """Whom the article addresses, always the same, or somebody of whom it says no more ("some")."""
        if pronoun.person == "second" and self._addressed:
            return self._mention(self._addressed, phrase, UNRESOLVED)
        unknown = self._unresolved(phrase, pronoun, resolved=True)
        self._addressed = unknown.who if pronoun.person == "second" else self._addressed
        return unknown

    def _people_before(self, phrase: Phrase) -> Who | None:
        """The people with whom this sentence opens or, if "they" open it, the one before: "Local fishermen met. They want"."""
        start, before = self._timeline.sentences_around(phrase.span.start)
        for place in (before,) if start == phrase.span.start else (start, before):
            opening = people_at(place, self._words, self._people)
            if opening and opening.end <= phrase.span.start and (described := look_at(self._words, opening, self._people)):
                return self._by_description(described).who
        return None

    def _by_relative(self, phrase: Phrase, pronoun: Pronoun, place: _Place) -> Resolved:
        """Who is mentioned right before "who" or "which"; else what the words before it describe ("those who fear")."""
        end = before_party(phrase.span.start, self._words, self._people)
        who = self._timeline.right_before(end, human=pronoun.human)
        if who:
            return self._mention(who, phrase, 0.8)
        before = phrase_before(end, self._words, self._people)
        described = self._of_span(before, place) if before else None
        if described and described.who and described.who.resolved:
            return self._mention(described.who, phrase, 0.7)
        return self._unresolved(phrase, pronoun)

    def _first_person(self, pronoun: Pronoun, place: _Place) -> Who:
        """In somebody's words "I" is the speaker and "we" the body he or she speaks for; elsewhere both are the author."""
        if place.speaker is None:
            return self._the_author()
        body = self._spoken_for(place.speaker) if pronoun.number == "plural" and place.speaker.human else None
        return body or place.speaker

    def _the_author(self) -> Who:
        self._author = self._author or Who(kind="author", forms=Counter({"author": 1}), sure=True)
        return self._author

    def _spoken_for(self, speaker: Who) -> Who | None:
        """The body that a speaker's roles name, if it is named in the text or a source of its own."""
        body = affiliation_of(speaker, self._cast, self._people)
        if body is None:
            return None
        who = self._cast.named(body.split())
        return who if who and who.kind == "organisation" else self._descriptions.body(body)

    def _unresolved(self, phrase: Phrase, pronoun: Pronoun, *, resolved: bool = False) -> Resolved:
        kind: SourceKind = "group" if pronoun.number == "plural" else "unnamed" if pronoun.human else "organisation"
        who = self._new(kind, phrase, resolved=resolved)
        who.gender = pronoun.gender
        return self._mention(who, phrase, UNRESOLVED)

    # --- names ----------------------------------------------------------------------------------------------------

    def _by_name(self, phrase: Phrase) -> Resolved | None:
        named = self._naming.find(phrase)
        if named is None:
            who = self._naming.bearer(phrase)
            return self._mention(who, phrase, 0.9) if who else None
        mention, who = named
        before = [word for word in phrase.words if word.end <= mention.starts]
        if before and who.kind == "person":
            if before[-1].owns and before[-1].capital:
                owners = [other.text for other, _ in self._cast.within(phrase.span) if other.span.end == before[-1].end]
                who.affiliation = who.affiliation or (owners[0] if owners else before[-1].text)
            elif role_head(before, self._people) and phrase.core[-1].end < mention.starts:
                given = before[-1].folded in self._people.naming  # a pilot named Ida Quell
                end = before[-2].end if given else min(before[-1].end, max(phrase.named.end, phrase.core[-1].end))
                role = self._words.plain(phrase.core[0].start, end)
                self._add_fuller_role(who, mention, role)
            elif not who.sure and kind_of(phrase, self._people) == "organisation":
                who.kind, who.sure = "organisation", True
        return self._mention(who, phrase, 1.0)

    def _add_fuller_role(self, who: Who, mention: NameMention, role: str) -> None:
        """Give `who` the role before its name with the owner in it ("Lind's lawyer"), instead of the noun that was read there."""
        short = mention.role or ""
        elsewhere = any(other.role == short for other, bearer in self._cast.mentions() if bearer is who and other is not mention)
        if short in who.roles and role.endswith(f" {short}") and not elsewhere:
            who.roles.remove(short)
        self._descriptions.add_role(who, role)

    def _by_joining(self, phrase: Phrase, place: _Place) -> Resolved | None:
        joint = self._joining.joint(phrase)
        if joint is None:
            return None
        if not joint.named:
            called = replace(phrase, named=self._joining.called(phrase, joint))
            again = self._descriptions.find(called, "group")
            return self._mention(again or self._new("group", called), called, 0.9)
        parts = [who for part in joint.parts if (who := self._of_span(part, place).who)]
        members = [member for who in parts for member in who.members or [who]]  # they, who are two, and a third are three
        key = frozenset(id(member) for member in members)
        if len(key) < 2:
            return self._mention(members[0], phrase, 0.8) if members else None
        return self._mention(self._joint.get(key) or self._joined(members, phrase), phrase, 0.9)

    def _joined(self, members: list[Who], phrase: Phrase) -> Who:
        """A new joint source of `members`, each once."""
        joined = self._new("group", phrase)
        joined.members = list({id(member): member for member in members}.values())
        joined.forms = Counter({self._words.plain(phrase.span.start, phrase.span.end).rstrip(","): 1})
        self._joint[frozenset(id(member) for member in members)] = joined
        return joined

    # --- descriptions ---------------------------------------------------------------------------------------------

    def _by_description(self, phrase: Phrase) -> Resolved:
        kind = kind_of(phrase, self._people)
        who = self._descriptions.find(phrase, kind)
        if who is None:
            return self._mention(self._new(kind, phrase), phrase, 0.9)
        if kind == "unnamed" and who.human and not who.country:
            self._descriptions.add_role(who, self._undetermined(phrase))
        elif not who.named:
            who.forms[self._called_here(phrase)] += 1
        return self._mention(who, phrase, 0.85)

    def _by_apposition(self, phrase: Phrase) -> Resolved | None:
        """Who is named right before the comma of "a left-leaning faction": it tells what the body, or the person, is."""
        first = self._words.position(phrase.span.start)
        if is_party(first, self._words, self._people) and (of := self._timeline.right_before(phrase.span.start, human=True)):
            return self._mention(of, phrase, 0.9)  # D-Wick
        if not phrase.indefinite or self._words.text[max(0, phrase.span.start - 2) : phrase.span.start] != ", ":
            return None
        who = self._timeline.right_before(phrase.span.start, human=False)
        role = is_role(phrase.head.folded, self._people)
        return self._mention(who, phrase, 0.8) if who and role == (who.kind == "person") else None

    def _undetermined(self, phrase: Phrase) -> str:
        """The words of a description without its determiner: as a role."""
        return self._words.plain(phrase.core[0].start, max(phrase.named.end, phrase.core[0].end))

    def _called_here(self, phrase: Phrase) -> str:
        return self._words.plain(phrase.named.start, phrase.named.end)

    def _new(self, kind: SourceKind, phrase: Phrase, *, resolved: bool = True) -> Who:
        who = Who(kind=kind, named=False, resolved=resolved, sure=True, head=canonical(phrase.head.folded, self._people))
        opens = phrase.bare and phrase.span.start == phrase.head.start
        if kind == "unnamed" and resolved and phrase.head.capital and not opens and not is_role(phrase.head.folded, self._people):
            who.kind, who.named = "organisation", True
        introduction = introduced(phrase, self._words, self._people) if resolved else None
        called = self._words.plain(introduction.start, introduction.end) if introduction else self._called_here(phrase)
        who.forms[called] += 1
        if introduction:
            who.mentions.add(introduction)
        if who.kind == "unnamed" and resolved and is_role(phrase.head.folded, self._people):
            who.add_role(self._undetermined(phrase))
        who.gender = gender_of(called, self._people)
        self._descriptions.add(who)
        return who

    def _mention(self, who: Who, phrase: Phrase, certainty: float) -> Resolved:
        who.spoken[self._called_here(phrase)] += 1
        if not who.mentions.overlap(phrase.span):
            who.mentions.add(phrase.span)
        return Resolved(who, certainty if who.resolved else min(certainty, UNRESOLVED))
