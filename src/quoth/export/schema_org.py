"""Quotations as schema.org JSON-LD, for pages that search engines and other programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from quoth.export.addresses import article_iri, attribution_iri, web_address
from quoth.export.extracts import words
from quoth.export.json_text import Json, json_array
from quoth.model import Article, Record, Source

TYPES = {"organisation": "Organization", "group": "Organization", "document": "CreativeWork"}
"""The type of a source by its kind; all other kinds are persons."""


def write(records: Iterable[Record], stream: BinaryIO, extract: int | None = None) -> None:
    """A graph with a `Quotation` for each attribution in direct or mixed manner that the article affirms.

    What is reported in the outlet's wording is no quotation, and what a source did not say is none of its own. Of each
    at most `extract` words are written, all if it is None. No character can end a script element around the graph.
    """
    stream.write(b'{"@context": "https://schema.org", "@graph": ')
    stream.writelines(piece.replace(b"<", rb"\u003c") for piece in json_array(_quotations(records, extract)))
    stream.write(b"}\n")


def _quotations(records: Iterable[Record], extract: int | None) -> Iterator[Json]:
    for record in records:
        article = _article(record.article)
        for attribution in record.attributions:
            if attribution.manner == "indirect" or attribution.polarity == "negated":
                continue
            source = record.source(attribution)
            yield {
                "@type": "Quotation",
                "@id": attribution_iri(record.article, attribution),
                "text": words(record, attribution.content, extract),
                "inLanguage": record.article.language,
                **(_attributed(record, source) if source else {}),
                "isPartOf": article,
            }


def _attributed(record: Record, source: Source) -> Json:
    # `creator` would say that the source did say so; `spokenByCharacter` is "to whom the quotation is attributed".
    members = [member for member in record.sources if member.id in source.members]
    speakers = [_source(speaker) for speaker in members or [source]]
    field = "isBasedOn" if source.kind == "document" else "spokenByCharacter"
    return {field: speakers[0] if len(speakers) == 1 else speakers}


def _source(source: Source) -> Json:
    """A source that is not known by name has a description instead: "a senior clerk", "he"."""
    known = source.resolved and source.kind != "unnamed"
    fields = {
        "@type": TYPES.get(source.kind, "Person"),
        "name" if known else "description": source.name,
        "jobTitle": list(source.roles) if source.kind not in TYPES else None,
        "affiliation": {"@type": "Organization", "name": source.affiliation} if source.affiliation else None,
    }
    return {field: value for field, value in fields.items() if value}


def _article(article: Article) -> Json:
    fields = {
        "@type": "NewsArticle",
        "@id": article_iri(article),
        "url": web_address(article.url),
        "headline": article.title,
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "datePublished": article.published,
    }
    return {field: value for field, value in fields.items() if value}
