"""The words and patterns of a language's numbers and calendar, ready to be matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from quoth.extract.phrases.notation import Patterns, literals
from quoth.extract.phrases.tokens import DIGIT_KINDS, HYPHENS, OTHER, Symbols, Tokens, tokenise
from quoth.language.base import Language
from quoth.language.calendar import Calendar
from quoth.language.numbers import Numbers

_FIRST_SYMBOL = ord(OTHER) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How to read the quantities and times of one language; `members` gives the symbols of each category."""

    numbers: Numbers
    calendar: Calendar
    symbols: Symbols
    members: Mapping[str, str]
    times: Patterns
    figures: Patterns

    def tokens(self, text: str) -> Tokens:
        """The tokens of `text`."""
        return _tokens(self, text)

    def among(self, symbol: str, *categories: str) -> bool:
        """Whether a token with `symbol` is of one of `categories`."""
        return any(symbol in self.members.get(category, "") for category in categories)


@lru_cache(maxsize=2)
def _tokens(grammar: Grammar, text: str) -> Tokens:
    # Figures and times are read from the same text one after the other.
    return tokenise(text, grammar.symbols)


def load_grammar(language: Language) -> Grammar:
    """The grammar of `language`, compiled once."""
    return _grammar(language.numbers, language.calendar)


@cache
def _grammar(numbers: Numbers, calendar: Calendar) -> Grammar:
    macros = {**numbers.macros, **calendar.macros}
    rules = (*numbers.patterns, *calendar.patterns)
    own = literals([*macros.values(), *(pattern for _, pattern in rules)])
    small = _by_word(numbers.words, calendar.words)
    for word in own:
        small.setdefault(word, set()).add(word)
    stuck = _by_word(numbers.stuck, calendar.stuck)
    hyphen = frozenset({"-"})
    words = {word: kind for word, kind in _spelt(small, calendar.capitalised).items() if word not in HYPHENS}
    kinds = [*words.values(), *stuck.values(), *DIGIT_KINDS.values(), hyphen]
    symbol = _symbols(frozenset(kind) for kind in kinds)
    members: dict[str, str] = {}
    for kind, character in symbol.items():
        for category in kind:
            members[category] = members.get(category, "") + character
    table = Symbols(
        words=_symbol_table(words, symbol),
        stuck=_symbol_table(stuck, symbol),
        digits={kind: symbol[categories] for kind, categories in DIGIT_KINDS.items()},
        hyphen=symbol[hyphen],
    )
    return Grammar(
        numbers=numbers,
        calendar=calendar,
        symbols=table,
        members=members,
        times=Patterns(calendar.patterns, macros, members),
        figures=Patterns(numbers.patterns, macros, members),
    )


def _by_word(*tables: Mapping[str, str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for table in tables:
        for category, words in table.items():
            for word in words.split():
                out.setdefault(word, set()).add(category)
    return out


def _spelt(words: Mapping[str, set[str]], capitalised: frozenset[str]) -> dict[str, set[str]]:
    """Each word in small letters, with a capital and in capitals; in small letters without the categories `capitalised`."""
    out: dict[str, set[str]] = {}
    for word, categories in words.items():
        for spelling in {word.capitalize(), word.title(), word.upper()}:
            out[spelling] = categories
        out[word] = categories if not word[0].isalpha() else categories - capitalised
    return out


def _symbols(kinds: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    out: dict[frozenset[str], str] = {frozenset(): OTHER}
    for kind in kinds:
        if kind not in out:
            out[kind] = chr(_FIRST_SYMBOL + len(out))
    return out


def _symbol_table(words: Mapping[str, set[str]], symbol: Mapping[frozenset[str], str]) -> dict[str, str]:
    return {word: symbol[frozenset(categories)] for word, categories in words.items()}
