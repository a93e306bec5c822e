"""Records written out for people and other programs: one module a format, one line in `EXPORTERS`.

Every exporter is one function `write(records, stream)`: it takes records one after another and writes bytes. Those of
`SHARED` formats also take `extract`, the number of words that may be written of each attribution. Another package adds a
format through an entry point of the group `quoth.exporters`, `name = "module:function"`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from typing import BinaryIO, Protocol, cast

from quoth.model import Record

EXPORTERS = {
    "json": "quoth.export.json_document:write",
    "jsonl": "quoth.export.jsonl:write",
    "csv": "quoth.export.csv_rows:write",
    "xlsx": "quoth.export.xlsx:write",
    "html": "quoth.export.report:write",
    "parquet": "quoth.export.parquet:write",
    "annotation": "quoth.export.annotation:write",
    "brat": "quoth.export.brat:write",
    "schema-org": "quoth.export.schema_org:write",
    "citron": "quoth.export.citron:write",
}
"""Format -> where its writer lies, imported on use."""

SHARED = frozenset({"csv", "xlsx", "parquet", "annotation", "schema-org", "citron"})
"""The formats that can do without the article's text; the others hold it whole."""

BINARY = frozenset({"xlsx", "parquet", "brat"})
"""The formats that are no text, so not for a terminal."""

GROUP = "quoth.exporters"


class Writer(Protocol):
    """What an exporter is: it writes all of `records` to `stream` and leaves the stream open."""

    def __call__(self, records: Iterable[Record], stream: BinaryIO) -> None:
        """Write `records`; raises `MissingExtra` if a part that the format needs is not installed."""


def formats() -> tuple[str, ...]:
    """The names of all formats, those of other packages included, ours first."""
    others = sorted({point.name for point in entry_points(group=GROUP)} - EXPORTERS.keys())
    return (*EXPORTERS, *others)


def exporter(name: str, *, extract: int | None = None) -> Writer:
    """The writer of format `name`, which writes at most `extract` words of each attribution, or all if it is None.

    Raises `ValueError`, which lists the formats there are, or those that can be cut short.
    """
    if extract is not None and name not in SHARED:
        raise ValueError(f"{name!r} holds whole articles; extracts are for {', '.join(sorted(SHARED))}")
    if name in EXPORTERS:
        module, _, function = EXPORTERS[name].partition(":")
        write = cast(Callable[..., None], getattr(import_module(module), function))
        return write if extract is None else partial(write, extract=extract)
    for point in entry_points(group=GROUP, name=name):
        return cast(Writer, point.load())
    raise ValueError(f"no format is called {name!r}; there are {', '.join(formats())}")
