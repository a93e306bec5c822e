"""Which name a source span is, by the shape of its noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.cast import Cast
from quoth.resolve.names import NameMention
from quoth.resolve.phrase import Phrase, is_undetermined_role, kind_of, look_at
from quoth.resolve.who import Who
from quoth.resolve.words import Words

_WORDS_BETWEEN = 4
"""The most words between a description's comma and the name behind it ("its president, the veteran Edda Rauch")."""


class Named(NamedTuple):
    """The name that a phrase is, where it stands, and its bearer."""

    mention: NameMention
    who: Who


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
        """Whether a role without an article goes on with the name of who has it: "chairman of the harbour board Otto Lind"."""
        mention, who = named
        before = [word for word in phrase.words if word.end <= mention.starts]
        if not before or mention.titled or len(mention.words) == 1 or who.kind != "person":
            return False
        people, last = self._people, before[-1]
        small = last.folded in people.heads_end_at | people.determiners | people.possessives | people.joining
        follows = self._words.text[last.ends : mention.starts].isspace() and not (small or last.owns or last.capital)
        return follows and is_undetermined_role(phrase, people)

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
