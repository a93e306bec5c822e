"""`quoth watch`: feeds followed, and their new articles added to a library."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from quoth.cli.add import Adding
from quoth.cli.opening import open_library
from quoth.cli.options import LanguageOption, LibraryOption, ModelOption
from quoth.model import Article
from quoth.readers import Given
from quoth.readers.follow import MOST_SEEN, Follower, Seen, load, save
from quoth.readers.recent import Recent
from quoth.readers.url import Fetcher
from quoth.readers.visitor import Visitor


def watch(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="The address of a feed, RSS or Atom.")],
    *,
    location: LibraryOption = None,
    every: Annotated[float, typer.Option(metavar="MINUTES", min=1.0, help="Minutes between two rounds.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="End after one round.")] = False,
    memory: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keeps what was seen, so that the next start goes on from there.")
    ] = None,
    collection: Annotated[
        str, typer.Option(help="Keeps articles without an address apart from those of other collections with the same ids.")
    ] = "",
    outlet: Annotated[str | None, typer.Option(help="The outlet; overrides what the articles say.")] = None,
    language: LanguageOption = None,
    model: ModelOption = "best",
) -> None:
    """Keep adding the new articles of feeds to a library, until Ctrl-C."""
    follower = Follower(visitor=Visitor(fetcher=Fetcher(), named=frozenset(feeds)), seen=_seen(memory))
    with open_library(location) as library:
        adding = Adding(library=library, collection=collection, again=False, model=model)
        watcher = _Watcher(follower=follower, adding=adding, given=Given(outlet=outlet, language=language), memory=memory)
        try:
            watcher.round(feeds)
            while not once:
                time.sleep(60 * every)
                watcher.round(feeds)
        except KeyboardInterrupt:
            typer.echo("stopped: what was added is kept", err=True)
    typer.echo(adding.summary())
    if adding.refusals.count:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watcher:
    """Adds what is new in feeds, round by round, and remembers it in the file `memory` if there is one."""

    follower: Follower
    adding: Adding
    given: Given
    memory: Path | None

    def round(self, feeds: list[str]) -> None:
        """Add what is new in each of `feeds`."""
        console = Console(stderr=True)
        for feed in feeds:
            try:
                for opened in self.follower.new(feed, self.given):
                    self.adding.take(opened, (opened.url if isinstance(opened, Article) else None) or feed)
            finally:
                if self.memory:
                    save(self.follower.seen, self.memory)
        if console.is_terminal:
            typer.echo(f"{time.strftime('%H:%M')}  {self.adding.summary()}", err=True)


def _seen(memory: Path | None) -> Recent[Seen]:
    """What was seen before, of a file that can be written as well."""
    if memory is None:
        return Recent(MOST_SEEN)
    seen = load(memory)
    try:
        save(seen, memory)
    except OSError as error:
        raise typer.BadParameter(f"{memory} cannot be written: {error.strerror}", param_hint="--memory") from error
    return seen
