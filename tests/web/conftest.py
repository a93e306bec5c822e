"""A server with an empty library, and a client that speaks to it as a program on the same machine does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from quoth.web.app import create_app
from quoth.web.settings import Settings

HERE = "http://127.0.0.1:8765"


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    return Settings(library=str(tmp_path / "library.sqlite"))


@pytest.fixture(name="app")
def _app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture(name="client")
def _client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url=HERE) as client:
        yield client
