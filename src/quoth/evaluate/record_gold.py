"""Record gold: articles annotated in all layers of the record, read as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from quoth.errors import GoldInvalid, RecordInvalid
from quoth.evaluate.gold import article_of, checked_span
from quoth.evaluate.rows import Row, described, read_rows
from quoth.model import (
    Article,
    Attribution,
    AttributionId,
    Channel,
    Figure,
    FigureValue,
    Label,
    MadeBy,
    Record,
    Source,
    SourceId,
    Span,
    Spans,
    Target,
    Time,
    TimeType,
)

ARTICLES = "articles.jsonl"
_BY_HAND = MadeBy(quoth="", model="by hand", weights="")


def load_record_gold(path: Path, articles: Path | None = None) -> list[Record]:
    """The gold records of `path` (JSONL), which give spans and values but mostly no text.

    The text is taken from the row's own "article" or "text", else from `articles`, else from `articles.jsonl[.gz]`
    beside `path`. Raises `GoldInvalid`.
    """
    rows = list(read_rows(path))
    bare = [row for row in rows if "text" not in row.fields and "article" not in row.fields]
    texts = _articles(articles or articles_beside(path)) if bare else {}
    records: dict[str, Record] = {}
    for row in rows:
        record = _record(row, _own_article(row) or _known(row, texts))
        if record.id in records:
            raise row.invalid(f"article {record.id!r} stands twice")
        records[record.id] = record
    return list(records.values())


def articles_beside(path: Path) -> Path:
    """The file of articles that belongs to the gold file `path`; raises `GoldInvalid` if there is none."""
    for name in (ARTICLES, f"{ARTICLES}.gz"):
        if (beside := path.with_name(name)).is_file():
            return beside
    raise GoldInvalid(f"{path}: gives no texts, and there is no {ARTICLES} beside it")


def _articles(path: Path) -> dict[str, Article]:
    return {article.id: article for article in map(article_of, read_rows(path))}


def _own_article(row: Row) -> Article | None:
    if "article" in row.fields:
        fields = row.fields["article"]
        if not isinstance(fields, dict):
            raise row.invalid(f"'article' must be an object, not {described(fields)}")
        return article_of(Row(row.path, row.line, {"id": row.fields.get("id"), **fields}))
    return article_of(row) if "text" in row.fields else None


def _known(row: Row, articles: Mapping[str, Article]) -> Article:
    key = row.text("id")
    if key not in articles:
        raise row.invalid(f"no text for article {key!r}")
    return articles[key]


def _record(row: Row, article: Article) -> Record:
    reader = _Layers(row, len(article.text))
    layers: dict[str, Callable[[Mapping[str, Any]], object]] = {
        "sources": reader.source,
        "attributions": reader.attribution,
        "labels": reader.label,
        "figures": reader.figure,
        "times": reader.time,
    }
    read: dict[str, Any] = {name: tuple(_each(row, name, make)) for name, make in layers.items()}
    try:
        return Record(article=article, made_by=_BY_HAND, **read)
    except RecordInvalid as error:
        raise row.invalid(str(error)) from error


def _each(row: Row, layer: str, make: Callable[[Mapping[str, Any]], object]) -> list[object]:
    made = []
    for number, fields in enumerate(row.objects(layer), 1):
        try:
            made.append(make(fields))
        except KeyError as error:
            raise row.invalid(f"{layer}, entry {number}: {error} is missing") from error
        except (RecordInvalid, TypeError, ValueError) as error:
            raise row.invalid(f"{layer}, entry {number}: {error}") from error
    return made


class _Layers:
    """What the entries of one row mean, each layer by its own method."""

    def __init__(self, row: Row, size: int) -> None:
        self._row = row
        self._size = size

    def source(self, fields: Mapping[str, Any]) -> Source:
        return Source(
            id=SourceId(fields["id"]),
            name=fields["name"],
            kind=fields["kind"],
            roles=tuple(fields.get("roles") or ()),
            affiliation=fields.get("affiliation"),
        )

    def attribution(self, fields: Mapping[str, Any]) -> Attribution:
        channel = fields.get("channel")
        return Attribution(
            id=AttributionId(fields["id"]),
            manner=fields["manner"],
            content=self._spans(fields, "content"),
            cue=self._spans(fields, "cue"),
            source_span=self._spans(fields, "source_span"),
            source=fields["source"],
            attitude=fields["attitude"],
            stance=fields["stance"],
            polarity=fields["polarity"],
            channel=Channel(kind=channel["kind"], span=self._span(channel["span"]) if channel.get("span") else None)
            if channel
            else None,
            parent=fields.get("parent"),
        )

    def label(self, fields: Mapping[str, Any]) -> Label:
        target = Target(name=fields["target"]) if fields.get("target") else None
        return Label(span=self._span(fields["span"]), kind=fields["kind"], target=target, attribution=fields["attribution"])

    def figure(self, fields: Mapping[str, Any]) -> Figure:
        return Figure(
            span=self._span(fields["span"]),
            value=_figure_value(fields["value"]),
            bound=fields.get("bound"),
            unit=fields.get("unit"),
            attribution=fields["attribution"],
        )

    def time(self, fields: Mapping[str, Any]) -> Time:
        value = fields["value"]
        return Time(span=self._span(fields["span"]), type=_time_type(value), value=value, attribution=fields["attribution"])

    def _span(self, pair: object) -> Span:
        return checked_span(self._row, pair, "span", self._size)

    def _spans(self, fields: Mapping[str, Any], role: str) -> Spans:
        return tuple(checked_span(self._row, pair, role, self._size) for pair in fields[role])


def _figure_value(value: Any) -> FigureValue:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        low, high = value
        return float(low), float(high)
    return None if value is None else float(value)


def _time_type(value: str | None) -> TimeType:
    """The TIMEX3 type that `value` shows: "PT10M" is a duration, "2014-04-14T22" a time."""
    if not value:
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"
