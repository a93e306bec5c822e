"""Intervals of the record metrics: what they would be if other articles had been annotated."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from quoth.evaluate.attributions import Interval
from quoth.evaluate.records import Accuracy, RecordScores, score_records
from quoth.evaluate.run import record_numbers
from quoth.evaluate.tally import summed
from quoth.model import Record


def record_intervals(
    gold: Sequence[Record], made: Mapping[str, Record], *, rounds: int = 1000, seed: int = 1
) -> dict[str, Interval]:
    """The middle 95 % of every number of `record_numbers` (percent), articles drawn with replacement `rounds` times."""
    scores = [score_records([record], made) for record in gold]
    if not scores:
        return {}
    rng = random.Random(seed)  # noqa: S311 - drawn for statistics, not for secrets
    drawn = [record_numbers(_joined(rng.choices(scores, k=len(scores)))) for _ in range(rounds)]
    return {name: _middle(sorted(numbers[name] for numbers in drawn)) for name in drawn[0]}


def _joined(scores: Sequence[RecordScores]) -> RecordScores:
    """The scores of several articles as one."""
    return RecordScores(
        tallies=summed(score.tallies for score in scores),
        accuracies={name: _pooled([score.accuracies[name] for score in scores]) for name in scores[0].accuracies},
        articles=sum(score.articles for score in scores),
    )


def _pooled(accuracies: Sequence[Accuracy]) -> Accuracy:
    return Accuracy(
        right=sum(accuracy.right for accuracy in accuracies),
        seen=sum(accuracy.seen for accuracy in accuracies),
        words_right=sum(accuracy.words_right for accuracy in accuracies),
        classes=[pair for accuracy in accuracies for pair in accuracy.classes],
    )


def _middle(numbers: Sequence[float]) -> Interval:
    return Interval(numbers[int(0.025 * len(numbers))], numbers[int(0.975 * len(numbers)) - 1])
