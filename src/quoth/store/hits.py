"""What a search finds, a page at a time."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Connection, Table, select

from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.store.tables import headers

BREAK = " … "
"""What stands between the spans of a discontinuous content."""

_LINKED_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One attribution that was found: its article, its fields as in a record, and the text on either side.

    `key` is what the library knows the article by. `start` and `end` are those of the content in the article's text.
    A sentence of the outlet's own voice has neither an `attribution_id` nor any of the fields of an attribution.
    """

    key: str
    article_id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    attribution_id: str | None = None
    source: str | None = None
    kind: SourceKind | None = None
    roles: str = ""
    affiliation: str | None = None
    source_words: str = ""
    cue: str = ""
    content: str
    before: str
    after: str
    manner: Manner | None = None
    attitude: Attitude | None = None
    stance: Stance | None = None
    polarity: Polarity | None = None
    channel: ChannelKind | None = None
    parent: str | None = None
    confidence: float | None = None
    start: int
    end: int

    @property
    def link(self) -> str | None:
        """An address that leads a browser to the content in its article (a text fragment, W3C), None without address."""
        if not self.url or not self.content.strip():
            return None
        words = self.content.split(BREAK)[0].split()
        ends = [words] if len(words) <= 2 * _LINKED_WORDS else [words[:_LINKED_WORDS], words[-_LINKED_WORDS:]]
        # a hyphen has a meaning in a text fragment, and quote() leaves it
        fragment = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
        return f"{self.url.partition('#')[0]}#:~:text={fragment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one search gives: `cursor` leads to the hits after these, None after the last; `ranked` tells the order."""

    hits: tuple[Hit, ...] = ()
    cursor: str | None = None
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: after the hit at `moment` and `row` when newest come first, after `rank` hits when ranked."""

    moment: str = ""
    row: int = 0
    rank: int = 0

    def to_cursor(self) -> str:
        """The place as words that survive a URL."""
        written = json.dumps([self.moment, self.row, self.rank])
        return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")

    @classmethod
    def from_cursor(cls, cursor: str) -> Place:
        """The place that `to_cursor` wrote; raises `ValueError`."""
        try:
            moment, row, rank = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
        except (ValueError, TypeError, binascii.Error) as error:
            raise ValueError(f"{cursor!r} is no cursor; take that of the page before") from error
        numbers = isinstance(row, int) and isinstance(rank, int) and 0 <= rank < 2**31 and 0 <= row < 2**63
        if not (isinstance(moment, str) and numbers):
            raise ValueError(f"{cursor!r} is no cursor; take that of the page before")
        return cls(moment, row, rank)


def hits_at(connection: Connection, ids: Sequence[int], rows: Table) -> tuple[Hit, ...]:
    """The hits at `ids`, in their order; `rows` is the table of attributions or that of the own voice."""
    columns: list[ColumnElement[Any]] = [t.c[field.name] for field in fields(Hit) for t in (headers, rows) if field.name in t.c]
    if "number" in rows.c:
        columns.append(rows.c.number.label("attribution_id"))
    joined = select(rows.c.id.label("row"), *columns).join(headers, headers.c.id == rows.c.header_id)
    found = connection.execute(joined.where(rows.c.id.in_(ids))).mappings().all() if ids else ()
    hits = {row["row"]: Hit(**{name: value for name, value in row.items() if name != "row"}) for row in found}
    return tuple(hits[one] for one in ids)
