"""Annotated articles with source, cue and content spans, and how they are read from JSONL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoth.errors import RecordInvalid
from quoth.evaluate.rows import Row, described, read_rows
from quoth.evaluate.triple import ROLES, Triple
from quoth.model import Article, Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article and its annotated attributions, by one annotator."""

    article: Article
    triples: tuple[Triple, ...]
    annotator: str = ""

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id

    @property
    def text(self) -> str:
        """The text that the spans count."""
        return self.article.text


def load_gold_articles(path: Path) -> list[GoldArticle]:
    """The articles of a JSONL file (`.gz` too): `{"id", "text", "attributions": [{"source", "cue", "content"}]}`.

    Optional are "annotator", "outlet", "title", "published" and "url". Of an article with several annotators the
    alphabetically first is taken, at the place where the article first stands. Raises `GoldInvalid`.
    """
    articles: dict[str, GoldArticle] = {}
    for row in read_rows(path):
        found = _gold_article(row)
        known = articles.get(found.id)
        if known and known.annotator == found.annotator:
            raise row.invalid(f"article {found.id!r} stands twice, annotated by {found.annotator or 'nobody named'} both times")
        if known is None or found.annotator < known.annotator:
            articles[found.id] = found
    return list(articles.values())


def article_of(row: Row) -> Article:
    """The article that `row` brings: id, text, and what it says about outlet, title, date and address."""
    text, title = row.text("text"), row.optional_text("title")
    return Article(
        id=row.text("id"),
        text=text,
        url=row.optional_text("url"),
        outlet=row.optional_text("outlet"),
        title=title,
        title_span=Span(0, len(title)) if title and text.startswith(title) else None,
        published=row.optional_text("published"),
    )


def _gold_article(row: Row) -> GoldArticle:
    article = article_of(row)
    triples = []
    for number, attribution in enumerate(row.objects("attributions"), 1):
        spans = {role: _spans(row, attribution, role, number, len(article.text)) for role in ROLES}
        triples.append(Triple(source=spans["source"], cue=spans["cue"], content=spans["content"]))
    return GoldArticle(article=article, triples=tuple(triples), annotator=row.optional_text("annotator") or "")


def _spans(row: Row, attribution: Mapping[str, Any], role: str, number: int, size: int) -> Spans:
    pairs = attribution.get(role)
    if not isinstance(pairs, list):
        raise row.invalid(f"attribution {number}: {role!r} must be a list of [start, end], not {described(pairs)}")
    return tuple(checked_span(row, pair, f"attribution {number}, {role}", size) for pair in pairs)


def checked_span(row: Row, pair: object, what: str, size: int) -> Span:
    """`pair` as a span of a text of `size` characters; raises `GoldInvalid` if it is none."""
    match pair:
        case [int(start), int(end)]:
            pass
        case _:
            raise row.invalid(f"{what}: a span must be [start, end], not {described(pair)}")
    try:
        span = Span(start, end)
    except RecordInvalid as error:
        raise row.invalid(f"{what}: {error}") from error
    if span.end > size:
        raise row.invalid(f"{what}: [{start}, {end}] ends after the text ({size} characters)")
    return span
