"""Quotations in schema.org's words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from quoth.model import Record
from tests.export.test_exporters import written


def graph(*records: Record, extract: int | None = None) -> list[dict[str, Any]]:
    """The quotations of `records`."""
    loaded = json.loads(written("schema-org", *records, extract=extract))
    assert loaded["@context"] == "https://schema.org"
    quotations: list[dict[str, Any]] = loaded["@graph"]
    return quotations


def test_a_quotation_has_speaker_and_article(sample_record: Record) -> None:
    """The words are attributed to the speaker within the article that prints them."""
    quotation = graph(sample_record)[0]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"].startswith('"We have waited nine months for an answer,"')
    assert quotation["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Lena Okafor",
        "jobTitle": ["union's chair"],
        "affiliation": {"@type": "Organization", "name": "dock workers' union of Port Velm"},
    }
    assert quotation["isPartOf"] == {
        "@type": "NewsArticle",
        "@id": "https://coast-ledger.example/velm",
        "url": "https://coast-ledger.example/velm",
        "headline": "Talks over Port Velm have broken down, union says",
        "author": [{"@type": "Person", "name": "Ana Ruiz"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Coast Ledger"},
        "datePublished": "2026-05-04T09:30:00+00:00",
    }


def test_only_affirmed_quotations_are_quotations(sample_record: Record) -> None:
    """What stands in the outlet's wording, and what a source did not say, is left out."""
    direct = tuple(replace(a, polarity="negated") if a.id == "a3" else a for a in sample_record.attributions)
    assert [q["text"][:13] for q in graph(sample_record)] == ['"We have wait', "the board had", "the wildcat s"]
    assert len(graph(replace(sample_record, attributions=direct))) == 2


def test_sources_of_every_kind_have_their_type(sample_record: Record) -> None:
    """A joint source is its members, a document is what the words rest on, and who has no name is described."""
    quoted = tuple(replace(a, manner="direct", polarity="affirmed") for a in sample_record.attributions)
    quotations = {q["text"][:12]: q for q in graph(replace(sample_record, attributions=quoted))}
    assert quotations["the deficit "]["spokenByCharacter"] == {"@type": "Person", "description": "a senior clerk"}
    assert quotations["the wildcat "]["spokenByCharacter"] == {"@type": "Person", "description": "he"}
    assert [one["@type"] for one in quotations["whether the "]["spokenByCharacter"]] == ["Person", "Organization"]
    assert quotations["no trace of "]["isBasedOn"] == {"@type": "CreativeWork", "name": "island audit office"}
    assert "spokenByCharacter" not in quotations["The quays ar"]


def test_nothing_ends_the_element_of_a_page_that_holds_it(sample_record: Record) -> None:
    """A title with markup stays text, also inside a script element."""
    article = replace(sample_record.article, title="</script><script>alert(1)</script>")
    record = replace(sample_record, article=article)
    assert b"<" not in written("schema-org", record)
    assert graph(record)[0]["isPartOf"]["headline"] == article.title
