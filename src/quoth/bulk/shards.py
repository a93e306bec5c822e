"""What the user names -> shards, the units of a crawl: each makes one part."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Literal

from quoth.errors import InputRefused, Reason
from quoth.readers import inputs

Kind = Literal["warc", "jsonl", "parquet", "html"]

SUFFIXES: dict[str, Kind] = {
    ".warc": "warc", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".html": "html", ".htm": "html",
    ".xhtml": "html",
}  # fmt: skip
"""How the kinds of files are told; ".gz" may follow, behind ".warc" also ".zst" and ".lz4"."""

PAGES_A_SHARD = 500
"""So many HTML files of one folder make a shard."""

_PACKED = (".gz", ".zst", ".lz4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file, or some HTML files of one folder, read as a whole.

    `name` is made of the addresses alone, so that the next run knows the part that this one made.
    """

    name: str
    kind: Kind
    files: tuple[str, ...]


def shards(named: Sequence[str]) -> list[Shard]:
    """The shards of all that `named` names: files, folders, globs, addresses that fsspec opens. Each comes once.

    Raises `InputRefused` for what is named and no kind of file that is read; in folders such files are passed over.
    """
    files = sorted({file for name in named for file in _files(name)})
    pages = [file for file in files if kind_of(file) == "html"]
    found = [_shard(kind, (file,)) for file in files if (kind := kind_of(file)) and kind != "html"]
    for _, together in groupby(pages, key=lambda file: file.rpartition("/")[0]):
        found += [_shard("html", chunk) for chunk in _chunks(list(together))]
    return sorted(found, key=lambda shard: shard.name)


def kind_of(file: str) -> Kind | None:
    """The kind that a file's name tells, None for one that is not read."""
    path = PurePosixPath(file.partition("?")[0].lower() if is_remote(file) else file.lower())
    return SUFFIXES.get(path.with_suffix("").suffix if path.suffix in _PACKED else path.suffix)


def is_remote(file: str) -> bool:
    """Whether `file` is an address, and no path."""
    return "://" in file


def _files(name: str) -> Iterator[str]:
    found = list(_remote(name)) if is_remote(name) else [str(Path(file).absolute()) for file in inputs([name])]
    if not found or not (is_remote(name) or Path(found[0]).exists()):
        raise InputRefused(Reason.NOT_FOUND, name, "not found: there is no such file")
    read = [file for file in found if kind_of(file)]
    if not read:
        raise InputRefused(Reason.NOT_READABLE, name, f"none of {', '.join(SUFFIXES)} (.gz may follow)")
    yield from read


def _remote(address: str) -> Iterator[str]:
    """The addresses that fit a glob, else the address itself."""
    if "*" not in address:
        yield address
        return
    from quoth.bulk.fetched import file_system

    system, pattern = file_system(address)
    yield from (str(system.unstrip_protocol(found)) for found in system.glob(pattern))


def _chunks(files: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(files), PAGES_A_SHARD):
        yield tuple(files[start : start + PAGES_A_SHARD])


def _shard(kind: Kind, files: tuple[str, ...]) -> Shard:
    first = PurePosixPath(files[0])
    stem = first.parent.name if kind == "html" else first.name.partition(".")[0]
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", stem)[:60].strip("-") or kind
    digest = hashlib.sha256("\n".join(files).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Shard(name=f"{plain}-{digest}", kind=kind, files=files)
