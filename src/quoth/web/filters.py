"""What the templates of pages say values and addresses with, beside what the report's do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quoth.export.legible import number
from quoth.store import Hit, Search
from quoth.web.highlight import highlighted
from quoth.web.places import article_address, outlet_address, source_address, story_address, words_of_hit
from quoth.web.search_form import search_address


def _place(hit: Hit) -> str:
    """Where the words of `hit` stand on the page of their article."""
    return article_address(hit.key, words_of_hit(hit))


def _address(search: Search, path: str = "/search") -> str:
    return search_address(search, path=path)


FILTERS: Mapping[str, Callable[..., object]] = {
    "number": number,
    "place": _place,
    "marked": highlighted,
    "article_address": article_address,
    "outlet_address": outlet_address,
    "source_address": source_address,
    "story_address": story_address,
    "search_address": _address,
}
