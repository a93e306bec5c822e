"""`quoth watch`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from quoth.cli.main import DONE, SOME_REFUSED, USAGE
from quoth.cli.watch import watch
from quoth.store import Library
from tests.readers.site import Reply, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A news site on this machine with a feed of one article."""
    with serving() as running:
        running.article("/crane", "crane")
        running.feed("/feed", "/crane")
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library is to be made."""
    return tmp_path / "mine.sqlite"


def run(*arguments: str | Path) -> Result:
    """What `quoth watch` does with `arguments`."""
    app = typer.Typer(rich_markup_mode=None)
    app.command()(watch)
    return CliRunner().invoke(app, [*map(str, arguments)])


def articles(library: Path) -> int:
    """How many articles a library holds; none, if there is no library yet."""
    if not library.exists():
        return 0
    with Library.open(library) as opened:
        return opened.reader.info().articles


def test_a_round_adds_what_the_feed_announces(site: Site, library: Path) -> None:
    """Each article comes into the library; a second command finds nothing new in it."""
    site.article("/buoy", "buoy")
    site.feed("/feed", "/crane", "/buoy")
    first = run("--once", "--library", library, site.url("/feed"))
    assert (first.exit_code, first.stdout, first.stderr) == (DONE, "2 new\n", "")
    assert articles(library) == 2
    assert run("--once", "--library", library, site.url("/feed")).stdout == "2 unchanged\n"


def test_what_is_refused_is_named_and_the_rest_is_done(site: Site, library: Path) -> None:
    """A feed that is gone, an article that is gone and an address that is none leave the others alone."""
    site.feed("/feed", "/gone", "/crane")
    result = run("--once", "--library", library, site.url("/none"), "news.rss", site.url("/feed"))
    assert (result.exit_code, result.stdout) == (SOME_REFUSED, "1 new, 3 refused\n")
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [site.url("/none"), "news.rss", site.url("/gone")]


def test_the_next_start_goes_on_from_its_memory(site: Site, library: Path, tmp_path: Path) -> None:
    """With a file of what was seen, no article is asked for twice."""
    command = ("--once", "--memory", tmp_path / "seen.json", "--library", library, site.url("/feed"))
    assert run(*command).stdout == "1 new\n"
    assert run(*command).stdout == "nothing to add\n"
    assert site.paths() == ["/feed", "/crane", "/feed"]
    assert site.url("/crane") in json.loads((tmp_path / "seen.json").read_text("utf-8"))


def test_a_memory_that_cannot_be_written_is_wrong_usage(site: Site, library: Path, tmp_path: Path) -> None:
    """It is told before anything is fetched."""
    result = run("--once", "--memory", tmp_path / "none" / "seen.json", "--library", library, site.url("/feed"))
    assert result.exit_code == USAGE
    assert "cannot be written" in result.stderr
    assert site.asked == []


def test_rounds_follow_each_other_until_ctrl_c(site: Site, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new article is added in the next round, after the minutes that were asked for; Ctrl-C ends with what was done."""
    paused: list[float] = []

    def pause(seconds: float) -> None:
        paused.append(seconds)
        if len(paused) == 3:
            raise KeyboardInterrupt
        site.article("/buoy", "buoy")
        site.feed("/feed", "/buoy", "/crane")

    monkeypatch.setattr("time.sleep", pause)
    result = run("--every", "2", "--library", library, site.url("/feed"))
    assert (result.exit_code, result.stdout) == (DONE, "2 new\n")
    assert result.stderr == "stopped: what was added is kept\n"
    assert paused == [120, 120, 120]
    assert site.paths() == ["/feed", "/crane", "/feed", "/buoy", "/feed"]


def test_ctrl_c_ends_the_process(site: Site, library: Path) -> None:
    """A process that waits for its next round ends at once, without a traceback, and keeps what it added."""
    command = "import typer; from quoth.cli.watch import watch; typer.run(watch)"
    arguments = [sys.executable, "-c", command, "--library", str(library), site.url("/feed")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + 60
        while articles(library) == 0 and time.monotonic() < until:
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (DONE, b"1 new\n", b"stopped: what was added is kept\n")


def test_options_override_what_articles_say(site: Site, library: Path) -> None:
    """The outlet of the command line stands in the library."""
    run("--once", "--outlet", "The Coast Ledger", "--library", library, site.url("/feed"))
    with Library.open(library) as opened:
        (version,) = opened.reader.versions(opened.reader.key(site.url("/crane")))
    assert version.record.article.outlet == "The Coast Ledger"


@pytest.mark.parametrize("arguments", [("--every", "0.1"), ()])
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...], site: Site) -> None:
    """Less than a minute between two rounds is not polite, and there must be a feed."""
    result = run(*arguments, *([site.url("/feed")] if arguments else []))
    assert result.exit_code == USAGE
    assert site.asked == []


def test_an_article_that_changed_becomes_a_new_version(site: Site, library: Path) -> None:
    """An article that its feed calls changed is added again, as another version."""
    run("--once", "--library", library, site.url("/feed"))
    site.replies["/crane"] = Reply(body=str(site.replies["/crane"].body).replace("second crane", "third crane"))
    result = run("--once", "--library", library, site.url("/feed"))
    assert result.stdout == "1 new version\n"
