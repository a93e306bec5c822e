"""Whole crawls, on real Dask processes."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

from benchmarks.chaos import Chaos
from benchmarks.cluster import cluster, reading_workers, until
from quoth.cli.main import DONE, SOME_REFUSED, USAGE, app
from quoth.errors import MissingExtra
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
    _kill_reading_worker(process.pid)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert dict(contents(out)) == dict(contents(calm))


def test_a_killed_driver_and_a_killed_scheduler_are_gone_on_from(calm: Path, files: list[str], tmp_path: Path) -> None:
    """On this machine, then on clusters: each run makes what is missing only, and all leave what one undisturbed run does."""
    chaos = Chaos(inputs=files, out=tmp_path / "out", model="best", chance=random.Random(1), latest=1.0)
    chaos.disturb(["driver here"])
    assert not (chaos.out / "report.json").exists()
    kept = {path: path.stat().st_mtime_ns for path in chaos.out.glob("parts/*.done")}
    chaos.disturb(["scheduler"])
    assert len(chaos.killed) == 2
    with cluster(tmp_path / "cluster.log", workers=1) as running:
        chaos.finish("--scheduler", running.address)
    assert dict(contents(chaos.out)) == dict(contents(calm))
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert list(chaos.out.rglob("*.unfinished")) == []


REFUSED = {
    "that is no crawl": ("{files}", "{letters}"),
    "name another folder": ("{files}", "{calm}", "--language", "en"),
    "not found": ("nowhere.warc", "{new}"),
    "INPUT... OUT": ("{new}",),
    "the cluster has its own": ("{files}", "{new}", "--scheduler", "tcp://127.0.0.1:1", "--workers", "1"),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_cannot_be_is_told_before_anything_is_read(message: str, calm: Path, files: list[str], tmp_path: Path) -> None:
    """Parts of two kinds are never mixed, and nobody's files are touched."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").touch()
    places = {"files": files[0], "letters": tmp_path / "letters", "calm": calm, "new": tmp_path / "new"}
    told = CliRunner().invoke(app, ["bulk", "--model", "best", *(word.format(**places) for word in REFUSED[message])])
    assert told.exit_code == (USAGE if "INPUT" in message or "cluster" in message else SOME_REFUSED)
    assert message in " ".join((told.stderr + str(told.exception)).split())
    assert not (tmp_path / "new").exists()


def test_a_finished_crawl_is_not_read_again(calm: Path, files: list[str]) -> None:
    """The same command says what is there, without workers."""
    told = CliRunner().invoke(app, ["bulk", *files, str(calm), "--model", "best"])
    assert told.exit_code == DONE
    assert "3 shards, 18 entries: 9 articles, 9 refused" in told.stdout
    assert "dashboard" not in told.stderr


def test_shards_in_which_quoth_failed_are_read_again_if_asked(calm: Path, files: list[str], tmp_path: Path) -> None:
    """A crawl with a failure is finished, and says how to go on; then that shard alone is made again."""
    out = tmp_path / "out"
    shutil.copytree(calm, out)
    marker = next(out.glob("parts/lantern-*.done"))
    failed = json.loads(marker.read_bytes())
    marker.write_text(json.dumps(failed | {"articles": 2, "refused": failed["refused"] | {"failed": 1}}), "utf-8")
    others = {path: path.stat().st_mtime_ns for path in out.glob("parts/*.done") if path != marker}
    said, errors = done(*files, str(out), "--model", "best")
    assert "8 articles, 10 refused (3 duplicate, 3 no article body, 3 not a page, 1 failed)" in said
    assert "the same command with --retry-failed" in errors
    said, errors = done(*files, str(out), "--model", "best", "--workers", "1", "--retry-failed")
    assert "9 articles, 9 refused" in said
    assert "--retry-failed" not in errors
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert dict(contents(out)) == dict(contents(calm))


@pytest.mark.parametrize("missing", ["pyarrow", "distributed"])
def test_without_its_part_bulk_says_what_to_install(
    missing: str, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, with the command."""
    monkeypatch.setitem(sys.modules, missing, None)
    told = CliRunner().invoke(app, ["bulk", *files, str(tmp_path / "out"), "--model", "best"])
    assert isinstance(told.exception, MissingExtra)
    assert str(told.exception) == 'quoth bulk needs an extra part: pip install "quoth[bulk]"'


def _kill_reading_worker(driver: int) -> None:
    """SIGKILL a Dask worker that has begun to read."""
    until(lambda: reading_workers(psutil.Process(driver)))
    reading_workers(psutil.Process(driver))[0].kill()
