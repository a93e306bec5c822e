from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from quoth.cli.main import app

RUNNER = CliRunner()


def test_the_first_page_is_there_at_once(tmp_path: Path) -> None:
    """The command says where it is; the first page comes, and Ctrl-C ends it without a complaint."""
    command = [sys.executable, "-m", "quoth", "serve", "--no-open", "--port", "0", "--library", str(tmp_path / "a.sqlite")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        assert line.startswith("Quoth is at http://127.0.0.1:")
        page = httpx.get(line.split()[3], timeout=20)
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=20)
    assert page.status_code == 200
    assert "<h1>" in page.text
    assert (server.returncode, complaints) == (0, "")


def test_others_need_a_token(tmp_path: Path) -> None:
    """Listening for other machines without a token is wrong usage, and so is an empty password file."""
    library = ["--library", str(tmp_path / "a.sqlite")]
    refused = RUNNER.invoke(app, ["serve", "--host", "0.0.0.0", *library], env={"COLUMNS": "300"})
    assert refused.exit_code == 2
    assert "--token or --password-file" in refused.output
    (tmp_path / "password").write_text("\n")
    empty = ["serve", "--host", "0.0.0.0", "--password-file", str(tmp_path / "password"), *library]
    assert RUNNER.invoke(app, empty).exit_code == 2
    assert not (tmp_path / "a.sqlite").exists()


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """Where somebody else listens already, the message says which port, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = RUNNER.invoke(app, ["serve", "--port", port, "--library", str(tmp_path / "a.sqlite")])
    assert refused.exit_code == 1
    assert f"port {port}: cannot listen there" in str(refused.exception)
    assert "--port" in str(refused.exception)


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages of the pages, one line says how they are installed."""
    monkeypatch.setattr("quoth.cli.serve.find_spec", lambda _: None)
    refused = RUNNER.invoke(app, ["serve"])
    assert str(refused.exception) == 'quoth serve needs an extra part: pip install "quoth[web]"'
