"""A record -> the rows by which it is found. A pure function: derived rows can always be made again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from quoth.compare.shares import shares
from quoth.model import Attribution, AttributionId, Label, Record, Source, Span
from quoth.store.fulltext import Indexed
from quoth.store.words import words_of

FLATTENING = "3"
"""Changes whenever the same record gives other rows; a library flattened otherwise is rebuilt when it is opened."""

CONTEXT = 90
"""So many characters before and after a content are kept to show it in its place."""

ROWS_OF_ARTICLE = 1 << 20
"""The ids of so many rows, from its own number times this on, are those of one article."""

FIRST_OF_OWN_VOICE = ROWS_OF_ARTICLE // 2
"""Rows of attributions are numbered below it, those of own voice from it on."""

_JOINED = "; "
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")

Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    """A source as one article names it; in the library, name and kind are one row of `source_names`."""

    id: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatRecord:
    """The derived rows of one article: header, attributions, who is said to have said which of them, own voice, labels."""

    header: Row
    attributions: tuple[Row, ...]
    said_by: tuple[tuple[SourceName, int], ...]
    own_voice: tuple[Row, ...]
    labels: tuple[Row, ...]

    @property
    def indexed(self) -> Iterator[Indexed]:
        """What the full-text index holds of it: its attributions and its sentences of own voice."""
        for row in (*self.attributions, *self.own_voice):
            yield Indexed(int(row["id"] or 0), str(row["moment"]), str(row["content"]))


def flatten(record: Record, key: str, article: int) -> FlatRecord:
    """The rows of `record`, of the article that has `key` and the row `article`."""
    ids = {attribution.id: attribution_row(article, number) for number, attribution in enumerate(record.attributions)}
    said_by = {
        (_source_name(source), ids[attribution.id])
        for attribution in record.attributions
        for source in _with_members(record, attribution)
    }
    return FlatRecord(
        header=_header(record, key, article),
        attributions=tuple(_row(record, a, {"id": ids[a.id], "header_id": article}) for a in record.attributions),
        said_by=tuple(sorted(said_by, key=lambda pair: (pair[0].id, pair[1]))),
        own_voice=tuple(_own_row(record, span, own_voice_row(article, n), article) for n, span in enumerate(record.own_voice)),
        labels=tuple(_labels(record, ids, article)),
    )


def attribution_row(article: int, number: int) -> int:
    """The id of the `number`-th attribution of an article: told by the two alone, so that a rebuilt row keeps it."""
    return article * ROWS_OF_ARTICLE + number


def article_of_row(row: int) -> int:
    """The article that a row of an attribution or of own voice belongs to."""
    return row // ROWS_OF_ARTICLE


def own_voice_row(article: int, number: int) -> int:
    """The id of the `number`-th sentence of an article in the outlet's own voice, beyond those of its attributions."""
    return article * ROWS_OF_ARTICLE + FIRST_OF_OWN_VOICE + number


def storable(text: str) -> str:
    """`text` as every database can hold it, as long as before: NUL and half surrogate pairs become U+FFFD."""
    return _NOT_STORABLE.sub("\ufffd", text)


def moment(published: str | None) -> str:
    """When the outlet says that it published: a date or a date and time that sorts, in its own time zone; else "".

    >>> moment("2026-05-04T09:30:00+02:00"), moment("20260504"), moment("spring")
    ('2026-05-04T09:30:00', '2026-05-04', '')
    """
    try:
        return date.fromisoformat(published or "").isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(published or "").replace(tzinfo=None).isoformat(timespec="seconds")
    except ValueError:
        return ""


def padded(text: str) -> str:
    """The words of `text` between spaces: holds those of a part of it exactly if it holds the part's, whole words only."""
    return f" {' '.join(words_of(text))} "


def _source_name(source: Source) -> SourceName:
    name = storable(source.name)
    digest = hashlib.sha256(f"{source.kind}\0{name}".encode()).digest()
    return SourceName(id=int.from_bytes(digest[:8], "big") >> 1, name=name, kind=source.kind)


def _with_members(record: Record, attribution: Attribution) -> Iterator[Source]:
    source = record.source(attribution)
    if source:
        yield source
        yield from (member for member in record.sources if member.id in source.members)


def _header(record: Record, key: str, article: int) -> Row:
    read = record.article
    sizes = shares(record)
    return {
        "id": article,
        "key": key,
        "article_id": storable(read.id),
        "url": _optional(read.url),
        "outlet": _optional(read.outlet),
        "title": _optional(read.title),
        "published": _optional(read.published),
        **_when_and_where(record),
        "own_size": sizes.own,
        "said_size": sum(sizes.voices.values()),
    }


def _optional(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _row(record: Record, attribution: Attribution, ids: Row) -> Row:
    source = record.source(attribution)
    first, last = attribution.content[0], attribution.content[-1]
    return {
        **ids,
        "number": attribution.id,
        **_when_and_where(record),
        "source": _optional(source.name) if source else None,
        "kind": source.kind if source else None,
        "roles": storable(_JOINED.join(source.roles)) if source else "",
        "affiliation": _optional(source.affiliation) if source else None,
        "source_words": storable(record.words(attribution.source_span)),
        "cue": storable(record.words(attribution.cue)),
        "content": storable(record.words(attribution.content)),
        **_context(record.article.text, first, last),
        "manner": attribution.manner,
        "attitude": attribution.attitude,
        "stance": attribution.stance,
        "polarity": attribution.polarity,
        "channel": attribution.channel.kind if attribution.channel else None,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
    }


def _own_row(record: Record, span: Span, row: int, article: int) -> Row:
    text = record.article.text
    here: Row = {"id": row, "header_id": article, "content": storable(span.of(text))}
    return {**here, **_when_and_where(record), **_context(text, span, span)}


def _labels(record: Record, ids: Mapping[AttributionId, int], article: int) -> Iterator[Row]:
    """The rows of labels, each with the attribution or the sentence that it stands in; found by their target's name too."""
    for number, label in enumerate(record.labels):
        said_in = _said_in(record, label, ids, article)
        if said_in is not None:
            target = padded(label.target.name) if label.target else None
            text = storable(label.span.of(record.article.text))
            yield {
                "id": attribution_row(article, number),
                "said_in": said_in,
                "kind": label.kind,
                "words": padded(text) + (target or ""),
                "text": text,
                "target": target,
                "voice": _voice(record, label),
            }


def _voice(record: Record, label: Label) -> str | None:
    """The source whose word `label` is: None for the outlet, "" for one that is not named."""
    if label.attribution is None:
        return None
    attribution = next(one for one in record.attributions if one.id == label.attribution)
    source = record.source(attribution)
    return storable(source.name) if source else ""


def _said_in(record: Record, label: Label, ids: Mapping[AttributionId, int], article: int) -> int | None:
    """The row that holds `label`: the attribution whose voice it is; the outlet's sentence; else whose source it names."""
    if label.attribution is not None:
        return ids[label.attribution]
    own = (own_voice_row(article, n) for n, span in enumerate(record.own_voice) if span.overlaps(label.span))
    naming = (ids[a.id] for a in record.attributions if any(label.span.overlaps(span) for span in a.spans()))
    return next(own, None) or next(naming, None)


def _when_and_where(record: Record) -> Row:
    return {"outlet_words": padded(record.article.outlet or ""), "moment": moment(record.article.published)}


def _context(text: str, first: Span, last: Span) -> Row:
    return {"before": _before(text, first), "after": _after(text, last), "start": first.start, "end": last.end}


def _before(text: str, content: Span) -> str:
    start = max(0, content.start - CONTEXT)
    words = text[start : content.start]
    if start and not text[start - 1].isspace():
        words = words.partition(" ")[2]
    return storable(words)


def _after(text: str, content: Span) -> str:
    words = text[content.end : content.end + CONTEXT]
    rest = text[content.end + CONTEXT : content.end + CONTEXT + 1]
    if rest and not rest.isspace():
        words = words.rpartition(" ")[0]
    return storable(words)
