"""Which sources a source span joins: "Ida Quell and her deputy", but not "Ida Quell, a pilot and the author of a book"."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from quoth.language.people import People
from quoth.model import Span, trimmed
from quoth.resolve.cast import Cast
from quoth.resolve.names import NameMention
from quoth.resolve.nouns import is_role
from quoth.resolve.phrase import Phrase, is_undetermined_role, look_at
from quoth.resolve.runs import is_party
from quoth.resolve.who import Who
from quoth.resolve.words import Words

_MOST_COMMAS = 9
"""Commas behind a name at which another source is looked for."""


class Joint(NamedTuple):
    """The parts of a phrase that joins several sources; `named` tells that each of them could speak alone."""

    parts: tuple[Span, ...]
    named: bool


class Joining:
    """Finds the sources that source spans of one article join."""

    def __init__(self, words: Words, cast: Cast, people: People) -> None:
        """`cast` are those named in the text of `words`."""
        self._words, self._cast, self._people = words, cast, people

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
            if end == stop or not self._is_another(Span(end, stop), who):
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
        if phrase is None or phrase.words[0].folded not in self._people.possessives:
            return False
        return is_role(phrase.head.folded, self._people)

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
        """Whether a part is no more than what one person is."""
        phrase = look_at(self._words, part, self._people)
        return phrase is not None and phrase.core[-1].end == part.end and is_undetermined_role(phrase, self._people)

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


def joint_parts(words: Words, phrase: Phrase, last: int) -> tuple[Span, ...]:
    """The parts of a phrase that joins several sources with commas and, at its word number `last`, with "and"."""
    inside = phrase.words
    first = 1 if inside[0].folded in ("both", "neither", "either") else 0
    starts = [first]
    starts += [number for number in range(first + 1, last) if "," in words.text[inside[number - 1].ends : inside[number].start]]
    ends = [*(number - 1 for number in starts[1:]), last - 1]
    pairs = [(inside[start].start, inside[end].end) for start, end in zip(starts, ends, strict=True) if end >= start]
    parts = [trimmed(words.text, start, end, ",") for start, end in (*pairs, (inside[last + 1].start, phrase.span.end))]
    return tuple(part for part in parts if part)
