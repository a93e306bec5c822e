"""Words of a text with their places, as the resolution of sources looks at them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from quoth.model import Span

_WORD = re.compile(r"[^\W_][\w&-]*(?:[.’'](?=\w)[\w&-]*)*\.?")
_ARTICLE = re.compile(r"(?:(?:a[dlnrstz]|ash|el|ibn|bin|abu|ben)-|d['’])(?=[A-Z])")
"""What a name may begin with in lower case: "al-Sabouni", "d'Orville"."""
_ENDING = re.compile(r"['’](?:s|S|m|d|ve|re|ll)$")
_KEEPS_STOP = frozenset(
    "mr mrs ms dr st jr sr gen sen sens rep reps gov govs messrs drs co lt col sgt rev prof maj capt adm hon inc corp ltd".split()
)


class Word(NamedTuple):
    """A word without its possessive ending; `owns` tells that it had one, `ends` where the ending ended.

    `folded` is the word for looking it up, `capital` whether it begins like a name, `acronym` whether it is two to
    six capitals ("UN", "U.S.", "RAIB"), `follows` whether only blanks of the same line stand between it and the word
    before, or "&" before a name. Thousands are made for one article: hence a tuple.
    """

    text: str
    start: int
    end: int
    ends: int
    owns: bool
    folded: str
    capital: bool
    acronym: bool
    follows: bool


class Words:
    """The words of one text, found by place."""

    def __init__(self, text: str, verbs: AbstractSet[str] = frozenset(), small: AbstractSet[str] = frozenset()) -> None:
        """Split `text` once; `verbs` behind it, and its being none of the `small` words, tell a name that ends in "'s"."""
        self.text = text
        self.all: Sequence[Word] = tuple(_with_endings(list(_split(text)), text, verbs, small))
        self._starts = [word.start for word in self.all]
        self._follows = [word.follows for word in self.all] + [False]
        self._places: dict[str, list[int]] | None = None

    def within(self, span: Span) -> Sequence[Word]:
        """The words that lie in `span` as a whole; if it cuts its only word, that one."""
        first, last = self.position(span.start), bisect_left(self._starts, span.end)
        while last > first and self.all[last - 1].end > span.end:
            last -= 1
        if first == last and first and self.all[first - 1].end > span.start:
            return self.all[first - 1 : first]
        return self.all[first : max(last, first + (first < len(self.all) and self.all[first].start < span.end))]

    def position(self, place: int) -> int:
        """The position of the first word that starts at or behind `place`."""
        return bisect_left(self._starts, place)

    def line(self, start: int, end: int) -> range:
        """The positions of the words that start in `[start, end)`."""
        return range(bisect_left(self._starts, start), bisect_right(self._starts, end - 1))

    def places(self, text: str) -> Sequence[int]:
        """The positions of the words that are spelled like `text`, in order."""
        if self._places is None:
            self._places = defaultdict(list)
            for at, word in enumerate(self.all):
                self._places[word.text].append(at)
        return self._places.get(text, ())

    def gap(self, at: int) -> str:
        """What stands between the word at `at` and the next one."""
        return self.text[self.all[at].ends : self.all[at + 1].start]

    def adjacent(self, at: int) -> bool:
        """Whether only blanks of the same line stand between the word at `at` and the next one."""
        return self._follows[at + 1]

    def plain(self, start: int, end: int) -> str:
        """`text[start:end]` on one line."""
        return " ".join(self.text[start:end].split())


def _split(text: str) -> Iterator[Word]:
    """The words of `text`; a full stop stays only with initials and abbreviations like "U.S." and "Mr."."""
    before = 0
    for match in _WORD.finditer(text):
        word = match.group()
        start, stop = match.span()
        if word[-1] == "." and not _keeps_stop(word[:-1]):
            word, stop = word[:-1], stop - 1
        owns, ends = False, stop
        if "’" in word or "'" in word:
            bare = _ENDING.sub("", word)
            owns, word = bare != word and word[-1] in "sS", bare
        elif word[-1] == "s" and text[stop : stop + 1] in ("'", "’") and text[stop + 1 : stop + 2].isspace():
            owns, ends = True, stop + 1  # the workers' union
        if word:
            capital, gap = word[0].isupper() or _ARTICLE.match(word) is not None, text[before:start]
            acronym = capital and (word[1:2].isupper() or word[1:2] == ".") and is_acronym(word)
            follows = gap == " " or (gap.isspace() and "\n" not in gap and before > 0) or (gap == " & " and capital)
            yield Word(word, start, start + len(word), ends, owns, word.casefold(), capital, acronym, follows)
            before = ends


def _with_endings(words: list[Word], text: str, verbs: AbstractSet[str], small: AbstractSet[str]) -> list[Word]:
    """`words`, those whole that are names in "'s": they stand before a verb ("Holm's said"), and never without "'s"."""
    owners = {word.folded for word in words if word.owns and word.capital and word.ends == word.end + 2} - small
    owners -= {word.folded for word in words if not word.owns} if owners else set()
    before = (word for word, behind in pairwise(words) if behind.follows and behind.folded in verbs)
    whole = {word.folded for word in before if word.owns and word.folded in owners}
    if not whole:
        return words
    ended = []
    for word, behind in pairwise([*words, words[-1]]):
        owned = behind.follows and not behind.capital and behind.folded not in verbs
        ended.append(_whole(word, text, owns=owned) if word.owns and word.folded in whole else word)
    return ended


def _whole(word: Word, text: str, *, owns: bool) -> Word:
    """A word with its ending; `owns` tells whether something of its own follows ("Holm's rating")."""
    name = text[word.start : word.ends]
    return word._replace(text=name, end=word.ends, folded=name.casefold(), owns=owns)


def _keeps_stop(inner: str) -> bool:
    return len(inner) == 1 or "." in inner or inner.casefold() in _KEEPS_STOP


def is_acronym(word: str) -> bool:
    """Whether `word` is two to six capitals, with or without full stops."""
    letters = word.replace(".", "").replace("&", "")
    if "-" in letters:
        letters = "" if any(len(part) < 2 for part in letters.split("-")) else letters.replace("-", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()


def initials(words: Sequence[str]) -> str:
    """The first letters of the capitalised ones of `words`: "Committee of the Red Cross" -> "CRC"."""
    return "".join(word[0] for word in words if word[:1].isupper())
