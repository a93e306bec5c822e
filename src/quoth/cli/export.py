"""`quoth export`: records of a library, or of files of records, in any format; and what people corrected."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, get_args

import typer

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.cli.read import Refusals
from quoth.cli.record_lines import read_records
from quoth.errors import InputRefused, Reason
from quoth.export import BINARY, SHARED, brat, exporter, formats, record_gold
from quoth.export.extracts import EXTRACT
from quoth.export.record_gold import JudgedRecord
from quoth.model import Record, merged
from quoth.store import Anchor, LibraryReader
from quoth.store.judgement import Correction

JUDGEMENTS = "judgements"
FORMATS = (*formats(), JUDGEMENTS)


def export(
    output_format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{', '.join(FORMATS)}.")],
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="JSON Lines of records, or -; if none, the library.")
    ] = None,
    *,
    location: LibraryOption = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write; for brat also a folder.")] = None,
    extract: Annotated[
        int | None, typer.Option(min=1, help=f"At most so many words of each attribution; {EXTRACT} if not given.")
    ] = None,
    full_text: Annotated[bool, typer.Option("--full-text", help="All words, no extracts.")] = False,
) -> None:
    """Write the records of a library, or of files, in another format; or what people corrected, as gold."""
    _check(output_format, sources, out)
    most = _most_words(output_format, extract, full_text=full_text)
    refusals = Refusals()
    if sources:
        _write(_in_files(sources, refusals), output_format, most, out)
    else:
        with open_library(location, create=False) as library:
            if output_format == JUDGEMENTS:
                with _opened(out) as stream:
                    record_gold.write(_judged(library.reader, refusals), stream)
            else:
                _write(library.reader.records(), output_format, most, out)
    if refusals.count:
        raise typer.Exit(1)


def _check(output_format: str, sources: list[str] | None, out: Path | None) -> None:
    """Wrong usage, told before anything is read."""
    if output_format not in FORMATS:
        raise typer.BadParameter(f"{output_format!r} is none of {', '.join(FORMATS)}", param_hint="FORMAT")
    if output_format == JUDGEMENTS and sources:
        raise typer.BadParameter("judgements are in a library, not in files", param_hint="SOURCE")
    if output_format in BINARY and out is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{output_format} is not for a terminal; name a file", param_hint="--out")
    if out is not None:
        _check_place(out, output_format)


def _check_place(out: Path, output_format: str) -> None:
    if not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {out.parent}", param_hint="--out")
    if out.is_dir() and not _is_folder(output_format, out):
        raise typer.BadParameter(f"{out} is a folder, and {output_format} is one file", param_hint="--out")
    if out.is_dir() and any(out.iterdir()):
        raise typer.BadParameter(f"{out} has something in it; name a new folder, or one that is empty", param_hint="--out")


def _most_words(output_format: str, extract: int | None, *, full_text: bool) -> int | None:
    """How many words of an attribution may be written, None for all."""
    if extract is not None and (full_text or output_format not in SHARED):
        holds = "--full-text asks for all words" if full_text else f"{output_format} holds whole articles"
        raise typer.BadParameter(f"{holds}; extracts are for {', '.join(sorted(SHARED))}", param_hint="--extract")
    return None if full_text or output_format not in SHARED else extract or EXTRACT


def _is_folder(output_format: str, out: Path) -> bool:
    return output_format == "brat" and out.suffix != ".zip"


def _write(records: Iterable[Record], output_format: str, most: int | None, out: Path | None) -> None:
    if out is not None and _is_folder(output_format, out):
        with _failing_by_name(out):
            brat.write_folder(records, out)
        return
    with _opened(out) as stream:
        exporter(output_format, extract=most)(records, stream)


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a new file that gets the name `out` when all of it is written."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f"{out.name}.part")
    with _failing_by_name(out):
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _failing_by_name(out: Path) -> Iterator[None]:
    """Where the system fails to write, the error says what could not be written."""
    try:
        yield
    except OSError as error:
        raise InputRefused(Reason.FAILED, str(out), f"cannot be written: {error.strerror}") from error


def _in_files(sources: list[str], refusals: Refusals) -> Iterator[Record]:
    """The records of all files; what is none goes to `refusals`."""
    for source in sources:
        for read in read_records(source):
            if isinstance(read, Record):
                yield read
            else:
                refusals.add(read)


def _judged(reader: LibraryReader, refusals: Refusals) -> Iterator[JudgedRecord]:
    """Each article that a person corrected, in the newest version that still has words which were judged."""
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    for judgement in reader.judgements():
        if judgement.kind in get_args(Correction) and judgement.article_key and judgement.anchor:
            anchors[judgement.article_key].append(judgement.anchor)
    for key, judged in anchors.items():
        records = [version.record for version in reversed(reader.versions(key))]
        places = [merged(span for anchor in judged if (span := anchor.find(record.article.text))) for record in records]
        found = next((JudgedRecord(record=r, judged=spans) for r, spans in zip(records, places, strict=True) if spans), None)
        if found:
            yield found
        else:
            gone = "not found: the words that were corrected stand in no version, or are suppressed"
            refusals.add(InputRefused(Reason.NOT_FOUND, records[0].id if records else key, gone))
