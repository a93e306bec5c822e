"""From a text and what is known about it to an Article, or to the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from quoth.errors import InputRefused, Reason
from quoth.language import LANGUAGES
from quoth.model import Article, Span
from quoth.readers.foreign import foreign_language
from quoth.readers.payload import ARTICLE_LIMIT

_DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Metadata that the user gives; each that is not None overrides what the input says.

    With `language` given, the text is taken to be in it. `id` names a single article; a JSONL file of many ignores it.
    """

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Metadata that the input itself brings."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None


def article_from_text(text: str, given: Given | None = None, where: str = "text") -> Article:
    """The article whose text is `text`, kept character for character; raises `InputRefused` if it is none."""
    return build_article(text, Found(), given or Given(), where)


def build_article(text: str, found: Found, given: Given, where: str) -> Article:
    """The article of `text`, with `given` before `found`; raises `InputRefused`, which names `where`."""
    _check_characters(text, where)
    title = given.title or found.title
    return Article(
        text=text,
        id=given.id or found.id or "",
        url=found.url,
        outlet=given.outlet or found.outlet,
        title=title,
        title_span=title_span(text, title),
        byline=found.byline,
        published=given.published or found.published,
        language=_language(text, found.language, given.language, where),
    )


def title_span(text: str, title: str | None) -> Span | None:
    """Where `text` begins with `title` on lines of its own; case and white space may differ, a full stop may follow."""
    words = (title or "").split()
    if not words:
        return None
    begins = re.compile(r"\s*(" + r"\s+".join(map(re.escape, words)) + r")\.?[^\S\n\r]*(?:[\n\r]|\Z)", re.IGNORECASE)
    match = begins.match(text)
    return Span(*match.span(1)) if match else None


def iso_date(words: str | None) -> str | None:
    """`words` if they are an ISO 8601 date or date and time, an e-mail date turned into one, else None."""
    stripped = (words or "").strip()
    try:
        datetime.fromisoformat(stripped)
    except ValueError:
        return _from_email_date(stripped)
    return stripped


def _from_email_date(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _check_characters(text: str, where: str) -> None:
    if len(text) > ARTICLE_LIMIT:
        raise InputRefused(Reason.TOO_LARGE, where, f"longer than {ARTICLE_LIMIT:,} characters, which no article is")
    if not any(character.isalpha() for character in text):
        raise InputRefused(Reason.EMPTY, where, "empty: there is no letter in it")
    surrogate = re.search("[\ud800-\udfff]", text)
    if surrogate:
        raise InputRefused(Reason.NOT_DECODABLE, where, f"character {surrogate.start()} is half a surrogate pair")


def _language(text: str, declared: str | None, given: str | None, where: str) -> str:
    stated = given or declared
    code = stated.strip().lower().replace("_", "-").split("-")[0] if stated else _DEFAULT_LANGUAGE
    foreign = None if given else foreign_language(text)
    if code not in LANGUAGES or foreign:
        supported = ", ".join(sorted(LANGUAGES))
        raise InputRefused(Reason.LANGUAGE, where, f"language {foreign or code} not supported (supported: {supported})")
    return code
