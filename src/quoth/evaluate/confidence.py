"""Whether a confidence means what it says: of what stands at 80 %, about 80 in 100 should be right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.engine.calibration import Calibration, log_odds

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """Confidences, whether each was right, and which half of the articles it is from; arrays of shape (confidences,)."""

    raw: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    half: npt.NDArray[np.int64]


def fit(raw: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], steps: int = 50) -> Calibration:
    """The logistic curve of greatest likelihood, by Newton's method."""
    features = np.stack([np.array([log_odds(score) for score in raw]), np.ones(len(raw))], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-features @ weights))
        curvature = features.T @ (features * (chance * (1 - chance))[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(curvature, features.T @ (right - chance))
    return Calibration(float(weights[0]), float(weights[1]))


def expected_error(confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error, ten bins of equal mass: how far apart confidence and share of right are in a bin."""
    bins = [part for part in np.array_split(np.argsort(confidence), BINS) if len(part)]
    return float(sum(len(part) * abs(confidence[part].mean() - right[part].mean()) for part in bins) / len(confidence))


def error_across(rows: Judged) -> float:
    """The expected calibration error where each half of the articles is tested with the curve fitted on the other."""
    confidence = np.zeros(len(rows.raw))
    for half in (0, 1):
        curve = fit(rows.raw[rows.half != half], rows.right[rows.half != half])
        tested = rows.half == half
        confidence[tested] = [curve.of(score) for score in rows.raw[tested]]
    return expected_error(confidence, rows.right)
