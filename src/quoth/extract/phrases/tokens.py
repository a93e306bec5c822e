"""A text as tokens, each with the symbol of its categories."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from quoth.model import Span

_LETTER = r"[^\W\d_]"
_PLAIN_WORD = r"[A-Za-z]++(?![\w'’$£]|\.[^\W\d_]|://)"
_GROUPED = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?(?![\d,]?\d|[^\W\d_])"
_NUMBER = r"\d+(?:[.:]\d+)*"
_OPAQUE = r"https?://\S+|www\.\S+|[@#]\w+"
_DOTTED = rf"{_LETTER}(?:\.{_LETTER}(?!{_LETTER}))+\.?"
_SIGN = r"[A-Z]{1,3}[$£]"
_CODE = rf"{_LETTER}++\d\w*"
_WORD = rf"{_LETTER}++(?:['’](?![sS]\b){_LETTER}++)*"  # not "*+": Python 3.11.2 takes an apostrophe that no letter follows
_REST = r"['’][sS]\b|\n\s*|[^\w\s]|_"
_SPACE = r"[^\S\n]"
_GAP = rf"(?:(?<!{_SPACE}){_SPACE}++)?"
_TOKEN = re.compile(rf"({_GAP}(?:{_PLAIN_WORD}|{_GROUPED}|{_NUMBER}|{_OPAQUE}|{_DOTTED}|{_SIGN}|{_CODE}|{_WORD}|{_REST}))")

_LONGEST_LEAD = 5
HYPHENS = frozenset("-‐‑–")
OTHER = "\ue000"
"""The symbol of a token that no pattern names."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of `text`: where each starts and ends, and one symbol for each in `symbols`."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    symbols: str

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The token's characters as they stand; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def folded(self, index: int) -> str:
        """The token in small letters."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens `[start, end)`."""
        return Span(self.starts[start], self.ends[end - 1])

    def lead(self, index: int, words: re.Pattern[str]) -> int:
        """Where the longest row of words begins that `words` matches and that ends before token `index`; -1 for none."""
        for first in range(max(0, index - _LONGEST_LEAD), index):
            if words.fullmatch(self.text, self.starts[first], self.starts[index]):
                return self.starts[first]
        return -1

    def touches(self, index: int) -> bool:
        """Whether no space stands between the token and the one before it."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]


@dataclass(frozen=True, slots=True, eq=False)
class Symbols:
    """Which symbol a token gets: by its word as it stands, stuck to a digit, or by the shape of its digits."""

    words: Mapping[str, str]
    stuck: Mapping[str, str]
    digits: Mapping[str, str]
    hyphen: str


def tokenise(text: str, symbols: Symbols) -> Tokens:
    """The tokens of `text` with their symbols."""
    # Every token is found with the space before it, so that the lengths add up to the offsets.
    pieces: list[str] = _TOKEN.findall(text)
    ends = list(accumulate(map(len, pieces)))
    words = [piece.lstrip() or piece for piece in pieces]
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    out: list[str | None] = list(map(symbols.words.get, words))
    for index, symbol in enumerate(out):
        if symbol is not None:
            continue
        first = words[index][0]
        if first.isdigit():
            out[index] = symbols.digits.get(digit_kind(words[index]), OTHER)
            following = words[index + 1] if index + 1 < len(words) and starts[index + 1] == ends[index] else ""
            if following[:1].isalpha():
                out[index + 1] = symbols.stuck.get(following if len(following) == 1 else following.lower(), OTHER)
        else:
            out[index] = symbols.hyphen if first in HYPHENS and _is_tight(text, starts[index], ends[index]) else OTHER
    return Tokens(text, words, starts, ends, "".join(symbol or OTHER for symbol in out))


def _is_tight(text: str, start: int, end: int) -> bool:
    """Whether no space stands on either side of `[start, end)`."""
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


DIGIT_KINDS: Mapping[str, frozenset[str]] = {
    "hour": frozenset({"NUMBER", "DAY", "HOUR"}),
    "hour of two": frozenset({"NUMBER", "DAY", "HOUR", "TWO"}),
    "day of two": frozenset({"NUMBER", "DAY", "TWO"}),
    "two": frozenset({"NUMBER", "TWO"}),
    "year": frozenset({"NUMBER", "YEAR"}),
    "clock": frozenset({"CLOCK"}),
    "pointed": frozenset({"NUMBER", "POINTED"}),
    "number": frozenset({"NUMBER"}),
}
"""The categories of digits by their shape; digits of any other shape ("0207", "1.2.3") are no number."""

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_POINTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")


def digit_kind(word: str) -> str:
    """The kind in `DIGIT_KINDS` of a token that begins with a digit; empty for none of them."""
    if not word.isascii() or not word.isdigit():
        return _mixed_kind(word)
    if len(word) <= 2:
        return _short_kind(word)
    if word[0] == "0":
        return ""
    return "year" if len(word) == 4 and "1500" <= word < "2200" else "number"


def _short_kind(word: str) -> str:
    value = int(word)
    if not 1 <= value <= 31:
        return "two" if len(word) == 2 else "number"
    if value > 12:
        return "day of two"
    return "hour of two" if len(word) == 2 else "hour"


def _mixed_kind(word: str) -> str:
    if not word.isascii() and not _grouped(word):
        return ""
    if ":" in word:
        return "clock" if _CLOCK.fullmatch(word) else ""
    if _POINTED.fullmatch(word):
        return "pointed"
    return "number" if _PLAIN.fullmatch(digits(word)) else ""


def _grouped(word: str) -> bool:
    return digits(word).isascii()


def digits(word: str) -> str:
    """A number's characters without the marks and spaces that group its thousands."""
    for mark in ",\u00a0\u2009\u202f ":
        word = word.replace(mark, "")
    return word
