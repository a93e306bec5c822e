"""The matrix of a comparison: its articles side by side, who is heard in each of them."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.compare import Cell
from quoth.export.comparison.parts import Column, Row, Square, Statement
from quoth.export.comparison.positions import moment, positions
from quoth.export.comparison.scene import Scene
from quoth.export.legible import legible
from quoth.model import Attribution, Record

SHADES = 5
"""So many shades tell how many words a cell of the matrix has."""


def columns(scene: Scene) -> Iterator[Column]:
    """The articles in the order given."""
    moments = [moment(record.article.published) for record in scene.comparison.records]
    spread = positions(moments)
    for record, at in zip(scene.comparison.records, spread, strict=True):
        yield Column(
            record=record,
            name=scene.names[record.id],
            address=scene.places.of_article(record),
            own_voice=scene.comparison.own_voice[record.id],
            at=at,
        )


def rows(scene: Scene) -> Iterator[Row]:
    """A row for each speaker, most heard first."""
    most = max((cell.words for row in scene.comparison.hearings for cell in row.cells), default=1)
    for count, hearing in enumerate(scene.comparison.hearings, start=1):
        speaker = hearing.speaker
        yield Row(
            number=count,
            name=legible(speaker.name),
            kind=speaker.kind or "",
            colour=scene.colours.get(speaker, 0),
            squares=tuple(_square(scene, most, cell) for cell in hearing.in_order(scene.records)),
        )


def _square(scene: Scene, most: int, cell: Cell) -> Square:
    record = scene.records[cell.article]
    shade = min(SHADES, 1 + SHADES * (cell.words - 1) // most) if cell.words else 0
    return Square(cell=cell, shade=shade, statements=tuple(_statement(scene, record, one) for one in cell.attributions))


def _statement(scene: Scene, record: Record, attribution: Attribution) -> Statement:
    return Statement(
        words=_one_line(record.words(attribution.content)),
        cue=_one_line(record.words(attribution.cue)),
        manner=attribution.manner,
        address=scene.places.of_attribution(record, attribution),
    )


def _one_line(text: str) -> str:
    return " ".join(legible(text).split())
