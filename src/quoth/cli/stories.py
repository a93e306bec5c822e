"""`quoth stories`: the events of a library: listed, one with its articles, and decided."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoth.cli.actors import REASON, dates
from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.cli.search import one_line
from quoth.cli.wording import counted
from quoth.store import Library, Story, StoryArticle, StoryPage, StorySummary

_DAY = ["%Y-%m-%d"]
_MOST_OUTLETS = 6


class StoryAct(StrEnum):
    """What can be done with stories."""

    LIST = "list"
    SHOW = "show"
    MERGE = "merge"
    SPLIT = "split"


class StoryFormat(StrEnum):
    """How stories are written."""

    TABLE = "table"
    JSONL = "jsonl"


_NEEDED = {
    StoryAct.LIST: (0, 0, "no name"),
    StoryAct.SHOW: (1, 1, "one story"),
    StoryAct.MERGE: (2, 2, "two stories"),
    StoryAct.SPLIT: (2, None, "a story and the articles that are on another event"),
}


def stories(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    act: Annotated[StoryAct, typer.Argument(metavar="ACTION", help="list, show, merge or split.")] = StoryAct.LIST,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="STORY", help="Ids of stories, or articles of theirs; to split: a story, then articles."),
    ] = None,
    *,
    location: LibraryOption = None,
    since: Annotated[datetime | None, typer.Option(formats=_DAY, help="With an article of this day or later.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, help="With an article of this day or earlier.")] = None,
    least: Annotated[int, typer.Option(min=1, max=10_000, help="Of at least so many articles.")] = 2,
    reason: Annotated[str, typer.Option(help="Why it is decided so; kept with the decision.")] = REASON,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many stories.")] = 20,
    cursor: Annotated[str | None, typer.Option(help="Those after a page that was not the last.")] = None,
    output_format: Annotated[StoryFormat, typer.Option("--format", help="How they are written.")] = StoryFormat.TABLE,
) -> None:
    """List the events of a library, show one with its articles, and decide what is one event."""
    given = names or []
    _check(act, given)
    with open_library(location, create=False) as library:
        if act is StoryAct.LIST:
            try:
                page = library.reader.stories(
                    since=since and since.date(), until=until and until.date(), least=least, limit=limit, cursor=cursor
                )
            except ValueError as error:
                raise typer.BadParameter(str(error), param_hint="--cursor") from error
            _list(page, output_format)
        elif act is StoryAct.SHOW:
            _show(library.reader.story(given[0]), output_format)
        else:
            typer.echo(_decided(library, act, given, reason))


def _check(act: StoryAct, given: list[str]) -> None:
    """Raise wrong usage where `act` needs fewer or more names."""
    fewest, most, wanted = _NEEDED[act]
    if len(given) < fewest or (most is not None and len(given) > most):
        raise typer.BadParameter(f"{act.value} takes {wanted}, {len(given)} are given", param_hint="STORY")


def _decided(library: Library, act: StoryAct, names: list[str], reason: str) -> str:
    """Keep a decision; gives what comes of it in one line."""
    if act is StoryAct.MERGE:
        library.writer.merge_stories(names[0], names[1], reason)
        return f"one story from now on: {_line(library.reader.story(names[0]).summary)}"
    before = library.reader.story(names[0])
    library.writer.split_story(names[0], names[1:], reason)
    parts = dict.fromkeys(library.reader.story(article.key).summary for article in before.articles)
    return "\n".join(f"a story from now on: {_line(part)}" for part in parts)


def _list(page: StoryPage, output_format: StoryFormat) -> None:
    console = Console()
    if output_format is StoryFormat.JSONL:
        for story in page.stories:
            sys.stdout.write(json.dumps(asdict(story), ensure_ascii=False) + "\n")
    elif not console.is_terminal:
        for story in page.stories:
            console.out(_line(story), highlight=False)
    else:
        table = Table(
            box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), leading=1, header_style="dim", border_style="dim"
        )
        table.add_column("when", max_width=14)
        table.add_column("story", ratio=6, overflow="fold")
        table.add_column("articles", justify="right")
        table.add_column("outlets", ratio=3, overflow="fold")
        for story in page.stories:
            title = Text(one_line(story.title or "no title"), "bold").append(f"\n{story.id}", "not bold dim")
            table.add_row(Text(dates(story.first, story.last), "dim"), title, _articles(story), _outlets(story))
        console.print(table, highlight=False)
    if page.cursor:
        typer.echo(f"there are more: --cursor {page.cursor}", err=True)


def _line(story: StorySummary) -> str:
    title = one_line(story.title or "no title")
    return "  |  ".join((story.id, dates(story.first, story.last), title, _articles(story), _outlets(story)))


def _articles(story: StorySummary) -> str:
    """How many articles there are, and how many texts where some are copies."""
    return str(story.articles) if story.texts == story.articles else f"{story.articles} ({counted(story.texts, 'text')})"


def _outlets(story: StorySummary) -> str:
    shown = [one_line(outlet) for outlet in story.outlets[:_MOST_OUTLETS]]
    more = len(story.outlets) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])]) or "no outlet"


def _show(story: Story, output_format: StoryFormat) -> None:
    """One line about the story, then one an article."""
    if output_format is StoryFormat.JSONL:
        for article in story.articles:
            sys.stdout.write(json.dumps({"story": story.summary.id, **asdict(article)}, ensure_ascii=False) + "\n")
        return
    console = Console()
    console.out(_line(story.summary), highlight=False)
    for article in story.articles:
        console.out(f"  {_article(article)}", highlight=False)


def _article(article: StoryArticle) -> str:
    when, where = (article.published or "no date")[:10], article.outlet or "no outlet"
    copied = (f"copy of {article.copy_of}",) if article.copy_of else ()
    parts = (when, where, article.title or "no title", *copied, article.url or article.key)
    return "  |  ".join(map(one_line, parts))
