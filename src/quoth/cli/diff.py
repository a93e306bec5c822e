"""`quoth diff`: what changed between the last two versions of an article in who says what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.export.legible import legible
from quoth.store import Change, Said, Version, changes


class ChangeFormat(StrEnum):
    """How changes are written."""

    TEXT = "text"
    JSONL = "jsonl"


def diff(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's address, or its id.")],
    *,
    location: LibraryOption = None,
    collection: Annotated[str | None, typer.Option(help="The collection of an article without an address.")] = None,
    output_format: Annotated[ChangeFormat, typer.Option("--format", help="How changes are written.")] = ChangeFormat.TEXT,
) -> None:
    """Show what changed between the last two versions of an article in who says what."""
    with open_library(location, create=False) as library:
        versions = library.reader.versions(library.reader.key(article, collection))
    if len(versions) == 1:
        typer.echo(f"there is one version only, read {versions[0].read_at}", err=True)
        return
    old, new = versions[-2:]
    found = changes(old.record, new.record)
    if output_format is ChangeFormat.JSONL:
        for change in found:
            typer.echo(json.dumps(asdict(change), ensure_ascii=False))
        return
    typer.echo(f"{_about(old)} -> {_about(new)}")
    for change in found:
        for line in _lines(change):
            typer.echo(line)
    if not found:
        typer.echo("the text changed, but nothing in who says what")


def _about(version: Version) -> str:
    return f"version {version.number}, read {version.read_at}"


def _lines(change: Change) -> Iterator[str]:
    yield f"{change.kind}:"
    if change.old:
        yield f"  - {_said(change.old)}"
    if change.new:
        yield f"  + {_said(change.new)}"


def _said(said: Said) -> str:
    who = said.source or "no source named"
    return " ".join(legible(f"{who}  |  {said.cue}  |  {said.content}").split("\n"))
