from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.readers.layout import Line, paragraphs

FULL = "The bridge will close for a year from June, the city engineer said"


def printed(*rows: str, page: int = 0, size: float = 10.0) -> list[Line]:
    """Lines 12 points apart; a row may begin with "+" for a gap above it, and ">" for an indent."""
    lines, y = [], 800.0
    for row in rows:
        y -= 20.0 if "+" in row[:2] else 12.0
        lines.append(Line(words=row.lstrip("+>"), page=page, x=70.0 if ">" in row[:2] else 50.0, y=y, size=size))
    return lines


def words(lines: list[Line]) -> list[str]:
    """The words of the paragraphs."""
    return [paragraph.words for paragraph in paragraphs(lines)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([FULL, "on Tuesday."], [f"{FULL} on Tuesday."]),
        ([FULL, f"{FULL}.", f"+{FULL}", FULL], [f"{FULL} {FULL}.", f"{FULL} {FULL}"]),
        ([FULL, f"{FULL}.", f">{FULL}", FULL], [f"{FULL} {FULL}.", f"{FULL} {FULL}"]),
        ([FULL, "on Tuesday.", FULL, FULL], [f"{FULL} on Tuesday.", f"{FULL} {FULL}"]),
        ([FULL, f"{FULL}.", FULL], [f"{FULL} {FULL}. {FULL}"]),
        (["What it costs", FULL, FULL], ["What it costs", f"{FULL} {FULL}"]),
        ([FULL, f"• {FULL}", f"• {FULL}"], [FULL, f"• {FULL}", f"• {FULL}"]),
        ([FULL, "+on Tuesday."], [f"{FULL} on Tuesday."]),
    ],
    ids=[
        "one paragraph",
        "gap",
        "indent",
        "short last line",
        "a full stop at the end of a full line",
        "heading",
        "bullets",
        "gap within a sentence",
    ],
)
def test_paragraphs_begin_where_a_reader_sees_it(rows: list[str], expected: list[str]) -> None:
    """A gap, an indent, a short line before and a heading begin a paragraph."""
    assert words(printed(*rows)) == expected


def test_another_size_is_another_paragraph() -> None:
    """A headline is a paragraph of its own, with its size."""
    first, second = paragraphs([*printed("Bridge shut", size=20), *printed("+" + FULL)])
    assert (first.words, first.size, second.words) == ("Bridge shut", 20, FULL)


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    """A sentence that is not at its end goes on, wherever the next line stands."""
    column = [Line(words=f"{FULL}.", page=0, x=300, y=800, size=10)]
    assert words([*printed(FULL, FULL), *column]) == [f"{FULL} {FULL} {FULL}."]
    assert words([*printed(FULL), *printed("on Tuesday", page=1)]) == [f"{FULL} on Tuesday"]
    assert words([*printed(f"{FULL}."), *printed("He left", page=1)]) == [f"{FULL}.", "He left"]


def test_what_repeats_on_every_page_is_left_out() -> None:
    """Running headers and footers go, whatever their page numbers; what stands elsewhere stays."""
    head, middle, foot = "The Kelmouth Post, 4 March 2031", ["So it is."] * 3, "+Page {} of 3"
    names = ("Reyl", "Moss", "Brandt")
    pages = [
        printed(head, f"+{name} 1", f"{name} 2", *middle, f"{name} 3", f"{name} 4", foot.format(page), page=page)
        for page, name in enumerate(names)
    ]
    found = " ".join(words([line for page in pages for line in page]))
    assert "Kelmouth" not in found
    assert "Page" not in found
    assert [found.count(name) for name in names] == [4, 4, 4]
    assert found.count("So it is.") == 9


def test_a_single_page_keeps_all_lines() -> None:
    """Nothing repeats on one page."""
    assert words(printed("Page 1", f"+{FULL}.")) == ["Page 1", f"{FULL}."]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["it closed on Tues-", "day, he said"], "it closed on Tuesday, he said"),
        (["a well-", "known diver"], "a well-known diver"),
        (["the anti-", "Brandt league"], "the anti-Brandt league"),
        (["a 23-", "year-old diver"], "a 23-year-old diver"),
        (["the so-", "called king"], "the so-called king"),
        (["a quay-", "side bar; the quay-side bar"], "a quay-side bar; the quay-side bar"),
        (["he stopped –", "and left"], "he stopped – and left"),
        (["the list - ", "two of them"], "the list -  two of them"),
    ],
)
def test_divided_words_are_whole_again(rows: list[str], expected: str) -> None:
    """A hyphen that only divides a word goes; one that belongs to the word stays."""
    assert words(printed(*rows)) == [expected]


def test_no_lines_are_no_paragraphs() -> None:
    """A page without words has none."""
    assert words([]) == []


@given(
    st.lists(
        st.builds(
            Line,
            words=st.text(min_size=1),
            page=st.integers(0, 3),
            x=st.floats(0, 600),
            y=st.floats(0, 800),
            size=st.floats(0, 40),
        )
    )
)
def test_every_kept_word_is_in_a_paragraph(lines: list[Line]) -> None:
    """Whatever is printed, paragraphs hold lines whole and in order."""
    found = words(lines)
    assert all(found)
    assert len(found) <= len(lines)
