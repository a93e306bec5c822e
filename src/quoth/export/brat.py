"""Attributions as brat standoff: a text and an annotation file for each article, to be corrected by hand in brat.

Each attribution is an event with its source, cue and content as arguments; `quoth evaluate` reads the files as gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quoth.export.file_names import FileNames
from quoth.model import Attitude, Attribution, AttributionId, Manner, Polarity, Record, Spans, Stance

VALUES = {"Manner": Manner, "Attitude": Attitude, "Stance": Stance, "Polarity": Polarity}
SAME_TIME = (2000, 1, 1, 0, 0, 0)
"""The time of every file in an archive, so that the same records give the same bytes."""


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """A zip archive of `NAME.txt` and `NAME.ann` for each article, and brat's `annotation.conf`."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(records):
            entry = ZipInfo(name, SAME_TIME)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)


def write_folder(records: Iterable[Record], folder: Path) -> None:
    """The same files in `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _files(records):
        (folder / name).write_bytes(content)


def _files(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    yield "annotation.conf", _configuration().encode()
    names = FileNames()
    for record in records:
        name = names.take(record.id)
        # A lone surrogate cannot be written; what stands for it is one character, so that offsets hold.
        text = record.article.text.encode("utf-8", "replace").decode()
        yield f"{name}.txt", text.encode()
        yield f"{name}.ann", "".join(f"{line}\n" for line in _Standoff(record, text).lines()).encode("utf-8", "replace")


def _configuration() -> str:
    attributes = [f"{name}\tArg:Attribution, Value:{'|'.join(get_args(values))}" for name, values in VALUES.items()]
    return "\n".join([
        "[entities]", "Source", "Cue", "Content",
        "[relations]", "Within\tArg1:Attribution, Arg2:Attribution",
        "[events]", "Attribution\tSource?:Source, Cue?:Cue, Content:Content",
        "[attributes]", *attributes, "",
    ])  # fmt: skip


class _Standoff:
    """The annotations of one article, numbered as brat wants them: T for words, E for events, A, R and # on events."""

    def __init__(self, record: Record, text: str) -> None:
        self._record = record
        self._text = text
        self._given: Counter[str] = Counter()

    def lines(self) -> Iterator[str]:
        events: dict[AttributionId, str] = {}
        for attribution in self._record.attributions:
            yield from self._event(attribution)
            events[attribution.id] = f"E{self._given['E']}"
        for attribution in self._record.attributions:
            yield from self._about(attribution, events)

    def _event(self, attribution: Attribution) -> Iterator[str]:
        """The words of each role, and the event that joins them; brat hangs an event on words, here the cue or the content."""
        roles = {"Source": attribution.source_span, "Cue": attribution.cue, "Content": attribution.content}
        trigger = self._next("T")
        yield self._words(trigger, "Attribution", attribution.cue or attribution.content)
        arguments = []
        for role, spans in roles.items():
            if spans:
                words = self._next("T")
                yield self._words(words, role, spans)
                arguments.append(f"{role}:{words}")
        yield f"{self._next('E')}\tAttribution:{trigger} {' '.join(arguments)}"

    def _words(self, number: str, kind: str, spans: Spans) -> str:
        places = ";".join(f"{span.start} {span.end}" for span in spans)
        surface = " ".join(span.of(self._text) for span in spans).replace("\n", " ")
        return f"{number}\t{kind} {places}\t{surface}"

    def _about(self, attribution: Attribution, events: Mapping[AttributionId, str]) -> Iterator[str]:
        """What is known of an attribution beside its words."""
        event = events[attribution.id]
        for name in VALUES:
            yield f"{self._next('A')}\t{name} {event} {getattr(attribution, name.lower())}"
        if attribution.parent:
            yield f"{self._next('R')}\tWithin Arg1:{event} Arg2:{events[attribution.parent]}"
        source = self._record.source(attribution)
        if source:
            yield f"{self._next('#')}\tAnnotatorNotes {event}\t{' '.join(source.name.split())} ({source.kind})"

    def _next(self, letter: str) -> str:
        self._given[letter] += 1
        return f"{letter}{self._given[letter]}"
