"""A text as words that can be compared: what print and fashion change is gone, where each word stood is kept."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from quoth.language import load_language

_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ`´‘][^\W_]+)*", re.UNICODE)
"""A number with its separators ("1,400"), letters with full stops ("U.N."), or letters with apostrophes within ("don’t")."""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐]\n[^\S\n]*(?=[^\W\d_])")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[\s*\.{0,2}\s*\]")
_ELLIPSIS_BEHIND = re.compile(rf"[\"”»’'\s,;:]*(?:{_ELLIPSIS.pattern})")
_BRACKETS = re.compile(r"\[[^\[\]]{1,200}\]")
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ`´‘"), "'")
_UNSPOKEN = re.compile(r"(?<=\d),(?=\d{3})|(?<=[a-z])\.")
_OPENING = re.compile(r"[\s(\[—–:-][\"“„«‟‘'`‹]+\s*[\[(]?$")
_CLOSES = re.compile(r"[\])]?[.,;:!?…]*[\"”»“’'‹›]")
_ENDS_SENTENCE = re.compile(r"^[\"”»’'\])]*[.!?…]")
_SHORT = 3
_KEPT = 512


class Word(NamedTuple):
    """One word: `form` is what is compared, `[start, end)` where it stands in its text.

    `left_out`: an ellipsis stands before it. `bracketed`: it stands in square brackets, so it is somebody else's than the
    speaker's. `hyphened`: a hyphen joins it to the word before. `opens` and `closes`: a quotation mark or a sentence
    begins before it, or ends behind it. `capital`: it has a capital that no sentence's beginning explains.
    """

    form: str
    start: int
    end: int
    left_out: bool = False
    bracketed: bool = False
    hyphened: bool = False
    opens: bool = False
    closes: bool = False
    capital: bool = False

    @property
    def weight(self) -> float:
        """How much it tells: short words stand in every sentence."""
        return 0.4 if len(self.form) <= _SHORT and not self.form.isdigit() else 1.0


Words = tuple[Word, ...]


def words(text: str) -> Words:
    """The words of `text`, with their offsets.

    Quotation marks, dashes, other punctuation, case, white space, soft hyphens, ligatures and the shape of apostrophes are
    not compared; a word that a hyphen parts at a line's end is one word. Ellipsis and square brackets become marks.
    """
    places = [match.span() for match in _WORD.finditer(_flat(text))]
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    forms = [_form(text[start:end]) for start, end in places]
    found: list[Word] = []
    opens, before = True, 0
    for number, (start, end) in enumerate(places):
        between, behind = text[before:start], text[end : places[number + 1][0] if number + 1 < len(places) else len(text)]
        ends = number + 1 == len(places) or (behind != " " and _sentence_ends(forms[number], behind))
        found.append(
            Word(
                form=forms[number],
                start=start,
                end=end,
                left_out=between != " " and _ELLIPSIS.search(between) is not None,
                bracketed=bool(brackets) and any(first < start < last for first, last in brackets),
                hyphened=number > 0 and between in _HYPHENS,
                opens=opens,
                closes=ends or (behind != " " and _CLOSES.match(behind) is not None),
                capital=text[start].isupper() and not opens,
            )
        )
        opens = ends or (behind != " " and _OPENING.search(behind.rstrip()) is not None)
        before = end
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def article_words(text: str) -> Words:
    """The words of an article, kept for the next time that it is compared."""
    return words(text)


def _flat(text: str) -> str:
    """`text` at the same offsets, the hyphens that print added turned into letters that `_word` takes out again."""
    joined = _LINE_HYPHEN.sub(lambda match: "ː" * len(match.group()), text)
    return _INVISIBLE.sub("ː", joined)


def _form(raw: str) -> str:
    if raw.isascii() and raw.isalpha():
        return raw.lower()
    printed = _INVISIBLE.sub("", _LINE_HYPHEN.sub("", raw))
    return _UNSPOKEN.sub("", unicodedata.normalize("NFKC", printed).translate(_APOSTROPHES).casefold())


def _sentence_ends(form: str, behind: str) -> bool:
    """Whether a sentence or a line ends in `behind`, which follows the word `form`."""
    if "\n" in behind:
        return True
    stop = _ENDS_SENTENCE.match(behind)
    if stop is None:
        return False
    return not stop.group().endswith(".") or not (len(form) == 1 or form in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_language("en").sentences.abbreviations)


def left_out_behind(text: str, word: Word) -> bool:
    """Whether an ellipsis follows `word`, with nothing else but marks between."""
    return _ELLIPSIS_BEHIND.match(text, word.end) is not None
