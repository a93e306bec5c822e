"""`quoth add`: articles in, into a library."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from quoth.bulk.finished import is_crawl, kept_records
from quoth.cli.opening import open_library
from quoth.cli.options import LanguageOption, LibraryOption, ModelOption
from quoth.cli.read import Refusals
from quoth.cli.record_lines import holds_records, read_records
from quoth.errors import InputRefused, Reason
from quoth.model import Article, Record
from quoth.pipeline import Reader
from quoth.readers import Given, inputs, open_source
from quoth.store import Added, Library

TOGETHER = 100
"""So many finished records are added in one transaction."""


def add(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="A file, a folder, a glob, a URL, a finished crawl, or -.")
    ],
    *,
    location: LibraryOption = None,
    collection: Annotated[
        str, typer.Option(help="Keeps articles without an address apart from those of other collections with the same ids.")
    ] = "",
    again: Annotated[bool, typer.Option("--again", help="Read articles again that the library holds unchanged.")] = False,
    outlet: Annotated[str | None, typer.Option(help="The outlet; overrides what the input says.")] = None,
    language: LanguageOption = None,
    model: ModelOption = "best",
) -> None:
    """Read articles and keep their records in a library; finished records are kept as they are."""
    with open_library(location) as library:
        adding = Adding(library=library, collection=collection, again=again, model=model)
        try:
            _add_all(adding, sources, Given(outlet=outlet, language=language))
            library.actors.refresh()  # now, so that nobody who asks has to wait for it
        except KeyboardInterrupt:
            typer.echo("stopped: what was added is kept, and the same command goes on from there", err=True)
            adding.stopped = True
    typer.echo(adding.summary())
    if adding.refusals.count or adding.stopped:
        raise typer.Exit(1)


@dataclass(slots=True, kw_only=True)
class Adding:
    """One run: where articles go, and what became of them so far. The model is loaded when the first one is read."""

    library: Library
    collection: str
    again: bool
    model: str
    refusals: Refusals = field(default_factory=Refusals)
    counts: Counter[Added] = field(default_factory=Counter)
    stopped: bool = False
    reader: Reader | None = None

    def take(self, opened: Article | InputRefused, source: str) -> None:
        """Add one article, or count why it is none."""
        if isinstance(opened, Article) and not self.again and self.library.reader.holds(opened, self.collection):
            self.counts[Added.UNCHANGED] += 1
            return
        made = opened if isinstance(opened, InputRefused) else self._record(opened, source)
        if isinstance(made, InputRefused):
            self.refusals.add(made)
        else:
            self.counts[self.library.writer.add(made, self.collection)] += 1

    def take_records(self, opened: Iterator[Record | InputRefused], outlet: str | None) -> Iterator[None]:
        """Add finished records, some in each transaction; comes back after each of these."""
        while batch := list(islice(opened, TOGETHER)):
            for refusal in (one for one in batch if isinstance(one, InputRefused)):
                self.refusals.add(refusal)
            made = [one if outlet is None else _of_outlet(one, outlet) for one in batch if isinstance(one, Record)]
            self.counts += self.library.writer.add_all(made, self.collection)
            yield

    def summary(self) -> str:
        """What became of all articles, in one line: "12 new, 1 new version, 3 unchanged, 2 refused"."""
        parts = [f"{self.counts[added]} {added.value}" for added in Added if self.counts[added]]
        parts += [f"{self.refusals.count} refused"] if self.refusals.count else []
        return ", ".join(parts) or "nothing to add"

    def _record(self, article: Article, source: str) -> Record | InputRefused:
        """The record of `article`; a failure of ours is reported like a refusal, so that the others are still done."""
        if self.reader is None:
            self.reader = Reader(self.model, threads=min(4, os.cpu_count() or 1))
        try:
            return self.reader.read(article)
        except Exception as error:  # noqa: BLE001 (the boundary: the failure is named, the rest goes on)
            detail = f"could not be read: {type(error).__name__}: {error} (this is an error in Quoth)"
            return InputRefused(Reason.FAILED, source, detail)


def _add_all(adding: Adding, sources: list[str], given: Given) -> None:
    console = Console(stderr=True)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), console=console, transient=True,
        disable=not console.is_terminal,
    ) as bar:  # fmt: skip
        task = bar.add_task("adding")
        crawls = [source for source in sources if is_crawl(source)]
        for source in (*crawls, *inputs([source for source in sources if source not in crawls])):
            for _ in _taken(adding, source, given):
                bar.update(task, description=f"{adding.summary()}: {Path(source).name}")


def _taken(adding: Adding, source: str, given: Given) -> Iterator[None]:
    """Add what one input holds, records or articles; comes back now and then."""
    if is_crawl(source):
        return adding.take_records(kept_records(source), given.outlet)
    return adding.take_records(read_records(source), given.outlet) if holds_records(source) else _each(adding, source, given)


def _each(adding: Adding, source: str, given: Given) -> Iterator[None]:
    """Add the articles of `source`; comes back after each."""
    for opened in open_source(source, given):
        adding.take(opened, source)
        yield


def _of_outlet(record: Record, outlet: str) -> Record:
    return replace(record, article=replace(record.article, outlet=outlet))
