"""What a library tells of a story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """A story in one line: the title of the article to which the others are most alike, and what there is of it.

    `texts` counts copies of one text once. `outlets` are in the order in which they first published. `first` and `last` are
    days ("2026-05-04"), "" where no article has one.
    """

    id: str
    title: str | None
    articles: int
    texts: int
    outlets: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticle:
    """One article of a story; `key` is what the library knows it by, `copy_of` the key of the first with the same text."""

    key: str
    article_id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story with its articles, the earliest first."""

    summary: StorySummary
    articles: tuple[StoryArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """Stories, and the cursor that leads to those after them; None after the last."""

    stories: tuple[StorySummary, ...]
    cursor: str | None
