"""Which name a source span is, and which sources it joins, by the shape of its noun phrase."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.cast import Cast
from quoth.resolve.names import NameMention
from quoth.resolve.phrase import Phrase, joint_parts, kind_of, look_at, number_of
from quoth.resolve.runs import is_party
from quoth.resolve.titles import is_role
from quoth.resolve.who import Who
from quoth.resolve.words import Words

_WORDS_BETWEEN = 4
"""The most words between a description's comma and the name behind it ("its president, the veteran Edda Rauch")."""

_MOST_COMMAS = 9
"""Commas behind a name at which another source is looked for."""


class Named(NamedTuple):
    """The name that a phrase is, where it stands, and its bearer."""

    mention: NameMention
    who: Who


class Joint(NamedTuple):
    """The parts of a phrase that joins several sources; `named` tells that each of them could speak alone."""

    parts: tuple[Span, ...]
    named: bool


class Naming:
    """Finds the names in the source spans of one article."""

    def __init__(self, words: Words, cast: Cast, people: People) -> None:
        """`cast` are those named in the text of `words`."""
        self._words, self._cast, self._people = words, cast, people

    def find(self, phrase: Phrase) -> Named | None:
        """The phrase as a name: its core ends with it or is its title, or it stands behind a description's comma."""
        found = [Named(mention, who) for mention, who in self._cast.within(phrase.span)]
        document = self._is_document(phrase)
        opening = phrase.core[0].start
        titled = [named for named in found if named.mention.titled and named.mention.starts <= opening]
        for named in (*titled, *found):
            mention = named.mention
            human = named.who.kind == "person" and named.who.sure  # Ida Law
            if document and not human and mention.span.end == phrase.head.end and len(mention.words) > 1:
                return None  # a Quay Council Resolution
            if self._is_people(phrase, named):
                continue
            ends_core = mention.span.start <= phrase.core[-1].start < mention.span.end
            if ends_core or named in titled or self._called(phrase, named) or self._said_again(phrase, mention):
                return named
        ending = (named for named in found if self._ends(phrase, named))
        tests = (self._given, self._behind_comma, self._holds)
        return next((named for named in ending if any(test(phrase, named) for test in tests)), None)

    def apposed(self, phrase: Phrase) -> Phrase | None:
        """A description with the name in apposition behind it: "her neighbour" in "her neighbour, pilot Otto Lind, said"."""
        end, text = phrase.span.end, self._words.text
        if text[end : end + 2] != ", " or phrase.indefinite or kind_of(phrase, self._people) != "unnamed":
            return None
        named = self._cast.beginning_at(end + 2)
        if named is None or named[1].kind != "person":
            return None
        stop = named[0].span.end
        return look_at(self._words, Span(phrase.span.start, stop), self._people) if text[stop : stop + 1] in (",", ".") else None

    def bearer(self, phrase: Phrase) -> Who | None:
        """Who bears the name that the words of the phrase are, where no name was seen, as in headlines."""
        people = phrase.head.folded in self._people.nouns.groups
        if people or not all(word.capital for word in phrase.core) or self._is_document(phrase):
            return None
        return self._cast.named([word.text for word in phrase.core])

    @staticmethod
    def _is_people(phrase: Phrase, named: Named) -> bool:
        """Whether a capitalised plural is people and no name: "conservative Velmorans"."""
        mention, who = named
        plural = len(mention.words) == 1 and mention.words[0].endswith("s") and not mention.words[0].isupper()
        described = len(phrase.core) > 1 and not phrase.core[0].capital and not phrase.definite and not mention.titled
        return plural and described and not who.sure

    def _is_document(self, phrase: Phrase) -> bool:
        head = phrase.head.folded
        return head in self._people.nouns.documents and head not in self._people.organisation_words

    @staticmethod
    def _said_again(phrase: Phrase, mention: NameMention) -> bool:
        """Whether the phrase opens with a name that begins again behind it, as a page's box for it does."""
        behind = [word.folded for word in phrase.words if word.start >= mention.span.end]
        return mention.starts == phrase.core[0].start and behind[:1] == [mention.words[0].casefold()]

    def _called(self, phrase: Phrase, named: Named) -> bool:
        """Whether the noun behind a name only says what body it is: "the Ostkurier newspaper", not "the Lantian army"."""
        mention = named.mention
        behind = [word for word in phrase.core if word.start > mention.span.end]
        if not behind or len(behind) > 2 or named.who.country or mention.body is None:
            return False
        return mention.body.endswith(behind[-1].folded)

    def _ends(self, phrase: Phrase, named: Named) -> bool:
        """Whether a name ends the phrase, but for where a person is from: "its chief, Ida Quell of Wick" or "(R-Wick)"."""
        end = named.mention.span.end
        behind = [word for word in phrase.words if word.start > end]
        if not behind:
            return True
        home = behind[0].folded in self._people.home_prepositions or "(" in self._words.text[end : behind[0].start]
        return home and named.who.kind == "person"

    def _given(self, phrase: Phrase, named: Named) -> bool:
        """Whether a description goes on with its bearer's name: "a pilot named Ida Quell"."""
        before = [word for word in phrase.words if word.end <= named.mention.starts]
        return bool(before) and before[-1].folded in self._people.naming

    def _holds(self, phrase: Phrase, named: Named) -> bool:
        """Whether a role without an article goes on with the name of who has it: "member of the harbour team Otto Lind"."""
        mention, who = named
        before = [word for word in phrase.words if word.end <= mention.starts]
        if (
            not before
            or mention.titled
            or len(mention.words) == 1
            or who.kind != "person"
            or phrase.definite
            or phrase.indefinite
        ):
            return False
        people, last = self._people, before[-1]
        small = last.folded in people.heads_end_at | people.determiners | people.possessives | people.joining
        follows = self._words.text[last.ends : mention.starts].isspace() and not (small or last.owns or last.capital)
        return follows and is_role(phrase.head.folded, people) and number_of(phrase.head, people) == "singular"

    def _behind_comma(self, phrase: Phrase, named: Named) -> bool:
        """Whether a description's comma brings the name of the one described: "the operator, Quay Terminals"."""
        mention, who = named
        comma = self._words.text.rfind(",", phrase.span.start, mention.starts)
        between = self._words.within(Span(comma + 1, mention.starts)) if 0 <= comma < mention.starts - 1 else ()
        far = len(between) > _WORDS_BETWEEN or any(word.folded in self._people.heads_end_at for word in between)
        if comma < 0 or who.country or far:
            return False
        if who.kind != "person" and any(other.span.end == comma for other, _ in self._cast.within(phrase.span)):
            return False  # residents of Wick, Selbry
        kind = kind_of(phrase, self._people)
        return kind == "unnamed" if who.kind == "person" and who.sure else kind in ("unnamed", "organisation")

    def joint(self, phrase: Phrase) -> Joint | None:
        """The sources that the phrase joins; None if it is one."""
        apart = self._told_apart(phrase)
        if apart:
            return Joint(apart, named=True) if len(apart) > 1 else None
        parts = self._listed(phrase)
        last = self._last_joining(phrase)
        if last is not None:
            parts = tuple(part for part in joint_parts(self._words, phrase, last) if not self._is_party(part))
        if len(parts) < 2:
            return None
        named = [self._is_named(part) for part in parts]
        end = phrase.core[-1].end
        alone = parts[0].end == end or self._words.text[end : end + 3].lstrip()[:1] in ("-", "–", "—")
        if named[0] and not any(named[1:]) and alone:
            return None  # Ida Quell, a senior fellow and an adviser; Ida Quell -- a pilot, and an adviser --
        if len(parts) == 2 and not named[0] and named[1] and self._is_role(parts[0]):
            return None  # port historian and self-described sceptic Ida Quell
        return Joint(parts, all(named))

    def called(self, phrase: Phrase, joint: Joint) -> Span:
        """What to call the sources that a phrase joins, of whom not all have names: "Ida Quell (R-Wick) and her team"."""
        behind = self._words.within(Span(phrase.named.end, phrase.span.end)) if phrase.named.end < phrase.span.end else ()
        last = look_at(self._words, joint.parts[-1], self._people)
        clause = behind and (
            behind[0].folded in self._people.heads_end_at | self._people.relative or behind[0].folded.endswith("ing")
        )
        if not last or clause or last.named.start <= phrase.named.end:
            return phrase.named
        return Span(phrase.named.start, last.named.end)

    def _told_apart(self, phrase: Phrase) -> tuple[Span, ...]:
        """The sources of a phrase that opens with a name and, behind a comma, what its bearer is or does; none if it does not.

        "Ida Quell, a pilot who knows Wick and Selbry" is one, "Ida Quell, the mayor, and Otto Lind, her deputy" are two.
        """
        text, stop = self._words.text, phrase.span.end
        opening = self._opening(phrase)
        if opening is None:
            return ()
        comma, who = opening
        for match in islice(re.finditer(r",\s+(?P<joining>and\s+)?", text[comma:stop]), _MOST_COMMAS):
            start, end = (comma + place for place in match.span())
            if start == end or not self._is_another(Span(end, stop), who):
                continue
            return (Span(phrase.span.start, start), Span(end, stop)) if match["joining"] else ()
        return (phrase.span,)

    def _opening(self, phrase: Phrase) -> tuple[int, Who] | None:
        """The comma behind the name with which a phrase opens, or behind "the mayor, Ida Quell", and who that is.

        None if what stands behind the comma is another source.
        """
        text, stop = self._words.text, phrase.span.end
        named = self._cast.beginning_at(phrase.core[0].start)
        described = named is None and phrase.definite and text.startswith(", ", phrase.core[-1].end)
        if described and is_role(phrase.head.folded, self._people):
            named = self._cast.beginning_at(phrase.core[-1].end + 2)
        if named is None:
            return None
        mention, who = named
        comma = text.find(",", mention.span.end, stop)
        if comma < 0 or not self._tells_home(mention.span.end, comma):
            return None
        added = self._words.within(Span(comma, stop)) if comma + 1 < stop else ()
        if added and (added[0].text.isdigit() or is_party(self._words.position(comma), self._words, self._people)):
            comma, added = added[0].ends, added[1:]
        if len(added) > 1 and added[0].folded in self._people.joining and comma != mention.span.end:
            return (comma, who) if self._is_another(Span(added[1].start, stop), who) else None
        return (comma, who) if described or (added and self._adds(Span(added[0].start, stop), who)) else None

    def _is_another(self, behind: Span, who: Who) -> bool:
        """Whether words behind a comma begin a source beside `who`: "Otto Lind", "her deputy"."""
        other = self._cast.beginning_at(behind.start)
        if other:
            return other[1].kind == "person" and other[1] is not who
        phrase = look_at(self._words, behind, self._people)
        owned = phrase is not None and phrase.words[0].folded in self._people.possessives
        return owned and phrase is not None and is_role(phrase.head.folded, self._people)

    def _tells_home(self, end: int, comma: int) -> bool:
        """Whether between a name and its comma is nothing but where the bearer is from: "of Wick", "(R-Wick)"."""
        if end == comma or self._words.text.startswith(" (", end):
            return True
        between = self._words.within(Span(end, comma))
        return not between or between[0].folded in self._people.home_prepositions

    def _adds(self, behind: Span, who: Who) -> bool:
        """Whether the words behind the comma of a name tell what its bearer is or does, and are no other source."""
        people, first = self._people, self._words.within(behind)[0]
        if first.folded in people.relative | people.home_prepositions | people.participles:
            return True
        if first.text.islower() and first.folded.endswith("ed"):
            return True
        phrase = look_at(self._words, behind, people)
        if phrase is None:
            return False
        role = who.kind == "person" and is_role(phrase.head.folded, people)
        return (phrase.indefinite and not phrase.head.capital) or (role and (phrase.definite or phrase.indefinite))

    def _is_role(self, part: Span) -> bool:
        """Whether a part says what one person is, with no article: "former port historian"."""
        phrase = look_at(self._words, part, self._people)
        if phrase is None or phrase.definite or phrase.indefinite or phrase.core[-1].end != part.end:
            return False
        return is_role(phrase.head.folded, self._people) and number_of(phrase.head, self._people) == "singular"

    def _listed(self, phrase: Phrase) -> tuple[Span, ...]:
        """The names of which alone a phrase is made, with commas, as in headlines: "Lantia, Borosk"."""
        found = self._cast.within(phrase.span)
        bare = self._words.text[phrase.span.start : phrase.span.end] == ", ".join(mention.text for mention, _ in found)
        same = len({(who.country is None, who.kind) for _, who in found}) == 1
        return tuple(mention.span for mention, _ in found) if bare and same and len(found) > 1 else ()

    def _last_joining(self, phrase: Phrase) -> int | None:
        """The number of the last "and" that joins: in no name or role, nor behind a core without one ("head of health")."""
        inside, core_end = phrase.words, phrase.core[-1].end
        found = [mention for mention, _ in self._cast.within(phrase.span)]
        named = any(mention.span.start < core_end <= mention.span.end for mention in found)
        for number in reversed(range(1, len(inside) - 1)):
            place = inside[number].start
            if inside[number].folded not in ("and", "nor") or any(self._in_name(place, mention) for mention in found):
                continue
            return number if place < core_end or named else None
        return None

    def _is_party(self, part: Span) -> bool:
        return is_party(self._words.position(part.start), self._words, self._people)

    def _in_name(self, place: int, mention: NameMention) -> bool:
        """Whether a place is in a name or in the role beside it: "Ida Quell, founder of Tramco and an adviser"."""
        if mention.starts < place < mention.span.end:
            return True
        role = mention.further if mention.titled else mention.role
        if role is None or place < mention.span.end:
            return False
        start = self._words.text.find(role, mention.span.end)
        return 0 <= start < place < start + len(role)

    def _is_named(self, part: Span) -> bool:
        """Whether a part of a joint source has a name as its head, so that it could speak alone."""
        phrase = look_at(self._words, part, self._people)
        if phrase is None:
            return False
        core_end, ends = phrase.core[-1].end, (phrase.core[-1].end, part.end)  # the Bank of Selbry
        return any(m.span.start < core_end and m.span.end in ends for m, _ in self._cast.within(part))
