"""Actors in the words of a sentence: names and nouns for actors beside a given word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from quoth.language.base import Language
from quoth.model import Span, Spans, Target

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*(?:(?<=s)[’'](?!\w))?|[^\w\s]")
_LONGEST_NAME = 6
APOSTROPHES = "'’"


class Word(NamedTuple):
    """One word or punctuation mark, with its place in the text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


def word_start(word: Word) -> int:
    """Where the word begins, to look words up by place."""
    return word.start


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one sentence, with what their language knows of names and actors.

    `quoted` are the quotations that touch the sentence, in order.
    """

    words: tuple[Word, ...]
    language: Language
    quoted: Spans = ()

    def lower(self, at: int) -> str:
        """The word at `at`, lower case; empty outside of the sentence."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def is_quoted(self, at: int) -> bool:
        """Whether the word at `at` stands in quotation marks."""
        span = self.words[at].span
        before = bisect_right(self.quoted, span.start, key=lambda quotation: quotation.start)
        return before > 0 and self.quoted[before - 1].contains(span)

    def owns(self, at: int) -> bool:
        """Whether the word at `at` is a possessive ("Northport's")."""
        labels = self.language.labels
        return self.lower(at).endswith(labels.possessive_endings) and self.lower(at) not in labels.contracted

    def is_name(self, at: int) -> bool:
        """Whether the word at `at` can be part of a name: capitalised, and no word that is so only by its place."""
        if not 0 <= at < len(self.words) or not self.words[at].text[0].isupper():
            return False
        lower, labels, people = self.words[at].lower, self.language.labels, self.language.people
        if lower in people.never_in_names or lower in labels.determiners:
            return False
        return not (at == 0 and lower in labels.plain)

    def term(self, at: int, end: int) -> str:
        """The words `[at, end)`, lower case, with single spaces."""
        return " ".join(word.lower for word in self.words[at:end])

    def noun(self, at: int) -> Target:
        """The word at `at` as an actor, without the ending of a possessive."""
        return self._target(at, at + 1)

    def is_determiner(self, at: int) -> bool:
        """Whether the word at `at` opens a noun phrase; "that" does so for sure only as a sentence's first word."""
        relative = bool(at) and self.lower(at) in self.language.people.relative
        return self.lower(at) in self.language.labels.determiners and not relative

    def is_actor(self, at: int) -> bool:
        """Whether the word at `at` is a common noun for an actor."""
        labels, nouns = self.language.labels, self.language.people.nouns
        lower = self._bare(at)
        if not lower.isalpha() or not labels.not_actors.isdisjoint((lower, lower.removesuffix("s"))):
            return False
        listed = (labels.actors, nouns.roles, nouns.vague_roles, nouns.groups, nouns.organisations)
        return any(lower in words for words in listed) or (len(lower) > 5 and lower.endswith(labels.actor_endings))

    def may_be_actor(self, at: int) -> bool:
        """Whether the word at `at` looks like a noun for an actor, if a word of distance stands before it ("smuggler")."""
        lower, labels = self._bare(at), self.language.labels
        return len(lower) > 5 and lower.endswith(labels.doubted_endings) and lower.isalpha() and lower not in labels.not_actors

    def _bare(self, at: int) -> str:
        """The word at `at` without a possessive's ending; of a compound ("fact-checkers") the last part."""
        lower = self.lower(at).rsplit("-", 1)[-1]
        for ending in self.language.labels.possessive_endings:
            if lower.endswith(ending):
                return lower[: -len(ending)] + ("s" if ending[0] == "s" else "")
        return lower

    def is_actor_word(self, lower: str) -> bool:
        """Whether `lower` is listed as a noun for an actor, which also spells a verb ("guests", "heads")."""
        return lower in self.language.labels.actors

    def shouts(self) -> bool:
        """Whether most letters are capitals, as in a headline, so that capitals tell no names."""
        letters = list(filter(str.isalpha, "".join(word.text for word in self.words)))
        return 2 * sum(map(str.isupper, letters)) > len(letters)

    def name_from(self, at: int) -> Target | None:
        """The name that begins at `at`."""
        end = at
        while end < min(len(self.words), at + _LONGEST_NAME) and self.is_name(end):
            end += 1
            if self.owns(end - 1):
                break
        return self._target(at, end) if end > at else None

    def name_to(self, end: int) -> Target | None:
        """The name that ends just before `end`."""
        start = end
        while start > max(0, end - _LONGEST_NAME) and self.is_name(start - 1) and not (start < end and self.owns(start - 1)):
            start -= 1
        if end - start == 1 and start == 0 and not self.owns(0) and not self.words[0].text.isupper():
            return None  # a sentence's first word is capitalised whatever it is
        return self._target(start, end) if end > start else None

    def is_adjective(self, name: Target) -> bool:
        """Whether `name` is no actor by itself but says what kind of actor follows: "Islamic", "Russian"."""
        lower = name.name.lower()
        return lower in self.language.labels.creeds or lower in self.language.people.countries

    def _target(self, start: int, end: int) -> Target:
        first, last = self.words[start].start, self.words[end - 1].end
        words = [word.text for word in self.words[start:end]]
        for ending in self.language.labels.possessive_endings:
            if words[-1].lower().endswith(ending):
                cut = len(ending) - (ending[0] in "sS")
                words[-1], last = words[-1][:-cut], last - cut
                break
        return Target(name=" ".join(words), span=Span(first, last))


def split_words(text: str, sentence: Span, language: Language, quoted: Spans = ()) -> Phrase:
    """The words of `sentence` in `text`; `quoted` are the quotations that touch it, in order."""
    matches = _WORD.finditer(text, sentence.start, sentence.end)
    return Phrase(tuple(Word(match[0], match[0].lower(), *match.span()) for match in matches), language, quoted)


def has_at_most(most: int, text: str, span: Span) -> bool:
    """Whether `span` has no more words than `most`, marks not counted."""
    words = (match for match in _WORD.finditer(text, span.start, span.end) if match[0][0].isalnum())
    return next(islice(words, most, None), None) is None
