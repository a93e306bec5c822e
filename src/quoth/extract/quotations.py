"""What quotation marks prove: which characters stand between marks, whatever house style or damage the text shows.

Paragraph by paragraph. A mark opens or closes by its shape and by its neighbours; a mark within a word ("Kan'ani",
"workers' union") is none. A quotation that is still open at the end of its paragraph runs to the paragraph's end, as
in a speech of several paragraphs that opens each of them and closes the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from quoth.language.quotation import Quotation as Marks
from quoth.model import Span

Direction = Literal["opens", "closes", "either"]

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks, the marks included; `closed` is false where only its paragraph's end closes it."""

    span: Span
    single: bool
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    single: bool
    direction: Direction
    leads: bool
    """Whether it stands where opening marks stand: before a word and behind none."""
    after_s: bool
    straight: bool


def find_quotations(text: str, marks: Marks) -> tuple[Quotation, ...]:
    """The outermost quotations of `text` in order; quotations within quotations are part of the outer one."""
    found: list[Quotation] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        found += _in_paragraph(list(_marks(text, paragraph.start(), paragraph.end(), marks)), paragraph.end())
    return tuple(found)


def quoted_share(text: str, spans: Sequence[Span], quotations: Sequence[Quotation], beside: Sequence[Span] = ()) -> float:
    """Which part of the letters and digits in `spans` stands between quotation marks, from 0 to 1; `quotations` in order.

    Marks around a span of `beside` too do not count: in “we said it was late” nobody quotes "it was late".
    """
    inside = 0
    for span in spans:
        first = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.end)
        for quotation in islice(quotations, first, None):
            if quotation.span.start >= span.end:
                break
            if any(quotation.span.contains(other) for other in beside):
                continue
            inside += letters_in(text, max(span.start, quotation.span.start), min(span.end, quotation.span.end))
    return inside / sum(letters_in(text, span.start, span.end) for span in spans) if inside else 0.0


def ends_speech(text: str, content: Sequence[Span], quotations: Sequence[Quotation], marks: Marks) -> bool:
    """Whether `content` ends with a double mark that closes what none opens in its paragraph: a speech that began before it.

    `quotations` are those of `text`, in order.
    """
    if not content or not text.endswith(tuple(closing for _, closing in marks.double), content[-1].start, content[-1].end):
        return False
    end = content[-1].end
    at = bisect_left(quotations, end, key=lambda quotation: quotation.span.end)
    return at == len(quotations) or quotations[at].span.start >= end


def letters_in(text: str, start: int, end: int) -> int:
    """How many letters and digits stand in `text[start:end]`."""
    return sum(map(len, _LETTERS.findall(text, start, end)))


@cache
def _pattern(marks: Marks) -> re.Pattern[str]:
    every = {mark for pair in (*marks.double, *marks.single) for mark in pair}
    return re.compile("|".join(re.escape(mark) for mark in sorted(every, key=len, reverse=True)))


@cache
def _shapes(marks: Marks) -> dict[str, tuple[bool, Direction]]:
    """For each mark: whether it is a single one, and its direction by shape alone."""
    shapes: dict[str, tuple[bool, Direction]] = {}
    for single, pairs in ((False, marks.double), (True, marks.single)):
        for opening, closing in pairs:
            for mark, direction in ((opening, "opens"), (closing, "closes")):
                known = shapes.get(mark)
                either = mark in marks.straight or (known is not None and known[1] != direction)
                shapes[mark] = (single, "either" if either else "opens" if direction == "opens" else "closes")
    return shapes


def _marks(text: str, start: int, end: int, marks: Marks) -> Iterator[_Mark]:
    shapes = _shapes(marks)
    for match in _pattern(marks).finditer(text, start, end):
        single, direction = shapes[match.group()]
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if single and before.isalnum() and after.isalnum():
            continue
        if single and direction != "opens" and not before.isalnum() and after.isdigit():
            continue  # the '90s
        place = _by_neighbours(before, after)
        if (direction == "either" or single) and place != "either":
            direction = place
        yield _Mark(
            match.start(),
            match.end(),
            single,
            direction,
            leads=place == "opens",
            after_s=before in "sS",
            straight=match.group() in marks.straight,
        )


def _by_neighbours(before: str, after: str) -> Direction:
    """What a mark does between these two characters, whatever its shape."""
    leads = before.isspace() or before in "([{—–-\"“«‘'"
    trails = after.isspace() or after in ".,;:!?)]}—–-\"”»’'"
    return "either" if leads == trails else "opens" if leads else "closes"


def _in_paragraph(marks: list[_Mark], end: int) -> Iterator[Quotation]:
    """The quotations of one paragraph; `end` is where it ends."""
    following = _following(marks)
    last_close = max((mark.start for mark in marks if mark.single and mark.direction == "closes"), default=-1)
    opened: _Mark | None = None
    within = 0
    for mark, after in zip(marks, following, strict=True):
        if opened is None:
            if _may_open(mark, after) and (not mark.single or mark.start < last_close):
                opened = mark
        elif opened.straight and not mark.straight and mark.single == opened.single and mark.direction == "opens":
            within += 1  # "They call it “the quay,” as we do."
        elif within and not mark.straight and mark.single == opened.single:
            within -= 1
        elif mark.single == opened.single and mark.direction != "opens":
            if mark.single and mark.after_s and after is not None and after.direction == "closes":
                continue  # the workers' union: another mark closes before one opens
            yield Quotation(Span(opened.start, mark.end), opened.single, closed=True)
            opened = None
            within = 0
    if opened is not None and opened.direction == "opens" and opened.end < end:
        yield Quotation(Span(opened.start, end), opened.single, closed=False)


def _following(marks: Sequence[_Mark]) -> list[_Mark | None]:
    """For each mark the next one of its kind, single or double."""
    nearest: dict[bool, _Mark] = {}
    following: list[_Mark | None] = []
    for mark in reversed(marks):
        following.append(nearest.get(mark.single))
        nearest[mark.single] = mark
    return following[::-1]


def _may_open(mark: _Mark, after: _Mark | None) -> bool:
    """Whether a quotation can begin at `mark`; as in ”We go,” two closing marks can also be a pair where they stand so."""
    if mark.direction != "closes":
        return True
    return mark.leads and not mark.single and after is not None and after.direction == "closes" and not after.leads
