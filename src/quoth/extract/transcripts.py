"""Transcripts and interviews: paragraphs that begin with who speaks and a colon.

    OKAFOR: We will talk to anybody.         Q: Will the quay hold?
    Ivo Brandt: So will we.                  A: It will.
    OKAFOR: Then let us begin.

"Snags: the price" and "THE FACTS: nobody asked" look alike. Speakers take turns, and what stands before the colon is a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from quoth.language.base import Language
from quoth.model import Span, Spans, trimmed

LINES = 3
"""The fewest paragraphs with a speaker's name that make a transcript."""

_LABEL = re.compile(
    r"""(?m)^[ \t"“«]*(?P<who>(?P<name>[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,4})(?:[ ]\([^\n()]{1,20}\)|,[ ][^\n:,]{2,30})?)
    [ \t]?(?P<cue>:)\s{1,3}(?P<words>[^\n]*\w[^\n]*)""",
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n]*\w[^\n]*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does; `cue` is the colon."""

    who: Span
    cue: Span
    content: Spans


@dataclass(frozen=True, slots=True)
class _Label:
    """The paragraph `line`, whose `words` follow a `name` and a colon."""

    name: str
    who: Span
    cue: Span
    words: Span
    line: Span

    @property
    def last(self) -> str:
        """The surname, if it is a person's name."""
        return self.name.split()[-1].casefold()


def find_turns(text: str, language: Language) -> list[Turn]:
    """The turns of the transcript or interview that `text` has, if it has one."""
    labels = [
        _Label(match["name"], *(Span(*match.span(role)) for role in ("who", "cue", "words", 0)))
        for match in _LABEL.finditer(text)
    ]
    if len(labels) < LINES:
        return []
    people = _People(text, language)
    speaking = [label for label in labels if people.may_speak(label)]
    return _turns(text, speaking) if people.take_turns(speaking) else []


class _People:
    """Which words before a colon are somebody's name, by what else the text says."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._people, self._marks = text, language.people, language.quotation
        self._letters = self._marks.asked | self._marks.answered
        self._named: dict[str, bool] = {}

    def take_turns(self, labels: Sequence[_Label]) -> bool:
        """Whether `labels` are questions and answers, or several speakers of whom one speaks again after another."""
        names = [label.name.casefold() for label in labels]
        if self._marks.asked.intersection(names) and self._marks.answered.intersection(names):
            return sum(map(self._letters.__contains__, names)) >= LINES
        speakers = (label.last if label.last in names else label.name.casefold() for label in labels)
        order = [speaker for speaker, _ in groupby(speakers)]
        return len(labels) >= LINES and any(map(self._is_named, labels)) and len(order) > len(set(order)) > 1

    def may_speak(self, label: _Label) -> bool:
        """Whether it begins with "Q", a name, words in capitals or several words that are not a heading's."""
        if label.name.casefold() in self._letters:
            return True
        words = [word.casefold() for word in label.name.split()]
        if self._people.determiners.intersection(words) or label.last in self._people.nouns.known:
            return False
        common = re.search(rf"\b{re.escape(label.last)}\b", self._text)
        return self._is_named(label) or (not common and (label.name.isupper() or len(words) > 1))

    def _is_named(self, label: _Label) -> bool:
        """Whether the text has its last word behind a given name or a title somewhere, as in "Lena Okafor"."""
        if label.last not in self._named:
            full = rf"\b(?P<given>[A-Z][\w'’-]+\.?)\s(?i:{re.escape(label.last)})\b(?![^\n]?:)"
            given = (match["given"].casefold() for match in re.finditer(full, self._text))
            self._named[label.last] = any(word not in self._people.determiners for word in given)
        return self._named[label.last]


def _turns(text: str, labels: Sequence[_Label]) -> list[Turn]:
    """A turn for each of `labels`. Where most paragraphs have one, those without go on with what is said before them."""
    between = [
        [Span(*line.span()) for line in _LINE.finditer(text, before.line.end, after.line.start)]
        for before, after in pairwise(labels)
    ]
    goes_on = sum(map(len, between)) <= len(labels)
    turns: list[Turn] = []
    for label, lines in zip(labels, [*between, []], strict=True):
        spans = (label.words, *(lines if goes_on else ()))
        content = tuple(span for part in spans if (span := trimmed(text, part.start, part.end)))
        turns.append(Turn(label.who, label.cue, content))
    return turns
