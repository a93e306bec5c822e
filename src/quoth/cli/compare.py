"""`quoth compare`: articles on one event side by side."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from quoth.cli.compare_view import show
from quoth.cli.opening import open_library
from quoth.cli.options import LanguageOption, LibraryOption, ModelOption
from quoth.cli.read import Refusals, records_of
from quoth.cli.wording import counted
from quoth.compare import Comparison, comparison_to_dict
from quoth.compare import compare as compare_records
from quoth.export.comparison.report import write
from quoth.model import Record
from quoth.pipeline import Reader
from quoth.readers import Given


class CompareFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def compare(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Files or URLs of the articles, two or more; none with --story.")
    ] = None,
    *,
    story: Annotated[
        str | None, typer.Option(metavar="STORY", help="The articles of this story of a library: its id, or an article of it.")
    ] = None,
    without_copies: Annotated[
        bool, typer.Option("--without-copies", help="Of the articles of a story that are copies of one text, only the first.")
    ] = False,
    location: LibraryOption = None,
    language: LanguageOption = None,
    model: ModelOption = "best",
    output_format: Annotated[CompareFormat, typer.Option("--format", help="How it is written.")] = CompareFormat.TEXT,
) -> None:
    """Compare articles on one event: who is heard where, the same quotes, labels, figures and dates that disagree."""
    if (story is None) == (not sources):
        raise typer.BadParameter("give files or URLs, or --story with a story of a library", param_hint="SOURCE")
    refusals = Refusals()
    if story is not None:
        records = _of_story(story, location, without_copies=without_copies)
    else:
        reader = Reader(model, threads=min(4, os.cpu_count() or 1))
        records = list(records_of(reader, sources or [], Given(language=language), refusals))
    try:
        comparison = compare_records(records)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--story" if story else "SOURCE") from error
    _write(comparison, output_format)
    if refusals.count:
        raise typer.Exit(1)


def _of_story(name: str, location: str | None, *, without_copies: bool) -> list[Record]:
    """The records of a story; those that are left out as copies are counted on standard error."""
    with open_library(location, create=False) as library:
        story, records = library.reader.story(name), library.reader.story_records(name)
    if not without_copies:
        return list(records)
    kept = [record for article, record in zip(story.articles, records, strict=True) if article.copy_of is None]
    if len(kept) < len(records):
        typer.echo(f"{counted(len(records) - len(kept), 'article')} left out as copies", err=True)
    return kept


def _write(comparison: Comparison, output_format: CompareFormat) -> None:
    match output_format:
        case CompareFormat.JSON:
            typer.echo(json.dumps(comparison_to_dict(comparison), ensure_ascii=False))
        case CompareFormat.HTML:
            write(comparison, sys.stdout.buffer)
        case CompareFormat.TEXT:
            show(comparison, Console())
