"""The word diff of a quote and an article: what is the same, left out, added or put in another's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quoth.compare.alignment import Pairs
from quoth.compare.meaning import negates, number, value
from quoth.compare.passages import Passage
from quoth.compare.words import Word, Words, left_out_behind
from quoth.model import Span

PieceKind = Literal["same", "left out", "added", "replaced", "joined"]
Flag = Literal["negation", "number", "name"]
Place = Literal["start", "inside", "end"]

_BESIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of the word diff, in the order of the quote.

    `quote` are the words as asked, empty for `left out`; `article` those as printed at `span`, empty for `added`. In a
    `joined` piece the quote runs on where the article lets somebody else speak between, with the words at `span`.
    `place` is where in the quote it stands. `marked`: an ellipsis of the quote admits that words are left out, or square
    brackets on one side that they are replaced. `flags` say that a negation, a number or a name changed. `turns`: a negation
    is left out right beside the words that are quoted.
    """

    kind: PieceKind
    quote: str = ""
    article: str = ""
    span: Span | None = None
    place: Place = "inside"
    marked: bool = False
    flags: tuple[Flag, ...] = ()
    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A quote and a passage of an article that are compared, with the texts that their words stand in."""

    quote_text: str
    quote: Words
    text: str
    passage: Passage

    def asked(self, start: int, end: int) -> str:
        """The words of the quote from number `start` up to `end`, as they were given."""
        return self.quote_text[self.quote[start].start : self.quote[end - 1].end] if start < end else ""

    def printed(self, start: int, end: int) -> Span | None:
        """Where the words of the passage from number `start` up to `end` stand."""
        return Span(self.passage.words[start].start, self.passage.words[end - 1].end) if start < end else None


def differences(sides: Sides, pairs: Pairs) -> tuple[Piece, ...]:
    """The word diff along the equal words `pairs`, of which there is at least one."""
    pieces = [*_start(sides, *pairs[0])]
    run = pairs[0]
    for here, following in pairwise(pairs):
        between = [*_between(sides, here, following)]
        if between:
            pieces += [_same(sides, run, here), *between]
            run = following
    pieces += [_same(sides, run, pairs[-1]), *_end(sides, *pairs[-1])]
    return tuple(pieces)


def only_cuts(piece: Piece) -> bool:
    """Whether a change leaves words out as a quotation may: at its ends, or with a mark that admits it."""
    if piece.kind == "joined":
        return True
    return piece.marked or (piece.kind == "left out" and piece.place != "inside" and not piece.turns)


def _same(sides: Sides, first: tuple[int, int], last: tuple[int, int]) -> Piece:
    span = Span(sides.passage.words[first[1]].start, sides.passage.words[last[1]].end)
    return Piece(kind="same", quote=sides.asked(first[0], last[0] + 1), article=span.of(sides.text), span=span)


def _between(sides: Sides, here: tuple[int, int], following: tuple[int, int]) -> Iterator[Piece]:
    """What stands between two equal words: nothing, a change, a break, or both."""
    asked, printed = (here[0] + 1, following[0]), (here[1] + 1, following[1])
    words = sides.passage.words
    ellipsis = any(word.left_out for word in sides.quote[asked[0] : asked[1] + 1])
    yield from _change(sides, asked, printed, place="inside", ellipsis=ellipsis)
    if any(at in sides.passage.breaks for at in range(printed[0], printed[1] + 1)):
        span = Span(words[here[1]].end, words[following[1]].start)
        yield Piece(kind="joined", article=span.of(sides.text).strip(), span=span, marked=ellipsis)


def _start(sides: Sides, asked: int, printed: int) -> Iterator[Piece]:
    """What differs before the first equal word: words of the quote, or the words of the sentence that it leaves out."""
    words = sides.passage.words
    begin = printed
    while begin and not words[begin].opens and begin not in sides.passage.breaks:
        begin -= 1
    if asked:
        begin = max(begin, printed - asked)
    yield from _change(sides, (0, asked), (begin, printed), place="start", ellipsis=sides.quote[0].left_out)


def _end(sides: Sides, asked: int, printed: int) -> Iterator[Piece]:
    """What differs behind the last equal word."""
    words, left = sides.passage.words, len(sides.quote) - asked - 1
    end = printed
    while end + 1 < len(words) and not words[end].closes and end + 1 not in sides.passage.breaks:
        end += 1
    if left:
        end = min(end, printed + left)
    ellipsis = left_out_behind(sides.quote_text, sides.quote[-1])
    yield from _change(sides, (asked + 1, len(sides.quote)), (printed + 1, end + 1), place="end", ellipsis=ellipsis)


def _change(
    sides: Sides, asked: tuple[int, int], printed: tuple[int, int], *, place: Place, ellipsis: bool
) -> Iterator[Piece]:  # fmt: skip
    """The change between two stretches of words, if there is one that a reader would call a change."""
    ours, theirs = sides.quote[slice(*asked)], sides.passage.words[slice(*printed)]
    if _unchanged(ours, theirs):
        return
    kind: PieceKind = "replaced" if ours and theirs else "added" if ours else "left out"
    span = sides.printed(*printed)
    yield Piece(
        kind=kind,
        quote=sides.asked(*asked),
        article=span.of(sides.text) if span else "",
        span=span,
        place=place,
        marked=ellipsis if kind == "left out" else kind == "replaced" and _in_brackets(sides, asked, printed),
        flags=tuple(_flags(ours, theirs)),
        turns=kind == "left out" and _turns(theirs, place),
    )


def _unchanged(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two stretches say the same: brackets inserted on one side, another hyphenation, a number in digits."""
    if not ours or not theirs:
        return all(word.bracketed for word in (*ours, *theirs))
    hyphened = any(word.hyphened for word in (*ours[1:], *theirs[1:]))
    if hyphened and "".join(word.form for word in ours) == "".join(word.form for word in theirs):
        return True
    return len(ours) == len(theirs) == 1 and value(ours[0]) is not None and value(ours[0]) == value(theirs[0])


def _in_brackets(sides: Sides, asked: tuple[int, int], printed: tuple[int, int]) -> bool:
    """Whether brackets on one side alone admit that words are replaced: all of them, and nothing else in the brackets."""
    return _fills_brackets(sides.quote, asked) != _fills_brackets(sides.passage.words, printed)


def _fills_brackets(words: Words, stretch: tuple[int, int]) -> bool:
    start, end = stretch
    beside = (*words[max(0, start - 1) : start], *words[end : end + 1])
    return all(word.bracketed for word in words[start:end]) and not any(word.bracketed for word in beside)


def _flags(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Flag]:
    if sum(map(negates, ours)) != sum(map(negates, theirs)):
        yield "negation"
    if sorted(filter(None, map(number, ours))) != sorted(filter(None, map(number, theirs))):
        yield "number"
    names, printed = ({word.form for word in words if word.capital} for words in (ours, theirs))
    if ours and names != printed:
        yield "name"


def _turns(left_out: Sequence[Word], place: Place) -> bool:
    """Whether a negation is left out so close to the quoted words that they say the contrary without it."""
    if place == "inside":
        return False
    return any(map(negates, left_out[-_BESIDE:] if place == "start" else left_out[:_BESIDE]))
