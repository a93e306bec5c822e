"""`quoth actors`: who is one person or organisation across articles: listed, reviewed and decided."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.cli.search import one_line
from quoth.resolve.across import Reason
from quoth.store import ActorSummary, Library, UndecidedPair

REASON = "decided on the command line"


class Act(StrEnum):
    """What can be done with actors."""

    LIST = "list"
    REVIEW = "review"
    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"


class ActorFormat(StrEnum):
    """How actors are written."""

    TABLE = "table"
    JSONL = "jsonl"


def actors(
    act: Annotated[Act, typer.Argument(metavar="ACTION", help="list, review, same, different or rename.")] = Act.LIST,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="To list: words of a name. Else two actors, or an actor and its new name."),
    ] = None,
    *,
    location: LibraryOption = None,
    reason: Annotated[str, typer.Option(help="Why it is decided so; kept with the decision.")] = REASON,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 20,
    output_format: Annotated[ActorFormat, typer.Option("--format", help="How they are written.")] = ActorFormat.TABLE,
) -> None:
    """List the actors of a library, review undecided pairs, and decide who is the same."""
    given = names or []
    if act not in {Act.LIST, Act.REVIEW} and len(given) != 2:
        wanted = "an actor and its new name" if act is Act.RENAME else "two actors"
        raise typer.BadParameter(f"{act.value} needs {wanted}, {len(given)} are given", param_hint="NAME")
    with open_library(location, create=False) as library:
        if act is Act.LIST:
            _list(library.actors.most_heard(" ".join(given), limit).actors, output_format)
        elif act is Act.REVIEW:
            _review(library.actors.undecided(limit), output_format)
        else:
            typer.echo(_decided(library, act, (given[0], given[1]), reason))


def _decided(library: Library, act: Act, names: tuple[str, str], reason: str) -> str:
    """Keep a decision; gives it in one line."""
    if act is Act.RENAME:
        known = library.actors.rename(*names, reason)
        return f"{one_line(known.name)} ({known.id}) is called {one_line(names[1])} from now on"
    decide = library.actors.decide_same if act is Act.SAME else library.actors.decide_different
    one, other = decide(*names, reason)
    are = "one actor" if act is Act.SAME else "two actors"
    return f"{one_line(one.name)} ({one.id}) and {one_line(other.name)} ({other.id}) are {are} from now on"


def _list(found: tuple[ActorSummary, ...], output_format: ActorFormat) -> None:
    console = Console()
    if output_format is ActorFormat.JSONL:
        for actor in found:
            sys.stdout.write(json.dumps(asdict(actor), ensure_ascii=False) + "\n")
    elif not console.is_terminal:
        for actor in found:
            console.out("  |  ".join((actor.id, *_row(actor))), highlight=False)
    else:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), header_style="dim", border_style="dim")
        for heading in ("id", "name", "role, affiliation", "said", "articles", "from, to"):
            table.add_column(heading, overflow="fold")
        for actor in found:
            table.add_row(actor.id, *_row(actor))
        console.print(table, highlight=False, markup=False)


def _row(actor: ActorSummary) -> tuple[str, ...]:
    return (one_line(actor.name), about(actor), str(actor.attributions), str(actor.articles), dates(actor.first, actor.last))


def about(actor: ActorSummary) -> str:
    """Role and affiliation of an actor, or what kind of actor it is."""
    known = dict.fromkeys(part for part in (actor.role, actor.affiliation) if part)
    return one_line(", ".join(known) or actor.kind)


def dates(first: str, last: str) -> str:
    """From which day to which day, once where it is one day."""
    days = dict.fromkeys((first[:10], last[:10]))
    return " to ".join(days) if first else "no date"


def _review(pairs: tuple[UndecidedPair, ...], output_format: ActorFormat) -> None:
    console = Console()
    for pair in pairs:
        if output_format is ActorFormat.JSONL:
            sys.stdout.write(json.dumps({**asdict(pair), "reasons": _reasons(pair)}, ensure_ascii=False) + "\n")
            continue
        for actor in (pair.one, pair.other):
            console.out(f"{actor.id}  {'  |  '.join(_row(actor))}", highlight=False)
        for heading, found in _sides(pair).items():
            console.out(f"    {heading}: {'; '.join(one_line(reason.why) for reason in found) or 'nothing'}", highlight=False)
        console.out(f"    quoth actors same {pair.one.id} {pair.other.id}", highlight=False)
        console.out("", highlight=False)
    if not pairs and output_format is ActorFormat.TABLE:
        typer.echo("no pair is undecided", err=True)


def _sides(pair: UndecidedPair) -> dict[str, list[Reason]]:
    return {
        "for": [reason for reason in pair.reasons if reason.weight >= 0],
        "against": [reason for reason in pair.reasons if reason.weight < 0],
    }


def _reasons(pair: UndecidedPair) -> list[dict[str, object]]:
    return [reason._asdict() for reason in pair.reasons]
