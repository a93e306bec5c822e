"""What the articles of a comparison call one actor."""

from __future__ import annotations

from quoth.compare import Called, Calling
from quoth.export.comparison.parts import Naming, Word
from quoth.export.comparison.scene import OWN_VOICE, Scene, who
from quoth.export.legible import legible


def naming(scene: Scene, called: Called) -> Naming:
    """One actor's labels and roles."""
    return Naming(
        name=legible(called.name),
        colour=scene.colours.get(called.speaker, 0) if called.speaker else 0,
        words=tuple(
            tuple(_word(scene, calling) for calling in called.callings if calling.article == article) for article in scene.records
        ),
    )


def _word(scene: Scene, calling: Calling) -> Word:
    record = scene.records[calling.article]
    role = calling.kind == "role"
    return Word(
        words=legible(calling.words),
        kind=calling.kind,
        voice=who(calling.voice) if calling.attribution else OWN_VOICE,
        colour=scene.colour(calling.voice),
        address=scene.places.of_article(record) if role else scene.places.of_value(record, calling.span),
    )
