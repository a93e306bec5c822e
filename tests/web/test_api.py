"""The REST API with a real library and the real engine, on invented articles."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from quoth.export import EXPORTERS
from quoth.model import Record
from quoth.readers.network import PublicTransport
from quoth.readers.url import Fetcher
from quoth.web.app import create_app
from quoth.web.settings import Limits, Rate, Settings
from tests.readers.test_network import PUBLIC, Network
from tests.store.records import Saying, article
from tests.web.conftest import HERE

V1 = "/api/v1"
TEXT = "“We are ready,” harbour master Lena Okafor said on Monday. Ivo Brandt said that the ferry was late."
Sent = list[tuple[str, tuple[str, str | bytes]]]
OTHER = "“We are nearly ready,” harbour master Lena Okafor said on Monday."


@pytest.fixture(name="client", scope="module")
def _client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server that holds one article with an address and one without."""
    network = Network(lambda _: httpx.Response(200, text=TEXT, headers={"content-type": "text/plain"}))
    fetcher = Fetcher(transport=PublicTransport(resolver=lambda _: [PUBLIC], connection=network.connection))
    often = Limits(costly=Rate(burst=10**6, a_second=10**6))
    settings = Settings(library=str(tmp_path_factory.mktemp("api") / "library.sqlite"), limits=often)
    with TestClient(create_app(settings, fetcher), base_url=HERE) as client:
        about = {"outlet": "The Coast Ledger", "published": "2026-05-04"}
        assert client.post(f"{V1}/articles", json={"text": TEXT, **about}).status_code == 201
        kept = client.post(f"{V1}/articles", json={"url": "https://kelmouthpost.example/a", "outlet": "Kelmouth Post"})
        assert kept.json() == {"key": "url:https://kelmouthpost.example/a", "added": "new"}
        yield client


def test_reading_keeps_nothing(client: TestClient) -> None:
    """A text gives its record, which is the one of the schema, and the library is what it was."""
    before = client.get(f"{V1}/library").json()
    answer = client.post(f"{V1}/read", json={"text": OTHER, "title": "Ready", "published": "2026-05-05"})
    record = Record.from_json(answer.content)
    assert record.article.published == "2026-05-05"
    assert [record.words(one.content) for one in record.attributions] == ["“We are nearly ready,”"]
    assert client.get(f"{V1}/library").json() == before


def test_files_are_read_one_line_an_article(client: TestClient) -> None:
    """Each article of each file is a line, in order; what is none says why; folders in a name are left out."""
    lines = "\n".join(json.dumps({"text": text}) for text in (TEXT, "…", OTHER))
    files: Sent = [("files", ("a.jsonl", lines)), ("files", ("../../etc/b.txt", b"\x00\x01")), ("files", ("C:\\c.txt", OTHER))]
    answer = client.post(f"{V1}/read/files", files=files, data={"outlet": "The Coast Ledger"})
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [(row["file"], row.get("reason")) for row in rows] == [
        ("a.jsonl", None), ("a.jsonl", "empty"), ("a.jsonl", None), ("b.txt", "binary"), ("c.txt", None),
    ]  # fmt: skip
    assert rows[0]["record"]["article"]["outlet"] == "The Coast Ledger"


def test_files_are_kept(client: TestClient) -> None:
    """Articles of files are added, and the file that is none is named."""
    files: Sent = [("files", ("o.txt", OTHER)), ("files", ("b.txt", b"\x00"))]
    kept = client.post(f"{V1}/articles/files", files=files, data={"collection": "wire"}).json()
    assert [one["added"] for one in kept["kept"]] == ["new"]
    assert kept["kept"][0]["key"].startswith("id:wire/sha256:")
    assert [(one["file"], one["reason"]) for one in kept["refused"]] == [("b.txt", "binary")]


def test_what_was_said_is_found_a_page_at_a_time(client: TestClient) -> None:
    """Pages by cursor, and the stream, give the same hits once each."""
    query = {"words": "ready OR ferry", "source": "Okafor"}
    seen, cursor = [], None
    while True:
        page = client.get(f"{V1}/search", params={**query, "limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        seen += page["hits"]
        cursor = page["cursor"]
        if cursor is None:
            break
    streamed = [json.loads(line) for line in client.get(f"{V1}/search/stream", params=query).text.splitlines()]
    assert len(seen) >= 2
    assert streamed == seen
    assert {hit["source"] for hit in seen} == {"Lena Okafor"}
    two = client.get(f"{V1}/search/stream", params={**query, "most": 2}).text
    assert len(two.splitlines()) == 2


def test_a_hit_leads_to_its_article(client: TestClient) -> None:
    """The key of a hit gives the record; the offsets are those of its text."""
    hit = client.get(f"{V1}/search", params={"words": "ferry", "outlet": "Kelmouth Post"}).json()["hits"][0]
    assert hit["link"].startswith("https://kelmouthpost.example/a#:~:text=")
    for name in (hit["key"], hit["url"], hit["article_id"] if hit["article_id"] != hit["key"] else hit["key"]):
        answer = client.get(f"{V1}/articles/record", params={"article": name})
        if answer.status_code == 200:
            record = Record.from_json(answer.content)
            assert record.article.text[hit["start"] : hit["end"]] == hit["content"]


def test_versions_and_what_changed(client: TestClient) -> None:
    """A new text of an address is a new version, and the words that were reworded are told."""
    first, second = (
        article("talks", Saying("Ivo Brandt", "the ferry is late")),
        article("talks", Saying("Ivo Brandt", "the ferry is very late")),
    )
    for record in (first, second):
        client.portal.call(client.app.state.desk.keep, record)  # type: ignore[union-attr, attr-defined]
    name = {"article": "https://coast-ledger.example/talks"}
    assert [one["number"] for one in client.get(f"{V1}/articles/versions", params=name).json()] == [1, 2]
    (change,) = client.get(f"{V1}/articles/changes", params=name).json()
    assert (change["kind"], change["old"]["content"]) == ("reworded", "the ferry is late")
    missing = client.get(f"{V1}/articles/record", params={**name, "version": 7})
    assert (missing.status_code, missing.json()["type"]) == (404, "urn:quoth:problem:not-found")
    assert "no version 7, but 2" in missing.json()["detail"]


def test_a_quote_is_checked(client: TestClient) -> None:
    """The answer is that of the command line, and what is no quote is told as an invalid field."""
    answer = client.post(f"{V1}/check", json={"quote": "We are ready", "by": "Okafor"}).json()
    assert answer["verdict"] == "whole"
    assert answer["appearances"][0]["words"] == "We are ready"
    refused = client.post(f"{V1}/check", json={"quote": "…"}).json()
    assert refused["errors"][0]["where"] == "body.quote"


def test_articles_are_compared(client: TestClient) -> None:
    """Articles of the library, records and files side by side give one comparison; one article alone is refused."""
    said = "“The night ferry to the island is safe until the end of May,” harbour master Lena Okafor said."
    other = "The night ferry to the island is “safe until the end of June”, harbour master Lena Okafor claimed."
    held = client.post(f"{V1}/articles", json={"text": said}).json()["key"]
    record = client.post(f"{V1}/read", json={"text": other}).json()
    comparison = client.post(f"{V1}/compare", json={"articles": [held], "records": [record]}).json()
    assert comparison["schema"] == "quoth/comparison/1"
    assert [len(family["versions"]) for family in comparison["families"]] == [2]
    files = [("files", ("a.txt", said)), ("files", ("b.txt", other))]
    assert client.post(f"{V1}/compare/files", files=files).json()["families"] == comparison["families"]
    wordless = {**record, "article": {**record["article"], "text": 7}}
    wrong: list[object] = [{**record, "sources": []}, {**record, "id": []}, wordless, {}]
    for body in ({"articles": [held]}, {"articles": ["a"] * 51}, *({"records": [one]} for one in wrong)):
        answer = client.post(f"{V1}/compare", json=body)
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:quoth:problem:invalid")
    assert client.post(f"{V1}/compare", json={"articles": [held, "nowhere"]}).status_code == 404


def test_stories_are_listed_compared_and_decided(app: FastAPI) -> None:
    """Articles on one event are a story, side by side on request, parted and joined by a decision."""
    said = Saying("Ivo Brandt", "the night ferry to Velm island sank at the north quay of Kelmouth harbour")
    own = (
        "Divers looked all morning for the bow door, which lay under mud, nets and the old fish crates of a trawler.",
        "Passengers in blankets drank tea in the customs shed while their cars, lorries and one circus lion stayed below deck.",
        "An inquiry will hear the mate, two stokers and whoever wound the signal clock when the fog came in from the skerries.",
    )
    titled = {"title": "Night ferry sinks off Velm"}
    with TestClient(app, base_url=HERE) as client:
        for number, closing in enumerate(own):
            record = article(f"wreck-{number}", said, closing=closing, outlet=f"Outlet {number}", **titled)
            client.portal.call(client.app.state.desk.keep, record)  # type: ignore[union-attr, attr-defined]
        (story,) = client.get(f"{V1}/stories").json()["stories"]
        assert (story["articles"], story["outlets"]) == (3, ["Outlet 0", "Outlet 1", "Outlet 2"])
        whole = client.get(f"{V1}/stories/{story['id']}").json()
        assert whole["summary"] == story
        comparison = client.get(f"{V1}/stories/{story['id']}/comparison").json()
        assert len(comparison["articles"]) == 3
        key = whole["articles"][2]["key"]
        parted = client.post(f"{V1}/stories/decisions", json={"story": story["id"], "articles": [key], "reason": "another ferry"})
        assert sorted(one["summary"]["articles"] for one in parted.json()) == [1, 2]
        alone = next(one["summary"]["id"] for one in parted.json() if one["summary"]["articles"] == 1)
        assert client.get(f"{V1}/stories/{alone}/comparison").status_code == 422
        rest = whole["articles"][0]["key"]
        joined = client.post(f"{V1}/stories/decisions", json={"story": rest, "other": key, "reason": "the same after all"})
        assert [one["summary"]["articles"] for one in joined.json()] == [3]
        assert client.get(f"{V1}/stories/nowhere").status_code == 404
        assert client.get(f"{V1}/stories", params={"cursor": "x"}).status_code == 422
        assert client.post(f"{V1}/stories/decisions", json={"story": "a", "reason": "b"}).status_code == 422


def test_outlets_and_facets_are_counted(client: TestClient) -> None:
    """What an outlet prints and what hits have in common are counts."""
    assert "Kelmouth Post" in [outlet["name"] for outlet in client.get(f"{V1}/outlets").json()]
    profile = client.get(f"{V1}/outlets/profile", params={"name": "kelmouth post"}).json()
    assert profile["outlet"]["articles"] == 1
    assert 0 <= profile["own_share"] < 1
    assert client.get(f"{V1}/outlets/profile", params={"name": "nowhere"}).status_code == 404
    facets = client.get(f"{V1}/search/facets", params={"words": "ready"}).json()
    assert {"value": "Lena Okafor", "hits": facets["counted"]} in facets["source"]


def test_actors_are_shown_and_decided_about(client: TestClient) -> None:
    """An actor is found by its id, has its words, and goes by the name that was decided."""
    actor = client.get(f"{V1}/actors", params={"words": "Brandt"}).json()["actors"][0]
    assert client.get(f"{V1}/actors/{actor['id']}").json()["actor"] == actor
    words = client.get(f"{V1}/actors/{actor['id']}/words", params={"since": "2026-05-01", "limit": 1}).json()
    assert words["hits"][0]["source"] == "Ivo Brandt"
    assert client.get(f"{V1}/actors/undecided").json() == []
    decision = {"kind": "rename", "actor": actor["id"], "name": "Ivo B. Brandt", "reason": "his own spelling"}
    assert client.post(f"{V1}/actors/decisions", json=decision).json() == [actor]
    assert client.get(f"{V1}/actors/{actor['id']}").json()["actor"]["name"] == "Ivo B. Brandt"
    first = client.get(f"{V1}/actors", params={"limit": 1}).json()
    others = client.get(f"{V1}/actors", params={"cursor": first["cursor"]}).json()
    assert [*first["actors"], *others["actors"]] == client.get(f"{V1}/actors").json()["actors"]
    assert client.get(f"{V1}/actors", params={"cursor": "x"}).json()["errors"][0]["where"] == "query.cursor"
    assert client.get(f"{V1}/actors/nobody").json()["type"] == "urn:quoth:problem:not-found"


def test_a_correction_is_kept_and_shown(client: TestClient) -> None:
    """A judgement finds its words, changes the record and what is found, and is listed; other words are refused."""
    name = "https://kelmouthpost.example/a"
    wrong = {"kind": "source", "article": name, "value": "Ana Ruiz", "reason": "the recording"}
    for words, why in (("never said", "has not got the words"), ("Monday", "changes nothing")):
        refused = client.post(f"{V1}/judgements", json={**wrong, "at": {"exact": words}})
        assert (refused.status_code, why in refused.json()["detail"]) == (422, True)
    right = {**wrong, "at": {"exact": "the ferry was late"}}
    assert client.post(f"{V1}/judgements", json=right).json() == {"articles": 1}
    record = client.get(f"{V1}/articles/record", params={"article": name}).json()
    assert "Ana Ruiz" in {source["name"] for source in record["sources"]}
    assert client.get(f"{V1}/search", params={"source": "Ana Ruiz"}).json()["hits"][0]["content"].endswith("the ferry was late")
    span = {"kind": "span", "article": name, "at": {"exact": "the ferry was late"}, "role": "cue", "words": [], "reason": "none"}
    assert client.post(f"{V1}/judgements", json=span).status_code == 201
    kept = client.get(f"{V1}/judgements", params={"article": name}).json()
    assert [(one["kind"], one["exact"]) for one in kept] == [("source", "the ferry was late"), ("span", "the ferry was late")]


def test_sources_are_counted(client: TestClient) -> None:
    """The names to which most is attributed, and those with some words."""
    (okafor,) = client.get(f"{V1}/sources", params={"name": "okafor"}).json()
    assert okafor["attributions"] == okafor["articles"] > 1


@pytest.mark.parametrize("output_format", EXPORTERS)
def test_every_format_is_exported(client: TestClient, output_format: str) -> None:
    """Each format comes as a file with a name."""
    answer = client.get(f"{V1}/export/{output_format}")
    assert answer.status_code == 200
    assert len(answer.content) > 100
    assert re.fullmatch(r'attachment; filename="quoth\.\w+"', answer.headers["content-disposition"])


def test_exports_are_whole(client: TestClient) -> None:
    """A table has all attributions, an archive opens, and extracts are cut."""
    rows = list(csv.reader(io.StringIO(client.get(f"{V1}/export/csv").text)))
    assert len(rows) > client.get(f"{V1}/library").json()["attributions"]
    assert zipfile.ZipFile(io.BytesIO(client.get(f"{V1}/export/brat").content)).testzip() is None
    shortest = client.get(f"{V1}/export/csv", params={"extract": 1}).content
    assert len(shortest) < len(client.get(f"{V1}/export/csv").content)


def test_an_export_that_nobody_reads_ends(client: TestClient) -> None:
    """Whoever goes away in the middle leaves a free place for the next one."""
    for _ in range(4):
        with client.stream("GET", f"{V1}/export/jsonl") as answer:
            next(answer.iter_raw())
    assert client.get(f"{V1}/export/jsonl").status_code == 200


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body"),
        ({"text": "a", "url": "b"}, "body"),
        ({"text": TEXT, "published": "in spring"}, "body.published"),
        ({"text": TEXT, "language": "xx"}, "body.language"),
        ({"text": TEXT, "colour": "red"}, "body.colour"),
    ],
)
def test_wrong_requests_name_the_field(client: TestClient, body: dict[str, str], where: str) -> None:
    """What is wrong with a request stands in `errors`, by field."""
    answer = client.post(f"{V1}/read", json=body)
    assert answer.status_code == 422
    assert [error["where"] for error in answer.json()["errors"]] == [where]


def test_a_foreign_article_is_refused_with_its_reason(client: TestClient) -> None:
    """A refusal has the reason that the command line gives."""
    german = "Der Hafenmeister sagte am Montag, dass die Fähre erst am Abend ablegen werde, weil die Mannschaft noch fehle. " * 3
    problem = client.post(f"{V1}/read", json={"text": german}).json()
    assert (problem["type"], problem["reason"]) == ("urn:quoth:problem:refused", "language not supported")


def test_half_a_surrogate_pair_is_an_invalid_field(client: TestClient) -> None:
    """JSON can spell what UTF-8 cannot; as a value and as a name it is refused, in an answer that can be read."""
    for sent in ('{"text": "\\ud800"}', '{"\\ud800": 1}'):
        answer = client.post(f"{V1}/read", content=sent, headers={"content-type": "application/json"})
        assert answer.status_code == 422
        assert answer.json()["status"] == 422


def test_the_description_is_complete(app: FastAPI) -> None:
    """Every operation has a summary and an example or no body, and says what an error looks like."""
    document = app.openapi()
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert "application/problem+json" in operation["responses"]["default"]["content"]
    bodies = [name for name in document["components"]["schemas"] if name.startswith("To")]
    assert all(document["components"]["schemas"][name]["examples"] for name in bodies)
