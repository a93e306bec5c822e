"""What somebody who means harm may send: nothing of it becomes a script, leaves this machine, or takes it down."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from quoth.model import Record
from quoth.readers.network import PublicTransport
from quoth.readers.url import Fetcher
from quoth.web.app import create_app
from quoth.web.settings import Limits, Settings
from tests.readers.test_network import PUBLIC, Network
from tests.store.records import Saying, article
from tests.web.conftest import HERE

V1 = "/api/v1"
SCRIPT = "<script>alert(1)</script>"
TEXT = "“We are ready,” harbour master Lena Okafor said on Monday."


def _hostile() -> Record:
    """An article that tries to be a script in its title, its outlet, its address, a source's name and a quote."""
    return article(
        "hostile",
        Saying(f"Ivo {SCRIPT} Brandt", f'the quay is {SCRIPT} "onmouseover="alert(1)'),
        url=f"https://coast-ledger.example/{SCRIPT}?a=javascript:alert(1)",
        title=f"Talks {SCRIPT}",
        outlet=f"The {SCRIPT} Ledger",
        byline=(f"Ana {SCRIPT} Ruiz",),
    )


@pytest.mark.parametrize("path", ["/search?words=quay", "/export/html", "/export/json", "/actors", "/sources", "/judgements"])
def test_no_article_is_a_script(app: FastAPI, path: str) -> None:
    """Data is declared as data and pages are escaped; neither runs anything."""
    with TestClient(app, base_url=HERE) as client:
        client.portal.call(client.app.state.desk.keep, _hostile())  # type: ignore[union-attr, attr-defined]
        answer = client.get(f"{V1}{path}")
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    if answer.headers["content-type"].startswith("text/html"):
        assert answer.headers["content-disposition"].startswith("attachment")
        assert SCRIPT not in answer.text
        assert 'href="javascript:' not in answer.text
    else:
        assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "path",
    [
        "/", "/search", "/search?words=quay", f"/search?words={SCRIPT}", f"/search?source={SCRIPT}&outlet={SCRIPT}", "/sources",
        f"/sources?name={SCRIPT}", "/outlets", "/outlet?name={outlet}", "/source?id={actor}", "/article?key={key}",
        "/check?quote=the+quay+is+script+alert", f"/check?quote={SCRIPT}&by={SCRIPT}", f"/article?key={SCRIPT}",
    ],
)  # fmt: skip
def test_no_page_has_a_script_of_an_article(app: FastAPI, path: str) -> None:
    """Whatever stands in an article, in an address or in what is asked for, no page has it as an element or a link."""
    hostile = _hostile()
    with TestClient(app, base_url=HERE) as client:
        kept = client.portal.call(client.app.state.desk.keep, hostile)  # type: ignore[union-attr, attr-defined]
        actor = client.get(f"{V1}/actors").json()["actors"][0]["id"]
        places = {"outlet": hostile.article.outlet, "actor": actor, "key": kept.key}
        page = client.get(path.format(**{name: quote(value) for name, value in places.items()}))
    assert page.status_code in {200, 404}
    tree = html.fromstring(page.text)
    assert [script.text for script in tree.iter("script") if script.text] == []
    attributes = [(str(name), str(value)) for element in tree.iter() for name, value in element.attrib.items()]
    assert [name for name, _ in attributes if name.startswith("on")] == []
    leads = [value.strip().lower() for name, value in attributes if name in {"href", "src", "action", "formaction"}]
    assert [one for one in leads if re.match(r"(javascript|vbscript|data):", one)] in ([], ["data:,"])  # an icon that is none


def test_an_error_page_runs_nothing(client: TestClient) -> None:
    """What was asked for stands escaped on the page that says that it is not there."""
    page = client.get(f"/{SCRIPT}")
    assert page.status_code == 404
    assert SCRIPT not in page.text
    assert SCRIPT not in client.get("/", headers={"origin": f"http://{SCRIPT}"}).text


@pytest.mark.parametrize(
    "name", [f"{SCRIPT}.txt", "../../../../etc/passwd", "..\\..\\boot.ini", "/etc/hosts", "", ".", "a\x00b.txt"]
)
def test_a_file_name_is_only_a_name(client: TestClient, tmp_path: Path, name: str) -> None:
    """A name with folders, marks or nothing in it writes no file and runs no script; the bytes are what is read."""
    before = sorted(tmp_path.iterdir())
    answer = client.post(f"{V1}/read/files", files=[("files", (name, TEXT))])
    assert sorted(tmp_path.iterdir()) == before
    for line in answer.text.splitlines():
        row = json.loads(line)
        assert "/" not in row.get("file", "")
        assert "passwd" not in json.dumps(row.get("record", {}))
    assert answer.headers["content-type"].split(";")[0] in {"application/x-ndjson", "application/problem+json"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://0/",
        "http://[::ffff:169.254.169.254]/", "http://[fe80::1]/", "http://2130706433/", "http://10.0.0.1/", "file:///etc/passwd",
        "gopher://coast-ledger.example/", "http://coast-ledger.example:22/", "http://user@127.0.0.1/", "http://inside.example/",
        "http://rebinding.example/", "http://leads-inside.example/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/read", "/articles"])
def test_no_link_leads_inside(settings: Settings, address: str, path: str) -> None:
    """A link to this machine, its network or its provider is refused, directly, by its name, by a redirect, by a new answer."""
    answers = {"inside.example": ["10.0.0.1"], "rebinding.example": [PUBLIC], "leads-inside.example": [PUBLIC]}

    def resolver(host: str) -> list[str]:
        found = answers.get(host, [host])
        if host == "rebinding.example":
            answers[host] = ["127.0.0.1"]
        return found

    def reply(request: httpx.Request) -> httpx.Response:
        inside = "http://rebinding.example/again" if "rebinding" in request.headers["host"] else "http://169.254.169.254/"
        return httpx.Response(302, headers={"location": inside})

    network = Network(reply)
    fetcher = Fetcher(transport=PublicTransport(resolver=resolver, connection=network.connection))
    with TestClient(create_app(settings, fetcher), base_url=HERE) as client:
        answer = client.post(f"{V1}{path}", json={"url": address})
    assert answer.status_code == 422
    assert answer.json()["reason"] in {"URL not allowed", "not fetched"}
    assert {contacted for contacted, _ in network.contacted} <= {PUBLIC}
    assert len(network.contacted) <= 1


def test_a_feed_is_not_followed(client: TestClient) -> None:
    """A file that leads to thousands of pages has none of them fetched."""
    items = "".join(f"<item><link>http://127.0.0.1/{number}</link></item>" for number in range(9))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>a</title>{items}</channel></rss>'
    (line,) = client.post(f"{V1}/read/files", files=[("files", ("feed.xml", feed))]).text.splitlines()
    assert "quoth watch" in json.loads(line)["detail"]


def _bomb(size: int) -> bytes:
    """A small archive that says it is a document, and would fill `size` bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(size // 2**20):
                member.write(b"\0" * 2**20)
    return packed.getvalue()


def test_a_bomb_is_not_unpacked(client: TestClient) -> None:
    """A document of a few hundred kilobytes that unpacks to hundreds of megabytes is refused by what it says of itself."""
    bomb = _bomb(256 * 2**20)
    assert len(bomb) < 2**20
    (line,) = client.post(f"{V1}/read/files", files=[("files", ("bomb.docx", bomb))]).text.splitlines()
    assert json.loads(line)["reason"] == "too large"


_PART = b'--quay\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
_BODIES = {"/read": (b"application/json", b'{"text": "'), "/read/files": (b"multipart/form-data; boundary=quay", _PART)}


async def _sent(app: Callable[..., Awaitable[None]], path: str, size: int, declared: bytes | None) -> tuple[int, int]:
    """The status of the answer to a body of `size` bytes that are made as they are asked for, and how many were taken."""
    content_type, chunk = _BODIES[path]
    taken = 0
    statuses: list[object] = []

    async def receive() -> dict[str, object]:
        nonlocal taken, chunk
        taken += len(chunk)
        sent, chunk = chunk, b"a" * 2**16
        return {"type": "http.request", "body": sent, "more_body": taken < size}

    async def send(message: dict[str, object]) -> None:
        statuses.append(message.get("status"))

    length = [] if declared is None else [(b"content-length", declared)]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http", "root_path": "",
        "path": V1 + path, "raw_path": f"{V1}{path}".encode(), "query_string": b"", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8765),
        "headers": [(b"host", b"127.0.0.1:8765"), (b"content-type", content_type), *length],
    }  # fmt: skip
    await app(scope, receive, send)
    assert isinstance(statuses[0], int)
    return statuses[0], taken


@pytest.mark.parametrize("path", _BODIES)
def test_a_gigabyte_is_cut_off(settings: Settings, path: str) -> None:
    """One gigabyte without a length is taken only up to the limit, and what says its length is not taken at all."""
    app = create_app(replace(settings, limits=Limits(body=2**20)))
    with TestClient(app, base_url=HERE) as client:
        assert client.portal  # the server's own event loop: a browser of other tests may hold the one here
        status, taken = client.portal.call(_sent, app, path, 2**30, None)
        assert client.portal.call(_sent, app, path, 2**30, str(2**30).encode()) == (413, 0)
        assert client.portal.call(_sent, app, path, 2**30, b"-1") == (413, 0)
    assert status == 413
    assert 2**20 < taken <= 2**20 + 2**17


def test_too_many_files_are_refused(settings: Settings) -> None:
    """A form has a number of files, and no more."""
    with TestClient(create_app(replace(settings, limits=Limits(uploads=2))), base_url=HERE) as client:
        answer = client.post(f"{V1}/articles/files", files=[("files", ("a.txt", TEXT))] * 3)
        assert answer.status_code == 413
        assert client.get(f"{V1}/library").json()["articles"] == 0


def test_who_asks_too_much_is_told_and_the_others_are_served(settings: Settings) -> None:
    """When all threads and the queue are taken, the next request is told to come again, and nothing piles up."""
    limits = Limits(askers=1, waiting=0, seconds=0.2)
    app = create_app(replace(settings, limits=limits))
    go_on = threading.Event()
    with TestClient(app, base_url=HERE) as client:
        slow = client.portal.start_task_soon(client.app.state.desk.ask, lambda _: go_on.wait(10))  # type: ignore[union-attr, attr-defined]
        busy = client.get(f"{V1}/library")
        assert (busy.status_code, busy.headers["retry-after"]) == (503, "5")
        assert "0.2 seconds" in str(slow.exception(10))
        still = client.get(f"{V1}/library")
        assert still.status_code == 503
        go_on.set()
        for _ in range(100):
            if client.get(f"{V1}/library").status_code == 200:
                break
        assert client.get(f"{V1}/library").status_code == 200


@pytest.fixture(name="forged", params=["form", "json as text", "plain"])
def _forged(request: pytest.FixtureRequest) -> dict[str, object]:
    """What a foreign page can make a browser send to the API without asking."""
    bodies: dict[str, dict[str, object]] = {
        "form": {"data": {"text": TEXT}},
        "json as text": {"content": json.dumps({"text": TEXT}), "headers": {"content-type": "text/plain"}},
        "plain": {"content": "x"},
    }
    return bodies[request.param]


def test_a_foreign_page_adds_nothing(client: TestClient, forged: dict[str, object]) -> None:
    """A form of another site reaches neither pages nor API, whatever it disguises itself as."""
    headers = {**(forged.pop("headers", None) or {}), "origin": "http://harbour.example", "sec-fetch-site": "cross-site"}  # type: ignore[dict-item]
    assert client.post(f"{V1}/articles", headers=headers, **forged).status_code == 403  # type: ignore[arg-type]
    assert client.get(f"{V1}/library").json()["articles"] == 0
