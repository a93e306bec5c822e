"""W3C Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Article, Attribution, AttributionId, Record, Span
from tests.conftest import MADE_BY
from tests.export.test_exporters import written


def page(*records: Record, extract: int | None = None) -> dict[str, Any]:
    """The annotation page of `records`."""
    loaded: dict[str, Any] = json.loads(written("annotation", *records, extract=extract))
    return loaded


def selectors(annotation: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """The selectors of one kind of all targets and bodies."""
    for place in (*annotation["target"], *annotation["body"]):
        yield from (selector for selector in place.get("selector", ()) if selector["type"] == kind)


def test_a_page_has_what_the_model_requires(sample_record: Record) -> None:
    """Page and annotations have context, type and an id, and the targets lie in the article's address."""
    found = page(sample_record)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationPage"
    assert len(found["items"]) == len(sample_record.attributions)
    ids = [found["id"], *(annotation["id"] for annotation in found["items"])]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("urn:uuid:") for name in ids)
    for annotation in found["items"]:
        assert annotation["type"] == "Annotation"
        assert {target["source"] for target in annotation["target"]} == {sample_record.article.url}


def test_targets_are_the_content_and_bodies_say_who_and_how(sample_record: Record) -> None:
    """Every span of the content is a target; name, source span, cue and tags are bodies."""
    found = page(sample_record)["items"][2]
    assert [target["selector"][1] for target in found["target"]] == [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in sample_record.attributions[2].content
    ]
    name, source, cue, *tags = found["body"]
    assert (name["purpose"], name["value"]) == ("identifying", "Lena Okafor")
    assert (source["purpose"], source["selector"][0]["exact"]) == ("identifying", "Lena Okafor, the union's chair")
    assert (cue["purpose"], cue["selector"][0]["exact"]) == ("describing", "told")
    assert [tag["value"] for tag in tags] == [
        "manner: direct", "attitude: assertion", "stance: acknowledge", "polarity: affirmed", "channel: news conference",
        "confidence: 1.00", "kind: person",
    ]  # fmt: skip


def test_an_attribution_without_source_says_so(sample_record: Record) -> None:
    """No name is made up where the text names none."""
    bodies = page(sample_record)["items"][7]["body"]
    assert [body["value"] for body in bodies if body["purpose"] == "identifying"] == []
    assert bodies[-1]["value"] == "no source named"


@given(st.text(st.characters(codec=None), min_size=1), st.data())
def test_both_selectors_select_the_same_words(text: str, data: st.DataObject) -> None:
    """The quoted words are those at the position, and prefix and suffix are what stands around them."""
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    attribution = Attribution(id=AttributionId("a1"), manner="indirect", content=(span,))
    (annotation,) = page(Record(article=Article(text=text), made_by=MADE_BY, attributions=(attribution,)))["items"]
    (quote,), (position,) = selectors(annotation, "TextQuoteSelector"), selectors(annotation, "TextPositionSelector")
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert text[: position["start"]].endswith(quote["prefix"])
    assert text[position["end"] :].startswith(quote["suffix"])


def test_an_extract_quotes_its_words_and_keeps_the_position(sample_record: Record) -> None:
    """Of a longer content the first words are quoted without what follows them; further spans have a position alone."""
    first, second = page(sample_record, extract=3)["items"][2]["target"]
    quote, position = first["selector"]
    assert quote["exact"] == '"We have waited'
    assert "suffix" not in quote
    assert Span(position["start"], position["end"]) == sample_record.attributions[2].content[0]
    assert [selector["type"] for selector in second["selector"]] == ["TextPositionSelector"]


def test_the_same_words_keep_their_id(sample_record: Record) -> None:
    """An annotation is called the same when a reading numbers or judges it otherwise."""
    renumbered = tuple(
        replace(a, id=AttributionId(f"x{a.id}"), parent=None, stance="endorse") for a in sample_record.attributions
    )
    before, after = page(sample_record), page(replace(sample_record, attributions=renumbered, labels=(), figures=(), times=()))
    assert [annotation["id"] for annotation in before["items"]] == [annotation["id"] for annotation in after["items"]]


def test_an_article_without_an_address_has_a_name(make_record: Callable[..., Record], sample_record: Record) -> None:
    """Two articles without an address are not taken for one, nor is a script taken for an address."""
    articles = [replace(sample_record.article, id=name, url="javascript:alert(1)") for name in ("one", "two")]
    found = [page(replace(sample_record, article=article))["items"][0]["target"][0]["source"] for article in articles]
    assert found[0] != found[1]
    assert all(name.startswith("urn:uuid:") for name in found)
