"""Where the parts of a record lead that the library holds."""

from __future__ import annotations

from collections.abc import Mapping

from quoth.export.links import Link
from quoth.export.reading import Note, Voice
from quoth.model import Label, Record
from quoth.resolve.across import ActorId
from quoth.web.places import fields_in_address, outlet_address, source_address, words_at


class RecordLinks:
    """Links of the article with `key`: each voice to its actor, each attribution to itself, each part to its correction."""

    def __init__(self, record: Record, key: str, actors: Mapping[str, ActorId]) -> None:
        self._record = record
        self._key = key
        self._actors = actors

    def of_outlet(self, outlet: str) -> str:
        """The page of the outlet."""
        return outlet_address(outlet)

    def of_voice(self, voice: Voice) -> str | None:
        """The page of the voice's actor, None where it is none."""
        actor = self._actors.get(voice.source.name) if voice.source else None
        return source_address(actor) if actor else None

    def of_note(self, note: Note) -> tuple[Link, ...]:
        """A link that may be shared, and the form that corrects the attribution."""
        shared = f"#{words_at(self._record.article.text, note.attribution.content[0])}"
        return (Link("link", shared), Link("fix", self._fix(note=note.anchor)))

    def of_label(self, label: Label) -> tuple[Link, ...]:
        """The form that corrects the label."""
        return (Link("fix", self._fix(label=f"{label.span.start}-{label.span.end}")),)

    def _fix(self, **part: str) -> str:
        return f"/article/fix?{fields_in_address({'key': self._key, **part})}"
