"""Numbers that measure nothing: parts of names, ages, addresses, scores, telephone numbers."""

from __future__ import annotations

import re

from quoth.extract.phrases.amounts import Amount
from quoth.extract.phrases.grammar import Grammar
from quoth.extract.phrases.tokens import HYPHENS, Tokens
from quoth.extract.phrases.units import Unit, unit_after

_GLUE_BEFORE = frozenset("-‐‑–/\\#.:_@+*=~&^'’")
_GLUE_BEHIND = frozenset("/\\@_&")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_HEADLINE = 200


def is_name(tokens: Tokens, grammar: Grammar, amount: Amount, unit: Unit) -> bool:
    """Whether the number `amount`, with `unit` behind it, is a name, an age, an address, or "one" as a pronoun."""
    if amount.currency or amount.unit:
        return amount.currency is None and _glued_before(tokens, amount.start)
    if _glued_before(tokens, amount.start) or _glued_behind(tokens, grammar, amount.end):
        return True
    if tokens.folded(amount.end - 1) == grammar.numbers.names.one and amount.end - amount.start == 1:
        return not _counts_one(tokens, grammar, amount, unit)
    return (
        _is_listed(tokens, amount)
        or _is_age(tokens, grammar, amount, unit)
        or _is_address(tokens, grammar, amount)
        or _is_designated(tokens, grammar, amount, unit)
        or _follows_name(tokens, grammar, amount, unit)
    )


def is_score(tokens: Tokens, grammar: Grammar, high: Amount) -> bool:
    """Whether numbers joined by a hyphen, the second one `high`, are a score rather than a range ("won 0-3", "5-7 people")."""
    if high.currency or high.unit:
        return False
    return not unit_after(tokens, high.end, grammar.numbers.unit, single=False).plural


def _glued_before(tokens: Tokens, start: int) -> bool:
    """Whether the number stands right behind a mark or letter that makes it part of something else ("F-16", "1/2", "#3")."""
    before = tokens.word(start - 1)
    if not tokens.touches(start):
        return before[:1].isdigit() and len(before) != 4
    if before in ("'", "’") and not tokens.touches(start - 1):
        return before == "’"
    return before[-1] in _GLUE_BEFORE or before[-1].isalnum()


def _glued_behind(tokens: Tokens, grammar: Grammar, end: int) -> bool:
    following = tokens.word(end)
    if following[:1].isdigit():
        return True
    if not following or not tokens.touches(end):
        return False
    if following in HYPHENS:
        return tokens.touches(end + 1) and tokens.folded(end + 1) not in grammar.numbers.unit.measured
    return (
        following in _GLUE_BEHIND
        or following[0].isalpha()
        or (following in ":." and tokens.word(end + 1)[:1].isdigit() and tokens.touches(end + 1))
    )


def _counts_one(tokens: Tokens, grammar: Grammar, amount: Amount, unit: Unit) -> bool:
    """Whether "one" is a number here: "only one survivor", "one of the girls", "one derailment and two collisions"."""
    names = grammar.numbers.names
    before = tokens.folded(amount.start - 1)
    if unit.plural:
        best = any(names.superlative.fullmatch(tokens.word(i)) for i in range(amount.end, unit.end))
        return not best and before not in names.predicates and not opens_sentence(tokens, amount.start)
    if unit.words is None:
        return before in names.counted_before and before not in names.common
    if before in names.counted_before or tokens.folded(unit.end) in names.counted_after:
        return True
    near = range(amount.end, amount.end + 4)
    return any(tokens.folded(i) in names.counted_after for i in near) or _listed_with_number(tokens, grammar, unit)


def _listed_with_number(tokens: Tokens, grammar: Grammar, unit: Unit) -> bool:
    joins = grammar.numbers.unit.joins | {","}
    behind = unit.end + (tokens.folded(unit.end) in joins)
    return behind > unit.end and behind < len(tokens) and grammar.among(tokens.symbols[behind], "NUMBER", "ONES", "TENS")


def opens_sentence(tokens: Tokens, start: int) -> bool:
    """Whether the token `start` is the first of its line or sentence."""
    before = tokens.word(start - 1)
    return not before or before.isspace() or before in ".!?"


def _is_listed(tokens: Tokens, amount: Amount) -> bool:
    """Whether the number counts the items of a list: it is a line, or opens one and a full stop or bracket follows."""
    before, following = tokens.word(amount.start - 1), tokens.word(amount.end)
    if before and not before.isspace():
        return False
    return following.isspace() or (following in (".", ")") and tokens.touches(amount.end))


def _is_age(tokens: Tokens, grammar: Grammar, amount: Amount, unit: Unit) -> bool:
    """Whether a number is somebody's age: "Ada Quill, 42," or "aged 42"."""
    if amount.value > 120 or amount.end - amount.start > 1:
        return False
    before = tokens.folded(amount.start - 1)
    if before in grammar.numbers.names.ages:
        return True
    if not tokens.word(amount.start).isdigit() or unit.plural:
        return False
    following, holder = tokens.word(amount.end), tokens.word(amount.start - 2)
    if before == ",":
        return holder[:1].isalpha() and following in (",", ".", ";", ")", '"', "”", "’", "'", "")
    return before == "(" and following in (")", ",") and holder[:1].isupper()


def _is_address(tokens: Tokens, grammar: Grammar, amount: Amount) -> bool:
    words = [tokens.word(i) for i in range(amount.end, min(amount.end + 4, len(tokens)))]
    for count, word in enumerate(words):
        if not word[:1].isupper():
            return False
        if count and word.lower() in grammar.numbers.names.streets:
            return True
    return False


def _is_designated(tokens: Tokens, grammar: Grammar, amount: Amount, unit: Unit) -> bool:
    """Whether the word before says that the number is a name: "Article 5", "No. 10", "flight 370"."""
    if amount.scale > 1:
        return False
    index = amount.start - 1
    if tokens.word(index) == "." and tokens.touches(index):
        index -= 1
    before = tokens.word(index)
    if before.lower() not in grammar.numbers.names.designators:
        return False
    return not unit.plural or any(map(str.isupper, before)) or index < amount.start - 1


def _follows_name(tokens: Tokens, grammar: Grammar, amount: Amount, unit: Unit) -> bool:
    """Whether the number ends or stands in a name: "Meridian 4", "the Lowland 787 jet", "the Gang of Four"."""
    before, word = tokens.word(amount.start - 1), tokens.word(amount.start)
    if amount.scale > 1:
        return False
    if word[0].isupper() and before[:1].islower():
        return not in_headline(tokens, amount.start)
    if not before[:1].isalpha() or before.islower() or before.lower() in grammar.numbers.names.common:
        return False
    if not (word.replace(".", "").isdigit() or word[0].isupper()):
        return False
    following = tokens.word(amount.end)
    return not ((unit.plural and following[:1].islower()) or in_headline(tokens, amount.start))


def in_headline(tokens: Tokens, index: int) -> bool:
    """Whether the line has a capital at nearly every long word, so that capitals tell nothing."""
    at = tokens.starts[index]
    start = tokens.text.rfind("\n", max(0, at - _LONGEST_HEADLINE), at) + 1
    end = tokens.text.find("\n", at, start + _LONGEST_HEADLINE)
    end = end if end >= 0 else len(tokens.text)
    if end - start > _LONGEST_HEADLINE:
        return False
    words = _WORD.findall(tokens.text, start, end)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)
