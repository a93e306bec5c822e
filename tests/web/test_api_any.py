"""Whatever is asked of the API: schemathesis makes requests from its description, right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck
from hypothesis import settings as example_settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from quoth.readers.network import PublicTransport
from quoth.readers.url import Fetcher
from quoth.store import Library
from quoth.web.app import create_app
from quoth.web.problem import MEDIA_TYPE, Kind
from quoth.web.settings import Limits, Rate, Settings
from tests.conftest import sample
from tests.store.records import Saying, article
from tests.web.serving import served

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
]  # fmt: skip
FREE = Rate(burst=10**6, a_second=10**6)


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a few articles, from which no link leads anywhere."""
    location = tmp_path_factory.mktemp("any") / "library.sqlite"
    with Library.open(location) as library:
        library.writer.add(sample())
        library.writer.add(article("ferry", Saying("Ivo Brandt", "the ferry runs"), Saying(None, "the quay is safe")))
    settings = Settings(library=str(location), limits=Limits(requests=FREE, costly=FREE))
    nowhere = Fetcher(transport=PublicTransport(resolver=lambda _: [], connection=_nobody))
    with served(settings, nowhere) as address:
        yield address


def _nobody() -> httpx.BaseTransport:
    raise AssertionError("a packet would have been sent")


API = schemathesis.openapi.from_dict(create_app(Settings()).openapi())


@API.parametrize()
@example_settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_makes_it_fail(case: Case[Any], address: str) -> None:
    """No answer is a failure of ours, each is as described, and each error is of the one shape."""
    answer = case.call(base_url=address)
    case.validate_response(answer, checks=CHECKS)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == [MEDIA_TYPE]
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert Kind.of_status(answer.status_code).status == answer.status_code
        assert problem["type"] in {kind.uri for kind in Kind if kind.status == answer.status_code}
        assert problem["detail"]
