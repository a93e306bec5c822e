"""What all parts of a shown comparison have in common: its articles, what they are called, the colours of its speakers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from quoth.compare import Comparison, Speaker
from quoth.export.legible import legible
from quoth.export.reading import COLOURS
from quoth.model import Attribution, Record, SourceId, Span

OWN_VOICE = "own voice"


class Places(Protocol):
    """Where the parts of the articles are shown."""

    def of_article(self, record: Record, /) -> str:
        """The address of an article."""

    def of_attribution(self, record: Record, attribution: Attribution, /) -> str:
        """The address of the words that an attribution attributes."""

    def of_value(self, record: Record, span: Span, /) -> str:
        """The address of a label, figure or time."""


def colours(comparison: Comparison) -> Mapping[Speaker, int]:
    """A colour for the speakers that most articles hear; the others are neutral."""
    named = [row.speaker for row in comparison.hearings if row.speaker.kind is not None]
    return {speaker: colour for colour, speaker in enumerate(named[:COLOURS], start=1)}


def source_colours(comparison: Comparison) -> dict[tuple[str, SourceId], int]:
    """The same colours by the article's and the source's id, for the articles on the page."""
    coloured = colours(comparison)
    return {
        (cell.article, attribution.source): coloured[row.speaker]
        for row in reversed(comparison.hearings)
        if row.speaker in coloured
        for cell in row.cells
        for attribution in cell.attributions
        if attribution.source is not None
    }


def outlet_names(comparison: Comparison) -> dict[str, str]:
    """What each article is called by its id: its outlet, with a number where one outlet has several, or its id."""
    found: dict[str, str] = {}
    for record in comparison.records:
        name = " ".join(legible(record.article.outlet or record.id).split())
        same = sum(taken == name or taken.startswith(f"{name} (") for taken in found.values())
        found[record.id] = f"{name} ({same + 1})" if same else name
    return found


class Scene:
    """The articles of a comparison by id, their `names`, the `colours` of its speakers, and the `places` of words."""

    def __init__(self, comparison: Comparison, places: Places) -> None:
        self.comparison = comparison
        self.places = places
        self.names = outlet_names(comparison)
        self.records = {record.id: record for record in comparison.records}
        self.colours = colours(comparison)

    def address(self, article: str, attribution: Attribution | None, span: Span) -> str:
        """Where an attribution is shown, or the words at `span` where there is none."""
        record = self.records[article]
        if attribution is not None:
            return self.places.of_attribution(record, attribution)
        return self.places.of_value(record, span)

    def colour(self, speakers: Sequence[Speaker]) -> int:
        """The colour of the first of `speakers`; 0 is neutral."""
        return self.colours.get(speakers[0], 0) if speakers else 0


def who(speakers: Iterable[Speaker]) -> str:
    """The names of `speakers` as one voice."""
    return " and ".join(legible(speaker.name) for speaker in speakers)
