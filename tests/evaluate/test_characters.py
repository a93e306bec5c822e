"""Which characters count as quoted, and the manner and head words that follow."""

from __future__ import annotations

import pytest

from quoth.evaluate.characters import Tokens, characters, manner, quoted
from quoth.evaluate.head import head
from quoth.model import Span


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no way” to her.", ["“no way”"]),
        ('He said "no way" to her.', ['"no way"']),
        ("He said ``no way'' to her.", ["``no way''"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ('"The first paragraph goes on\nShe left.', ['"The first paragraph goes on']),
        ("It is 5'' wide and closed”.", []),
        ('("so") it is', ['"so"']),
    ],
)
def test_quoted(text: str, inside: list[str]) -> None:
    """Characters between double marks are quoted, marks included; an open quotation ends with its line."""
    mask = quoted(text)
    runs = "".join(char if mask[at] else "\0" for at, char in enumerate(text)).split("\0")
    assert [run for run in runs if run] == inside


@pytest.mark.parametrize(
    ("words", "expected"),
    [('"Not today"', "direct"), ("Not today", "direct"), ('would come, but "Not today"', "mixed"), ("would come", "indirect")],
)
def test_manner(words: str, expected: str) -> None:
    """A content is direct if all its letters are quoted, mixed if some are."""
    text = 'Mara Vell said she would come, but "Not today".'
    start = text.index(words)
    assert manner(characters((Span(start, start + len(words)),), text), text, quoted(text)) == expected


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("the mayor of Eastport", "mayor"),
        ("Ada Quill, a baker", "quill"),
        ("harbour chief Ben Orr's", "orr"),
        ("“the minister", "minister"),
        ("people familiar with the plan", "people"),
        ("residents", "residents"),
        ("—", None),
    ],
)
def test_head(phrase: str, word: str | None) -> None:
    """The head of a source phrase is its last word before the first comma, preposition or relative pronoun."""
    text = f"So said {phrase}"
    found = head((Span(8, len(text)),), text)
    assert (found.word if found else None) == word
    if found:
        assert found.span.of(text).lower() == word


def test_head_of_nothing() -> None:
    """An absent source has no head."""
    assert head((), "Nobody spoke.") is None


def test_tokens_touched() -> None:
    """A character belongs to the word or symbol it stands in."""
    assert Tokens("Yes, it is.").touched([0, 2, 3, 9]) == {0, 1, 3}


def test_characters_leave_out_white_space() -> None:
    """White space is no character of a role, and a span may end after the text."""
    assert characters((Span(0, 9),), "a b\nc") == {0, 2, 4}
