"""Records read back from files of JSON Lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from io import BufferedReader
from itertools import chain, repeat
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO

from quoth.errors import InputRefused, Reason, RecordInvalid
from quoth.model import Record, record_to_dict, schema

LONGEST_LINE = 50_000_000

_RECORD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"quoth/record/')
_HEAD = 80

Json = Mapping[str, Any]
Child = tuple[object, Json, str]

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "null": (NoneType,), "number": (int, float), "integer": (int,), "boolean": (bool,), "array": (list,),
    "object": (dict,),
}  # fmt: skip


def holds_records(source: str) -> bool:
    """Whether a file, or standard input for "-", begins with a record as Quoth writes it, and not with an article."""
    try:
        if source == "-":
            stream = sys.stdin.buffer
            head = stream.peek(_HEAD) if isinstance(stream, BufferedReader) else b""
        else:
            with Path(source).open("rb") as stream:
                head = stream.read(_HEAD)
    except (OSError, ValueError):  # ValueError: a NUL in the name; whoever opens it next says so
        return False
    return _RECORD.match(head) is not None


def read_records(source: str) -> Iterator[Record | InputRefused]:
    """The records of the file `source`, or of standard input for "-"; in the place of what is none, why it is not."""
    try:
        if source == "-":
            yield from _in_lines(sys.stdin.buffer, "standard input")
        else:
            with Path(source).open("rb") as stream:
                yield from _in_lines(stream, source)
    except FileNotFoundError:
        yield InputRefused(Reason.NOT_FOUND, source, "not found: there is no such file")
    except OSError as error:
        yield InputRefused(Reason.NOT_READABLE, source, f"not readable: {error.strerror}")


def _in_lines(stream: BinaryIO, source: str) -> Iterator[Record | InputRefused]:
    for number, line in enumerate(iter(partial(stream.readline, LONGEST_LINE), b""), start=1):
        where = f"{source}, line {number}"
        if len(line) == LONGEST_LINE:
            yield InputRefused(Reason.TOO_LARGE, where, f"too large: a record has less than {LONGEST_LINE:,} bytes")
            return
        if line.strip():
            try:
                yield _record(line)
            except (RecordInvalid, IndexError, RecursionError) as error:
                yield InputRefused(Reason.MALFORMED, where, f"malformed: {error}")


def _record(line: bytes) -> Record:
    """The record of one line, every value of the type that the schema wants; raises `RecordInvalid`."""
    record = Record.from_json(line)
    wrong = _wrong_type(record_to_dict(record), _schema(), "record")
    if wrong:
        raise RecordInvalid(f"{wrong} has a value of a type that the schema does not allow")
    return record


@cache
def _schema() -> Json:
    return schema()


def _wrong_type(value: object, wanted: Json, path: str) -> str | None:
    """The path of the first value in `value` that has another type than `wanted` says, None where all fit."""
    if "$ref" in wanted:
        wanted = _schema()["$defs"][wanted["$ref"].rpartition("/")[2]]
    choices = wanted.get("anyOf") or wanted.get("oneOf")
    if choices:
        return path if all(_wrong_type(value, choice, path) for choice in choices) else None
    allowed = wanted.get("type", [])
    types = [kind for name in ([allowed] if isinstance(allowed, str) else allowed) for kind in TYPES[name]]
    if types and not isinstance(value, tuple(types)):
        return path
    return next((wrong for child in _children(value, wanted, path) if (wrong := _wrong_type(*child))), None)


def _children(value: object, wanted: Json, path: str) -> Iterable[Child]:
    if isinstance(value, dict):
        return [(value[name], each, f"{path}.{name}") for name, each in wanted.get("properties", {}).items() if name in value]
    if isinstance(value, list):
        kinds = chain(wanted.get("prefixItems", ()), repeat(wanted.get("items") or {}))
        return [(entry, kind, path) for entry, kind in zip(value, kinds, strict=False)]
    return []
