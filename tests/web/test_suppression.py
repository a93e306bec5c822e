"""A name that must not be shown is on no page and in no answer of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from quoth.store import Library, Search
from quoth.web import api, pages
from quoth.web.app import create_app
from quoth.web.settings import Limits, Rate, Settings
from tests.store.records import Saying, article
from tests.store.test_suppression import private, spelled, suppress
from tests.web.conftest import HERE

V1 = api.PREFIX
QUOTE = "the rent was too high for the bakers of the quay"
OUTSIDE = {
    "/static/{digest}/{name:path}",
    "/login",
    "/read/{batch}",
    "/read/{batch}/{number}",
    f"{V1}/judgements",
    f"{V1}/library",
}
"""Pages that show nothing of the library; and what people decided, where a name stands so that it can be restored."""


class Asked(NamedTuple):
    """A request: for a route that is sent something, `sent` is its JSON."""

    address: str
    sent: Mapping[str, object] | None = None


def asked(held: Mapping[str, str]) -> dict[str, list[Asked]]:
    """What is asked of each route; `held` are parts of the library: an article by three names, a label, and so on."""
    key, name, other, label, story, actor, outlet = held.values()
    both = f"key={key}&key={other}"
    return {
        "/": [Asked("/")],
        "/article": [Asked(f"/article?key={one}") for one in (key, other, name)],
        "/article/export/{file_format}": [
            Asked(f"/article/export/{one}?key={key}") for one in ("html", "json", "csv", "annotation")
        ],
        "/article/fix": [Asked(f"/article/fix?key={key}&label={label}"), Asked(f"/article/fix?key={name}&label={label}")],
        "/search": [Asked("/search"), Asked("/search?words=rent"), Asked("/search?own_voice=1"), Asked("/search?label=tenant")],
        "/search.csv": [Asked("/search.csv")],
        "/search.jsonl": [Asked("/search.jsonl")],
        "/searches/{number}/feed.atom": [Asked("/searches/1/feed.atom")],
        "/sources": [Asked("/sources")],
        "/sources/review": [Asked("/sources/review")],
        "/source": [Asked(f"/source?id={actor}")],
        "/outlets": [Asked("/outlets")],
        "/outlet": [Asked(f"/outlet?name={outlet}")],
        "/outlet.csv": [Asked(f"/outlet.csv?name={outlet}")],
        "/stories": [Asked("/stories"), Asked("/stories?least=1")],
        "/story": [Asked(f"/story?id={story}")],
        "/compare": [Asked(f"/compare?{both}")],
        "/compare/report": [Asked(f"/compare/report?{both}")],
        "/check": [Asked(f"/check?quote={QUOTE}")],
        f"{V1}/articles/record": [Asked(f"{V1}/articles/record?article={key}")],
        f"{V1}/articles/versions": [Asked(f"{V1}/articles/versions?article={key}")],
        f"{V1}/articles/changes": [Asked(f"{V1}/articles/changes?article={key}")],
        f"{V1}/search": [Asked(f"{V1}/search"), Asked(f"{V1}/search?own_voice=true")],
        f"{V1}/search/stream": [Asked(f"{V1}/search/stream")],
        f"{V1}/search/facets": [Asked(f"{V1}/search/facets")],
        f"{V1}/sources": [Asked(f"{V1}/sources")],
        f"{V1}/check": [Asked(f"{V1}/check", {"quote": QUOTE})],
        f"{V1}/compare": [Asked(f"{V1}/compare", {"articles": [key, other]})],
        f"{V1}/stories": [Asked(f"{V1}/stories?least=1")],
        f"{V1}/stories/{{story}}": [Asked(f"{V1}/stories/{story}")],
        f"{V1}/stories/{{story}}/comparison": [Asked(f"{V1}/stories/{story}/comparison")],
        f"{V1}/actors": [Asked(f"{V1}/actors")],
        f"{V1}/actors/undecided": [Asked(f"{V1}/actors/undecided")],
        f"{V1}/actors/{{actor}}": [Asked(f"{V1}/actors/{actor}")],
        f"{V1}/actors/{{actor}}/words": [Asked(f"{V1}/actors/{actor}/words")],
        f"{V1}/outlets": [Asked(f"{V1}/outlets")],
        f"{V1}/outlets/profile": [Asked(f"{V1}/outlets/profile?name={outlet}")],
        f"{V1}/export/{{output_format}}": [Asked(f"{V1}/export/{one}") for one in ("jsonl", "csv", "html", "annotation")],
    }


ROUTES = sorted(asked(dict.fromkeys(("key", "name", "other", "label", "story", "actor", "outlet"), "")))


class Served(NamedTuple):
    """A client of a server with an article that named a private person, and what is asked of it."""

    client: TestClient
    asked: Mapping[str, list[Asked]]


@pytest.fixture(name="served", scope="module")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    location = tmp_path_factory.mktemp("suppressed") / "library.sqlite"
    held = _fill(location)
    often = Rate(burst=10**6, a_second=10**6)
    settings = Settings(library=str(location), limits=Limits(requests=often, costly=often))
    with TestClient(create_app(settings), base_url=HERE) as client:
        yield Served(client, asked(held))


def _fill(location: Path) -> dict[str, str]:
    """A library with two articles on one event, both of which name her; gives what is asked for."""
    other = article(
        "rents",
        Saying("Mara Venn", QUOTE),
        Saying("Lena Okafor", "the rent was too high for Mara Venn"),
        Saying("Lena Okafor", "Mara Venn left the quay"),
        title="Mara Venn leaves",
        outlet="The Velm Post",
        closing=f"Mara Venn and Venn's tenants said {QUOTE}.",
    )
    with Library.open(location) as library:
        for record in (private(), other):
            library.writer.add(record)
        library.searches.save("Rent", Search(words="rent"))
        library.writer.judge(suppress())
        first, second = (hits.hits[0] for hits in (
            library.reader.search(Search(outlet="The Velm Post")), library.reader.search(Search(words="rent high")),
        ))  # fmt: skip
        other_key = next(hit.key for hit in library.reader.search(Search()).hits if hit.key != first.key)
        stories = [library.reader.story(key).summary.id for key in (first.key, other_key)]
        if stories[0] != stories[1]:
            library.writer.merge_stories(stories[0], stories[1], "one event")
        return {
            "key": other_key,
            "name": "https://coast-ledger.example/mara-venn-leaves",
            "other": first.key,
            "label": "0-4",
            "story": library.reader.story(first.key).summary.id,
            "actor": library.actors.find("Lena Okafor").id,
            "outlet": second.outlet or "",
        }


@pytest.mark.parametrize("route", ROUTES)
def test_the_name_is_nowhere(served: Served, route: str) -> None:
    """The article is shown, and the name is not in it, however it is written."""
    for request in served.asked[route]:
        if request.sent is None:
            answer = served.client.get(request.address)
        else:
            answer = served.client.post(request.address, json=dict(request.sent))
        assert answer.status_code == 200, answer.text
        text = unquote(answer.text)
        assert not spelled(text), [text[max(0, m.start() - 200) : m.end() + 50] for m in re.finditer("(?i)mara|venn", text)]


def test_every_route_is_asked(app: FastAPI) -> None:
    """A new page or operation that shows what the library holds comes into the table."""
    routes = [route for module in pages.MODULES for route in module.router.routes if isinstance(route, APIRoute)]
    shown = {route.path for route in routes if "GET" in (route.methods or ())}
    shown |= {path for path, operations in app.openapi()["paths"].items() if "get" in operations}
    shown |= {f"{V1}/check", f"{V1}/compare"}
    assert shown - OUTSIDE == set(ROUTES)
