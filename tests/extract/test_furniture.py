"""Furniture lines of plain texts."""

from __future__ import annotations

from quoth.extract.furniture import find_furniture
from quoth.language import load_language

FURNITURE = load_language("en").furniture


def test_a_whole_line_of_furniture_is_found() -> None:
    """The line alone, without the white space beside its line end; lines that only contain such words are the article's."""
    text = "The ferry sailed.\n\n  Your Comment \r\nYour comment was read aloud, she said.\nRead more: Storm hits Northport"
    assert [span.of(text).strip() for span in find_furniture(text, FURNITURE)] == [
        "Your Comment",
        "Read more: Storm hits Northport",
    ]


def test_an_article_without_furniture_has_none() -> None:
    """Prose is no furniture, nor is an empty text."""
    assert find_furniture("“We are ready,” she said.\nThe quay was calm.", FURNITURE) == ()
    assert find_furniture("", FURNITURE) == ()
