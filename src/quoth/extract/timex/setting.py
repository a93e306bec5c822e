"""A found time expression in its place, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quoth.extract.phrases import Found, Grammar, Tokens
from quoth.extract.phrases.amounts import read_amount
from quoth.extract.timex.anchors import Published, Tense, tense_at
from quoth.extract.timex.values import day_in, first_day
from quoth.model import TimeType


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means; it stands at the tokens `[start, end)`."""

    start: int
    end: int
    type: TimeType
    value: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One found expression in its place: `last` is the last value before it that names a day or more."""

    tokens: Tokens
    grammar: Grammar
    found: Found
    published: Published | None
    last: str | None

    def has(self, part: str) -> bool:
        """Whether the expression has the named part."""
        return part in self.found.parts

    def word(self, part: str) -> str:
        """The named part's first token in small letters; empty if the expression has no such part."""
        return self.tokens.folded(self.found.parts[part][0]) if part in self.found.parts else ""

    def number(self, part: str) -> int:
        """The digits of the named part."""
        return int(self.word(part))

    def count(self) -> float:
        """How many units: the number in the part `count`, 1 for "a" and for no count."""
        if "count" not in self.found.parts:
            return 1.0
        start, end = self.found.parts["count"]
        return read_amount(self.tokens, self.grammar, start, end).value or 1.0

    def unit(self) -> tuple[str, int]:
        """The unit's letter and how many of it the word means."""
        word = self.word("unit")
        return self.grammar.calendar.units[word], self.grammar.calendar.multiples.get(word, 1)

    def shift(self) -> int:
        """How many units away the expression lies by its part `shift` or `way`."""
        return self.grammar.calendar.shifts.get(self.word("shift") or self.word("way"), 0)

    def part(self) -> str | None:
        """The TIMEX3 code of the part of the day, if one is named."""
        word = self.word("part") or self.word("day")
        return self.grammar.calendar.parts.get(word)

    def tense(self) -> Tense | None:
        """The tense of the sentence around the expression."""
        return tense_at(self.tokens, self.grammar, self.found.start, self.found.end)

    @property
    def today(self) -> date | None:
        """The publication day, if known."""
        return self.published.day if self.published else None

    @property
    def anchor(self) -> date | None:
        """The day named last, else the publication day."""
        return day_in(self.last) or self.today

    def named(self, unit: str) -> date | None:
        """The day, month or year named last, if it is at least as fine as `unit`: the first day of it."""
        size = {"Y": 4, "M": 7}.get(unit, 10)
        fitting = self.last is not None and len(self.last) >= size
        return first_day(self.last) if fitting else None

    def means(self, value: str | None, kind: TimeType = "DATE") -> Meaning:
        """The whole expression with `value`."""
        return Meaning(self.found.start, self.found.end, kind, value)
