"""Records as JSON Lines: one record a line, in the order in which they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from quoth.model import Record, dump_record


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Each record as one line of `quoth/record/1` in UTF-8; a lone surrogate of the text is written as its JSON escape."""
    stream.writelines(dump_record(record).encode("utf-8", "backslashreplace") + b"\n" for record in records)
