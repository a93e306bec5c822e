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
from quoth.cli.options import LanguageOption, ModelOption
from quoth.cli.read import Refusals, records_of
from quoth.compare import compare as compare_records
from quoth.compare import comparison_to_dict
from quoth.export.comparison_report import write
from quoth.pipeline import Reader
from quoth.readers import Given


class CompareFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def compare(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files or URLs of the articles, two or more.")],
    *,
    language: LanguageOption = None,
    model: ModelOption = "best",
    output_format: Annotated[CompareFormat, typer.Option("--format", help="How it is written.")] = CompareFormat.TEXT,
) -> None:
    """Compare articles on one event: who is heard where, the same quotes, labels, figures and dates that disagree."""
    refusals = Refusals()
    reader = Reader(model, threads=min(4, os.cpu_count() or 1))
    records = list(records_of(reader, sources, Given(language=language), refusals))
    try:
        comparison = compare_records(records)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="SOURCE") from error
    match output_format:
        case CompareFormat.JSON:
            typer.echo(json.dumps(comparison_to_dict(comparison), ensure_ascii=False))
        case CompareFormat.HTML:
            write(comparison, sys.stdout.buffer)
        case CompareFormat.TEXT:
            show(comparison, Console())
    if refusals.count:
        raise typer.Exit(1)
