"""Extracts: the first words of an attribution."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.export import SHARED, exporter
from quoth.export.extracts import extracted, words
from quoth.model import Record, Span
from tests.export.test_exporters import written

TEXT = "We will not wait a tenth month, she said, for what was promised."


@pytest.mark.parametrize(
    ("extract", "shown"),
    [
        (1, "We …"),
        (4, "We will not wait …"),
        (7, "We will not wait a tenth month …"),
        (8, "We will not wait a tenth month … for …"),
        (11, "We will not wait a tenth month … for what was promised"),
        (None, "We will not wait a tenth month … for what was promised"),
    ],
)
def test_an_extract_ends_after_its_words(extract: int | None, shown: str, make_record: Callable[..., Record]) -> None:
    """Words are counted over all spans of a role, and an ellipsis says that more follow."""
    assert words(make_record(TEXT), (Span(0, 30), Span(42, 63)), extract) == shown


def test_a_run_without_blanks_is_cut_too() -> None:
    """Nothing passes as one endless word."""
    assert extracted("x" * 1000, (Span(0, 1000),), 2) == (Span(0, 80),)


@given(st.text(), st.data(), st.integers(1, 9))
def test_an_extract_is_the_beginning_of_its_spans(text: str, data: st.DataObject, extract: int) -> None:
    """An extract has at most as many words as asked for, from the beginning of the role, and is nothing new."""
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False))
    kept = extracted(text, spans, extract)
    assert sum(len(span.of(text).split()) for span in kept) <= extract
    assert all(whole.start == part.start and whole.contains(part) for whole, part in zip(spans, kept, strict=False))
    assert kept == spans or sum(len(span.of(text).split()) for span in spans) >= extract


def test_formats_with_the_whole_text_take_no_extract() -> None:
    """The message lists the formats that can be cut short."""
    with pytest.raises(ValueError, match="'jsonl' holds whole articles; extracts are for annotation, citron, csv"):
        exporter("jsonl", extract=5)


@pytest.mark.parametrize("name", sorted(SHARED - {"xlsx", "parquet", "annotation"}))
def test_a_shared_format_gives_no_more_than_extracts(name: str, sample_record: Record) -> None:
    """The words after the extract of a content occur nowhere in the file, but occur in the whole one."""
    after = "months for an answer"
    assert after in written(name, sample_record).decode()
    assert after not in written(name, sample_record, extract=3).decode()
