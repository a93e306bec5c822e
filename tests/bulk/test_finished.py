from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from quoth.bulk.part import Parts
from quoth.bulk.shard_run import run_shard
from quoth.bulk.shards import shards
from quoth.cli.main import DONE, SOME_REFUSED, app
from quoth.pipeline import Reader
from quoth.store import Library, Search
from tests.bulk.crawls import HereReader, crawl_files, job, untold


@pytest.fixture
def crawl(tmp_path: Path, reader: Reader) -> Path:
    """A finished crawl of two archives."""
    out = tmp_path / "out"
    out.mkdir()
    there = job(out / "parts")
    for shard in shards(crawl_files(tmp_path / "crawl", 2)):
        run_shard(shard, there, HereReader(reader), untold)
    (out / "plan.json").write_text("{}")
    (out / "report.json").write_text("{}")
    assert len(Parts(there.parts).done()) == 2
    return out


def test_a_finished_crawl_goes_into_a_library(crawl: Path, tmp_path: Path) -> None:
    """Every record but the duplicates; once more changes nothing."""
    location = tmp_path / "mine.sqlite"
    for said in ("5 new", "5 unchanged"):
        done = CliRunner().invoke(app, ["add", str(crawl), "--library", str(location)])
        assert (done.exit_code, done.stdout.strip()) == (DONE, said)
    with Library.open(location) as library:
        hits = library.reader.search(Search(words="grain store")).hits
    assert {hit.url for hit in hits} == {"https://buoy-post.example/wire"}


def test_an_unfinished_crawl_is_refused(crawl: Path, tmp_path: Path) -> None:
    """With what to do."""
    (crawl / "report.json").unlink()
    done = CliRunner().invoke(app, ["add", str(crawl), "--library", str(tmp_path / "mine.sqlite")])
    assert done.exit_code == SOME_REFUSED
    assert "not finished" in done.stderr
