"""The speed benchmark: what a round measures and how rounds are reported."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="bench", scope="module")
def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_read", ROOT / "benchmarks" / "read.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_round_counts_cpu_and_memory(bench: ModuleType) -> None:
    """A round reads every text, and its CPU seconds and memory are those of the process."""
    read: list[str] = []

    def busy(text: str) -> None:
        read.append(text)
        sum(range(300_000))

    done = bench.measure(busy, ["a", "b"])
    assert read == ["a", "b"]
    assert done.cpu > 0
    assert done.peak > 1


def test_report(bench: ModuleType) -> None:
    """The report has speeds as medians with least and most, and for each model the ratios round by round."""
    rounds = {
        "best": [bench.Round(cpu=1.0, peak=200.0), bench.Round(cpu=2.0, peak=210.0), bench.Round(cpu=1.0, peak=205.0)],
        "fast": [bench.Round(cpu=0.5, peak=190.0)] * 3,
        "spacy": [bench.Round(cpu=3.0, peak=400.0), bench.Round(cpu=3.0, peak=400.0), bench.Round(cpu=2.0, peak=400.0)],
        "textacy": [bench.Round(cpu=4.0, peak=450.0)] * 3,
    }
    lines = bench.report(rounds, ["two words", "two more"]).splitlines()
    assert lines[0] == "2 articles, 4 words, 3 rounds; median (least-most)"
    assert lines[1] == bench.processor()
    assert lines[2].startswith("best    2.00 (1.00-2.00) articles/CPU s   4 (2-4) words/CPU s   peak 210 MiB")
    assert lines[6] == "best reads 2.00 (1.50-3.00) times as fast as spaCy and 4.00 (2.00-4.00) times as fast as textacy"
    assert lines[7].startswith("fast reads 6.00 (4.00-6.00) times as fast as spaCy")


def test_without_peers_there_are_no_ratios(bench: ModuleType) -> None:
    """One model alone: its speed, and nothing to compare it with."""
    assert len(bench.report({"best": [bench.Round(cpu=1.0, peak=200.0)]}, ["a"]).splitlines()) == 3


@pytest.mark.data
def test_three_articles(bench: ModuleType, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three articles of PolNeAR dev are read in one round, without a peer."""
    pytest.importorskip("quoth.pipeline")
    monkeypatch.setenv("QUOTH_DATA", str(gold))
    texts = bench.dev_texts(3)
    assert len(texts) == 3
    rounds = bench.compare({"best": sys.executable}, texts, 1)
    assert rounds["best"][0].cpu > 0
