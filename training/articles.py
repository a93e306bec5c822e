"""PolNeAR-style articles with gold attributions, and the same articles in another outlet's typography."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """Spans of one attribution; every role may be empty or have several spans."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with its attributions; `discard` are spans that the annotators left aside.

    `nested` are attributions within contents; they are complete in the spans `examined` and unknown elsewhere.
    """

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    discard: tuple[Span, ...] = ()
    nested: tuple[GoldAttribution, ...] = ()
    examined: tuple[Span, ...] = ()


def read_articles(path: Path) -> list[GoldArticle]:
    """The articles of one JSONL file (`.gz` or not); of an article with several annotators the first one's."""
    opener = gzip.open if path.suffix == ".gz" else open
    articles: dict[str, tuple[str, GoldArticle]] = {}
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        for row in map(json.loads, lines):
            annotator = row.get("annotator", "")
            if row["id"] in articles and articles[row["id"]][0] <= annotator:
                continue
            articles[row["id"]] = annotator, _article(row)
    return [article for _, article in articles.values()]


def _article(row: dict[str, object]) -> GoldArticle:
    attributions = row["attributions"]
    assert isinstance(attributions, list)
    return GoldArticle(
        id=str(row["id"]),
        text=str(row["text"]),
        attributions=tuple(
            GoldAttribution(**{role: _spans(a[role]) for role in ("source", "cue", "content")}) for a in attributions
        ),
        discard=_spans(row.get("discard", [])),
    )


def _spans(pairs: object) -> tuple[Span, ...]:
    assert isinstance(pairs, Iterable)
    return tuple(sorted((int(start), int(end)) for start, end in pairs))


TYPOGRAPHIES = (
    str.maketrans("“”", '""'),
    str.maketrans("“”‘", "‘’'"),
    str.maketrans({"“": "'", "”": "'", '"': "'", "‘": "'", "’": "'"}),
    str.maketrans("“”’", "«»'"),
    str.maketrans({"“": "‘", "”": "’", "’": "'"}),
)
"""How other outlets set quotation marks. Each keeps every offset: one character for one."""


def in_other_typography(articles: Iterable[GoldArticle], share: float, rng: random.Random) -> Iterator[GoldArticle]:
    """The articles, a `share` of them with the quotation marks of another house style."""
    for article in articles:
        if rng.random() < share:
            text = article.text.translate(rng.choice(TYPOGRAPHIES))
            yield replace(article, text=text)
        else:
            yield article
