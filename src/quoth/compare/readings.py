"""A number or a date as one article gives it, with what tells of what it is: its sentence and what happens in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from quoth.compare.utterances import Weights, stem
from quoth.compare.words import Word, Words, article_words
from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from quoth.model import Figure, Record, Span, Time

_BESIDE = 4
_MOST_WORDS = 5

Marked = TypeVar("Marked", bound=Figure | Time)

NEAR = 9
NEAR_BEFORE = 4
"""So many words behind a number, or before it, stands at most what happens to those that it counts."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading(Generic[Marked]):
    """One figure or time of one article.

    `sentence` is where its sentence begins; `around` are the stems of that sentence without its own words, or those near
    it, `beside` those close by. `happening` is what its sentence says of those that are counted ("killed"), None if it
    says nothing of the kind.
    """

    record: Record
    marked: Marked
    sentence: tuple[str, int]
    around: frozenset[str]
    beside: frozenset[str]
    happening: str | None

    @property
    def place(self) -> tuple[str, Span]:
        """Where it stands."""
        return (self.record.id, self.marked.span)


class Sentences:
    """The sentences of one article."""

    def __init__(self, record: Record) -> None:
        self._record = record
        text = record.article.text
        self._spans = find_sentences(text, load_language(record.article.language).sentences)
        self._words = article_words(text)

    def read(self, marked: Marked, reach: int | None = None) -> Reading[Marked]:
        """A figure or time with what its sentence tells, or the `reach` words on either side of it."""
        inside = self.around(marked.span)
        own = [number for number, word in enumerate(inside) if word.end > marked.span.start and word.start < marked.span.end]
        first, last = (own[0], own[-1]) if own else (0, 0)
        return Reading(
            record=self._record,
            marked=marked,
            sentence=(self._record.id, inside[0].start if inside else marked.span.start),
            around=_stems_near(inside, (first, last), reach),
            beside=_stems_near(inside, (first, last), _BESIDE),
            happening=_happening(inside, own) if own else None,
        )

    def around(self, span: Span) -> Words:
        """The words of the sentence that `span` begins in."""
        at = bisect_right(self._spans, span.start, key=lambda sentence: sentence.start) - 1
        sentence = self._spans[max(at, 0)] if self._spans else span
        first = bisect_left(self._words, sentence.start, key=lambda word: word.start)
        return self._words[first : bisect_right(self._words, sentence.end, key=lambda word: word.end)]


def _stems_near(inside: Sequence[Word], own: tuple[int, int], reach: int | None) -> frozenset[str]:
    """The stems of the words up to `reach` words away from the words `own`, without these; of all if it is None."""
    first, last = own
    near = range(len(inside)) if reach is None else range(max(0, first - reach), min(len(inside), last + 1 + reach))
    return frozenset(stem(inside[at].form) for at in near if not first <= at <= last)


def _happening(inside: Sequence[Word], own: Sequence[int]) -> str | None:
    """What happens to those that the words `own` count: right before them, or the first thing behind, or the last before.

    "killed more than 60", "the release of 21 girls", "60 miners were rescued".
    """
    known = load_language("en").comparing
    return _nearest(inside, own, known.happenings) or _nearest(inside, own, known.vague_happenings)


def _nearest(inside: Sequence[Word], own: Sequence[int], happenings: Mapping[str, frozenset[str]]) -> str | None:
    first, last = own[0], own[-1]
    kinds = [next((name for name, forms in happenings.items() if word.form in forms), None) for word in inside]
    within = next(filter(None, kinds[first : last + 1]), None)
    before_of = first - 2 if first > 1 and inside[first - 1].form in load_language("en").labels.of else first - 1
    beside = kinds[before_of] if first else None
    behind = next(filter(None, kinds[last + 1 : last + 1 + NEAR]), None)
    before = next(filter(None, reversed(kinds[max(0, first - NEAR_BEFORE) : first])), None)
    return within or beside or behind or before


def shared_weight(one: Reading[Marked], other: Reading[Marked], weights: Weights) -> float:
    """How much the sentences of two readings have in common."""
    return sum(weights.get(stem, 0.0) for stem in one.around & other.around)


def common_words(group: Sequence[Reading[Marked]]) -> str:
    """The first few words that the sentences of all readings have: what these are about."""
    light = load_language("en").comparing.light
    first = group[0]
    common = frozenset[str].intersection(*(reading.around for reading in group))
    inside = Sentences(first.record).around(first.marked.span)
    said = (word.form for word in inside if word.form not in light and stem(word.form) in common)
    return " ".join(list(dict.fromkeys(said))[:_MOST_WORDS])


Keys = Callable[[Reading[Marked]], Iterable[str]]
"""What two readings of one thing share at least one of."""

Score = Callable[[Reading[Marked], Reading[Marked]], float | None]
"""How well two readings of different articles fit one thing, None if they do not."""


def groups(
    readings: Iterable[Reading[Marked]], keys: Keys[Marked], score: Score[Marked]
) -> Iterator[list[Reading[Marked]]]:  # fmt: skip
    """Readings of one thing together: the best fitting pairs first, of each article those that fit best and no rivals."""
    ordered = sorted(readings, key=lambda reading: reading.place)
    pairs = []
    for number, other_number in _sharing(map(keys, ordered)):
        one, other = ordered[number], ordered[other_number]
        fit = score(one, other) if one.record.id != other.record.id else None
        if fit is not None:
            pairs.append((-fit, number, other_number))
    joined = _Joined(ordered)
    for _, number, other_number in sorted(pairs):
        joined.join(number, other_number)
    yield from joined.groups()


def _sharing(keys: Iterable[Iterable[str]]) -> set[tuple[int, int]]:
    """The numbers of those that share a key."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            having[key].append(number)
    return {pair for numbers in having.values() for pair in combinations(numbers, 2)}


class _Joined(Generic[Marked]):
    """Readings joined one pair after another; two values of one article are never one group."""

    def __init__(self, readings: Sequence[Reading[Marked]]) -> None:
        self._readings = readings
        self._group = {number: [number] for number in range(len(readings))}

    def join(self, one: int, other: int) -> None:
        """Put the groups of two readings together, unless an article has two values in them."""
        mine, theirs = self._group[one], self._group[other]
        if mine is theirs or any(self._rivals(a, b) for a in mine for b in theirs):
            return
        mine += theirs
        for number in theirs:
            self._group[number] = mine

    def groups(self) -> Iterator[list[Reading[Marked]]]:
        """Every group with readings of more than one article."""
        for number, members in sorted(self._group.items()):
            if number == min(members) and len({self._readings[one].record.id for one in members}) > 1:
                yield [self._readings[one] for one in sorted(members)]

    def _rivals(self, one: int, other: int) -> bool:
        a, b = self._readings[one], self._readings[other]
        return a.record.id == b.record.id and a.marked.value != b.marked.value
