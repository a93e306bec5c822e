"""The parts of a comparison as a page shows them: columns, rows, aligned lines, words for actors, dots."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.compare import Cell, Version
from quoth.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One article: what its outlet is called on the page, and where it stands in time, from 0 to 1, if that is known."""

    record: Record
    name: str
    address: str
    own_voice: float | None
    at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that an article gives to a speaker."""

    words: str
    cue: str
    manner: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One cell of the matrix; `shade` is 1 to `SHADES`, 0 where nothing is heard."""

    cell: Cell
    shade: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One speaker in the matrix; `colour` as in the articles."""

    number: int
    name: str
    kind: str
    colour: int
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of an aligned line: `same`, `cut` from the longest version, `own` words of this one, or a `mark` at its edge."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One version of an utterance."""

    outlet: str
    who: str
    colour: int
    cue: str
    version: Version
    pieces: tuple[Piece, ...]
    address: str

    @property
    def notes(self) -> tuple[str, ...]:
        """How it differs from the longest version, beside what its words show."""
        return self.version.differences or ((self.version.how,) if self.version.how != "longest" else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quote family as aligned lines, the longest version first."""

    number: int
    outlets: int
    lines: tuple[Line, ...]

    @property
    def identical(self) -> bool:
        """Whether all print the same words by the same cue."""
        return not any(line.version.differences for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Words for an actor; `voice` is whose they are."""

    words: str
    kind: str
    voice: str
    colour: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One actor with the words for it, article by article in the order of the columns."""

    name: str
    colour: int
    words: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One claim of a figure or date: `at` is its place on the line, from 0 to 1."""

    outlet: str
    who: str
    colour: int
    words: str
    value: str
    published: str
    at: float
    earlier: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One quantity as dots on a line."""

    what: str
    agreement: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """All of a comparison, ready for the template. `more` rows of the matrix and `identical` utterances are folded away."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    utterances: tuple[Utterance, ...]
    identical: tuple[Utterance, ...]
    namings: tuple[Naming, ...]
    figures: tuple[Plot, ...]
    dates: tuple[Plot, ...]
    agreed: tuple[Plot, ...]
