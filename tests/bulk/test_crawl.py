"""Whole crawls, on real Dask processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

from benchmarks.chaos import cluster
from tests.bulk.crawls import contents, crawl_files

ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "default"}


def bulk(*arguments: str) -> subprocess.Popen[str]:
    """`quoth bulk`, started."""
    command = [sys.executable, "-m", "quoth", "bulk", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def done(*arguments: str, code: int = 0) -> tuple[str, str]:
    """What `quoth bulk` says on both streams when it is done."""
    process = bulk(*arguments)
    out, errors = process.communicate(timeout=300)
    assert process.returncode == code, errors
    return out, errors


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Three archives."""
    return crawl_files(tmp_path_factory.mktemp("crawl"))


@pytest.fixture(scope="module")
def calm(files: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one worker makes of them, undisturbed."""
    out = tmp_path_factory.mktemp("calm") / "out"
    said, errors = done(*files, str(out), "--workers", "1", "--model", "best")
    assert "3 shards, 18 entries: 9 articles, 9 refused" in said
    assert "2 of the articles are duplicates" in said
    assert "dashboard: http://127.0.0.1:" in errors
    return out


def test_the_report_counts_every_entry(calm: Path) -> None:
    """Refusals and articles together are the entries, of each shard and of all."""
    report = json.loads((calm / "report.json").read_bytes())
    for one in (report, *report["shards"]):
        assert one["entries"] == one["articles"] + sum(one["refused"].values())
    assert report["refused"] == {"duplicate": 3, "no article body": 3, "not a page": 3}
    assert Counter(one["entries"] for one in report["shards"]) == {6: 3}


def test_two_workers_make_the_same_bytes_and_a_killed_one_too(calm: Path, files: list[str], tmp_path: Path) -> None:
    """A worker that is killed at work costs the shard in its hands, which another makes."""
    out = tmp_path / "out"
    process = bulk(*files, str(out), "--workers", "2", "--model", "best")
    _kill_reading_worker(process.pid, out)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert dict(contents(out)) == dict(contents(calm))


def test_a_killed_driver_is_gone_on_from_on_a_cluster(calm: Path, files: list[str], tmp_path: Path) -> None:
    """The next run, on a cluster that was started by itself, makes what is missing only; the one after it nothing at all."""
    out = tmp_path / "out"
    process = bulk(*files, str(out), "--workers", "1", "--model", "best")
    _until(lambda: bool(list(out.glob("parts/*.done"))))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = {path: path.stat().st_mtime_ns for path in out.glob("parts/*.done")}
    assert not (out / "report.json").exists()
    with cluster(tmp_path / "cluster.log") as running:
        said, _ = done(*files, str(out), "--scheduler", running.address, "--model", "best")
    assert "9 articles" in said
    assert dict(contents(out)) == dict(contents(calm))
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert list(out.rglob("*.unfinished")) == []
    before = time.monotonic()
    done(*files, str(out), "--model", "best")
    assert time.monotonic() - before < 30


def test_another_model_or_folder_is_refused(calm: Path, files: list[str], tmp_path: Path) -> None:
    """Parts of two kinds are never mixed, and nobody's files are touched."""
    (tmp_path / "letters.txt").touch()
    assert "that is no crawl" in done(*files, str(tmp_path), code=1)[1]
    assert "name another folder" in done(*files, str(calm), "--model", "best", "--language", "en", code=1)[1]
    assert "not found" in done("nowhere.warc", str(tmp_path / "out"), code=1)[1]
    assert "INPUT... OUT" in done(str(tmp_path), code=2)[1]


def _kill_reading_worker(driver: int, out: Path) -> None:
    """SIGKILL a Dask worker that has begun to read."""

    def reading() -> list[psutil.Process]:
        children = psutil.Process(driver).children(recursive=True)
        return [child for child in children if "quoth.bulk.reading" in " ".join(child.cmdline())]

    _until(lambda: bool(reading()))
    parent = reading()[0].parent()
    assert parent
    parent.send_signal(signal.SIGKILL)


def _until(happened: object, limit: float = 120.0) -> None:
    assert callable(happened)
    end = time.monotonic() + limit
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)
