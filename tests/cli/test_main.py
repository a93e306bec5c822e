"""The command `quoth` itself."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quoth.cli.main import SOME_REFUSED, USAGE, app, main


def test_the_version_is_printed() -> None:
    """`--version` names program and version, and does nothing else."""
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout == f"quoth {version('quoth')}\n"


def test_without_a_verb_the_verbs_are_shown() -> None:
    """The help names every verb."""
    result = CliRunner().invoke(app, [])
    assert "read" in result.output
    assert "evaluate" in result.output


def test_an_unknown_verb_is_wrong_usage() -> None:
    """A verb that does not exist ends with 2."""
    assert CliRunner().invoke(app, ["sing"]).exit_code == USAGE


def test_an_error_of_ours_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """What Quoth raises on purpose is a message, never a traceback."""
    path = tmp_path / "none.sqlite"
    monkeypatch.setattr(sys, "argv", ["quoth", "library", "info", "--library", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == SOME_REFUSED
    assert capsys.readouterr().err == f"quoth: {path}: there is no library; quoth add makes one\n"


@pytest.mark.parametrize(("option", "value", "allowed"), [("--model", "grand", "best"), ("--language", "xx", "en")])
def test_an_unknown_model_or_language_is_wrong_usage(option: str, value: str, allowed: str) -> None:
    """Such a value ends with 2 and names those that there are."""
    result = CliRunner().invoke(app, ["read", option, value, "ferry.txt"])
    assert result.exit_code == USAGE
    assert f"'{value}' is none of {allowed}" in " ".join(result.output.split())


def test_reading_waits_for_no_database() -> None:
    """A verb brings only what it needs: to read an article, no database, server or cluster is imported."""
    ask = "import sys; from quoth.cli.main import main; sys.argv = ['quoth', 'read', '-']; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", ask], input="“We are ready,” Lena Okafor said.", capture_output=True, encoding="utf-8", check=False
    )
    assert "Lena Okafor" in done.stdout, done.stderr
    assert {"sqlalchemy", "fastapi", "dask"}.isdisjoint(done.stdout.split())
