"""The words of a search marked in what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from quoth.export.legible import legible
from quoth.model import Span, merged
from quoth.store import Term, WordQuery
from quoth.store.words import words_of

_WORD = re.compile(r"[^\W_]+")


def highlighted(text: str, query: WordQuery) -> Markup:
    """`text` as markup, with `<mark>` around what a term of `query` finds in it.

    >>> from quoth.store import parse_words
    >>> str(highlighted("The harbour board struck.", parse_words('"harbour board" str*')))
    'The <mark>harbour board</mark> <mark>struck</mark>.'
    """
    terms = [term for terms in query.alternatives for term in terms]
    out: list[Markup] = []
    last = 0
    for span in merged(_found(text, terms)):
        out += [escape(legible(text[last : span.start])), Markup("<mark>{}</mark>").format(legible(span.of(text)))]
        last = span.end
    out.append(escape(legible(text[last:])))
    return Markup().join(out)


def _found(text: str, terms: list[Term]) -> Iterator[Span]:
    """Where `terms` stand in `text`, word by word as the library compares them."""
    words = [(folded, match.span()) for match in _WORD.finditer(text) for folded in _folded(match[0])]
    for term in terms:
        first, size = term.words[0], len(term.words)
        for start, (word, _) in enumerate(words):
            if word.startswith(first):
                here = words[start : start + size]
                if _is(term, [folded for folded, _ in here]):
                    yield Span(here[0][1][0], here[-1][1][1])


_folded = lru_cache(10_000)(words_of)


def _is(term: Term, words: list[str]) -> bool:
    if not term.prefix:
        return tuple(words) == term.words
    return len(words) == len(term.words) and tuple(words[:-1]) == term.words[:-1] and words[-1].startswith(term.words[-1])
