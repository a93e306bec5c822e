"""The text cut at the edges of its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoth.export.reading import reading
from quoth.export.segments import Mark, is_wrapped, marks, paragraphs, segments
from quoth.model import Record, Span

SPANS = st.tuples(st.integers(0, 38), st.integers(1, 20)).map(lambda at: Span(at[0], at[0] + at[1]))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_segments_cover_the_range_with_exactly_the_marks_that_lie_there(within: Span, spans: list[Span]) -> None:
    """Every character is in one segment, whose marks are those that cover it, however they cross."""
    marked = [Mark(span=span, role="figure") for span in spans]
    pieces = list(segments(within, marked))
    assert [at for piece in pieces for at in range(piece.span.start, piece.span.end)] == list(range(within.start, within.end))
    for piece in pieces:
        for at in range(piece.span.start, piece.span.end):
            expected = sorted(mark.span for mark in marked if mark.span.start <= at < mark.span.end)
            assert sorted(mark.span for mark in piece.marks) == expected


def test_outer_voices_stand_outside(sample_record: Record) -> None:
    """A nested content lies inside that of its parent, a figure inside both."""
    record = sample_record
    figure = record.figures[3].span
    (segment,) = segments(figure, marks(reading(record)))
    assert [(mark.role, mark.depth) for mark in segment.marks] == [("content", 0), ("content", 1), ("figure", 1)]


def test_quoted_words_of_a_mixed_content_are_marked(sample_record: Record) -> None:
    """Only what stands in quotation marks is quoted."""
    text = sample_record.article.text
    quoted = [mark.span.of(text) for mark in marks(reading(sample_record)) if mark.role == "quoted"]
    assert quoted == ['"never once"', '"half a harvest"']


def test_blank_lines_part_paragraphs() -> None:
    """With blank lines, single line ends stay inside a paragraph."""
    text = "Head\n\none\ntwo\n \n\nthree\n"
    assert [span.of(text) for span in paragraphs(text)] == ["Head", "one\ntwo", "three"]
    assert [span.of(text) for span in paragraphs(text, Span(0, 4))] == ["one\ntwo", "three"]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    """A text of lines is read line by line."""
    assert [span.of("one\ntwo\n") for span in paragraphs("one\ntwo\n")] == ["one", "two"]


def test_an_empty_text_has_no_paragraphs() -> None:
    """Nothing is nothing."""
    assert paragraphs(" \n\n ") == []


def test_lines_set_at_a_column_are_told_from_lines_that_mean_something() -> None:
    """Only lines of about equal length are run together."""
    assert is_wrapped("w" * 70 + "\n" + "w" * 68 + "\nend")
    assert not is_wrapped("Saturday: closed\nSunday: open")
    assert not is_wrapped("one line")
