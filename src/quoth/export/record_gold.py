"""Records that a person corrected as record gold: JSON Lines that `quoth evaluate` reads, one article a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from quoth.export.json_text import Json, json_bytes
from quoth.model import Record, Spans, record_to_dict

FIELDS = {
    "sources": ("id", "name", "kind", "roles", "affiliation"),
    "attributions": (
        "id", "manner", "source", "attitude", "stance", "polarity", "content", "cue", "source_span", "channel", "parent",
    ),
    "labels": ("span", "kind", "target", "attribution"),
    "figures": ("span", "value", "bound", "unit", "attribution"),
    "times": ("span", "value", "attribution"),
}  # fmt: skip
"""The fields of each layer that are annotated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRecord:
    """A corrected record, and where a person judged; all else in it is as it was read by the program."""

    record: Record
    judged: Spans


def write(records: Iterable[JudgedRecord], stream: BinaryIO) -> None:
    """Each record as one line with its article, whole; `judged` says which words were looked at by a person.

    Of several articles with one id, the later ones get another, since gold knows every id once.
    """
    times: Counter[str] = Counter()
    for one in records:
        times[one.record.id] += 1
        number = times[one.record.id]
        stream.write(json_bytes(_row(one, one.record.id if number == 1 else f"{one.record.id} ({number})")) + b"\n")


def _row(one: JudgedRecord, name: str) -> Json:
    fields = record_to_dict(one.record)
    layers = {layer: [{name: entry[name] for name in names} for entry in fields[layer]] for layer, names in FIELDS.items()}
    for label in layers["labels"]:
        label["target"] = label["target"] and label["target"]["name"]
    judged = [[span.start, span.end] for span in one.judged]
    return {"id": name, "article": {**fields["article"], "id": name}, **layers, "judged": judged}
