"""How sure a source is: from what the engine is sure of and how it was resolved to a frequency."""

from __future__ import annotations

from quoth.engine.calibration import Calibration

CURVE = Calibration(slope=1.1, offset=0.86)
"""Fitted on the articles of `evaluation/examples` by `benchmarks.calibration`; no number of it comes from other gold."""


def certainty_of_source(tagged: float, resolved: float, *, known: bool) -> float:
    """The confidence in a source.

    `tagged` is how sure the engine is of the words that name it, `resolved` how sure it is whom they mean. One that is
    not `known`, because the text does not say whom the words mean, is left as doubtful as it is.
    """
    joint = tagged * resolved
    return CURVE.of(joint) if known else joint
