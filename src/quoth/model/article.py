"""One news text with what is known about where it comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from quoth.errors import RecordInvalid
from quoth.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text and its metadata; what a source did not say is None or empty.

    `text` is never changed after reading, since every span of the record counts its code points. `title_span` is set
    where the text begins with the title. `published` is an ISO 8601 date or date and time as the outlet gives it.

    >>> article = Article(text="The quay is safe, Lena Okafor said.", outlet="The Coast Ledger", published="2026-05-04")
    >>> article.outlet, article.title, article.id[:7]
    ('The Coast Ledger', None, 'sha256:')
    """

    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    title_span: Span | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", text_id(self.text))
        if self.title_span and self.title_span.end > len(self.text):
            raise RecordInvalid(f"title_span ends at {self.title_span.end}, the text at {len(self.text)}")


def text_id(text: str) -> str:
    """The id of an article that brings none: the SHA-256 of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
