"""Transcripts and interviews: paragraphs that begin with who speaks and a colon.

    OKAFOR: We will talk to anybody.         Q: Will the quay hold?
    Ivo Brandt: So will we.                  A: It will.
    OKAFOR: Then let us begin.

"Snags: the price" and "THE FACTS: nobody asked" look alike. Speakers take turns, and what stands before the colon is a name. A
name alone is a speaker's only where a quotation opens with it, in capitals, and the engine hears it: “OKAFOR: We will talk.”
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from quoth.language.people import People
from quoth.model import Span, Spans, trimmed

LINES = 3
"""The fewest paragraphs with a speaker's name that make a transcript."""

_LABEL = re.compile(
    r"""(?m)^(?P<before>[ \t"“«`]*)
    (?P<who>(?P<name>[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){0,4})(?:[ ]\([^\n()]{1,20}\)|,[ ][^\n:,]{2,30})?)
    [ \t]?(?P<cue>:)\s{1,3}(?P<words>[^\n]*\w[^\n]*)""",
    re.VERBOSE,
)
_OPENING, _CLOSING = "“«", '"”»'
_PAIR = re.compile(r"\b(?P<given>[A-Z][\w'’-]+\.?)(?=\s(?P<last>[\w'’-]+)(?![^\n]?:))")
"""A capitalised word and the one behind it, but not before a colon."""
_COMMON = re.compile(r"\b[a-z][\w'’-]*")
_LINE = re.compile(r"[^\n]+")
_BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does; `cue` is the colon."""

    who: Span
    cue: Span
    content: Spans


@dataclass(frozen=True, slots=True)
class _Label:
    """The paragraph `line`, whose `words` follow a `name` and a colon; `quoted`: a quotation opens with the name."""

    name: str
    quoted: bool
    who: Span
    cue: Span
    words: Span
    line: Span

    @property
    def last(self) -> str:
        """The surname, if it is a person's name."""
        return self.name.split()[-1].casefold()

    @property
    def initials(self) -> str:
        """The letters "LO" for Lena Okafor; nothing for one word."""
        return "".join(word[0] for word in self.name.split()) if " " in self.name else ""

    @property
    def in_capitals(self) -> bool:
        """Whether it is written as in "OKAFOR" or "McCRAE"; all names of a transcript are, or none."""
        return self.name[-1].isupper()


def find_turns(text: str, people: People, heard: Collection[Span] = ()) -> list[Turn]:
    """The turns of the transcript or interview that `text` has, if it has one; `heard` are cues that the engine found."""
    labels = [
        _Label(match["name"], bool(match["before"].strip()), *(Span(*match.span(role)) for role in ("who", "cue", "words", 0)))
        for match in _LABEL.finditer(text)
    ]
    speaking = _taking_turns(text, labels, people) if len(labels) >= LINES else []
    speaking = speaking or [label for label in labels if label.cue in heard and label.quoted and label.in_capitals]
    return _turns(text, speaking) if speaking else []


def _taking_turns(text: str, labels: Sequence[_Label], people: People) -> list[_Label]:
    """Those of `labels` that are speakers' names, if these take turns."""
    speakers = _Speakers(text, people)
    speaking = [label for label in labels if speakers.may_speak(label)]
    full = {label.initials for label in speaking}
    if any(label.in_capitals and label.name not in full for label in speaking):
        speaking = [label for label in speaking if label.in_capitals]
    return speaking if speakers.take_turns(speaking) else []


class _Speakers:
    """Which words before a colon are somebody's name, by what else the text says."""

    def __init__(self, text: str, people: People) -> None:
        self._people = people
        self._common = set(_COMMON.findall(text))
        self._surnames = {
            pair["last"].casefold().removesuffix("'s").removesuffix("’s")
            for pair in _PAIR.finditer(text)
            if pair["given"].casefold() not in people.determiners
        }

    def take_turns(self, labels: Sequence[_Label]) -> bool:
        """Whether `labels` are questions and answers, or several speakers of whom one speaks again after another."""
        names = [label.name.casefold() for label in labels]
        questions, answers = (sum(name in letters for name in names) for letters in (self._people.asking, self._people.answering))
        if questions and answers:
            return questions + answers >= LINES
        known = set(names)
        speakers = (
            next((short for short in (label.last, label.initials.casefold()) if short in known), label.name.casefold())
            for label in labels
        )
        order = [speaker for speaker, _ in groupby(speakers)]
        return len(labels) >= LINES and any(map(self._is_named, labels)) and len(order) > len(set(order)) > 1

    def may_speak(self, label: _Label) -> bool:
        """Whether it begins with "Q", a name, words in capitals or several words that are not a heading's."""
        if label.name.casefold() in self._people.asking | self._people.answering:
            return True
        words = [word.casefold() for word in label.name.split()]
        if self._people.determiners.intersection(words) or label.last in self._people.nouns.known:
            return False
        return self._is_named(label) or (label.last not in self._common and (label.in_capitals or len(words) > 1))

    def _is_named(self, label: _Label) -> bool:
        """Whether the text has its last word behind a given name or a title somewhere, as in "Lena Okafor"."""
        return label.last in self._surnames


def _turns(text: str, labels: Sequence[_Label]) -> list[Turn]:
    """A turn for each of `labels`. Where most paragraphs have one, those without go on with what is said before them."""
    between = [
        [Span(*line.span()) for line in _LINE.finditer(text, before.line.end, after.line.start) if _is_speech(line.group())]
        for before, after in pairwise(labels)
    ]
    goes_on = sum(map(len, between)) <= len(labels)
    turns: list[Turn] = []
    for label, lines in zip(labels, [*between, []], strict=True):
        spans = (_said(text, span) for span in (label.words, *(lines if goes_on else ())))
        turns.append(Turn(label.who, label.cue, tuple(span for span in spans if span)))
    return turns


def _is_speech(line: str) -> bool:
    """Whether a line has words, and not in brackets as a stage direction: "(LAUGHTER)"."""
    inside = line.strip('"“”«». \t')
    return any(map(str.isalnum, inside)) and _BRACKETS.get(inside[0]) != inside[-1]


def _said(text: str, line: Span) -> Span | None:
    """`line` without a mark that closes a quotation which opens before it."""
    alone = sum(map(line.of(text).count, _CLOSING)) == 1 and not any(mark in line.of(text) for mark in _OPENING)
    return trimmed(text, line.start, line.end, _CLOSING if alone else "")
