"""Attributions as rows of a table, for CSV and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.export.extracts import words
from quoth.model import Attribution, Record

COLUMNS = (
    "article_id", "outlet", "published", "url", "title", "attribution_id", "source", "kind", "roles", "affiliation",
    "source_words", "cue", "content", "manner", "attitude", "stance", "polarity", "channel", "parent", "confidence",
    "start", "end",
)  # fmt: skip
"""The columns of an attribution; `start` and `end` are those of its content, in code points of the article's text."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float


def rows(record: Record, extract: int | None = None) -> Iterator[tuple[Cell, ...]]:
    """One row an attribution, in the order of `COLUMNS`; absent values are empty cells.

    Of its words at most `extract` are written, an ellipsis after them; `start` and `end` are those of the whole content.
    """
    article = record.article
    about = (article.id, article.outlet, article.published, article.url, article.title)
    for attribution in record.attributions:
        cells = (*about, *_attribution(record, attribution, extract))
        yield tuple(plain(cell) for cell in cells)


def plain(cell: Cell | None) -> Cell:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe in front."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        cell = cell.encode("utf-8", "replace").decode()
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return cell


def joined(values: tuple[str, ...]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


def _attribution(record: Record, attribution: Attribution, extract: int | None) -> tuple[Cell | None, ...]:
    source = record.source(attribution)
    return (
        attribution.id,
        source.name if source else None,
        source.kind if source else None,
        joined(source.roles) if source else None,
        source.affiliation if source else None,
        words(record, attribution.source_span, extract),
        words(record, attribution.cue, extract),
        words(record, attribution.content, extract),
        attribution.manner,
        attribution.attitude,
        attribution.stance,
        attribution.polarity,
        attribution.channel.kind if attribution.channel else None,
        attribution.parent,
        attribution.confidence,
        attribution.content[0].start,
        attribution.content[-1].end,
    )
