"""`quoth source`: everything that one actor said, newest first, and how each outlet names and titles it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from quoth.cli.actors import ActorFormat, about, dates
from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.cli.search import one_line, show
from quoth.cli.wording import counted
from quoth.store import Naming, Profile, Used, Utterances

_DAY = ["%Y-%m-%d"]
_BAR = 30
_MOST_MONTHS = 24


def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, part of one, or an id that quoth actors lists.")],
    *,
    location: LibraryOption = None,
    since: Annotated[datetime | None, typer.Option(formats=_DAY, help="Published on this day or later.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, help="Published on this day or earlier.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many attributions.")] = 20,
    output_format: Annotated[ActorFormat, typer.Option("--format", help="How it is written.")] = ActorFormat.TABLE,
) -> None:
    """Show everything that one person or organisation said, and how outlets name it, over time."""
    with open_library(location, create=False) as library:
        actor = library.actors.find(name)
        profile = library.actors.profile(actor.id)
        said = library.actors.said(actor.id, since=since and since.date(), until=until and until.date(), limit=limit)
    if output_format is ActorFormat.JSONL:
        _write_lines(profile, said)
    else:
        console = Console()
        for line in _lines(profile):
            console.out(line, highlight=False)
        show(said.hits, console)
    if said.more:
        typer.echo(f"there are more: --limit {2 * limit}, or --until a day", err=True)


def _write_lines(profile: Profile, said: Utterances) -> None:
    """One attribution a line, each with the actor's id and name."""
    about_actor = {"actor": profile.actor.id, "actor_name": profile.actor.name}
    for hit in said.hits:
        sys.stdout.write(json.dumps({**about_actor, **asdict(hit), "link": hit.link}, ensure_ascii=False) + "\n")


def _lines(profile: Profile) -> Iterator[str]:
    actor = profile.actor
    yield f"{one_line(actor.name)}  ({actor.id})"
    heard = f"{counted(actor.attributions, 'attribution')} in {counted(actor.articles, 'article')}"
    yield f"{about(actor)}; {heard}, {dates(actor.first, actor.last)}"
    for heading, found in (("roles", profile.roles), ("affiliations", profile.affiliations)):
        if found:
            yield f"\n{heading}"
            yield from (f"  {dates(used.first, used.last)}  {_counted(used)}" for used in found)
    yield "\nnamed by outlets"
    yield from map(_naming, profile.namings)
    yield "\nover time"
    yield from _bars(profile.months)
    yield ""


def _naming(naming: Naming) -> str:
    roles = ", ".join(map(_counted, naming.roles)) or "no role"
    return f"  {one_line(naming.outlet or 'no outlet')}: {', '.join(map(_counted, naming.names)) or 'no name'}  |  {roles}"


def _counted(used: Used) -> str:
    return one_line(used.words) + (f" ({used.articles})" if used.articles > 1 else "")


def _bars(months: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The last two years that have any, a bar a month."""
    shown = months[-_MOST_MONTHS:]
    most = max((count for _, count in shown), default=1)
    for month, count in shown:
        yield f"  {month or 'no date'}  {'█' * max(1, round(_BAR * count / most))} {count}"
