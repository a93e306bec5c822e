"""A record as a reader sees it: numbered voices, numbered notes and the share of each voice."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from quoth.compare.shares import Shares, shares
from quoth.export.legible import legible
from quoth.model import Attribution, AttributionId, Record, Source, SourceId

NO_SOURCE = "no source named"
COLOURS = 8
UNSURE_BELOW = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source, or all attributions that name none (`source` is None), as the reader sees it.

    `number` runs from 1 in the order of the text. `colour` is 1 to 8 for the eight most heard, 0 is the shared neutral.
    """

    number: int
    name: str
    colour: int
    source: Source | None
    members: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What the article says of the voice: its roles and affiliation, a joint source's members, or why it has no name."""
        if self.source is None:
            return ""
        known = [role for role in self.source.roles if role.casefold() not in self.name.casefold()]
        affiliation = self.source.affiliation
        if affiliation and not any(affiliation.casefold() in role.casefold() for role in (*known, self.name)):
            known.append(affiliation)
        if self.members:
            known.append("jointly " + " and ".join(self.members))
        if not self.source.resolved:
            known.append("not identified")
        return legible(", ".join(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One attribution with the label that stands beside its words ("2a": the first words of voice 2).

    `anchor` names the words: it stays the same when the article is read again. `chain` leads from the outermost voice
    to this one.
    """

    label: str
    anchor: str
    voice: Voice
    attribution: Attribution
    chain: tuple[Voice, ...]

    @property
    def how(self) -> tuple[str, ...]:
        """Manner and stance, then what is out of the ordinary: attitude, polarity, channel."""
        attribution = self.attribution
        unusual = (
            attribution.attitude if attribution.attitude != "assertion" else None,
            attribution.polarity if attribution.polarity != "affirmed" else None,
            attribution.channel.kind if attribution.channel else None,
        )
        return (attribution.manner, attribution.stance, *filter(None, unusual))

    @property
    def unsure(self) -> float | None:
        """The lower of the two confidences where it is low, else None."""
        confidence = self.attribution.confidence
        if self.attribution.source is not None:
            confidence = min(confidence, self.attribution.source_confidence)
        return confidence if confidence < UNSURE_BELOW else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What the readings of one page share: the anchors that are taken, and colours by the article's and source's id.

    Sources that `colours` does not have are neutral; without any colours each reading has its own.
    """

    anchors: Counter[str] = field(default_factory=Counter)
    colours: Mapping[tuple[str, SourceId], int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Voices and notes in the order of the text, and the shares with and without the headline."""

    record: Record
    voices: tuple[Voice, ...]
    notes: tuple[Note, ...]
    shares: Shares
    body_shares: Shares

    @property
    def most_heard(self) -> tuple[Voice, ...]:
        """The voices with words of their own, most heard first."""
        heard = [voice for voice in self.voices if self.shares.of(source_id(voice)) > 0]
        return tuple(sorted(heard, key=lambda voice: -self.shares.of(source_id(voice))))


def source_id(voice: Voice) -> SourceId | None:
    """The id of the voice's source, None if the text names none."""
    return voice.source.id if voice.source else None


def reading(record: Record, company: Company | None = None) -> Reading:
    """What a reader needs of `record`: voices numbered, notes labelled, shares counted; `company` are others on its page."""
    company = company or Company()
    ordered = sorted(record.attributions, key=lambda a: (a.content[0].start, -a.content[-1].end, a.start))
    counted = shares(record)
    voices = _voices(record, ordered, _colours(record, ordered, counted) if company.colours is None else company.colours)
    return Reading(
        record=record,
        voices=tuple(voices.values()),
        notes=_notes(record, ordered, voices, company.anchors),
        shares=counted,
        body_shares=shares(record, headline=False),
    )


def _colours(record: Record, ordered: list[Attribution], counted: Shares) -> dict[tuple[str, SourceId], int]:
    """A colour for each of the most heard sources, in the order of the text."""
    named = list(dict.fromkeys(attribution.source for attribution in ordered if attribution.source is not None))
    coloured = sorted(named, key=lambda source: -counted.of(source))[:COLOURS]
    return {(record.id, source): number for number, source in enumerate((s for s in named if s in coloured), start=1)}


def _voices(
    record: Record, ordered: list[Attribution], colours: Mapping[tuple[str, SourceId], int]
) -> dict[SourceId | None, Voice]:  # fmt: skip
    heard = list(dict.fromkeys(attribution.source for attribution in ordered))
    sources = {source.id: source for source in record.sources}
    out: dict[SourceId | None, Voice] = {}
    for number, key in enumerate(heard, start=1):
        source = sources[key] if key is not None else None
        out[key] = Voice(
            number=number,
            name=legible(source.name) if source else NO_SOURCE,
            colour=0 if key is None else colours.get((record.id, key), 0),
            source=source,
            members=tuple(sources[member].name for member in source.members) if source else (),
        )
    return out


def _notes(
    record: Record, ordered: list[Attribution], voices: dict[SourceId | None, Voice], anchors: Counter[str]
) -> tuple[Note, ...]:  # fmt: skip
    spoken = Counter(attribution.source for attribution in ordered)
    begun: Counter[SourceId | None] = Counter()
    by_id = {attribution.id: attribution for attribution in ordered}
    notes = []
    for attribution in ordered:
        voice = voices[attribution.source]
        letter = _letters(begun[attribution.source]) if spoken[attribution.source] > 1 else ""
        begun[attribution.source] += 1
        name = _anchor(record.words(attribution.content))
        anchors[name] += 1
        notes.append(
            Note(
                label=f"{voice.number}{letter}",
                anchor=name if anchors[name] == 1 else f"{name}-{anchors[name]}",
                voice=voice,
                attribution=attribution,
                chain=tuple(voices[link.source] for link in _chain(attribution, by_id)),
            )
        )
    return tuple(notes)


def _chain(attribution: Attribution, by_id: dict[AttributionId, Attribution]) -> list[Attribution]:
    """`attribution` and all that it stands in, outermost first; a circle of parents is cut where it closes."""
    links = [attribution]
    while (parent := links[0].parent) is not None and by_id[parent] not in links:
        links.insert(0, by_id[parent])
    return links


def _anchor(words: str) -> str:
    return "q-" + hashlib.sha256(f"content\0{words}".encode("utf-8", "replace")).hexdigest()[:12]


def _letters(number: int) -> str:
    """A, b … z, aa, ab …: the letter of a voice's statement `number`, from 0."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)
