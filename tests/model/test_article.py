"""Articles."""

from __future__ import annotations

import pytest

from quoth.errors import RecordInvalid
from quoth.model import Article, Span, text_id


def test_an_article_without_an_id_is_called_by_its_text() -> None:
    """The id is the text's digest: the same for the same text, another for another."""
    assert (
        Article(text="The quay is safe.").id == text_id("The quay is safe.") == Article(text="The quay is safe.", outlet="O").id
    )
    assert Article(text="The quay is shut.").id != text_id("The quay is safe.")
    assert Article(text="The quay is safe.", id="ferry-1").id == "ferry-1"


def test_a_title_span_lies_in_the_text() -> None:
    """A title that ends after the text is refused."""
    assert Article(text="Title", title_span=Span(0, 5)).title_span == Span(0, 5)
    with pytest.raises(RecordInvalid, match="title_span ends at 6, the text at 5"):
        Article(text="Title", title_span=Span(0, 6))
