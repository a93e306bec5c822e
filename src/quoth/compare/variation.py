"""How one version of an utterance differs from the longest one: words cut or changed, and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from quoth.compare.alignment import FARTHEST_OF_ONE_VOICE, Pairs, alignments
from quoth.compare.differences import Piece, Place, Sides, differences, only_cuts
from quoth.compare.passages import Passage
from quoth.compare.utterances import Utterance
from quoth.compare.words import Word
from quoth.language import load_language
from quoth.model import Span

How = Literal["longest", "whole", "cut", "reworded"]
Marks = Literal["no marks", "marks added", "other marks"]

_SHORTEST_RUN = 3


def diff_with(one: Utterance, longest: Utterance) -> tuple[Piece, ...]:
    """The word diff of a version and the longest one; a single `replaced` piece where it says the same in other words.

    The `quote` side is the version. Spans are those of the longest version's `text`. Unlike a check, it shows sentences of
    the longest version that are left out before and behind the version's own.
    """
    passage = Passage(words=longest.words, breaks=frozenset(), spoken=True)
    sides = Sides(quote_text=one.text, quote=one.words, text=longest.text, passage=passage)
    best = next(alignments(one.words, longest.words, FARTHEST_OF_ONE_VOICE), None)
    pairs = best.pairs if best else _runs(one, longest)
    if pairs:
        return _with_edges(differences(sides, pairs), longest)
    return (Piece(kind="replaced", quote=one.text, article=longest.text),)


def _with_edges(diff: tuple[Piece, ...], longest: Utterance) -> tuple[Piece, ...]:
    """`diff` with what the longest version has before its first and behind its last words."""
    spans = [piece.span for piece in diff if piece.span]
    before = [word for word in longest.words if word.end <= spans[0].start]
    behind = [word for word in longest.words if word.start >= spans[-1].end]
    return (*_left_out(before, longest, "start"), *diff, *_left_out(behind, longest, "end"))


def _left_out(left: Sequence[Word], longest: Utterance, place: Place) -> Iterator[Piece]:
    if left:
        span = Span(left[0].start, left[-1].end)
        yield Piece(kind="left out", article=span.of(longest.text), span=span, place=place)


def _runs(one: Utterance, longest: Utterance) -> Pairs:
    """Equal words in pieces that are no chance, where less than half of the version is equal."""
    mine, theirs = ([word.form for word in side.words] for side in (one, longest))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    long_enough = [block for block in blocks if block.size >= _SHORTEST_RUN]
    return tuple((block.a + at, block.b + at) for block in long_enough for at in range(block.size))


def how_of(diff: Sequence[Piece]) -> How:
    """What a word diff comes to."""
    changes = [piece for piece in diff if piece.kind != "same"]
    if not changes:
        return "whole"
    return "cut" if all(map(only_cuts, changes)) else "reworded"


def marks_of(one: Utterance, longest: Utterance) -> Iterator[Marks]:
    """Whether a version drops the longest one's quotation marks, adds some, or sets others."""
    ours, theirs = _first_mark(one), _first_mark(longest)
    if theirs and not ours:
        yield "no marks"
    elif ours and not theirs:
        yield "marks added"
    elif ours and theirs and _shape(ours) != _shape(theirs):
        yield "other marks"


def _first_mark(one: Utterance) -> str:
    """The mark that opens the utterance's first quotation, "" if nothing in it is quoted."""
    if one.attribution is None or one.attribution.manner == "indirect":
        return ""
    opening = _opening()
    return next((character for character in one.text if character in opening), "")


def _shape(mark: str) -> str:
    """`mark` as printers tell marks apart: straight and curly ones are one, single, double and angled ones are not."""
    return "single" if mark in "'‘‚`" else "angled" if mark in "«»‹›" else "double"


@cache
def _opening() -> frozenset[str]:
    marks = load_language("en").quotation
    return frozenset(opening[0] for opening, _ in (*marks.double, *marks.single)) | {'"'}
