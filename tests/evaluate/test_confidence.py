"""Calibration of confidences, and the curve of the sources."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.calibration import judged_sources, report, suggested
from quoth.evaluate.confidence import Judged, error_across, expected_error, fit
from quoth.model import Record
from quoth.resolve.certainty import CURVE, certainty_of_source

RANDOM = np.random.default_rng(7)


def _drawn(share: float, count: int = 4000) -> Judged:
    """Confidences spread over 0 to 1, of which those at c are right with a chance of c ** share."""
    raw = RANDOM.uniform(0.01, 0.99, count)
    return Judged(raw, RANDOM.uniform(0, 1, count) < raw**share, np.arange(count) % 2)


def test_frequencies_have_no_error() -> None:
    """Confidences that are what they say err by no more than chance; too modest ones by what they hide."""
    honest, modest = _drawn(1.0), _drawn(0.3)
    assert expected_error(honest.raw, honest.right) < 0.04
    assert expected_error(modest.raw, modest.right) > 0.15
    assert error_across(modest) < 0.04


def test_the_curve_of_honest_confidences_changes_nothing() -> None:
    """Slope one and offset zero, but for chance."""
    honest = _drawn(1.0)
    curve = fit(honest.raw, honest.right)
    assert [curve.slope, curve.offset] == pytest.approx([1.0, 0.0], abs=0.15)


def test_a_source_that_nobody_knows_stays_doubtful() -> None:
    """The curve is for those who are known; more certainty is never less confidence."""
    assert certainty_of_source(0.9, 0.3, known=False) == pytest.approx(0.27)
    sure = [certainty_of_source(0.9, resolved / 10, known=True) for resolved in range(1, 11)]
    assert sure == sorted(sure)
    assert sure[-1] > 0.9


def test_gold_against_itself_is_all_right(sample_record: Record) -> None:
    """Every source of gold is its own, and stands in the table with its mean confidence."""
    judged = judged_sources([sample_record, sample_record], lambda _: sample_record)
    assert judged.right.all()
    assert "1.000" in report([("sources", judged)])


def test_the_suggested_curve_is_the_one_in_use_where_it_fits() -> None:
    """Confidences that are already frequencies ask for no other curve."""
    curve = suggested(_drawn(1.0))
    assert [curve.slope, curve.offset] == pytest.approx([CURVE.slope, CURVE.offset], abs=0.2)
