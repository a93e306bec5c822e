"""Where a passage has the words of a quote: runs of equal words, chained in the order of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from quoth.compare.words import Word, Words

FARTHEST = 60
FARTHEST_OF_ONE_VOICE = 400
"""Words that may be left out within a quote; the second where one voice speaks all the time."""

LEAST_SHARE = 0.45
"""Share of a quote, by weight of its words, that a passage must have to be about the same utterance."""

_LEAST_RUN = 1.0
_FEW_WORDS = 3
_LEAST_DENSITY = 0.4
_NEARLY_ALL = 0.75
_LONG_RUN = 4
_MOST = 20
_SLACK = 6
_ROUNDING = 1e-6
_MOST_RUNS = 400
_MOST_PLACES = 30
"""Bounds for texts that repeat themselves, so that their cost stays in proportion; no news article comes near them."""

Pairs = tuple[tuple[int, int], ...]
"""Equal words as (number in the quote, number in the passage), rising in both."""


class Alignment(NamedTuple):
    """Equal words of quote and passage, and their share of the quote by weight."""

    pairs: Pairs
    share: float


class _Run(NamedTuple):
    """`size` words that are equal from `quote` on in the quote and from `passage` on in the passage."""

    quote: int
    passage: int
    size: int

    def after(self, other: _Run) -> _Run | None:
        """What of this run lies behind `other` in both; None if nothing does."""
        skipped = max(other.quote + other.size - self.quote, other.passage + other.size - self.passage, 0)
        return _Run(self.quote + skipped, self.passage + skipped, self.size - skipped) if skipped < self.size else None


def may_align(quote: Words, passage: Sequence[Word]) -> bool:
    """Whether enough words of `quote` stand close together somewhere in `passage`; if not, there is no alignment."""
    wanted = Counter(word.form for word in quote)
    least = LEAST_SHARE * sum(word.weight for word in quote)
    admitted = any(word.left_out or word.bracketed for word in quote)
    reach = len(passage) if admitted else int(len(quote) / _LEAST_DENSITY)
    held: Counter[str] = Counter()
    weight = 0.0
    for at, word in enumerate(passage):
        if at >= reach and (gone := passage[at - reach]).form in wanted:
            held[gone.form] -= 1
            weight -= gone.weight if held[gone.form] < wanted[gone.form] else 0.0
        if word.form in wanted:
            held[word.form] += 1
            weight += word.weight if held[word.form] <= wanted[word.form] else 0.0
            if weight >= least - _ROUNDING:
                return True
    return False


def alignments(quote: Words, passage: Words, reach: int = FARTHEST) -> Iterator[Alignment]:
    """Every place of `passage` that has enough of `quote`, the best first; the places do not overlap.

    Between two of its words at most `FARTHEST` words are left out, or `reach` where an ellipsis or brackets admit it.
    """
    total = sum(word.weight for word in quote)
    costs = _Costs(quote, passage, reach)
    runs = _runs(quote, passage)
    for _ in range(_MOST):
        pairs = _filled(_best_chain(runs, costs), quote, passage)
        share = sum(quote[at].weight for at, _ in pairs) / total
        if share < LEAST_SHARE:
            return
        first, last = pairs[0][1], pairs[-1][1]
        if _tells(pairs, share, quote) and _dense(pairs, quote):
            yield Alignment(pairs, share)
        runs = [run for run in runs if run.passage + run.size <= first or run.passage > last]


def _runs(quote: Words, passage: Words) -> list[_Run]:
    """The longest runs of equal words that tell something, in the order of the passage."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(quote):
        places[word.form].append(at)
    weights = [0.0, *accumulate(word.weight for word in quote)]
    least = (0.0 if len(quote) <= _FEW_WORDS else _LEAST_RUN) - _ROUNDING
    found: list[_Run] = []
    for start, word in enumerate(passage):
        for at in places.get(word.form, ())[:_MOST_PLACES]:
            if at and start and not quote[at].left_out and quote[at - 1].form == passage[start - 1].form:
                continue
            run = _Run(at, start, _size(quote, at, passage, start))
            if weights[at + run.size] - weights[at] >= least or _is_segment(quote, run):
                found.append(run)
    return sorted(sorted(found, key=lambda run: run.size)[-_MOST_RUNS:], key=lambda run: (run.passage, run.quote))


def _is_segment(quote: Words, run: _Run) -> bool:
    """Whether `run` is all that the quote has between two ellipses, or between one and its end, and is no single word."""
    behind = run.quote + run.size
    begins, ends = run.quote == 0, behind == len(quote)
    left = begins or quote[run.quote].left_out
    right = ends or quote[behind].left_out
    return run.size > 1 and left and right and not (begins and ends)


def _size(quote: Words, at: int, passage: Words, start: int) -> int:
    size = 1
    while at + size < len(quote) and start + size < len(passage) and quote[at + size].form == passage[start + size].form:
        if quote[at + size].left_out:
            break
        size += 1
    return size


def _best_chain(runs: Sequence[_Run], costs: _Costs) -> list[_Run]:
    """The runs, each behind the one before, that weigh most after the cost of what lies between them."""
    scores: list[float] = []
    chains: list[tuple[_Run, int | None]] = []
    for number, run in enumerate(runs):
        best: tuple[float, _Run, int | None] = (costs.weight(run), run, None)
        for earlier in range(number):
            behind = run.after(chains[earlier][0])
            if behind is None:
                continue
            score = scores[earlier] - costs.between(chains[earlier][0], behind) + costs.weight(behind)
            if score > best[0]:
                best = (score, behind, earlier)
        scores.append(best[0])
        chains.append(best[1:])
    at = max(range(len(runs)), key=scores.__getitem__, default=None)
    chain: list[_Run] = []
    while at is not None:
        run, before = chains[at]
        chain.append(run)
        at = before
    return chain[::-1]


class _Costs:
    """What runs of one quote in one passage weigh, and what it costs that words stand between two of them."""

    def __init__(self, quote: Words, passage: Words, reach: int) -> None:
        self._reach = reach
        self._weights = [0.0, *accumulate(word.weight for word in quote)]
        self._marks = (
            [0, *accumulate(word.left_out or word.bracketed for word in quote)],
            [0, *accumulate(word.bracketed for word in passage)],
        )

    def weight(self, run: _Run) -> float:
        """The weight of the words of `run`."""
        return self._weights[run.quote + run.size] - self._weights[run.quote]

    def between(self, run: _Run, behind: _Run) -> float:
        """The cost of joining `behind` to `run`; infinite where they are too far apart."""
        asked, printed = (run.quote + run.size, behind.quote), (run.passage + run.size, behind.passage)
        added, left_out = asked[1] - asked[0], printed[1] - printed[0]
        if added == left_out == 0:
            return 0.0
        if left_out > self._reach:
            return float("inf")
        marked = any(marks[end + 1] > marks[start] for marks, (start, end) in zip(self._marks, (asked, printed), strict=True))
        if left_out > FARTHEST and not marked:
            return float("inf")
        return 0.3 + 0.2 * added + left_out * (0.005 if marked else 0.03)


def _filled(chain: Sequence[_Run], quote: Words, passage: Words) -> Pairs:
    """The pairs of `chain`, and equal words between its runs and right beside them that are too short to be a run."""
    if not chain:
        return ()
    pairs: list[tuple[int, int]] = []
    first = chain[0]
    pairs += _equal(quote, (0, first.quote), passage, (max(0, first.passage - first.quote - 2), first.passage))
    for number, run in enumerate(chain):
        pairs += [(run.quote + at, run.passage + at) for at in range(run.size)]
        asked = (run.quote + run.size, chain[number + 1].quote if number + 1 < len(chain) else len(quote))
        reach = run.passage + run.size + asked[1] - asked[0] + 2
        printed = (run.passage + run.size, chain[number + 1].passage if number + 1 < len(chain) else min(reach, len(passage)))
        if printed[1] - printed[0] <= asked[1] - asked[0] + _SLACK:
            pairs += _equal(quote, asked, passage, printed)
    return tuple(pairs)


def _equal(quote: Words, asked: tuple[int, int], passage: Words, printed: tuple[int, int]) -> list[tuple[int, int]]:
    """Pairs of equal words between two stretches, as many as there are in order."""
    one = [word.form for word in quote[slice(*asked)]]
    other = [word.form for word in passage[slice(*printed)]]
    if not one or not other:
        return []
    return [
        (asked[0] + block.a + at, printed[0] + block.b + at)
        for block in Indel.editops(one, other).as_matching_blocks()
        for at in range(block.size)
    ]


def _tells(pairs: Pairs, share: float, quote: Words) -> bool:
    """Whether equal words are no chance: nearly all of the quote, or enough of it with a run of words in one piece."""
    if share >= (_NEARLY_ALL if len(quote) > _FEW_WORDS else 1.0):
        return True
    longest = length = 0
    for number, pair in enumerate(pairs):
        follows = number > 0 and pair == (pairs[number - 1][0] + 1, pairs[number - 1][1] + 1)
        length = length + 1 if follows else 1
        longest = max(longest, length)
    return share >= LEAST_SHARE and longest >= _LONG_RUN


def _dense(pairs: Pairs, quote: Words) -> bool:
    """Whether the words found stand close together, but for what an ellipsis leaves out."""
    spread = 1
    for (at, start), (next_at, following) in pairwise(pairs):
        admitted = any(word.left_out or word.bracketed for word in quote[at + 1 : next_at + 1])
        spread += 1 if admitted else following - start
    return len(pairs) >= _LEAST_DENSITY * spread
