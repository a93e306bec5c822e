"""The noun that a number counts: "more than 200 [Quillan schoolgirls]"."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.extract.phrases.tokens import HYPHENS, Tokens
from quoth.language.numbers import UnitWords

_LONGEST = 6
_QUOTES = "\"“”‘’'«»"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as worded, and the token behind it; `words` is None where no noun was recognised."""

    words: str | None
    end: int
    plural: bool = False


def unit_after(tokens: Tokens, end: int, words: UnitWords, *, single: bool) -> Unit:
    """The unit of a number that ends before token `end`; `single` if it counts one."""
    first = _behind_of(tokens, end, words)
    of_whole = first > end
    if of_whole and tokens.folded(first) in words.wholes:
        return Unit(f"of {tokens.word(first)}", first + 1, plural=True)
    quoted = False
    while tokens.folded(first) in words.skipped or (tokens.word(first) in _QUOTES and tokens.touches(first + 1)):
        quoted = quoted or tokens.word(first) in _QUOTES
        first += 1
    stop = _phrase_end(tokens, first, words)
    if single and not of_whole:
        stop = min((i for i in range(first, stop) if tokens.folded(i) in words.joins), default=stop)
    for index in range(first, stop if not single or of_whole else first):
        if is_plural(tokens.folded(index), words):
            after = _behind_substance(tokens, index, words)
            closed = after + (quoted and tokens.word(after) in _QUOTES and tokens.touches(after))
            return Unit(_worded(tokens, first, after), closed, plural=True)
    if first < stop and tokens.folded(first) in words.states:
        return Unit(tokens.word(first), first + 1, plural=True)
    if single and first < stop and not of_whole:
        stop = min(stop, first + 3)
        return Unit(_worded(tokens, first, stop), stop)
    return Unit(None, end)


def is_plural(word: str, words: UnitWords) -> bool:
    """Whether `word`, in small letters, looks like a plural noun."""
    word = word.lstrip("#")
    return word in words.plurals or (word not in words.singulars and words.plural.fullmatch(word) is not None)


def _behind_of(tokens: Tokens, end: int, words: UnitWords) -> int:
    """The token behind "of the" and the like at `end`; `end` itself if there is none."""
    match = words.of.match(tokens.text, tokens.ends[end - 1])
    if match is None:
        return end
    index = end
    while index < len(tokens) and tokens.starts[index] < match.end():
        index += 1
    return index if not tokens.word(index)[:1].isdigit() else end


def _phrase_end(tokens: Tokens, first: int, words: UnitWords) -> int:
    """Where the noun phrase that begins at `first` must end: at a mark, a new line, or a word that no noun phrase has."""
    index = first
    while index < min(len(tokens), first + _LONGEST):
        word = tokens.word(index)
        hyphen = word in HYPHENS and tokens.touches(index) and tokens.touches(index + 1)
        joined = word.lower() in words.joins and index > first
        if not (word[0].isalpha() or word[0] == "#" or hyphen or joined) or (word.lower() in words.stop and not joined):
            break
        index += 1
    return index


def _behind_substance(tokens: Tokens, plural: int, words: UnitWords) -> int:
    """The token behind "tons of refined oil"; behind the plural alone if it is no measure."""
    if tokens.folded(plural) not in words.measures or tokens.folded(plural + 1) != words.substance_of:
        return plural + 1
    end = _phrase_end(tokens, plural + 2, words)
    return min(end, plural + 4) if end > plural + 2 else plural + 1


def _worded(tokens: Tokens, start: int, end: int) -> str:
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]].strip(_QUOTES)
