"""Feeds, RSS and Atom: the articles behind their entries, fetched one after another."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers.article import Given
from quoth.readers.formats import Format, format_of
from quoth.readers.payload import Payload

MOST_ENTRIES = 5000

_FIRST_ELEMENT = re.compile(rb"(?:<\?[^>]*>|<!--.*?-->|<![^>]*>|\s)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article that a feed announces: its address, and when it was published, ISO 8601, and changed, as the feed says."""

    address: str
    published: str | None = None
    changed: str | None = None


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article behind each entry, fetched politely, or why there is none; `given` overrides what the pages say.

    What lies in a private network is fetched only from the host that the feed was asked from.
    """
    from quoth.readers.url import Fetcher
    from quoth.readers.visitor import Visitor

    named = frozenset({payload.where}) if payload.url else frozenset()
    visitor = Visitor(fetcher=payload.fetcher or Fetcher(), named=named)
    for entry in entries(payload):
        try:
            page = visitor.visit(entry.address).page
            if page:
                yield from articles(entry, page, given)
        except InputRefused as refusal:
            yield refusal


def entries(payload: Payload) -> list[Entry]:
    """What the feed announces, each address once; raises `InputRefused` for what is no feed, or an empty one."""
    import feedparser

    base = {"content-location": payload.url or "", "content-type": "application/xml"}
    feed = feedparser.parse(io.BytesIO(payload.whole()), response_headers=base)
    if not feed.get("version"):
        detail = f"not a feed: {feed.get('bozo_exception', 'it is neither RSS nor Atom')}"
        raise InputRefused(Reason.MALFORMED, payload.where, detail)
    found = {entry.address: entry for entry in map(_entry, feed.entries) if entry}
    if not found:
        raise InputRefused(Reason.EMPTY, payload.where, "empty: the feed has no entry with a link")
    if len(found) > MOST_ENTRIES:
        raise InputRefused(Reason.TOO_LARGE, payload.where, f"{len(found)} entries, more than the {MOST_ENTRIES:,} of a feed")
    return list(found.values())


def articles(entry: Entry, page: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article on the page behind `entry`; when it was published says the feed if the page does not."""
    known = format_of(page)
    if known is FEED:
        raise InputRefused(Reason.NO_ARTICLE_BODY, entry.address, "no article body: it is another feed")
    for opened in known.read(page, replace(given, id=None, title=None)):
        dated = isinstance(opened, Article) and not opened.published
        yield replace(opened, published=entry.published) if isinstance(opened, Article) and dated else opened


def _entry(row: Any) -> Entry | None:  # noqa: ANN401 (feedparser has no types)
    """The entry in `row`, if it has a link."""
    address = row.get("link")
    if not address:
        return None
    published = row.get("published_parsed")
    changed = row["updated"] if "updated" in row else row.get("published")
    return Entry(address=address, published=_iso(published), changed=changed)


def _iso(moment: time.struct_time | None) -> str | None:
    try:
        return datetime(*moment[:6], tzinfo=UTC).isoformat() if moment else None
    except ValueError:  # a leap second
        return None


def _sniff(head: bytes) -> bool:
    return _FIRST_ELEMENT.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


FEED = Format(
    suffixes=frozenset({".rss", ".atom", ".rdf"}),
    content_types=frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"}),
    sniff=_sniff,
    read=read,
)
