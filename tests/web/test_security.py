from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from quoth.web.app import create_app
from quoth.web.security.access import own_path
from quoth.web.security.headers import HEADERS
from quoth.web.settings import Limits, Rate, Settings
from tests.web.conftest import HERE

TOKEN = "seven grey herons"
ELSEWHERE = "http://harbour.example"


def word(client: TestClient, path: str = "/login") -> str:
    """The word that a form of the page at `path` brings back."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.fixture(name="locked")
def _locked(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(replace(settings, token=TOKEN)), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/nowhere", "/api/v1/openapi.json"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Pages, data and errors alike forbid foreign content, frames and the guessing of types."""
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]


def test_files_of_ours_may_be_kept_for_ever(client: TestClient) -> None:
    """The address of a style changes with its bytes, and an old address is not kept."""
    found = re.search(r'href="(/static/\w+/base.css)"', client.get("/").text)
    assert found
    assert "immutable" in client.get(found[1]).headers["cache-control"]
    assert client.get("/static/0/base.css").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["../../../pyproject.toml", "..%2f..%2fapp.py", "/etc/passwd", "%2e%2e/templates/home.html"])
def test_no_name_leads_out_of_the_files(client: TestClient, name: str) -> None:
    """Only the files of static/ are served, whatever the path says."""
    assert client.get(f"/static/0/{name}").status_code == 404


@pytest.mark.parametrize("host", ["harbour.example", "harbour.example:8765", "10.0.0.7", "localhost.harbour.example", "[", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    """A name that an attacker made lead here opens nothing."""
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_this_machine_goes_by_several_names(client: TestClient, host: str) -> None:
    """Whoever is on this machine may call it as they like."""
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": ELSEWHERE},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"},
    ],
)
def test_pages_from_elsewhere_may_not_ask(client: TestClient, method: str, headers: dict[str, str]) -> None:
    """What a foreign page makes a browser send is refused, for pages and for the API."""
    for path in ("/", "/api/v1/openapi.json"):
        assert client.request(method, path, headers=headers).status_code == 403


def test_a_link_from_elsewhere_may_be_followed(client: TestClient) -> None:
    """Whoever clicks on a link to a page gets it; a form that comes the same way is refused."""
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get("/", headers=followed).status_code == 200
    assert client.post("/login", headers=followed).status_code == 403


def test_a_form_needs_the_word_of_its_session(locked: TestClient) -> None:
    """A form without the word, with another, or with that of another browser changes nothing."""
    stranger = TestClient(locked.app, base_url=HERE)
    for given in ({}, {"csrf": "guessed"}, {"csrf": word(stranger)}):
        assert locked.post("/login", data={"token": TOKEN, **given}).status_code == 403
    assert locked.get("/").status_code == 303
    assert locked.post("/login", data={"token": TOKEN, "csrf": word(locked)}).status_code == 303
    assert locked.get("/").status_code == 200


def test_a_page_that_was_made_for_another_has_the_word_of_who_asks(client: TestClient) -> None:
    """Pages are kept and sent to one browser after another; the form of each works for this one alone."""
    other = TestClient(client.app, base_url=HERE)
    own, others, again = (word(one, "/search?words=quay") for one in (client, other, client))
    assert own == again != others
    for given, status in ((others, 403), (own, 303)):
        saved = client.post("/searches?words=quay", data={"name": "Quay", "csrf": given}, follow_redirects=False)
        assert saved.status_code == status


def test_the_word_may_come_as_a_header(locked: TestClient) -> None:
    """A script of ours brings the word as a header."""
    headers = {"x-csrf-token": word(locked)}
    assert locked.post("/login", data={"token": TOKEN}, headers=headers).status_code == 303


def test_cookies_are_strict(locked: TestClient) -> None:
    """The cookie of a session is no script's and no other site's business."""
    cookie = locked.get("/login").headers["set-cookie"]
    assert "; HttpOnly; SameSite=Strict" in cookie
    assert cookie.startswith("quoth_8765=")


def test_nobody_comes_in_without_the_token(locked: TestClient) -> None:
    """Pages lead to the form, the API answers 401, and a wrong token is worth nothing."""
    assert locked.get("/?a=b").headers["location"] == "/login?next=%2F%3Fa%3Db"
    assert locked.get("/api/v1/openapi.json").status_code == 401
    assert locked.get("/api/v1/openapi.json").headers["www-authenticate"] == "Bearer"
    for given in ("Bearer", "Bearer wrong", f"Basic {TOKEN}"):
        assert locked.get("/api/v1/openapi.json", headers={"authorization": given}).status_code == 401
    assert locked.get("/api/v1/openapi.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert locked.post("/login", data={"token": "wrong", "csrf": word(locked)}).status_code == 403


def test_a_forged_cookie_opens_nothing(locked: TestClient) -> None:
    """A session that says it is signed in has to bear our mark."""
    locked.get("/login")
    ours = locked.cookies["quoth_8765"]
    for forged in (ours.replace(".out.", ".in."), "a.in.9999999999.0", "....", "a.in.x"):
        locked.cookies.set("quoth_8765", forged)
        assert locked.get("/").status_code == 303


@pytest.mark.parametrize(
    "address", ["//harbour.example", "http://harbour.example", "/\\harbour.example", "/\t/harbour.example", ""]
)
def test_signing_in_leads_nowhere_else(address: str) -> None:
    """After signing in a browser stays here."""
    assert own_path(address) == "/"
    assert own_path("/search?q=quay") == "/search?q=quay"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.7.7", "harbour.example"])
def test_strangers_are_kept_out(host: str) -> None:
    """A server that others can reach does not start without a token."""
    with pytest.raises(ValueError, match="other machines"):
        Settings(host=host)
    assert not Settings(host=host, token=TOKEN).is_local


def test_a_server_for_others_answers_to_its_names(settings: Settings) -> None:
    """Names that were given and addresses lead in, for those who know the token; other names do not."""
    app = create_app(replace(settings, host="0.0.0.0", token=TOKEN, names=("quoth.newsroom.example",)))
    with TestClient(app, base_url=HERE, headers={"authorization": f"Bearer {TOKEN}"}) as client:
        hosts = ("quoth.newsroom.example", "192.168.7.7:8765", "harbour.example")
        assert [client.get("/", headers={"host": host}).status_code for host in hosts] == [200, 200, 421]


def test_who_asks_too_often_has_to_wait(settings: Settings) -> None:
    """After its burst a client is told when to come again, and what changes something is counted apart."""
    limits = Limits(requests=Rate(4, 0.1), costly=Rate(1, 0.1))
    with TestClient(create_app(replace(settings, limits=limits)), base_url=HERE) as client:
        assert [client.post("/login").status_code for _ in range(2)] == [403, 429]
        assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]
        refused = client.get("/api/v1/openapi.json")
    assert refused.headers["retry-after"] == "10"
    assert refused.json()["type"] == "urn:quoth:problem:too-many"


def test_a_body_that_says_it_is_too_large_is_not_read(client: TestClient) -> None:
    """One gigabyte is refused by its header alone."""
    refused = client.post("/api/v1/nowhere", headers={"content-length": str(10**9)})
    assert refused.status_code == 413
    assert refused.json()["type"] == "urn:quoth:problem:too-large"


def test_failures_are_told_without_their_inside(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    """What raises is logged, and whoever asked learns only that it is our error."""
    logging.getLogger("quoth.web").disabled = False  # the linter of imports, in another test, switches loggers off

    def fail() -> None:
        raise ZeroDivisionError("secret")

    app.add_api_route("/api/v1/broken", fail)
    with TestClient(app, base_url=HERE) as client:
        answer = client.get("/api/v1/broken")
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:quoth:problem:failed"
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" in caplog.text
