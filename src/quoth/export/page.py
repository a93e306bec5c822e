"""What the report shows of one record: its paragraphs as marked-up text, each with its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from quoth.export.legible import figure_value, legible, time_value
from quoth.export.links import Link, Links, NoLinks
from quoth.export.reading import Company, Note, Reading, Voice, reading, source_id
from quoth.export.segments import Mark, is_wrapped, marks, paragraphs, segments
from quoth.model import AttributionId, Figure, Label, Record, Span, Time

MARKS = "\"'“”‘’«»„` "
Value = Label | Figure | Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A label, figure or time with what it means, such as "nine months" and "9 months"."""

    words: str
    kind: str
    meaning: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note in the margin; without `note` it explains words of the own voice."""

    note: Note | None
    cue: str = ""
    explained: tuple[Explained, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph as safe markup, with the remarks that belong beside it; `span` is its place in the text."""

    span: Span
    html: Markup
    remarks: tuple[Remark, ...]
    wrapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One line in the list of sources."""

    voice: Voice
    share: float
    body_share: float
    through: tuple[Voice, ...]
    also_called: tuple[str, ...]
    notes: tuple[Note, ...]
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One voice in the strip of all words; `start` and `width` are shares of its length. What is left is the own voice."""

    voice: Voice
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One record, ready for the template; `title` is None where the text has a title that is not in the metadata."""

    number: int
    reading: Reading
    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    heard: tuple[Heard, ...]
    own_words: tuple[str, ...]
    strip: tuple[Bar, ...]
    outlet_address: str | None

    @property
    def outlet(self) -> str:
        """The outlet's name, or what stands for it in a chain."""
        return legible(self.reading.record.article.outlet or "the outlet")


def page(record: Record, number: int, links: Links | None = None, company: Company | None = None) -> Page:
    """What to show of `record`, the report's record `number`, with `links` beside its parts, in the `company` of others."""
    read = reading(record, company)
    marked = marks(read)
    title = record.article.title_span
    text = record.article.text
    draft = _Draft(read, number, links or NoLinks(), _by_end(read.notes), _by_voice(record))
    return Page(
        number=number,
        reading=read,
        title=draft.paragraph(marked, title) if title else None,
        paragraphs=tuple(draft.paragraph(marked, span) for span in paragraphs(text, title)),
        heard=tuple(draft.heard(voice) for voice in read.voices),
        own_words=tuple(legible(span.of(text)) for span in record.own_voice),
        strip=tuple(_strip(read)),
        outlet_address=draft.links.of_outlet(record.article.outlet) if record.article.outlet else None,
    )


def _strip(read: Reading) -> Iterator[Bar]:
    start = 0.0
    for voice in read.most_heard:
        width = read.shares.of(source_id(voice))
        yield Bar(voice=voice, start=start, width=width)
        start += width


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page in the making: the reading, and what stands beside its parts.

    `ending` are the notes by where their contents end, `values` labels, figures and times by whose words they are.
    """

    read: Reading
    number: int
    links: Links
    ending: Mapping[int, Sequence[Note]]
    values: Mapping[AttributionId | None, Sequence[Value]]

    def paragraph(self, marked: list[Mark], within: Span) -> Paragraph:
        """The words at `within` with their remarks."""
        read = self.read
        notes = [note for note in read.notes if within.start <= note.attribution.content[0].start < within.end]
        remarks = [self._remark(note) for note in notes]
        own = tuple(self._explain(value) for value in self.values.get(None, ()) if within.contains(value.span))
        if own:
            remarks.append(Remark(note=None, explained=own))
        wrapped = is_wrapped(within.of(read.record.article.text))
        return Paragraph(span=within, html=self._html(marked, within), remarks=tuple(remarks), wrapped=wrapped)

    def heard(self, voice: Voice) -> Heard:
        """The line of `voice` in the list of sources."""
        read = self.read
        notes = tuple(note for note in read.notes if note.voice.number == voice.number)
        through = dict.fromkeys(note.chain[-2] for note in notes if len(note.chain) > 1 and note.chain[-2] != voice)
        mentions = voice.source.mentions if voice.source else ()
        words = dict.fromkeys(legible(" ".join(span.of(read.record.article.text).split()).rstrip(",")) for span in mentions)
        return Heard(
            voice=voice,
            share=read.shares.of(source_id(voice)),
            body_share=read.body_shares.of(source_id(voice)),
            through=tuple(through),
            also_called=tuple(name for name in words if name != voice.name),
            notes=notes,
            address=self.links.of_voice(voice),
        )

    def _remark(self, note: Note) -> Remark:
        return Remark(
            note=note,
            cue=legible(self.read.record.words(note.attribution.cue)),
            explained=tuple(map(self._explain, self.values.get(note.attribution.id, ()))),
            links=self.links.of_note(note),
        )

    def _explain(self, value: Value) -> Explained:
        words = legible(value.span.of(self.read.record.article.text))
        if isinstance(value, Figure):
            return Explained(words=words, kind="figure", meaning=figure_value(value))
        if isinstance(value, Time):
            return Explained(words=words, kind="time", meaning=time_value(value))
        target = legible(value.target.name) if value.target else ""
        return Explained(words=words.strip(MARKS), kind=value.kind, meaning=target, links=self.links.of_label(value))

    def _html(self, marked: Iterable[Mark], within: Span) -> Markup:
        """The words of `within` as nested elements; a mark that another one crosses is closed and opened again."""
        out: list[Markup] = []
        open_marks: list[Mark] = []
        for segment in segments(within, marked):
            kept = _common(open_marks, segment.marks)
            out += [_CLOSED[_tag(mark)] for mark in reversed(open_marks[kept:])]
            if segment.span.start > within.start:
                out += [_reference(note) for note in self.ending.get(segment.span.start, ())]
            out += [self._open(mark, segment.span) for mark in segment.marks[kept:]]
            out.append(escape(legible(segment.span.of(self.read.record.article.text))))
            open_marks = list(segment.marks)
        out += [_CLOSED[_tag(mark)] for mark in reversed(open_marks)]
        out += [_reference(note) for note in self.ending.get(within.end, ())]
        return Markup("".join(out))  # noqa: S704 (all of it is markup)

    def _open(self, mark: Mark, piece: Span) -> Markup:
        anchor = self._anchor(mark, piece)
        if mark.note is None:
            return Markup(f'<span{anchor} class="{mark.role}">')  # noqa: S704 (of a closed list)
        inner = " inner" if mark.depth else ""
        manner = f" {mark.note.attribution.manner}" if mark.role == "content" else ""
        of_voice = f'c{mark.note.voice.colour}" data-a="{mark.note.anchor}" data-v="{mark.note.voice.number}'
        return Markup(f'<{_tag(mark)}{anchor} class="{mark.role}{manner}{inner} {of_voice}">')  # noqa: S704 (lists and numbers)

    def _anchor(self, mark: Mark, piece: Span) -> str:
        """The id of a mark where it begins: that of its note for a content, of its place for a label, figure or time."""
        if mark.value and piece.start == mark.span.start:
            return f' id="{value_anchor(self.number, mark.value.span)}"'
        begins = mark.note and mark.role == "content" and piece.start == mark.note.attribution.content[0].start
        return f' id="{mark.note.anchor}"' if mark.note and begins else ""


def _by_voice(record: Record) -> Mapping[AttributionId | None, Sequence[Value]]:
    """Labels, figures and times by the attribution whose words they are, None for the own voice, in the order of the text."""
    found: dict[AttributionId | None, list[Value]] = defaultdict(list)
    values: tuple[Value, ...] = (*record.labels, *record.figures, *record.times)
    for value in sorted(values, key=lambda value: value.span):
        found[value.attribution].append(value)
    return found


def value_anchor(number: int, span: Span) -> str:
    """The anchor of a label, figure or time at `span` of a page's article `number`."""
    return f"w{number}-{span.start}-{span.end}"


_CLOSED: Mapping[str, Markup] = {"b": Markup("</b>"), "span": Markup("</span>")}


def _common(before: list[Mark], after: tuple[Mark, ...]) -> int:
    """How many outer marks two neighbouring segments share."""
    count = 0
    while count < min(len(before), len(after)) and before[count] is after[count]:
        count += 1
    return count


def _by_end(notes: Iterable[Note]) -> Mapping[int, Sequence[Note]]:
    """The notes by where their contents end, inner ones first."""
    found: dict[int, list[Note]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: -len(note.chain)):
        found[note.attribution.content[-1].end].append(note)
    return found


def _tag(mark: Mark) -> str:
    return "b" if mark.role == "cue" else "span"


def _reference(note: Note) -> Markup:
    """The link from the end of the words to their note; its number is drawn by the style, so that it is never copied."""
    of_voice = f'c{note.voice.colour}" href="#note-{note.anchor}" data-a="{note.anchor}" data-v="{note.voice.number}'
    named = f'data-n="{note.label}" aria-label="note {note.label}: {escape(note.voice.name)}'
    return Markup(f'<a class="ref {of_voice}" {named}"></a>')  # noqa: S704 (numbers, hashes, and a name that is escaped)
