"""Words as the library compares them, and the words of a search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

INDEXED_WORDS = 10_000
INDEXED_CHARACTERS = 200_000
"""So much of one attribution can be found, as databases limit it; no utterance in a news article is longer."""

LONGEST_WORD = 60
MOST_TERMS = 64

_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|\Z)|(?P<word>[^\s"]+))(?P<star>\*?)')
_TYPOGRAPHIC = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, so that spelling variants of one word are equal.

    >>> words_of("The Café's “so-called” KINGS")
    ('the', 'cafe', 's', 'so', 'called', 'kings')
    """
    if text.isascii():
        return tuple(word[:LONGEST_WORD] for word in _WORD.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    folded = _NOT_ASCII.sub(_without_accents, decomposed)
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(unicodedata.normalize("NFC", folded)))


def _without_accents(match: re.Match[str]) -> str:
    return "".join(character for character in match[0] if not unicodedata.combining(character))


def indexed_words(content: str) -> tuple[str, ...]:
    """The words of `content` by which it can be found: all of them, unless it is longer than any utterance."""
    return words_of(content[:INDEXED_CHARACTERS])[:INDEXED_WORDS]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after another; with `prefix`, the last one may be longer."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class WordQuery:
    """What is searched for: one of `alternatives`, with all of its terms, and none of `excluded`.

    No alternative means that every attribution without the excluded words is wanted.
    """

    alternatives: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.alternatives or self.excluded)


def parse_words(words: str) -> WordQuery:
    """The query that `words` are; never raises, since whatever is no notation is a word or white space.

    Words side by side must all occur, "words in quotation marks" one after another, `word*` begins a word, `OR`
    stands between alternatives, and `-word` or `NOT word` is excluded from all of them. At most 64 terms count.

    >>> parse_words('"harbour board" strik* OR ferry -fare')
    WordQuery(alternatives=((Term(words=('harbour', 'board'), prefix=False), Term(words=('strik',), prefix=True)), \
(Term(words=('ferry',), prefix=False),)), excluded=(Term(words=('fare',), prefix=False),))
    """
    alternatives: list[list[Term]] = [[]]
    excluded: list[Term] = []
    for count, piece in enumerate(_pieces(words)):
        if count == MOST_TERMS:
            break
        if piece == "OR":
            alternatives.append([])
        elif isinstance(piece, _Excluded):
            excluded.append(piece.term)
        elif isinstance(piece, Term):
            alternatives[-1].append(piece)
    return WordQuery(tuple(tuple(terms) for terms in alternatives if terms), tuple(excluded))


@dataclass(frozen=True, slots=True)
class _Excluded:
    term: Term


def _pieces(words: str) -> Iterator[Term | _Excluded | str]:
    """Terms, excluded terms and "OR", in order."""
    negated = False
    for match in _PIECE.finditer(words.translate(_TYPOGRAPHIC)):
        bare = match["word"] if not match["minus"] else None
        if bare == "OR":
            yield "OR"
        elif bare == "NOT":
            negated = True
        elif term := _term(match):
            yield _Excluded(term) if negated or match["minus"] else term
            negated = False


def _term(match: re.Match[str]) -> Term | None:
    text = match["phrase"] if match["phrase"] is not None else match["word"]
    words = words_of(text)
    starred = bool(match["star"]) or text.endswith("*")
    return Term(words, prefix=starred) if words else None
