"""A comparison as one self-contained HTML page: the pictures, then the articles, to which every part of them leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from quoth.compare import Comparison
from quoth.export.comparison.scene import source_colours
from quoth.export.comparison.view import comparison_view
from quoth.export.page import Page, page, value_anchor
from quoth.export.reading import Company
from quoth.export.report import render
from quoth.model import Attribution, Record, Span


def write(comparison: Comparison, stream: BinaryIO) -> None:
    """One page in UTF-8; it loads nothing, and reads well with scripts off."""
    company = Company(colours=source_colours(comparison))
    pages = [page(record, number, company=company) for number, record in enumerate(comparison.records, start=1)]
    view = comparison_view(comparison, _OnThePage(pages))
    styles = ("base.css", "reading.css", "comparison.css")
    stream.write(render("comparison_report.html", styles, view=view, pages=pages).encode("utf-8", "replace"))


class _OnThePage:
    """The places of articles that stand on the same page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._numbers = {page.reading.record.id: page.number for page in pages}
        self._anchors = {
            (page.reading.record.id, note.attribution.id): note.anchor for page in pages for note in page.reading.notes
        }

    def of_article(self, record: Record) -> str:
        """The head of an article."""
        return f"#article-{self._numbers[record.id]}"

    def of_attribution(self, record: Record, attribution: Attribution) -> str:
        """The words of an attribution."""
        return f"#{self._anchors[record.id, attribution.id]}"

    def of_value(self, record: Record, span: Span) -> str:
        """A label, figure or time."""
        return f"#{value_anchor(self._numbers[record.id], span)}"
