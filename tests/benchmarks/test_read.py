"""The speed benchmark: how rounds are reported."""

from __future__ import annotations

from benchmarks.machine import processor
from benchmarks.read import report
from benchmarks.side_by_side import Measured


def test_report() -> None:
    """The report has speeds as medians with least and most, and for each model the ratios round by round."""
    measured = {
        "best": Measured(cpu=[1.0, 2.0, 1.0], peak=210.0),
        "fast": Measured(cpu=[0.5] * 3, peak=190.0),
        "spacy": Measured(cpu=[3.0, 3.0, 2.0], peak=400.0),
        "textacy": Measured(cpu=[4.0] * 3, peak=450.0),
    }
    lines = report(measured, ["two words", "two more"]).splitlines()
    assert lines[0] == "2 articles, 4 words, 3 rounds; median (least-most)"
    assert lines[1] == processor()
    assert lines[2].startswith("best    2.00 (1.00-2.00) articles/CPU s   4 (2-4) words/CPU s   peak 210 MiB")
    assert lines[6] == "best reads 2.00 (1.50-3.00) times as fast as spaCy and 4.00 (2.00-4.00) times as fast as textacy"
    assert lines[7].startswith("fast reads 6.00 (4.00-6.00) times as fast as spaCy")


def test_without_peers_there_are_no_ratios() -> None:
    """One model alone: its speed, and nothing to compare it with."""
    assert len(report({"best": Measured(cpu=[1.0], peak=200.0)}, ["a"]).splitlines()) == 3
