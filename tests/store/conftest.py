"""What tests of the library share: an empty one on each database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from quoth.store import Library

SERVER = os.environ.get("QUOTH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty library may lie: a new file, or a schema of its own in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "library.sqlite")
    schema: str = request.getfixturevalue("postgres_schema")
    return f"{SERVER}?options=-csearch_path%3D{schema}"


@pytest.fixture
def postgres_schema() -> Iterator[str]:
    """A schema for one test; without a server the test is skipped, or fails where QUOTH_REQUIRE names "postgres"."""
    address = sqlalchemy.make_url(SERVER)
    schema = f"quoth_test_{uuid.uuid4().hex}"
    try:
        engine = sqlalchemy.create_engine(address.set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    except (sqlalchemy.exc.OperationalError, ModuleNotFoundError) as error:
        shown = address.render_as_string(hide_password=True)
        reason = f"no PostgreSQL at {shown}, which QUOTH_POSTGRES can name: {str(error).splitlines()[0]}"
        if "postgres" in os.environ.get("QUOTH_REQUIRE", ""):
            pytest.fail(reason)
        pytest.skip(reason)
    yield schema
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def library(location: str) -> Iterator[Library]:
    """An empty library."""
    with Library.open(location) as opened:
        yield opened
