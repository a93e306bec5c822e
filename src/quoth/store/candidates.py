"""Which articles may have the words of a quote, told by the full-text index alone; whether they do, `compare` says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import log
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, literal, select, union_all

from quoth.store.flatten import article_of_row
from quoth.store.fulltext import FullText
from quoth.store.search import hit_count
from quoth.store.words import Term, WordQuery, words_of

MOST = 50
"""With so many articles a quote is compared, at most."""

_COMMON = 10_000
_ASKED = 24
_TELLING = 8
_PARTS = 3
_SHORT = 3
_LEAST_SHARE = 0.3
"""Of the best score; what has no such share has too few of the words to be the same utterance."""

_ROWS = 4
"""So many attributions and sentences are looked at for each article that is wanted, as one may print an utterance twice."""


class _Sign(NamedTuple):
    """Words that an attribution or a sentence has all of if `query` finds it, and how much that tells."""

    query: WordQuery
    weight: float


def candidates(connection: Connection, fulltext: FullText, quote: str, most: int = MOST) -> list[int]:
    """The articles of which one attribution or sentence has most of the rare words of `quote`, and most of its words.

    The best come first, at most `most`.
    """
    words = tuple(dict.fromkeys(words_of(quote)))
    rare = [*_rare(connection, fulltext, words)]
    signs = [*rare, *_together(words)]
    if not signs:
        return []
    found = union_all(*(_rows(sign, fulltext) for sign in signs)).subquery()
    score = func.sum(found.c.weight)
    least = _LEAST_SHARE * sum(sign.weight for sign in rare)
    scored = select(found.c.id, score).group_by(found.c.id).having(score >= least)
    rows = connection.execute(scored.order_by(score.desc(), found.c.id.desc()).limit(_ROWS * most)).all()
    near = (article_of_row(row) for row, reached in rows if reached >= _LEAST_SHARE * rows[0][1])
    return [*islice(dict.fromkeys(near), most)]


def _rare(connection: Connection, fulltext: FullText, words: tuple[str, ...]) -> Iterator[_Sign]:
    """The rarest words, each weighing the more the rarer it is; short ones stand in every sentence."""
    asked = sorted((word for word in words if len(word) > _SHORT or word.isdigit()), key=len, reverse=True)[:_ASKED]
    counts = {word: connection.execute(hit_count(_all(word), fulltext, _COMMON)).scalar_one() for word in asked}
    rare = sorted((word for word in asked if 0 < counts[word] < _COMMON), key=counts.__getitem__)
    yield from (_Sign(_all(word), 1 + log(_COMMON / counts[word])) for word in rare[:_TELLING])


def _together(words: tuple[str, ...]) -> Iterator[_Sign]:
    """All words in one place, and those of each half and third: a quote that is cut or reworded has some of these."""
    for parts in range(1, _PARTS + 1):
        size = -(-len(words) // parts)
        for start in range(0, len(words), size or 1):
            part = words[start : start + size][:_ASKED]
            if len(part) > 1 or parts == 1:
                yield _Sign(_all(*part), len(part))


def _all(*words: str) -> WordQuery:
    return WordQuery((tuple(Term((word,)) for word in words),))


def _rows(sign: _Sign, fulltext: FullText) -> Select[int, float]:
    return select(fulltext.hits(sign.query).subquery().c.id, literal(sign.weight).label("weight"))
