"""Web pages: the title, a blank line, the paragraphs of the article, without the page around it."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml.etree import LxmlError, _Element
from lxml.html import HtmlElement

from quoth.errors import InputRefused, Reason
from quoth.language import load_language
from quoth.language.furniture import Furniture
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article
from quoth.readers.encoding import decode
from quoth.readers.formats import Format
from quoth.readers.metadata import page_metadata
from quoth.readers.paragraphs import clean, joined
from quoth.readers.payload import Payload

if TYPE_CHECKING:
    from trafilatura.settings import Document

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|script|link|header)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "div", "ab", "code", "body", "main"})
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)|[。！？]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_TITLE_WITHIN = 3
"""Paragraphs at the beginning of the body that may repeat the title."""

_EXTRACTION_FAILS = (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError, LxmlError)
"""What the extractor has been seen to raise, or may, on markup that no browser would show."""

for _noisy in ("trafilatura", "htmldate"):
    logging.getLogger(_noisy).addHandler(logging.NullHandler())  # refusals are told once, by us


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """The article of the page, with the metadata of its JSON-LD and meta tags.

    Text is the title, a blank line and the paragraphs, separated by blank lines; white space within a paragraph,
    no-break spaces included, is one space; control characters and soft hyphens are gone. Furniture is left out.
    """
    markup = decode(payload.whole(), payload.where, (payload.charset, _declared_charset(payload.head)))
    tree = _tree(markup, payload.where)
    page = _extracted(tree, payload)
    furniture = load_language("en").furniture
    found = page_metadata(tree, page, payload.url, furniture)
    title = given.title or found.title
    body = _article_lines(_paragraphs(page.body), title, found, furniture)
    _check_body(body, tree, furniture, payload.where)
    text = joined([_clean(title), *body] if title else body)
    yield build_article(text, found, given, payload.where)


def _declared_charset(head: bytes) -> str | None:
    match = _CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def _tree(markup: str, where: str) -> HtmlElement:
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except _EXTRACTION_FAILS as error:
        raise InputRefused(Reason.MALFORMED, where, f"not HTML that can be read: {error}") from error
    if tree is None:
        raise InputRefused(Reason.NO_ARTICLE_BODY, where, "no article body: there is no HTML in it")
    return tree


def _extracted(tree: HtmlElement, payload: Payload) -> Document:
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(tree, url=payload.url, fast=True, include_comments=False, with_metadata=True)
    except _EXTRACTION_FAILS as error:
        raise InputRefused(Reason.MALFORMED, payload.where, f"not HTML that can be read: {error}") from error
    if page is None or isinstance(page, dict) or page.body is None:
        raise _no_body(tree, [], load_language("en").furniture, payload.where)
    return page


def _paragraphs(body: _Element) -> list[str]:
    """The text of each block element and between line breaks, cleaned; no empty ones."""
    pieces: list[str] = []
    _collect(body, pieces)
    return [line for line in map(_clean, "".join(pieces).split("\n")) if line]


def _collect(element: _Element, pieces: list[str]) -> None:
    breaks = element.tag in _BLOCKS or element.tag == "lb"
    if breaks:
        pieces.append("\n")
    if element.text:
        pieces.append(_unbroken(element.text))
    for child in element:
        _collect(child, pieces)
        if child.tail:
            pieces.append(_unbroken(child.tail))
    if element.tag == "cell":
        pieces.append(" ")
    if breaks:
        pieces.append("\n")


def _unbroken(words: str) -> str:
    return words.replace("\n", " ")


def _clean(words: str) -> str:
    """`words` with entities decoded, cleaned: some pages encode them twice."""
    return clean(html.unescape(words))


def _article_lines(lines: Sequence[str], title: str | None, found: Found, furniture: Furniture) -> list[str]:
    """`lines` without the furniture among them, the title and the byline where they are repeated."""
    kept: list[str] = []
    among_links = False
    for number, line in enumerate(lines):
        among_links = furniture.links.fullmatch(line) is not None or (among_links and not _SENTENCE_END.search(line))
        repeated = number < _TITLE_WITHIN and (_letters(line) == _letters(title or "") or _is_byline(line, found, furniture))
        if not (among_links or repeated or furniture.line.fullmatch(line)):
            kept.append(line)
    return kept


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _is_byline(line: str, found: Found, furniture: Furniture) -> bool:
    by = furniture.by.match(line)
    return by is not None and any(_letters(line[by.end() :]).startswith(_letters(name)) for name in found.byline)


def _check_body(body: Sequence[str], tree: HtmlElement, furniture: Furniture, where: str) -> None:
    sentences = [line for line in body if _SENTENCE.search(line) and not furniture.wall.fullmatch(line)]
    if not sentences:
        raise _no_body(tree, body, furniture, where)


def _no_body(tree: HtmlElement, body: Sequence[str], furniture: Furniture, where: str) -> InputRefused:
    """Why a page without an article is none: it asks for a password or a subscription, or there is nothing in it."""
    asks = bool(tree.xpath('.//input[@type="password"]')) or any(map(furniture.wall.fullmatch, body))
    titles = [_clean(title.text_content()) for title in tree.xpath(".//title|.//h1|.//h2")]
    if asks or any(map(furniture.wall.fullmatch, titles)):
        return InputRefused(Reason.LOGIN_PAGE, where, "login page: it asks to log in or to subscribe and holds no article")
    return InputRefused(Reason.NO_ARTICLE_BODY, where, "no article body: there is no sentence outside its menus and links")


def _sniff(head: bytes) -> bool:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begins.startswith(b"<") and _MARKUP.search(begins[:2048]) is not None


HTML = Format(
    suffixes=frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    content_types=frozenset({"text/html", "application/xhtml+xml"}),
    sniff=_sniff,
    read=read,
)
