"""What a web page says of its article: JSON-LD first, then meta tags, then what the extractor guessed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from quoth.language.furniture import Furniture
from quoth.readers.article import Found, iso_date
from quoth.readers.byline import person_names

if TYPE_CHECKING:
    from trafilatura.settings import Document

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_AUTHOR_TAGS = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "cxenseparse:author",
)
_DATE_TAGS = ("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "pubdate", "date")
_BYLINES = './/*[@rel="author" or @itemprop="author" or contains(@class, "byline") or contains(@class, "author-name")]'
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+|\s*::\s+|\s+»\s+")
_SLOGAN = re.compile(r"\s+[|»]\s+|\s+::\s+")
_LONGEST_BYLINE = 150
_FIRST_PAGE = "1990"
"""Pages that say "0001-01-01" do not know when they were published."""


def page_metadata(tree: HtmlElement, page: Document, url: str | None, furniture: Furniture) -> Found:
    """The metadata of the page in `tree`, of which trafilatura made `page` and which came from `url`, if it did."""
    article = _json_ld_article(tree)
    metas = _metas(tree)
    outlet = _outlet(article, metas, page.sitename, url or page.url)
    return Found(
        url=_address(tree, url, page.url),
        outlet=outlet,
        title=_title(article, metas, page.title, outlet),
        byline=_byline(article, metas, tree, page.author, furniture, outlet),
        published=_published(article, metas, page.date),
    )


def _json_ld_article(tree: HtmlElement) -> Mapping[str, Any]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            node = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for candidate in _nodes(node, depth=4):
            if any(_ARTICLE_TYPE.search(kind) for kind in _strings(candidate.get("@type"))):
                return candidate
    return {}


def _nodes(node: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, list) and depth:
        for member in node:
            yield from _nodes(member, depth - 1)
    if isinstance(node, dict) and depth:
        yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _nodes(node.get(key), depth - 1)


def _strings(node: object) -> list[str]:
    """The strings that a JSON-LD property holds, be it a string, an object with a name, or a list of either."""
    if isinstance(node, list):
        return [string for member in node if not isinstance(member, list) for string in _strings(member)]
    if isinstance(node, dict):
        return _strings_of(node.get("name"))
    return _strings_of(node)


def _strings_of(node: object) -> list[str]:
    members = node if isinstance(node, list) else [node]
    return [words for member in members if isinstance(member, str) and (words := _words(member))]


def _words(content: str | None) -> str:
    return " ".join(html.unescape(content or "").split())


def _metas(tree: HtmlElement) -> Mapping[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and (content := _words(meta.get("content"))):
            metas.setdefault(name.lower(), []).append(content)
    return metas


def _address(tree: HtmlElement, url: str | None, guessed: str | None) -> str | None:
    """The canonical address, if it is on the host that the page came from; else where it came from."""
    canonical = next((link.get("href") for link in tree.iterfind('.//link[@rel="canonical"]') if link.get("href")), guessed)
    try:
        absolute = urljoin(url or "", (canonical or "").strip())
        parts = urlsplit(absolute)
    except ValueError:
        return url
    known = parts.scheme in {"http", "https"} and bool(parts.netloc)
    elsewhere = url is not None and _host(absolute) != _host(url)
    return absolute if known and not elsewhere else url


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") if host else None


def _outlet(article: Mapping[str, Any], metas: Mapping[str, list[str]], guessed: str | None, url: str | None) -> str | None:
    named = [
        *metas.get("og:site_name", []),
        *_strings(article.get("publisher")),
        *metas.get("application-name", []),
        _words(guessed),
    ]
    names = (_SLOGAN.split(name.removeprefix("@"))[0] for name in named)
    return next((name for name in names if _names_outlet(name)), None) or _host(url)


def _names_outlet(words: str) -> bool:
    """Not an address and not a mere section, such as "U.S."."""
    return sum(map(str.isalpha, words)) > 2 and "://" not in words and not words.startswith("www.")


def _title(article: Mapping[str, Any], metas: Mapping[str, list[str]], guessed: str | None, outlet: str | None) -> str | None:
    titles = [*_strings(article.get("headline")), *metas.get("og:title", []), _words(guessed)]
    return next((shortened for title in titles if (shortened := _without_outlet(title, outlet))), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """`title` without the outlet's name at its end: "Bridge closed - The Harbour Post"."""
    tails = list(_TITLE_TAIL.finditer(title))
    if outlet and tails and _same(title[tails[-1].end() :], outlet):
        return title[: tails[-1].start()].strip()
    return title.strip()


def _same(one: str, other: str) -> bool:
    first, second = (re.sub(r"^the|[\W_]|(?:com|org|net|couk)$", "", words.lower()) for words in (one, other))
    return bool(first and second) and (first in second or second in first)


def _byline(
    article: Mapping[str, Any],
    metas: Mapping[str, list[str]],
    tree: HtmlElement,
    guessed: str | None,
    furniture: Furniture,
    outlet: str | None,
) -> tuple[str, ...]:
    """The persons that the most trusted place to name any names; the others repeat or mistake them."""
    groups: Iterator[Sequence[str]] = chain(
        (_strings(article.get("author")), [content for tag in _AUTHOR_TAGS for content in metas.get(tag, [])]),
        map(_written_bylines, (tree,)),  # searched only if the tags name nobody
        ((guessed or "").split(";"),),
    )
    return next((names for group in groups if (names := person_names(group, furniture, outlet))), ())


def _written_bylines(tree: HtmlElement) -> list[str]:
    lines = [_words(element.text_content()) for element in tree.xpath(_BYLINES)[:3]]
    return [line for line in lines if len(line) <= _LONGEST_BYLINE]


def _published(article: Mapping[str, Any], metas: Mapping[str, list[str]], guessed: str | None) -> str | None:
    dates = [*_strings(article.get("datePublished")), *(content for tag in _DATE_TAGS for content in metas.get(tag, [])), guessed]
    return next((iso for words in dates if (iso := iso_date(words)) and iso >= _FIRST_PAGE), None)
