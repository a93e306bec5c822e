"""When an article was published, as far as its metadata can be believed."""

from __future__ import annotations

import re
from datetime import date

from quoth.model import Article

UNDATED = date.max.toordinal() + 1
"""Stands for the day of an article without a date; it comes after all others."""

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d)(?=[/_.-])")
_MONTHS = {month: number for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def day_of(article: Article) -> int:
    """The day, as its number, on which `article` was first published: the earlier of what its metadata and its address say.

    An address keeps the first day where the metadata give that of an update or of a visit. `UNDATED` where neither has one.

    >>> day_of(Article(text="", url="https://coast-ledger.example/2026/05/04/velm", published="2026-06-01T10:00")) == \
date(2026, 5, 4).toordinal()
    True
    """
    days = [day for day in (_published(article.published), _in_address(article.url)) if day is not None]
    return min(days, default=UNDATED)


def _published(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "").partition("T")[0][:10]).toordinal()
    except ValueError:
        return None


def _in_address(url: str | None) -> int | None:
    match = _IN_ADDRESS.search(url or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), _MONTHS.get(match[2]) or int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None
