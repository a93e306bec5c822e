"""Record metrics on an invented record, damaged in one field at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quoth.evaluate import RecordScores, Tally, score_records
from quoth.model import Attribution, AttributionId, Record, SourceId, Span


def _first(record: Record, **fields: object) -> Record:
    changed = replace(record.attributions[0], **fields)  # type: ignore[arg-type]
    return replace(record, attributions=(changed, *record.attributions[1:]))


def _scores(gold: Record, made: Record) -> RecordScores:
    return score_records([gold], {made.id: made})


def test_gold_against_itself(sample_record: Record) -> None:
    """Gold itself scores 1 everywhere, but for times without a value, which agree with nothing."""
    scores = _scores(sample_record, sample_record)
    times = scores.tallies["times"]
    assert {tally.f1 for name, tally in scores.tallies.items() if name != "times"} == {1.0}
    assert (times.right, times.gold) == (sum(time.value is not None for time in sample_record.times), len(sample_record.times))
    assert {accuracy.share for accuracy in scores.accuracies.values()} == {1.0}
    assert scores.accuracies["stance"].macro_f1 == 1.0


def test_no_record(sample_record: Record) -> None:
    """An article without a record counts with all its gold."""
    scores = score_records([sample_record], {})
    assert scores.tallies["attribution.content"] == Tally(0, 0, len(sample_record.attributions))
    assert scores.accuracies["source.name"].seen == 0


@pytest.mark.parametrize("field", ["source.span", "source.name", "kind", "manner", "attitude", "stance", "polarity"])
def test_one_wrong_field(sample_record: Record, field: str) -> None:
    """One wrong field costs its own accuracy one attribution, and no other's."""
    first = sample_record.attributions[0]
    other = {source.id: source for source in sample_record.sources}
    changes: dict[str, Callable[[], Record]] = {
        "source.span": lambda: _first(sample_record, source_span=()),
        "manner": lambda: _first(sample_record, manner="direct"),
        "attitude": lambda: _first(sample_record, attitude="belief"),
        "stance": lambda: _first(sample_record, stance="distance"),
        "polarity": lambda: _first(sample_record, polarity="negated"),
        "source.name": lambda: _first(
            sample_record, source=next(key for key, s in other.items() if s.name == "the shippers' league")
        ),
        "kind": lambda: replace(
            sample_record,
            sources=tuple(replace(s, kind="document") if s.id == first.source else s for s in sample_record.sources),
        ),
    }
    accuracies = _scores(sample_record, changes[field]()).accuracies
    wrong = {name: accuracy.seen - accuracy.right for name, accuracy in accuracies.items() if accuracy.seen != accuracy.right}
    of_first_source = sum(a.source == first.source for a in sample_record.attributions)
    assert wrong == {field: of_first_source if field == "kind" else 1}


def test_source_pairs(sample_record: Record) -> None:
    """Two attributions of one source that are given to two sources cost a pair of recall."""
    gold_pairs = _scores(sample_record, sample_record).tallies["source.same"]
    made = _first(sample_record, source=None)
    assert gold_pairs == Tally(2, 2, 2)
    assert _scores(sample_record, made).tallies["source.same"] == Tally(1, 1, 2)


def test_parent_channel_and_voice(sample_record: Record) -> None:
    """Parents, channels and voices are right only where the attributions are matched ones."""
    flat = replace(
        sample_record,
        attributions=tuple(replace(a, parent=None, channel=None) for a in sample_record.attributions),
        labels=tuple(replace(label, attribution=AttributionId("a1")) for label in sample_record.labels),
        figures=tuple(replace(figure, attribution=None) for figure in sample_record.figures),
    )
    tallies = _scores(sample_record, flat).tallies
    assert tallies["parent"] == Tally(0, 0, 1)
    assert tallies["channel"] == Tally(0, 0, 3)
    assert (tallies["labels"], tallies["labels+voice"]) == (Tally(2, 2, 2), Tally(0, 2, 2))
    assert (tallies["figures"].right, tallies["figures+voice"].right) == (5, 1)


def test_values_and_places(sample_record: Record) -> None:
    """A figure needs its value and a shared place; a time may be finer than gold's."""
    figures = tuple(replace(figure, value=3.0) for figure in sample_record.figures[:1]) + sample_record.figures[1:]
    labels = tuple(replace(label, span=Span(0, 2)) for label in sample_record.labels)
    finer = tuple(replace(time, value=f"{time.value}T10") if time.value else time for time in sample_record.times)
    tallies = _scores(sample_record, replace(sample_record, figures=figures, labels=labels, times=finer)).tallies
    assert (tallies["figures"].right, tallies["labels"].right, tallies["times"].right) == (4, 0, 2)


def test_doing_nothing(sample_record: Record) -> None:
    """The idle shares are those of the commonest class and of the source's own words."""
    accuracies = _scores(sample_record, sample_record).accuracies
    assert accuracies["polarity"].idle == pytest.approx(8 / 9)
    assert accuracies["manner"].idle == pytest.approx(6 / 9)
    assert 0 < accuracies["source.name"].idle < 1


def test_macro_f1(sample_record: Record) -> None:
    """Always the commonest stance gives its F1 divided by the number of gold's classes."""
    made = replace(sample_record, attributions=tuple(replace(a, stance="acknowledge") for a in sample_record.attributions))
    common = sum(a.stance == "acknowledge" for a in sample_record.attributions)
    assert _scores(sample_record, made).accuracies["stance"].macro_f1 == pytest.approx(2 * common / (9 + common) / 3)


def test_pronouns(sample_record: Record) -> None:
    """Who a pronoun means is counted by itself, over the pronouns of gold, whatever words were found instead."""
    pronouns = {"he", "she", "they"}
    seen = [a for a in sample_record.attributions if sample_record.words(a.source_span).casefold() in pronouns]
    accuracy = _scores(sample_record, replace(sample_record, attributions=_given_to(sample_record, "s5"))).accuracies
    assert (accuracy["source.pronoun"].right, accuracy["source.pronoun"].seen) == (0, len(seen))
    assert len(seen) > 0


def _given_to(record: Record, source: str) -> tuple[Attribution, ...]:
    return tuple(replace(attribution, source=SourceId(source), source_span=()) for attribution in record.attributions)
