"""Words as they are compared: what print changes is gone, what it marks is kept."""

from __future__ import annotations

import pytest

from quoth.compare.meaning import negates, number
from quoth.compare.words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t sail,” she said", "don't sail she said"),
        ("1,400 boats", "1400 boats"),
        ("the U.N. office", "the UN office"),
        ("the har\u00adbour", "the harbour"),
        ("the har-\nbour", "the harbour"),
        ("the ﬁrst quay", "the first quay"),
        ("CAFÉ", "café"),
    ],
)
def test_print_makes_no_other_word(one: str, other: str) -> None:
    """Two spellings of one text have the same forms."""
    assert [word.form for word in words(one)] == [word.form for word in words(other)]


def test_offsets_are_those_of_the_text() -> None:
    """Every word stands where it says, in the text as it was given."""
    text = "“We won’t,” the har\u00adbour master said — twice."
    assert [text[word.start : word.end] for word in words(text)] == [
        "We", "won’t", "the", "har\u00adbour", "master", "said", "twice",
    ]  # fmt: skip


def test_ellipsis_and_brackets_are_marks() -> None:
    """An ellipsis marks the word behind it; brackets mark the words in them."""
    found = words("We will … close [the harbour] [...] soon")
    assert [word.form for word in found if word.left_out] == ["close", "soon"]
    assert [word.form for word in found if word.bracketed] == ["the", "harbour"]


def test_sentences_and_quotations_open_and_close() -> None:
    """A word opens behind a full stop or a quotation mark; an abbreviation ends nothing."""
    found = words("Mr. Salk left. “We stay,” he said.")
    assert [word.form for word in found if word.opens] == ["mr", "we"]
    assert [word.form for word in found if word.closes] == ["left", "stay", "said"]


@pytest.mark.parametrize(("word", "expected"), [("not", True), ("nobody", True), ("won’t", True), ("notes", False)])
def test_negations_are_known(word: str, expected: bool) -> None:
    """Negators and their short forms negate, and nothing that only begins like one."""
    assert negates(words(word)[0]) is expected


@pytest.mark.parametrize(
    ("word", "expected"), [("12", "12"), ("twelve", "12"), ("million", "million"), ("one", None), ("quay", None)]
)
def test_numbers_are_known(word: str, expected: str | None) -> None:
    """Digits and number words are numbers; "one" is mostly a pronoun."""
    assert number(words(word)[0]) == expected
