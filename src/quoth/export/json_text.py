"""JSON as bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def json_bytes(value: Json) -> bytes:
    """`value` on one line in UTF-8; a lone surrogate is written as its JSON escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def json_array(values: Iterable[Json]) -> Iterator[bytes]:
    """The pieces of an array with one value a line, made as `values` come."""
    yield b"["
    for number, value in enumerate(values):
        yield b",\n" if number else b"\n"
        yield json_bytes(value)
    yield b"\n]"
