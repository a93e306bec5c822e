"""`quoth read`: articles in, records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, BinaryIO

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from quoth.cli.options import LanguageOption, ModelOption
from quoth.cli.view import show
from quoth.errors import InputRefused, Reason
from quoth.export import BINARY, exporter, formats
from quoth.model import Article, Record
from quoth.pipeline import Reader
from quoth.readers import Given, open_source

TEXT = "text"


class Refusals:
    """Inputs that were refused: each is named on standard error as it comes, and counted."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, refusal: InputRefused) -> None:
        """Name one refused input."""
        self.count += 1
        typer.echo(f"refused: {refusal}", err=True)


def _iso_8601(published: str | None) -> str | None:
    """`published` as given; any other notation than ISO 8601 is wrong usage."""
    try:
        if published is not None:
            datetime.fromisoformat(published)
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no ISO 8601 date or date and time, such as 2026-05-04T09:30Z") from error
    return published


def read(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="A file, a URL, or - for standard input.")],
    *,
    output_format: Annotated[str, typer.Option("--format", help=f"{TEXT}, {', '.join(formats())}.")] = TEXT,
    model: ModelOption = "best",
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out attributions less sure than this.")] = 0.0,
    published: Annotated[
        str | None,
        typer.Option(callback=_iso_8601, help="When it was published, ISO 8601; overrides what the input says."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet; overrides what the input says.")] = None,
    title: Annotated[str | None, typer.Option(help="The title; overrides what the input says.")] = None,
    language: LanguageOption = None,
) -> None:
    """Read articles and print who says what, in whose words."""
    if output_format != TEXT and output_format not in formats():
        raise typer.BadParameter(f"{output_format!r} is none of {TEXT}, {', '.join(formats())}", param_hint="--format")
    if output_format in BINARY and sys.stdout.isatty():
        raise typer.BadParameter(
            f"{output_format} is not for a terminal; send it to a file: quoth read … > file.{output_format}",
            param_hint="--format",
        )
    given = Given(outlet=outlet, title=title, published=published, language=language)
    refusals = Refusals()
    reader = Reader(model, threads=min(4, os.cpu_count() or 1))
    records = (record.confident(min_confidence) for record in records_of(reader, sources, given, refusals))
    _write(records, output_format, sys.stdout.buffer)
    if refusals.count:
        raise typer.Exit(1)


def records_of(reader: Reader, sources: list[str], given: Given, refusals: Refusals) -> Iterator[Record]:
    """The record of every article of `sources`; what cannot be read goes to `refusals`."""
    console = Console(stderr=True)
    hidden = sys.stdout.isatty() or not console.is_terminal  # where results appear, they are the progress
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("reading")
        done = 0
        for source in sources:
            for opened in open_source(source, given):
                read_or_refused = opened if isinstance(opened, InputRefused) else _record(reader, opened, source)
                if isinstance(read_or_refused, InputRefused):
                    refusals.add(read_or_refused)
                    continue
                done += 1
                bar.update(task, description=f"{done} read, {refusals.count} refused")
                yield read_or_refused


def _record(reader: Reader, article: Article, source: str) -> Record | InputRefused:
    """The record of `article`; a failure of ours is reported like a refusal, so that the other inputs are still done."""
    try:
        return reader.read(article)
    except Exception as error:  # noqa: BLE001 (the boundary: the failure is named, the rest goes on)
        return InputRefused(
            Reason.FAILED, source, f"could not be read: {type(error).__name__}: {error} (this is an error in Quoth)"
        )


def _write(records: Iterable[Record], output_format: str, stream: BinaryIO) -> None:
    if output_format != TEXT:
        exporter(output_format)(records, stream)
        stream.flush()
        return
    console = Console()
    for record in records:
        show(record, console)
