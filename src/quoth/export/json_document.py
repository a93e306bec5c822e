"""Records as one indented JSON document, to be read by people."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import indent
from typing import BinaryIO

from quoth.model import Record, dump_record


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """One record as an object, none or several as an array, in UTF-8; a lone surrogate is written as its JSON escape."""
    documents = [dump_record(record, indent=2) for record in records]
    text = documents[0] if len(documents) == 1 else _array(documents)
    stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _array(documents: list[str]) -> str:
    # A JSON string holds no raw line end, so indenting lines changes white space between values only.
    return "[\n" + ",\n".join(indent(document, "  ") for document in documents) + "\n]" if documents else "[]"
