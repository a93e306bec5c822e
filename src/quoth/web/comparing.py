"""A comparison as pages show it: every part of it leads to its place in the article's own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quoth.compare import compare
from quoth.export.comparison.parts import ComparisonView
from quoth.export.comparison.scene import source_colours
from quoth.export.comparison.view import comparison_view
from quoth.export.page import value_anchor
from quoth.export.reading import Company
from quoth.model import Attribution, Record, Span
from quoth.web.places import words_at

MOST_COMPARED = 20
"""So many articles are set side by side; more columns than that nobody can read."""


class OnPages:
    """Places in articles that have a page each, at the address that `page_of` gives."""

    def __init__(self, page_of: Callable[[Record], str]) -> None:
        self._page_of = page_of

    def of_article(self, record: Record) -> str:
        """The article's page."""
        return self._page_of(record)

    def of_attribution(self, record: Record, attribution: Attribution) -> str:
        """The words of an attribution on it."""
        return f"{self._page_of(record)}#{words_at(record.article.text, attribution.content[0])}"

    def of_value(self, record: Record, span: Span) -> str:
        """A label, figure or time on it."""
        return f"{self._page_of(record)}#{value_anchor(1, span)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Articles side by side: what the page shows of it, and the colours that their voices have in all of them."""

    view: ComparisonView
    company: Company


def compared(records: Sequence[Record], page_of: Callable[[Record], str]) -> Compared | None:
    """The first `MOST_COMPARED` of `records` side by side; None where fewer than two are different."""
    if len({record.id for record in records}) < 2:
        return None
    comparison = compare(records[:MOST_COMPARED])
    return Compared(view=comparison_view(comparison, OnPages(page_of)), company=Company(colours=source_colours(comparison)))
