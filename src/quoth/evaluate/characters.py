"""Roles as sets of characters and tokens, and the manner that quotation marks give a content.

These are definitions of measures, fixed so that figures stay comparable with published ones: they are not the
rules by which records are made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from quoth.model import Manner, Spans

Characters = frozenset[int]
"""Offsets of characters in one text."""

MANNERS: tuple[Manner, ...] = ("direct", "mixed", "indirect")

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"''|``|[\"“”„‟]")
_OPENING = "“„‟"
_CLOSING = "”"
_BEFORE_OPENING = "([—–-"
_AFTER_CLOSING = ".,;:!?)]—–"


def characters(spans: Spans, text: str) -> Characters:
    """The offsets of the characters in `spans` that are no white space."""
    return frozenset(at for span in spans for at in range(span.start, min(span.end, len(text))) if not text[at].isspace())


def letters(chars: Characters, text: str) -> Characters:
    """The letters and digits among `chars`: what is left when marks and punctuation do not matter."""
    return frozenset(at for at in chars if text[at].isalnum())


def letters_or_all(chars: Characters, text: str) -> Characters:
    """The letters and digits among `chars`, or `chars` itself if it has none."""
    return letters(chars, text) or chars


class Tokens:
    """The words and symbols of one text, by which labels are counted."""

    def __init__(self, text: str) -> None:
        self._starts = [match.start() for match in _TOKEN.finditer(text)]

    def touched(self, chars: Iterable[int]) -> frozenset[int]:
        """The numbers of the tokens that hold `chars`."""
        return frozenset(bisect_right(self._starts, at) - 1 for at in chars)


def quoted(text: str) -> bytearray:
    """1 for each character of `text` inside double quotation marks, the marks included.

    Goes line by line: “ opens, ” closes, straight marks do what their neighbours tell, else they toggle. A quotation left
    open runs to the end of its line, as a quotation of several paragraphs is printed.
    """
    mask = bytearray(len(text))
    for line in _LINE.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, line.start(), line.end()):
            if _opens(text, mark, line, inside=opened is not None):
                opened = mark.start() if opened is None else opened
            elif opened is not None:
                mask[opened : mark.end()] = b"\1" * (mark.end() - opened)
                opened = None
        if opened is not None:
            mask[opened : line.end()] = b"\1" * (line.end() - opened)
    return mask


def _opens(text: str, mark: re.Match[str], line: re.Match[str], *, inside: bool) -> bool:
    if mark.group() in _OPENING:
        return True
    if mark.group() == _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > line.start() else " "
    after = text[mark.end()] if mark.end() < line.end() else " "
    leads = before.isspace() or before in _BEFORE_OPENING
    trails = after.isspace() or after in _AFTER_CLOSING
    if inside and trails:
        return False
    return leads if leads != trails else not inside


def manner(chars: Characters, text: str, mask: bytearray) -> Manner:
    """`direct` if all letters of `chars` are quoted by `mask`, `mixed` if some are, `indirect` if none is."""
    spoken = letters(chars, text)
    inside = sum(mask[at] for at in spoken)
    if not inside:
        return "indirect"
    return "direct" if inside == len(spoken) else "mixed"
