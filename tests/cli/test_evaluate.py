"""`quoth evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from quoth.cli.main import USAGE, app
from quoth.errors import GoldInvalid

TEXT = "“We are ready to sail,” Lena Okafor said."


def gold(path: Path) -> Path:
    """A file with one annotated article."""
    row = {"id": "ferry-1", "text": TEXT, "attributions": [{"source": [[24, 35]], "cue": [[36, 40]], "content": [[0, 23]]}]}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    return path


def test_the_scores_of_annotated_articles_are_printed(tmp_path: Path) -> None:
    """Precision, recall and F1 of each role are on standard output."""
    result = CliRunner().invoke(app, ["evaluate", str(gold(tmp_path / "gold.jsonl"))])
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("content", "source", "cue", "100.0"))


def test_missing_gold_is_wrong_usage(tmp_path: Path) -> None:
    """A path that does not exist is told before anything is loaded."""
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "none.jsonl")])
    assert result.exit_code == USAGE
    assert "does not exist" in " ".join(result.stderr.split())


def test_damaged_gold_is_named(tmp_path: Path) -> None:
    """Gold that cannot be used is an error that names the file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("{\n", "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(path)])
    assert isinstance(result.exception, GoldInvalid)
    assert "gold.jsonl" in str(result.exception)
