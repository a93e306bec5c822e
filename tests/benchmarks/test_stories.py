"""The benchmark of stories, in small: its figures are what they are called, and its tables come out."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks import stories as benchmark
from benchmarks.growth_plot import plotted
from quoth.compare.stories import UNDATED, signature
from tests.compare.stories.events import told

EVENTS = {"a": "one", "b": "one", "c": "one", "d": "two"}


def test_b_cubed_is_the_mean_over_articles() -> None:
    """Whole and pure stories score 1; an article apart costs recall, a mixed story precision; others do not count."""
    whole = benchmark.b_cubed([("a", "b", "c", "x"), ("d",)], EVENTS)
    assert [whole.precision, whole.recall] == [1.0, 1.0]
    apart = benchmark.b_cubed([("a", "b"), ("c",), ("d",)], EVENTS)
    assert [apart.precision, apart.recall] == pytest.approx([1.0, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4])
    mixed = benchmark.b_cubed([("a", "b", "c", "d")], EVENTS)
    assert [mixed.precision, mixed.recall] == pytest.approx([(3 * 3 / 4 + 1 / 4) / 4, 1.0])
    assert mixed.f1 == pytest.approx(2 * 0.625 / 1.625)


def test_halves_share_no_event() -> None:
    """Every event is in one half, with all its articles."""
    first, second = benchmark.halves({**EVENTS, "e": "three"})
    assert set(first.values()).isdisjoint(second.values())
    assert len(first) + len(second) == 5


def test_copies_are_years_apart() -> None:
    """Beyond the articles that there are come copies, on other days unless there is none."""
    signed = [("a", signature(told(0, 0, 0))), ("b", signature(told(0, 1, None)))]
    made = dict(benchmark.years_apart(signed, 4))
    assert list(made) == ["0 a", "0 b", "1 a", "1 b"]
    first, later, undated = made["0 a"], made["1 a"], made["1 b"]
    assert first
    assert later
    assert undated
    assert first.day - later.day == benchmark.YEARS
    assert undated.day == UNDATED
    assert len(list(benchmark.growth(signed, [2, 5]))) == 2


def test_the_plot_has_every_point() -> None:
    """One circle a point, and each line its name."""
    drawn = plotted("cost", {"together": [(100, 0.5), (200, 1.0), (400, 2.1)], "placing": [(100, 0.2), (400, 0.9)]})
    assert drawn.count("<circle") == 5
    assert ">together</text>" in drawn
    assert ">placing</text>" in drawn


def test_the_command_prints_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both directions of the halves, the package's own, and the growth; most events of these texts are found."""
    for name, events in (("same-event", range(4)), ("unlabelled", range(4, 12))):
        rows = []
        for event in events:
            for number in range(3):
                article = told(event, number, number)
                row = {"id": f"{event}.{number}", "event": str(event), "title": article.title, "text": article.text}
                rows.append(row | {"url": None, "published": article.published})
        (tmp_path / name).mkdir()
        lines = "\n".join(map(json.dumps, rows))
        (tmp_path / name / "articles.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setenv("QUOTH_DATA", str(tmp_path))
    plot = tmp_path / "growth.svg"
    monkeypatch.setattr(sys, "argv", ["stories", "--growth", "10,40", "--plot", str(plot), "--wrong"])
    benchmark.main()
    out = capsys.readouterr().out.splitlines()
    figures = [float(line.split()[-1]) for line in out[1:6]]
    assert [line.split()[0] for line in out[1:6]] == ["first", "first", "second", "second", "package"]
    assert min(figures) > 80.0
    assert out[-1].split()[0] == "40"
    assert plot.read_text("utf-8").startswith("<svg")
