"""Where a page of a record leads: nowhere if it stands alone, to the other pages if it is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from quoth.export.reading import Note, Voice
from quoth.model import Label


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    words: str
    address: str


class Links(Protocol):
    """What stands beside each part of a record."""

    def of_outlet(self, outlet: str, /) -> str | None:
        """The address of what is known of an outlet, None where there is none."""

    def of_voice(self, voice: Voice, /) -> str | None:
        """The address of all that a voice said in other articles, None where there is none."""

    def of_note(self, note: Note, /) -> tuple[Link, ...]:
        """What can be done with an attribution."""

    def of_label(self, label: Label, /) -> tuple[Link, ...]:
        """What can be done with a label."""


class NoLinks:
    """The links of a page that stands alone: none."""

    def of_outlet(self, _outlet: str) -> None:
        """None: nothing is known but this record."""

    def of_voice(self, _voice: Voice) -> None:
        """None: nothing is known but this record."""

    def of_note(self, _note: Note) -> tuple[Link, ...]:
        """None."""
        return ()

    def of_label(self, _label: Label) -> tuple[Link, ...]:
        """None."""
        return ()
