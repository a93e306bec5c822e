"""Headlines that name their source behind a colon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.draft import Draft
from quoth.extract.headlines import with_headline
from quoth.language import load_language
from quoth.model import Span

PEOPLE = load_language("en").people


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ferry sank within minutes: police\n\nIt rained.", "Ferry sank within minutes", "police"),
        ("Velm bank lost nine million: report", "Velm bank lost nine million", "report"),
        ("\nQuay to close in May: harbour officials\nIt rained.", "Quay to close in May", "harbour officials"),
    ],
)
def test_a_headline_names_its_source(text: str, content: str, source: str) -> None:
    """What stands before the colon of the first line is said by the source behind it."""
    (draft,) = with_headline(text, [], PEOPLE)
    assert [span.of(text) for span in (*draft.content, *draft.source_span)] == [content, source]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sank within minutes: what we know",
        "Ferry sank within minutes: police search for nine crew of the Anna",
        "Police: ferry sank within minutes",
        "It rained.\nFerry sank within minutes: police",
        "Ferry sank within minutes",
        "Velm 2: police",
    ],
)
def test_other_lines_do_not(text: str) -> None:
    """A clause or a topic behind the colon is no source; nor is any other line a headline."""
    assert with_headline(text, [], PEOPLE) == []


def test_what_the_engine_found_stays() -> None:
    """A headline that already is somebody's words is left as it is; a draft that takes the source for words is dropped."""
    text = "Ferry sank within minutes: police"
    found = Draft(content=(Span(0, 25),), cue=(Span(25, 26),), source_span=(Span(27, 33),))
    assert with_headline(text, [found], PEOPLE) == [found]
    astray = Draft(content=(Span(27, 33),))
    assert astray not in with_headline(text, [astray], PEOPLE)


@given(st.text(alphabet="ab: \nP.", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """No text raises, and at most one draft is made."""
    assert len(with_headline(text, [], PEOPLE)) <= 1
