"""The benchmark of a server with many clients, in small: both ways to ask, without an error."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import web_load as benchmark
from quoth.store import Library
from tests.store.records import Saying, article


@pytest.fixture(name="location")
def _location(tmp_path: Path) -> Path:
    """A library with fifty articles, each with two things said."""
    location = tmp_path / "library.sqlite"
    with Library.open(location) as library:
        for number in range(50):
            sayings = (Saying("Ivo Brandt", f"the ferry {number} is late"), Saying("Lena Okafor", "the quay is safe"))
            library.writer.add(article(f"ferry-{number}", *sayings, published=f"2026-05-{1 + number % 28:02}"))
    return location


@pytest.mark.parametrize("way", ["wrk", "python"])
def test_a_server_bears_clients(
    location: Path, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Four clients get every answer, and the table says how fast and in how much memory."""
    if way == "wrk" and not shutil.which("wrk"):
        pytest.skip("wrk is not installed")
    if way == "python":
        monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("sys.argv", ["web_load", "--library", str(location), "--clients", "4", "--seconds", "2"])
    with ThreadPoolExecutor(max_workers=1) as thread:  # a browser test before this one may have left its loop running here
        thread.submit(benchmark.main).result()
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("100 attributions of 50 articles")
    assert [line[:22].strip() for line in printed[3:7]] == ["page: search", "page: article", "API: search", "API: article"]
    for line in printed[3:7]:
        rate, middle, late, errors, cost, early, end = map(float, line[22:].split())
        assert rate > 0
        assert 0 < middle <= late
        assert (errors, cost > 0) == (0, True)
        assert 20 < early < end + 50


def test_what_is_asked_is_the_same_each_time(location: Path) -> None:
    """The paths come from the library, and two runs ask for the same."""
    with Library.open(location) as library:
        paths = benchmark.drawn(library)
        assert benchmark.drawn(library) == paths
    assert len(paths["API: article"]) == len(paths["page: article"]) == 50
    assert any("source=Ivo+Brandt" in path for path in paths["API: search"])
