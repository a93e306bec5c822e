"""`quoth read`."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quoth.cli.main import DONE, SOME_REFUSED, USAGE, app
from quoth.export import formats
from quoth.model import Record

TEXT = "“We are ready to sail,” harbour master Lena Okafor said on Monday.\n\nThe quay was calm."


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A file with one short article."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """What `quoth read` does with `arguments`."""
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


def quoth(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "quoth", *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment},
    )  # fmt: skip


def records(result: Result) -> list[Record]:
    """The records of a JSON Lines answer."""
    return [Record.from_json(line) for line in result.stdout.splitlines()]


def test_text_is_plain_when_piped(ferry: Path) -> None:
    """Without a terminal: no escape, the article, who says what, and the share of each voice."""
    result = run(ferry)
    assert result.exit_code == DONE
    assert "\x1b" not in result.stdout
    assert "The quay was calm." in result.stdout
    assert any(
        "Lena Okafor" in line and "said" in line and "“We are ready to sail,”" in line for line in result.stdout.splitlines()
    )
    assert "own voice" in result.stdout
    assert result.stderr == ""


def test_json_lines_are_records(ferry: Path) -> None:
    """One record a line, in the order of the inputs."""
    first, second = records(run("--format", "jsonl", ferry, ferry))
    assert first == second
    assert first.article.text == TEXT
    assert [source.name for source in first.sources] == ["Lena Okafor"]


@pytest.mark.parametrize("name", formats())
def test_every_format_is_written(name: str, ferry: Path) -> None:
    """Each format gives its own kind of document on standard output, and nothing else."""
    result = run("--format", name, ferry)
    assert result.exit_code == DONE
    begins = {"json": b"{", "jsonl": b'{"schema"', "csv": b"article_id,", "xlsx": b"PK", "html": b"<!doctype html>"}
    assert result.stdout_bytes.removeprefix(b"\xef\xbb\xbf").startswith(begins.get(name, b""))
    if name == "json":
        assert json.loads(result.stdout)["article"]["text"] == TEXT
    if name == "csv":
        rows = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
        assert [row["source"] for row in rows] == ["Lena Okafor"]


def test_a_dash_is_standard_input() -> None:
    """Text that comes through a pipe is read."""
    (record,) = records(run("--format", "jsonl", "-", stdin=TEXT))
    assert record.article.text == TEXT


def test_one_refused_input_leaves_the_others(ferry: Path, tmp_path: Path) -> None:
    """Each refusal is named on standard error with its reason, the rest is done, and the exit code says so."""
    (tmp_path / "empty.txt").write_text("", "utf-8")
    result = run("--format", "jsonl", ferry, tmp_path / "none.txt", tmp_path / "empty.txt", ferry)
    assert result.exit_code == SOME_REFUSED
    assert len(records(result)) == 2
    lines = result.stderr.splitlines()
    assert [line.startswith("refused: ") for line in lines] == [True, True]
    assert "none.txt: not found" in lines[0]
    assert "empty.txt: empty" in lines[1]


def test_the_options_override_what_the_input_says(tmp_path: Path) -> None:
    """Outlet, title and date of the command line stand in the record."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": TEXT, "outlet": "The Tide", "published": "2020-01-01"}), "utf-8")
    given = ["--outlet", "The Coast Ledger", "--published", "2026-05-05T10:00:00Z", "--title", "Ferry ready"]
    (record,) = records(run("--format", "jsonl", *given, path))
    assert (record.article.outlet, record.article.title) == ("The Coast Ledger", "Ferry ready")
    assert record.article.published == "2026-05-05T10:00:00Z"
    assert [time.value for time in record.times] == ["2026-05-04"]


def test_unsure_attributions_can_be_left_out(ferry: Path) -> None:
    """`--min-confidence` keeps those that are at least so sure."""
    (every,) = records(run("--format", "jsonl", ferry))
    (sure,) = records(run("--format", "jsonl", "--min-confidence", "1", ferry))
    assert sure == every.confident(1.0)
    assert len(sure.attributions) < len(every.attributions)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "yaml"], "'yaml' is none of text, json"),
        (["--published", "last Friday"], "'last Friday' is no ISO 8601 date"),
        (["--min-confidence", "2"], "--min-confidence"),
        (["--colour"], "No such option"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], words: str, ferry: Path) -> None:
    """A wrong option ends with 2, says what is allowed, and reads nothing."""
    result = run(*arguments, ferry)
    assert result.exit_code == USAGE
    assert words in result.stderr
    assert result.stdout == ""


def test_no_input_is_wrong_usage() -> None:
    """A verb without an input is told to name one."""
    result = run()
    assert result.exit_code == USAGE
    assert "SOURCE" in result.stderr


def test_the_command_runs_as_a_process(ferry: Path) -> None:
    """`python -m quoth` answers on standard output alone, plain when piped, also where colour is forbidden."""
    with quoth("read", ferry, NO_COLOR="1") as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == DONE
    assert b"Lena Okafor" in out
    assert b"\x1b" not in out
    assert err == b""


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    """As in `quoth read … | head -1`: the command ends without a word."""
    path = tmp_path / "ferry.txt"
    path.write_text(f"{TEXT}\n\n{'x' * 200_000}", "utf-8")
    with quoth("read", "--format", "jsonl", "--language", "en", path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {DONE, SOME_REFUSED}


def test_an_interrupted_command_ends_quietly(tmp_path: Path) -> None:
    """Ctrl-C ends it at once, without a traceback, and not as if all were done."""
    with quoth("read", "--format", "jsonl", tmp_path / "none.txt", "-") as process:
        assert process.stdin
        assert process.stderr
        assert b"not found" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) not in {DONE, USAGE}
        assert b"Traceback" not in process.stderr.read()
