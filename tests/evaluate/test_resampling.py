"""Intervals of the record metrics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quoth.evaluate import score_records
from quoth.evaluate.resampling import record_intervals
from quoth.evaluate.run import record_numbers
from quoth.model import Article, Record


def _named(record: Record, name: str) -> Record:
    return replace(record, article=Article(text=record.article.text, id=name))


def test_a_perfect_reader_has_no_spread(sample_record: Record) -> None:
    """Where every article is right, every resample is."""
    gold = [_named(sample_record, name) for name in ("a", "b", "c")]
    intervals = record_intervals(gold, {one.id: one for one in gold}, rounds=20)
    assert (intervals["figures"].low, intervals["figures"].high) == (100.0, 100.0)
    assert (intervals["attitude"].low, intervals["attitude"].high) == (100.0, 100.0)


def test_the_figure_lies_in_its_interval(sample_record: Record, make_record: Callable[..., Record]) -> None:
    """With one article of three unread, the figure for all lies between the least and the most of the resamples."""
    gold = [_named(sample_record, name) for name in ("a", "b", "c")]
    made = {one.id: one for one in gold[:2]}
    numbers = record_numbers(score_records(gold, made))
    intervals = record_intervals(gold, made, rounds=200)
    assert intervals["labels"].low < numbers["labels"] < intervals["labels"].high
    assert intervals == record_intervals(gold, made, rounds=200)


def test_no_articles_no_intervals() -> None:
    """Nothing is drawn from nothing."""
    assert record_intervals([], {}) == {}
