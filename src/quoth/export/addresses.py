"""Addresses of articles and attributions: links for pages, and names for linked data."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from quoth.model import Article, Attribution


def web_address(url: str | None) -> str | None:
    """`url` where it can be a link: an http or https address, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def article_iri(article: Article) -> str:
    """The article's address on the web; without one a name made of its id, the same each time."""
    return web_address(article.url) or name(article.id)


def attribution_iri(article: Article, attribution: Attribution) -> str:
    """A name made of the article's and the places of the attribution's words, the same however often it is read."""
    roles = (attribution.content, attribution.cue, attribution.source_span)
    return name(f"{article_iri(article)} {[[(span.start, span.end) for span in spans] for spans in roles]}")


def name(words: str) -> str:
    """A `urn:uuid:` that is the same for the same words."""
    return uuid5(NAMESPACE_URL, words.encode("utf-8", "replace").decode()).urn
