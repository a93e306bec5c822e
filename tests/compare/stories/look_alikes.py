"""The cases of events that look alike: pairs of invented events, with a few articles on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quoth.model import Article

CASES = Path(__file__).parent / "cases" / "look_alikes.txt"


@dataclass(slots=True)
class Pair:
    """Two events that look alike, and the articles on each."""

    name: str
    events: list[list[Article]] = field(default_factory=list)


def pairs() -> list[Pair]:
    """All pairs of the file."""
    found: list[Pair] = []
    lines = iter(CASES.read_text("utf-8").splitlines())
    for line in lines:
        if line.startswith("== "):
            found.append(Pair(line[3:]))
        elif line.startswith("-- "):
            found[-1].events.append([])
        elif line and not line.startswith("#"):
            outlet, day, title = line.split(" | ")
            found[-1].events[-1].append(Article(text=next(lines), outlet=outlet, published=day, title=title))
    return found


def keyed(pair: Pair) -> Iterator[tuple[str, Article]]:
    """The articles of a pair, each with a key that begins with the number of its event."""
    for number, articles in enumerate(pair.events):
        for article in articles:
            yield f"{number} {article.outlet}", article
