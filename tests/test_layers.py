"""The layers of the package are a contract."""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[1]


def test_modules_import_only_from_layers_below(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """import-linter finds every contract in `pyproject.toml` kept."""
    monkeypatch.chdir(ROOT)
    broken = cli.lint_imports(no_cache=True) != cli.EXIT_STATUS_SUCCESS
    assert not broken, capsys.readouterr().out
