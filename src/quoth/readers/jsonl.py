"""JSON Lines: one article a line, as an object with the fields of an article."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers.article import Found, Given, build_article, iso_date
from quoth.readers.formats import Format
from quoth.readers.payload import ARTICLE_LIMIT, Payload

_NOT_LINES = re.compile(rb"\s*(?:\[|\{\s*\n)")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(payload: Payload, given: Given) -> Iterator[Article | InputRefused]:
    """Each line's article, or why the line is none, in order; blank lines are skipped, unknown fields ignored.

    `given` overrides the fields of every line, except that each article keeps its own id.
    """
    _check_lines(payload)
    for number, line in enumerate(payload.lines(), start=1):
        where = f"{payload.where}:{number}"
        stripped = line.removeprefix(codecs.BOM_UTF8).strip() if number == 1 else line.strip()
        if not stripped:
            continue
        try:
            yield _article(stripped, replace(given, id=None), where)
        except InputRefused as refusal:
            yield refusal


def _check_lines(payload: Payload) -> None:
    if payload.head.startswith(_WIDE):
        raise InputRefused(Reason.NOT_DECODABLE, payload.where, "not decodable: JSON Lines must be UTF-8, this is UTF-16")
    if _NOT_LINES.match(payload.head):
        detail = "not JSON Lines: one article a line is wanted, as an object on one line"
        raise InputRefused(Reason.MALFORMED, payload.where, detail)


def _article(line: bytes, given: Given, where: str) -> Article:
    if len(line) > ARTICLE_LIMIT:
        raise InputRefused(Reason.TOO_LARGE, where, f"larger than {ARTICLE_LIMIT:,} bytes, which no article is")
    return article_of(_parsed(line, where), given, where)


def article_of(row: dict[str, Any], given: Given, where: str) -> Article:
    """The article whose fields are those of `row`; raises `InputRefused` if it is none."""
    text = row.get("text")
    if not isinstance(text, str):
        raise InputRefused(Reason.MALFORMED, where, '"text" must be there and be a string')
    return build_article(text, _found(row, where), given, where)


def _parsed(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputRefused(Reason.NOT_DECODABLE, where, f"not decodable: byte {error.start} is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputRefused(Reason.MALFORMED, where, f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputRefused(Reason.MALFORMED, where, "not a JSON object")
    return row


def _found(row: dict[str, Any], where: str) -> Found:
    return Found(
        id=_string(row, "id", where),
        url=_string(row, "url", where),
        outlet=_string(row, "outlet", where),
        title=_string(row, "title", where),
        byline=_byline(row, where),
        published=iso_date(_string(row, "published", where)),
        language=_string(row, "language", where),
    )


def _string(row: dict[str, Any], field: str, where: str) -> str | None:
    content = row.get(field)
    if field == "id" and isinstance(content, int) and not isinstance(content, bool):
        return str(content)
    if content is not None and not isinstance(content, str):
        raise InputRefused(Reason.MALFORMED, where, f'"{field}" must be a string, not {json.dumps(content)[:60]}')
    return content.strip() or None if content else None


def _byline(row: dict[str, Any], where: str) -> tuple[str, ...]:
    content = row.get("byline")
    names = [content] if isinstance(content, str) else content or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputRefused(Reason.MALFORMED, where, '"byline" must be a string or a list of strings')
    return tuple(name.strip() for name in names if name.strip())


def _sniff(head: bytes) -> bool:
    first = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0]
    return first.startswith(b"{") and re.search(rb'"text"\s*:', first) is not None


JSONL = Format(
    suffixes=frozenset({".jsonl", ".ndjson", ".json"}),
    content_types=frozenset({"application/x-ndjson", "application/jsonl", "application/x-jsonlines"}),
    sniff=_sniff,
    read=read,
)
