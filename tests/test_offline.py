"""No verb touches the network unless it is told to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = [str(path) for path in sorted((ROOT / "examples").glob("b*.txt"))[:2]]

WATCHED = """
import sys

def forbid(event, arguments):
    if event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.")) and event != "socket.gethostname":
        print("network:", event, file=sys.stderr)
        raise PermissionError(f"the network is used: {event}")

sys.addaudithook(forbid)
from quoth.cli.main import app
from typer.testing import CliRunner

failed = False
for line in sys.stdin.read().splitlines():
    done = CliRunner().invoke(app, line.split("\\t"))
    print(done.exit_code, line)
    failed = failed or done.exit_code != 0
    if done.exit_code:
        print(done.output, done.exception, file=sys.stderr)
sys.exit(failed)
"""


def watched(*commands: list[str]) -> subprocess.CompletedProcess[str]:
    """Runs commands one after another in a process in which every use of the network fails."""
    lines = "\n".join("\t".join(command) for command in commands)
    return subprocess.run([sys.executable, "-c", WATCHED], input=lines, capture_output=True, text=True, cwd=ROOT, check=False)


def test_reading_keeping_asking_and_writing_need_no_network(tmp_path: Path) -> None:
    """Every verb that works on this machine alone does so."""
    pytest.importorskip("openpyxl")
    library, records = ["--library", str(tmp_path / "mine.sqlite")], str(tmp_path / "records.jsonl")
    done = watched(
        ["read", *EXAMPLES, "--format", "jsonl"],
        ["add", *library, *EXAMPLES],
        ["export", "jsonl", *library, "--out", records],
        ["add", *library, records],
        ["search", *library, "said"],
        ["check", *library, "I will not send soldiers"],
        ["check", "I will not send soldiers", EXAMPLES[0]],
        ["source", *library, "Ferrandi"],
        ["actors", *library],
        ["stories", *library],
        ["compare", *EXAMPLES],
        ["library", *library, "rebuild"],
        ["library", *library, "suppress", "Mara Venn", "--reason", "a test"],
        *(["export", name, *library, "--out", str(tmp_path / f"out.{name}")] for name in ("csv", "html", "xlsx", "brat")),
        ["--version"],
    )
    assert "network:" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n") == 18


def test_the_watch_sees_the_network() -> None:
    """An address that is named is fetched, which the watch forbids."""
    done = watched(["read", "http://127.0.0.1:9/velm"])
    assert "network: socket." in done.stderr
    assert done.returncode == 1
