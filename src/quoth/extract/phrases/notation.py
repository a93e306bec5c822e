"""Patterns over tokens, in a notation that a linguist can write.

A pattern is a row of elements with white space between them:

    WEEKDAY         a word of that category, or a macro (a pattern with a name), in capitals
    ago             exactly this word, small letters, whatever case the text has; marks such as , and - likewise
    [ X ]           X or nothing
    ( X | Y )       one of them
    unit:X          X, and the tokens that it matches are kept under the name "unit"

`[on] WEEKDAY [,] month:MONTH day:DAY` matches "on Friday, May 4". Each token is one symbol, a character that stands for
the set of its categories, so that a pattern becomes one regular expression over the string of symbols. No repetition can be
written: a match looks at a bounded number of tokens, and the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quoth.extract.phrases.tokens import OTHER

_ELEMENT = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_CAPTURE = re.compile(r"([a-z]+):(.*)")
_CATEGORY = re.compile(r"[A-Z]{2,}$")
_BRACKETS = frozenset("[]()|")


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a pattern: the rule's name, its tokens `[start, end)`, and those of its named elements."""

    rule: str
    start: int
    end: int
    parts: Mapping[str, tuple[int, int]]


def elements(pattern: str) -> Iterator[str]:
    """The elements and brackets of `pattern`, without the names they are kept under."""
    for element in _ELEMENT.findall(pattern):
        bare = _CAPTURE.sub(r"\2", element)
        if bare:
            yield bare


def literals(patterns: Sequence[str]) -> frozenset[str]:
    """The words and marks that `patterns` name themselves."""
    return frozenset(e for pattern in patterns for e in elements(pattern) if e not in _BRACKETS and not _CATEGORY.match(e))


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern as a regular expression, with the symbols that it can begin with."""

    expression: str
    openers: frozenset[str]
    empty: bool

    def then(self, other: _Part) -> _Part:
        """The piece with `other` behind it."""
        openers = self.openers | other.openers if self.empty else self.openers
        return _Part(self.expression + other.expression, openers, self.empty and other.empty)

    def or_else(self, other: _Part) -> _Part:
        """Either piece, this one first."""
        return _Part(f"{self.expression}|{other.expression}", self.openers | other.openers, self.empty or other.empty)


_NOTHING = _Part("", frozenset(), empty=True)


class _Reader:
    """Reads one pattern; `named` keeps the tokens of its named elements."""

    def __init__(self, macros: Mapping[str, str], members: Mapping[str, str], *, named: bool) -> None:
        self._macros = macros
        self._members = members
        self._named = named

    def read(self, pattern: str) -> _Part:
        """The whole of `pattern`."""
        part, rest = self._choice(_ELEMENT.findall(pattern))
        if rest:
            raise ValueError(f"pattern {pattern!r}: a bracket closes that was not opened")
        return part

    def _choice(self, elements: list[str]) -> tuple[_Part, list[str]]:
        """Alternatives up to the bracket that closes them, and what follows from that bracket on."""
        part, rest = self._row(elements)
        while rest and rest[0] == "|":
            other, rest = self._row(rest[1:])
            part = part.or_else(other)
        return part, rest

    def _row(self, elements: list[str]) -> tuple[_Part, list[str]]:
        row = _NOTHING
        while elements and elements[0] not in ("|", ")", "]"):
            element, elements = elements[0], elements[1:]
            named = _CAPTURE.match(element)
            opening = f"(?P<{named[1]}>" if named and self._named else "(?:"
            element = named[2] if named else element
            if not element:
                element, elements = elements[0], elements[1:]
            if element in ("(", "["):
                part, elements = self._choice(elements)
                closing, elements = elements[0], elements[1:]
                optional = closing == "]"
                row = row.then(_Part(f"{opening}{part.expression})" + "?" * optional, part.openers, part.empty or optional))
            else:
                part = self._element(element)
                row = row.then(_Part(f"{opening}{part.expression})", part.openers, part.empty))
        return row, elements

    def _element(self, element: str) -> _Part:
        macro = self._macros.get(element)
        if macro is not None:
            return _Reader(self._macros, self._members, named=False).read(macro)
        symbols = self._members[element]
        return _Part(f"[{re.escape(symbols)}]", frozenset(symbols), empty=False)


class Patterns:
    """Rules compiled against the symbols of a grammar; the first rule that matches at a token wins."""

    def __init__(self, rules: Sequence[tuple[str, str]], macros: Mapping[str, str], members: Mapping[str, str]) -> None:
        """`members` gives the symbols of each category and literal word."""
        bare, named = (_Reader(macros, members, named=keep) for keep in (False, True))
        parts = [bare.read(pattern) for _, pattern in rules]
        self._rules = [(rule, re.compile(named.read(pattern).expression)) for rule, pattern in rules]
        openers = frozenset[str]().union(*(part.openers for part in parts))
        alone = "".join(sorted(o for o in openers if any(re.fullmatch(part.expression, o) for part in parts)))
        both = "".join(sorted(openers))
        self._openers = re.compile(f"[{re.escape(alone)}]|[{re.escape(both)}](?=[^{OTHER}])")
        self._at = {opener: _any_of(opener, parts) for opener in openers}

    def find(self, symbols: str) -> Iterator[Found]:
        """The matches in `symbols`, in order, not overlapping."""
        free = 0
        for opener in self._openers.finditer(symbols):
            start = opener.start()
            match = self._at[opener.group()].match(symbols, start) if start >= free else None
            if match is None:
                continue
            free = match.end()
            rule, expression = self._rules[int((match.lastgroup or "r0")[1:])]
            inner = expression.match(symbols, start) if expression.groups else None
            parts = {name: inner.span(name) for name, text in inner.groupdict().items() if text is not None} if inner else {}
            yield Found(rule, start, free, parts)


def _any_of(opener: str, parts: Sequence[_Part]) -> re.Pattern[str]:
    """An expression for the rules that can begin with `opener`; the name of the group that matched gives the rule."""
    return re.compile("|".join(f"(?P<r{i}>{part.expression})" for i, part in enumerate(parts) if opener in part.openers))
