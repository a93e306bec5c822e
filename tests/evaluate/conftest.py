"""Gold, and predictions made from gold by seeded damage: the same ones on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from quoth.evaluate import Triple
from quoth.model import (
    Attitude,
    Attribution,
    AttributionId,
    Channel,
    ChannelKind,
    Figure,
    Label,
    Manner,
    Polarity,
    Record,
    Source,
    SourceId,
    SourceKind,
    Span,
    Spans,
    Stance,
    Time,
)


def _shifted(span: Span, size: int, random: Random) -> Span:
    start = min(max(span.start + random.randrange(-9, 10), 0), size - 1)
    end = min(max(span.end + random.randrange(-9, 10), start + 1), size)
    return Span(start, end)


def _damaged_spans(spans: Spans, size: int, random: Random) -> Spans:
    kept = [span for span in spans if random.random() > 0.05]
    return tuple(sorted(_shifted(span, size, random) if random.random() < 0.35 else span for span in kept))


def damaged_triples(triples: Sequence[Triple], text: str, random: Random) -> list[Triple]:
    """`triples` with some dropped, some edges shifted, some sources and cues given to others, some invented."""
    size = len(text)
    made = []
    for triple in triples:
        if random.random() < 0.1:
            continue
        source = random.choice(triples).source if random.random() < 0.1 else triple.source
        cue = random.choice(triples).cue if random.random() < 0.05 else triple.cue
        content = triple.content
        if random.random() < 0.05:
            content = (*content, *random.choice(triples).content)
        roles = (_damaged_spans(spans, size, random) for spans in (source, cue, content))
        made.append(Triple(**dict(zip(("source", "cue", "content"), roles, strict=True))))
        if random.random() < 0.06:
            start = random.randrange(size - 1)
            made.append(Triple(content=(Span(start, min(start + random.randrange(1, 80), size)),)))
    return made


def damaged_labels(labels: Sequence[str], random: Random) -> list[str]:
    """BIO `labels` with some replaced by others, wherever they stand."""
    others = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
    return [random.choice(others) if random.random() < 0.04 else label for label in labels]


def damaged_record(record: Record, random: Random) -> Record:
    """`record` with all its layers damaged, still valid."""
    sources = tuple(_damaged_source(source, random) for source in record.sources)
    kept = [a for a in record.attributions if random.random() > 0.1]
    voices: list[AttributionId | None] = [a.id for a in kept]
    damage = _Damage(random, len(record.article.text), [source.id for source in sources], voices)
    return replace(
        record,
        sources=sources,
        attributions=tuple(damage.attribution(a) for a in kept),
        labels=tuple(damage.label(x) for x in record.labels if random.random() > 0.2),
        figures=tuple(damage.figure(x) for x in record.figures),
        times=tuple(damage.time(x) for x in record.times),
    )


def _damaged_source(source: Source, random: Random) -> Source:
    words = source.name.split()
    shorter = " ".join(words[:-1]) or "she"
    name = random.choice([source.name, words[-1], shorter, f"the {source.name}'s", "they"])
    kinds: list[SourceKind] = [source.kind, source.kind, "person", "group"]
    return replace(source, name=name, kind=random.choice(kinds))


@dataclass(frozen=True)
class _Damage:
    """Damages the layers of one record, whose ids stay known ones."""

    random: Random
    size: int
    sources: Sequence[SourceId]
    voices: Sequence[AttributionId | None]

    def _voice(self, attribution: AttributionId | None) -> AttributionId | None:
        if self.random.random() < 0.1:
            return self.random.choice([*self.voices, None])
        return attribution if attribution in self.voices else None

    def attribution(self, a: Attribution) -> Attribution:
        random = self.random
        channels: list[ChannelKind] = ["post", "speech"]
        manners: list[Manner] = [a.manner, a.manner, "mixed"]
        attitudes: list[Attitude] = [a.attitude, a.attitude, "belief", "assertion"]
        stances: list[Stance] = [a.stance, a.stance, "distance"]
        polarities: list[Polarity] = [a.polarity, a.polarity, "negated"]
        return replace(
            a,
            content=_damaged_spans(a.content, self.size, random) or a.content,
            source_span=_damaged_spans(a.source_span, self.size, random),
            source=random.choice([*self.sources, None]) if random.random() < 0.2 else a.source,
            manner=random.choice(manners),
            attitude=random.choice(attitudes),
            stance=random.choice(stances),
            polarity=random.choice(polarities),
            channel=Channel(kind=random.choice(channels)) if random.random() < 0.1 else a.channel,
            parent=self._voice(a.parent),
        )

    def label(self, label: Label) -> Label:
        return replace(label, span=_shifted(label.span, self.size, self.random), attribution=self._voice(label.attribution))

    def figure(self, figure: Figure) -> Figure:
        value = self.random.choice([figure.value, figure.value, 7.0])
        span = _shifted(figure.span, self.size, self.random)
        return replace(figure, span=span, value=value, attribution=self._voice(figure.attribution))

    def time(self, time: Time) -> Time:
        value = self.random.choice([time.value, f"{time.value}-01", "2016", None])
        span = _shifted(time.span, self.size, self.random)
        return replace(time, span=span, value=value, attribution=self._voice(time.attribution))


@pytest.fixture(name="damaged_triples")
def _damaged_triples() -> Callable[[Sequence[Triple], str, Random], list[Triple]]:
    return damaged_triples


@pytest.fixture(name="damaged_labels")
def _damaged_labels() -> Callable[[Sequence[str], Random], list[str]]:
    return damaged_labels


@pytest.fixture(name="damaged_record")
def _damaged_record() -> Callable[[Record, Random], Record]:
    return damaged_record


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold that QUOTH_DATA names; without it the test is skipped, or fails where QUOTH_REQUIRE has "data"."""
    folder = os.environ.get("QUOTH_DATA")
    if folder:
        return Path(folder)
    reason = "QUOTH_DATA names no folder of annotated articles"
    if "data" in os.environ.get("QUOTH_REQUIRE", ""):
        pytest.fail(reason)
    pytest.skip(reason)
