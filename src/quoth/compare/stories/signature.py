"""What an article shows of the event that it is about: the words that tell most, and the day.

A signature is a function of the article alone, so that two articles compare alike in any library.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from quoth.compare.stories.dates import day_of
from quoth.compare.stories.terms import terms_of
from quoth.language import load_language
from quoth.model import Article

TERMS = 50
"""So many terms of an article are kept, those that weigh most."""

UNIT = 1000
"""The length of the vector of a signature's weights; they are whole numbers, so that sums are exact everywhere."""

LEAD = 150
"""So many words at the start of a text are its lead, which tells what happened."""

_LONGEST = 100_000
_TELLS_LITTLE = 1.0
_IN_LEAD, _IN_TITLE = 2.0, 4.0
_NAME = 1.5
"""A word counts once and by the logarithm of how often it stands there; being in lead or title counts so much more, and a
word that mostly has a capital so many times as much."""


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """Numbers of terms, those that weigh most first, with their weights; `day` as `day_of` has it.

    `terms` and `weights` have one shape, `(at most TERMS,)`; the vector of weights has about the length `UNIT`.
    """

    day: int
    terms: npt.NDArray[np.int64]
    weights: npt.NDArray[np.int64]

    def products(self, others: list[Signature]) -> list[int]:
        """For each of `others` how alike it is: from 0 to about `UNIT` squared, the cosine of the two vectors."""
        if not others:
            return []
        order = np.argsort(self.terms)
        known, weights = self.terms[order], self.weights[order]
        terms = np.concatenate([other.terms for other in others])
        at = np.searchsorted(known, terms).clip(max=len(known) - 1)
        shared = np.where(known[at] == terms, weights[at], 0) * np.concatenate([other.weights for other in others])
        whose = np.repeat(np.arange(len(others)), [len(other.terms) for other in others])
        summed: list[float] = np.bincount(whose, shared, len(others)).tolist()  # far below 2 ** 53, so exact
        return [int(product) for product in summed]


def signature(article: Article) -> Signature | None:
    """The signature of `article`; None where it has no word that tells anything."""
    weighed = _weighed(article)
    best = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
    if not best:
        return None
    length = math.sqrt(sum(weight * weight for _, weight in best))
    numbers = np.array([_number(word) for word, _ in best], np.int64)
    return Signature(day_of(article), numbers, np.array([round(UNIT * weight / length) for _, weight in best], np.int64))


def _weighed(article: Article) -> Mapping[str, float]:
    """What each word of title and text weighs."""
    common = load_language("en").common_words
    title, body = _parts(article)
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    extra: dict[str, float] = {}
    for number, term in enumerate(terms_of(body)):
        counts[term.word] += 1
        capitals[term.word] += term.capital
        if number < LEAD:
            extra[term.word] = _IN_LEAD
    for term in terms_of(title):
        counts[term.word] += 1
        extra[term.word] = extra.get(term.word, 0.0) + _IN_TITLE
    weights = {word: common.weight(word) for word in counts}
    return {
        word: weights[word] * (1 + math.log(count) + extra.get(word, 0.0)) * (_NAME if 2 * capitals[word] > count else 1.0)
        for word, count in counts.items()
        if weights[word] > _TELLS_LITTLE
    }


def _parts(article: Article) -> tuple[str, str]:
    """Title and text, the title not once more in the text."""
    text = article.text[:_LONGEST]
    if article.title_span:
        return article.title or article.title_span.of(text), text[article.title_span.end :]
    title = article.title or ""
    return title, text[len(title) :] if title and text.startswith(title) else text


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """The number that stands for a word in the tables of a library."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
