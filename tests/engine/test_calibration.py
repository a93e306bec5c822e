"""Confidences: a curve over raw scores."""

import pytest

from quoth.engine.calibration import Calibration


def test_without_a_curve_a_score_stays_what_it_is() -> None:
    """Slope 1 and offset 0 change nothing."""
    assert [round(Calibration().of(raw), 6) for raw in (0.1, 0.5, 0.9)] == [0.1, 0.5, 0.9]


@pytest.mark.parametrize("raw", [0.0, 0.3, 1.0])
def test_confidence_stays_between_0_and_1(raw: float) -> None:
    """Even a steep curve and a certain score give a confidence within bounds."""
    assert 0.0 < Calibration(slope=3.0, offset=-2.0).of(raw) < 1.0


def test_a_surer_score_is_a_surer_confidence() -> None:
    """The curve keeps the order of scores."""
    curve = Calibration(slope=0.5, offset=1.0)
    made = [curve.of(raw / 10) for raw in range(11)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_the_model_file_keeps_the_curve() -> None:
    """What is written into the model is read back; a model without a curve has the one that changes nothing."""
    curve = Calibration(slope=0.8336, offset=-0.4558)
    assert Calibration.from_json(curve.to_json()) == curve
    assert Calibration.from_json(None) == Calibration()
