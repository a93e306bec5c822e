"""Whether two articles print one utterance: how much of what tells something in the shorter one the other has too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import Literal

from quoth.compare import meaning
from quoth.compare.utterances import Utterance, Weights

Whose = Literal["same", "open", "other"]

SHARE: dict[Whose, float] = {"same": 0.45, "open": 0.6, "other": 0.75}
"""The least share of the shorter one's weight: less where one speaker says both, more where two are named."""

LEAST: dict[Whose, float] = {"same": 1.6, "open": 2.0, "other": 2.5}
"""The least weight that both have, so that no single word makes an utterance."""

ALL = 0.9
LEAST_OF_ALL = 1.1
"""Where both have nearly all of the shorter one, so much weight is enough."""

RUN = 6
LEAST_OF_RUN = 0.8
"""So many words in one piece, with so much weight, are no chance, whoever says them."""

MOST_WITH_KEY = 200
"""A pair of words that more utterances have tells nothing."""

_TELLING = 0.4
_RAREST = 7
_SHINGLE = 4


class Likeness:
    """Compares utterances of articles whose stems weigh `weights`."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def weight(self, stem: str) -> float:
        """How much a stem tells."""
        return self._weights.get(stem, 0.0)

    def size(self, one: Utterance) -> float:
        """How much an utterance tells."""
        return sum(self.weight(stem) for stem in one.stems)

    def shared(self, one: Utterance, other: Utterance) -> float:
        """How much two utterances tell that both have."""
        few, many = sorted((one.counts, other.counts), key=len)
        return sum(min(count, many[stem]) * self.weight(stem) for stem, count in few.items() if stem in many)

    def share(self, one: Utterance, other: Utterance) -> float:
        """`shared` as a part of what the shorter one tells, from 0 to 1."""
        smaller = min(self.size(one), self.size(other))
        return self.shared(one, other) / smaller if smaller else 0.0

    def same(self, one: Utterance, other: Utterance) -> bool:
        """Whether the two are one utterance."""
        whose, share, shared = whose_words(one, other), self.share(one, other), self.shared(one, other)
        if whose != "same" and _other_numbers(one, other):
            return False
        if (share >= SHARE[whose] and shared >= LEAST[whose]) or (share >= ALL and shared >= LEAST_OF_ALL):
            return True
        return shared >= LEAST_OF_RUN and self._run_weighs(one, other)

    def _run_weighs(self, one: Utterance, other: Utterance) -> bool:
        """Whether the two have a long run of words, or one that is all of the shorter, in common."""
        mine, theirs = ([word.form for word in side.words] for side in (one, other))
        run = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
        return run.size >= RUN and sum(map(self.weight, one.stems[run.a : run.a + run.size])) >= LEAST_OF_RUN

    def keys(self, one: Utterance) -> frozenset[tuple[str, ...]]:
        """Pairs of telling words of which two like utterances share one: neighbours, and the rarest of all."""
        telling = [stem for stem in one.stems if self.weight(stem) >= _TELLING]
        rarest = sorted(set(telling), key=lambda stem: (-self.weight(stem), stem))[:_RAREST]
        pairs = {tuple(sorted(pair)) for pair in (*pairwise(telling), *combinations(rarest, 2))}
        forms = [word.form for word in one.words]
        return frozenset(pairs | {tuple(forms[at : at + _SHINGLE]) for at in range(len(forms) - _SHINGLE + 1)})


def whose_words(one: Utterance, other: Utterance) -> Whose:
    """Whether one speaker says both, or two that are named."""
    named = [{speaker for speaker in side.speakers if speaker.kind} for side in (one, other)]
    if named[0] & named[1]:
        return "same"
    actors = [any(speaker.kind in {"person", "organisation"} for speaker in side) for side in named]
    return "other" if all(actors) else "open"


def _other_numbers(one: Utterance, other: Utterance) -> bool:
    """Whether each gives numbers that the other does not."""
    mine, theirs = ({said for word in side.words if (said := meaning.number(word))} for side in (one, other))
    return bool(mine - theirs) and bool(theirs - mine)


def candidates(found: Sequence[Utterance], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of `found` from different articles that share a key; their number grows as that of utterances does."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for key in likeness.keys(one):
            having[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in having.values():
        if len(numbers) <= MOST_WITH_KEY:
            for pair in combinations(numbers, 2):
                if pair not in seen and found[pair[0]].record.id != found[pair[1]].record.id:
                    seen.add(pair)
                    yield pair
