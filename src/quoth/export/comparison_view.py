"""What the pages show of a comparison. The template part `comparison.html` takes `view`, a `ComparisonView`.

The self-contained report has the articles on the same page; whoever serves them elsewhere gives other `Places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from quoth.compare import Called, Calling, Cell, Claim, Comparison, Family, Quantity, Speaker, Version
from quoth.export.comparison_parts import (
    Column,
    ComparisonView,
    Dot,
    Line,
    Naming,
    Piece,
    Plot,
    Row,
    Square,
    Statement,
    Utterance,
    Word,
)
from quoth.export.legible import legible, number
from quoth.export.reading import COLOURS
from quoth.export.time_words import in_words
from quoth.model import Attribution, Record, SourceId, Span

SHADES = 5
"""So many shades tell how many words a cell of the matrix has."""

MOST_ROWS = 12
"""So many speakers stand in the matrix; those of one article alone behind them are folded away."""

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


def comparison_view(comparison: Comparison, places: Places) -> ComparisonView:
    """What to show of `comparison`, with the addresses that `places` gives."""
    draft = _Draft(comparison, places)
    rows = tuple(draft.rows())
    utterances = [draft.utterance(number, family) for number, family in enumerate(comparison.families, start=1)]
    shown = max(MOST_ROWS, sum(len(row.heard) > 1 for row in comparison.hearings))
    return ComparisonView(
        columns=tuple(draft.columns()),
        rows=rows[:shown],
        more=rows[shown:],
        utterances=tuple(one for one in utterances if not one.identical),
        identical=tuple(one for one in utterances if one.identical),
        namings=tuple(map(draft.naming, comparison.called)),
        figures=tuple(draft.plot(quantity) for quantity in comparison.figures if quantity.agreement != "agree"),
        dates=tuple(draft.plot(quantity) for quantity in comparison.dates if quantity.agreement != "agree"),
        agreed=tuple(draft.plot(quantity) for quantity in comparison.figures if quantity.agreement == "agree"),
    )


class _Draft:
    """A view in the making."""

    def __init__(self, comparison: Comparison, places: Places) -> None:
        self._comparison = comparison
        self._places = places
        self._names = outlet_names(comparison)
        self._records = {record.id: record for record in comparison.records}
        self._colours = colours(comparison)
        self._most = max((cell.words for row in comparison.hearings for cell in row.cells), default=1)

    def columns(self) -> Iterator[Column]:
        """The articles in the order given."""
        moments = [_moment(record.article.published) for record in self._comparison.records]
        spread = _positions(moments)
        for record, at in zip(self._comparison.records, spread, strict=True):
            yield Column(
                record=record,
                name=self._names[record.id],
                address=self._places.of_article(record),
                own_voice=self._comparison.own_voice[record.id],
                at=at,
            )

    def rows(self) -> Iterator[Row]:
        """The matrix, most heard first."""
        for count, hearing in enumerate(self._comparison.hearings, start=1):
            speaker = hearing.speaker
            yield Row(
                number=count,
                name=legible(speaker.name),
                kind=speaker.kind or "",
                colour=self._colours.get(speaker, 0),
                squares=tuple(self._square(cell) for cell in hearing.in_order(self._records)),
            )

    def _square(self, cell: Cell) -> Square:
        record = self._records[cell.article]
        shade = min(SHADES, 1 + SHADES * (cell.words - 1) // self._most) if cell.words else 0
        return Square(cell=cell, shade=shade, statements=tuple(self._statement(record, one) for one in cell.attributions))

    def _statement(self, record: Record, attribution: Attribution) -> Statement:
        return Statement(
            words=_one_line(record.words(attribution.content)),
            cue=_one_line(record.words(attribution.cue)),
            manner=attribution.manner,
            address=self._places.of_attribution(record, attribution),
        )

    def utterance(self, count: int, family: Family) -> Utterance:
        """One quote family."""
        order = list(self._records)
        others = sorted(family.versions[1:], key=lambda version: (order.index(version.article), version.spans))
        lines = tuple(map(self._line, (family.longest, *others)))
        return Utterance(number=count, outlets=len(family.articles), lines=lines)

    def _line(self, version: Version) -> Line:
        return Line(
            outlet=self._names[version.article],
            who=self._who(version.speakers),
            colour=self._colour(version.speakers),
            cue=legible(version.cue),
            version=version,
            pieces=tuple(_pieces(version)),
            address=self._address(version.article, version.attribution, version.spans[0]),
        )

    def naming(self, called: Called) -> Naming:
        """One actor's labels and roles."""
        return Naming(
            name=legible(called.name),
            colour=self._colours.get(called.speaker, 0) if called.speaker else 0,
            words=tuple(
                tuple(self._word(calling) for calling in called.callings if calling.article == article)
                for article in self._records
            ),
        )

    def _word(self, calling: Calling) -> Word:
        record = self._records[calling.article]
        role = calling.kind == "role"
        return Word(
            words=legible(calling.words),
            kind=calling.kind,
            voice=self._who(calling.voice) if calling.attribution else OWN_VOICE,
            colour=self._colour(calling.voice),
            address=self._places.of_article(record) if role else self._places.of_value(record, calling.span),
        )

    def plot(self, quantity: Quantity) -> Plot:
        """One quantity, its claims in the order of publication, each once that an article repeats."""
        spread = _positions([_worth(claim) for claim in quantity.claims])
        dots = [self._dot(claim, at or 0.0) for claim, at in zip(quantity.claims, spread, strict=True)]
        order = list(self._records)
        ranked = sorted(
            zip(quantity.claims, dots, strict=True), key=lambda pair: (pair[0].published or "", order.index(pair[0].article))
        )
        shown = {(dot.outlet, dot.value, dot.who): dot for _, dot in reversed(ranked)}
        return Plot(what=legible(quantity.what), agreement=quantity.agreement, dots=tuple(reversed(shown.values())))

    def _dot(self, claim: Claim, at: float) -> Dot:
        record = self._records[claim.article]
        return Dot(
            outlet=self._names[claim.article],
            who=self._who(claim.voice) if claim.attribution else OWN_VOICE,
            colour=self._colour(claim.voice),
            words=legible(claim.words),
            value=value_words(claim),
            published=claim.published or "",
            at=at,
            earlier=claim.earlier,
            address=self._places.of_value(record, claim.span),
        )

    def _address(self, article: str, attribution: Attribution | None, span: Span) -> str:
        record = self._records[article]
        if attribution is not None:
            return self._places.of_attribution(record, attribution)
        return self._places.of_value(record, span)

    def _who(self, speakers: Iterable[Speaker]) -> str:
        return " and ".join(legible(speaker.name) for speaker in speakers)

    def _colour(self, speakers: Sequence[Speaker]) -> int:
        return self._colours.get(speakers[0], 0) if speakers else 0


def _pieces(version: Version) -> Iterator[Piece]:
    """The words of a version with those that it cut, within its quotation marks; the longest one as it is."""
    said = [piece.quote for piece in version.diff if piece.quote]
    if not said:
        yield Piece(kind="same", words=legible(version.words))
        return
    before, behind = version.words.find(said[0]), version.words.rfind(said[-1]) + len(said[-1])
    yield from _marks(version.words[:before] if before > 0 else "")
    for piece in version.diff:
        if piece.kind == "same":
            yield Piece(kind="same", words=legible(piece.quote))
            continue
        if piece.article:
            yield Piece(kind="cut", words=legible(piece.article))
        if piece.quote:
            yield Piece(kind="own", words=legible(piece.quote))
    yield from _marks(version.words[behind:])


def _marks(text: str) -> Iterator[Piece]:
    """Punctuation at the edge of a version, without words such as the "that" of reported speech."""
    marks = "".join(character for character in text if not character.isalnum() and not character.isspace())
    if marks:
        yield Piece(kind="mark", words=legible(marks))


def value_words(claim: Claim) -> str:
    """The value of a claim as a reader writes it: "more than 50", "5 to 7", "4 May 2026"."""
    if isinstance(claim.value, str):
        return in_words(legible(claim.value))
    value = " to ".join(map(number, claim.value)) if isinstance(claim.value, tuple) else number(claim.value)
    return legible(f"{claim.bound} {value}" if claim.bound else value)


def _worth(claim: Claim) -> float | None:
    """Where a claim stands on a line of numbers or of days."""
    if isinstance(claim.value, str):
        return _moment(claim.value[:10])
    return sum(claim.value) / 2 if isinstance(claim.value, tuple) else claim.value


def _moment(published: str | None) -> float | None:
    """When something was published, in seconds; None if that is not known."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _positions(values: Sequence[float | None]) -> list[float | None]:
    """Each value's place between the least and the most, from 0 to 1; the middle where all are one."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return [None if value is None else (value - low) / (high - low) if high > low else 0.5 for value in values]


def _one_line(text: str) -> str:
    return " ".join(legible(text).split())
