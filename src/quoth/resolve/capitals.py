"""Where a capital proves no name: in headlines, and at the beginning of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from quoth.engine import Kinds
from quoth.language.people import People
from quoth.model import Span
from quoth.resolve.words import Word, Words

_ONLY_TIME = re.compile(r"(?:^|\n)[\d.:]+$")
_HEADLINE_SHARE = 0.7
_SENTENCE_SHARE = 0.9
_SENTENCE_WORDS = 7
NO_NAME = 0.9
"""How sure the engine must be that a capital is not that of a name."""


def is_headline(words: Sequence[Word], line: str) -> bool:
    """Whether a line is in title case or in capitals, where any word looks like a name."""
    long = [word for word in words if len(word.text) > 3]
    if len(long) < 4:
        return False
    if sum(word.text.isupper() for word in long) / len(long) >= _HEADLINE_SHARE:
        return True
    share = sum(word.capital for word in long) / len(long)
    sentence = line.rstrip()[-1:] in '.”"'
    if sentence and len(long) < _SENTENCE_WORDS:
        return False  # Minister Ida Quell met Otto Lind.
    return share >= (_SENTENCE_SHARE if sentence else _HEADLINE_SHARE)


def is_plain(at: int, words: Words, named: AbstractSet[str], people: People, kinds: Kinds | None = None) -> bool:
    """Whether the word at `at`, which opens a sentence, is no name: "Older boats", "Dozens of boats"; but "Target said".

    Words that are `named` have a capital elsewhere, too. Of those that no list has, `kinds` tell what the engine takes them for.
    """
    word = words.all[at]
    if word.folded in named or word.owns:
        return False
    if word.folded not in people.plain:
        return kinds is not None and kinds.shares((Span(word.start, word.end),))["none"] >= NO_NAME
    behind = words.all[at + 1].folded if words.adjacent(at) else ""
    comma = not behind and words.text.startswith(",", word.ends)
    return word.folded.endswith("s") or not (comma or behind in people.finite)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`, or behind a time of day alone."""
    before = text[max(0, start - 12) : start].rstrip(" \t\"'“‘([")
    return not before or before[-1] in ".!?\n:" or _ONLY_TIME.search(before) is not None
