"""What stands between quotation marks, whatever their shape."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.quotations import ends_speech, find_quotations, letters_in, quoted_share
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

MARKS = load_language("en").quotation
CASES = list(read_cases("quotations"))
PIECES = [
    "“",
    "”",
    '"',
    "'",
    "''",
    "``",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "a",
    "Tal'ori",
    "dogs'",
    " ",
    ".",
    ",",
    "\n",
    "[",
    "]",
    "’s",
    "é",
    "🙂",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_quotations_are_found(case: Case) -> None:
    """Each marked stretch is a quotation, closed as stated, and nothing else is."""
    found = find_quotations(case.text, MARKS)
    assert tuple(quotation.span for quotation in found) == case.spans["words"]
    assert (" ".join("closed" if quotation.closed else "open" for quotation in found) or "-") == case.expected[0]


def test_square_brackets_within_a_quotation_are_part_of_it() -> None:
    """An editor's insertion neither opens nor closes anything."""
    text = "“We [the crew] won't [sic] go,” she said."
    assert [quotation.span.of(text) for quotation in find_quotations(text, MARKS)] == ["“We [the crew] won't [sic] go,”"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It will never sail again.”", True),
        ("It will never sail again.''", True),
        ("“Wait.”\nHe calls it an “old tub” and sails.”", True),
        ("“It will never sail again.”", False),
        ("He calls it an “old tub.”", False),
        ("It will never sail again.", False),
        ("It will never sail again.’", False),
    ],
)
def test_a_mark_that_nothing_opened_ends_a_speech(text: str, ends: bool) -> None:
    """What began in a paragraph before, so that a mark closes at the last paragraph's end which opens nowhere in it."""
    last = Span(text.find("\n") + 1, len(text))
    assert ends_speech(text, (last,), find_quotations(text, MARKS), MARKS) is ends


def test_speech_over_paragraphs_is_a_quotation_in_each() -> None:
    """A paragraph that opens a quotation and never closes it is quoted to its end; the last closes it."""
    text = "“The storm came fast.\n“Nobody was ready.\n“We were,” she said."
    found = [(quotation.span.of(text), quotation.closed) for quotation in find_quotations(text, MARKS)]
    assert found == [("“The storm came fast.", False), ("“Nobody was ready.", False), ("“We were,”", True)]


def test_marks_do_not_pair_over_paragraphs() -> None:
    """A mark that is missing damages its own paragraph only."""
    text = 'He said "no and left.\nShe said "yes" and stayed.'
    assert [quotation.span.of(text) for quotation in find_quotations(text, MARKS)][-1] == '"yes"'


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_marks_make_quotations_in_order(text: str) -> None:
    """Whatever marks stand where: quotations lie inside the text, apart, each in one paragraph, begun by a mark."""
    found = find_quotations(text, MARKS)
    assert all(quotation.span.end <= len(text) and "\n" not in quotation.span.of(text) for quotation in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(quotation.span.of(text)[0] in "“”\"'`‘’«»„‹›" for quotation in found)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.data())
def test_the_quoted_share_is_that_of_the_characters(text: str, data: st.DataObject) -> None:
    """The share equals the one counted letter by letter."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find_quotations(text, MARKS)
    letters = [at for at in range(span.start, span.end) if text[at].isalnum()]
    inside = [at for at in letters if any(quotation.span.start <= at < quotation.span.end for quotation in found)]
    assert quoted_share(text, (span,), found) == (len(inside) / len(letters) if letters else 0.0)


@pytest.mark.parametrize("text", ['"' * 100_000, "'a " * 100_000, "“a ”" * 50_000, "dogs' " * 50_000, "‘" * 100_000])
def test_a_hundred_thousand_marks_are_found_in_bounded_time(text: str) -> None:
    """Time grows with the text, not with its square."""
    began = time.process_time()
    find_quotations(text, MARKS)
    assert time.process_time() - began < 10


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_letters_are_counted(text: str, start: int, end: int) -> None:
    """Letters and digits of a stretch as counted one by one, none where it ends before it begins."""
    assert letters_in(text, start, end) == sum(character.isalnum() for character in text[start:end])
