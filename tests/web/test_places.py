"""Addresses that hold when an article is read again."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from quoth.model import Record, Span
from quoth.store import Hit
from quoth.web.places import article_address, outlet_address, source_address, words_at, words_of_hit


def test_words_are_named_with_a_little_around_them(sample_record: Record) -> None:
    """The role, the words it begins with, and whole words before and after; never a number."""
    said = sample_record.attributions[1]
    fragment = parse_qs(words_at(sample_record.article.text, said.content[0]))
    assert fragment == {
        "content": ["talks with the harbour board had broken down and that more than 1,400 members would walk"],
        "before": ["said on Monday that"],
        "after": ["out. The harbour, which"],
    }
    assert str(said.id) not in fragment


def test_a_long_content_is_named_by_its_first_line() -> None:
    """What follows its first words stands after them, and a word without an end is cut."""
    text = f"“One two\n\nthree four,” she said. {'x' * 300}"
    assert parse_qs(words_at(text, Span(0, 20))) == {"content": ["“One two"], "after": ["three four,” she said."]}
    start = text.index("x")
    assert parse_qs(words_at(text, Span(start, len(text))))["content"] == ["x" * 90]


def test_white_space_is_one_blank() -> None:
    """Line ends of a wrapped text are none of the words."""
    text = "He said that\nthe quay\n  is shut."
    assert parse_qs(words_at(text, Span(13, 31)))["content"] == ["the quay"]


@pytest.mark.parametrize("key", ["url:https://x.example/?a=1&b=ü#c", "id:my%20wire/7 8", "<script>"])
def test_keys_survive_an_address(key: str) -> None:
    """Whatever is in a key, it comes back whole."""
    assert parse_qs(article_address(key).partition("?")[2])["key"] == [key]
    assert parse_qs(source_address(key).partition("?")[2])["id"] == [key]
    assert parse_qs(outlet_address(key).partition("?")[2])["name"] == [key]


def test_a_hit_leads_to_the_same_words() -> None:
    """The first piece of a discontinuous content, with what the hit has around it."""
    hit = Hit(
        key="id:/7", article_id="7", url=None, outlet=None, title=None, published=None, content="We are ready … not yet",
        before="Okafor said: ", after=" and left", start=0, end=9,
    )  # fmt: skip
    assert parse_qs(words_of_hit(hit)) == {"content": ["We are ready"], "before": ["Okafor said:"]}
