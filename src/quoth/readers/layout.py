"""From the lines of printed pages to paragraphs: without what repeats on every page, hyphenated words whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

_EDGE_LINES = 3
"""Lines at the top and at the bottom of a page among which its running header and footer are."""

_BULLETS = "•‣◦▪●■"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_WORD_END = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*[-‐]$")
_WORD_BEGINNING = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COMPOUND_PARTS = frozenset("anti cross first five four full half long non self short six third three two vice well".split())
_WORD = re.compile(r"[^\W_]+(?:['’‐-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line: its words, where it begins on its page (in points, from the lower left), and how large it is."""

    words: str
    page: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The words of lines that belong together, and their size."""

    words: str
    size: float


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of `lines`, which are in reading order.

    A new one begins below a gap, at an indent or a bullet, where the size changes, and after a short line.
    """
    kept = _without_furniture(lines)
    if not kept:
        return []
    breaks = _Breaks.of(kept)
    groups = [[kept[0]]]
    for before, line in pairwise(kept):
        if breaks.between(before, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    known = Counter(word for line in kept for word in _WORD.findall(line.words.lower()))
    return [Paragraph(words=_joined(group, known), size=group[0].size) for group in groups]


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """`lines` but for those at the edge of their page that stand at the same place on half of all pages."""
    edges = [_edge(list(page)) for _, page in groupby(lines, key=lambda line: line.page)]
    counts = Counter(place for edge in edges for place in set(map(_place, edge)))
    furniture = {line for edge in edges for line in edge if counts[_place(line)] >= max(2, len(edges) / 2)}
    return [line for line in lines if line not in furniture]


def _edge(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.y)
    return [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


def _place(line: Line) -> tuple[str, int]:
    """What a line says, whatever its figures, and how high it stands: "Page #"."""
    return re.sub(r"\d+", "#", line.words), round(line.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breaks:
    """What tells the end of a paragraph in one document: its distance between lines, and how long a full line is."""

    pitch: float
    full: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Breaks:
        """The usual distance between two lines, in their size, and the length of lines in characters."""
        gaps = [_gap(before, line) for before, line in pairwise(lines)]
        lengths = sorted(len(line.words) for line in lines)
        return cls(pitch=median([gap for gap in gaps if 0.8 < gap < 3.0] or [1.2]), full=lengths[len(lengths) * 3 // 4])

    def between(self, before: Line, line: Line) -> bool:
        """Whether a paragraph ends between two lines."""
        if abs(line.size - before.size) > 0.1 * before.size or line.words[0] in _BULLETS:
            return True
        ends = _SENTENCE_END.search(before.words) is not None
        if not ends and line.words[0].islower():  # in the middle of a sentence
            return False
        gap = _gap(before, line)
        if gap < 0:  # the next column or page
            return ends
        indented = ends and 0.7 * line.size < line.x - before.x < 5 * line.size
        return gap > 1.25 * self.pitch or indented or self._short(before)

    def _short(self, before: Line) -> bool:
        """Whether a line is so short that more would have fitted."""
        if _SENTENCE_END.search(before.words):
            return len(before.words) < 0.75 * self.full
        return len(before.words) < 0.6 * self.full


def _gap(before: Line, line: Line) -> float:
    """How far `line` lies below the one before, in sizes of its type; negative if it lies above or on another page."""
    return (before.y - line.y) / max(before.size, 1.0) if line.page == before.page else -1.0


def _joined(lines: Iterable[Line], known: Counter[str]) -> str:
    words = ""
    for line in lines:
        begins, ends = _WORD_BEGINNING.match(line.words), _WORD_END.search(words)
        if begins and ends:
            words = _rejoined(words, ends.group(), begins.group(), known) + line.words
        else:
            words = f"{words} {line.words}" if words else line.words
    return words


def _rejoined(words: str, end: str, beginning: str, known: Counter[str]) -> str:
    """`words`, without its last hyphen if that only divides a word at the end of a line.

    It does before a small letter ("Tues-", "day"), unless the document writes the word with a hyphen elsewhere more
    often than without, or its first part is one that mostly has a hyphen ("well-", "known").
    """
    whole, compound = (end[:-1] + joint + beginning for joint in ("", "-"))
    hyphenated = end[:-1].isdigit() or end[:-1].lower() in _COMPOUND_PARTS or compound.lower() == "so-called"
    divides = beginning[0].islower() and not hyphenated and known[compound.lower()] <= known[whole.lower()]
    return words[:-1] if divides else words
