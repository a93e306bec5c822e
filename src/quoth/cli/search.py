"""`quoth search`: attributions of a library, by words and by what is known of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quoth.cli.opening import open_library
from quoth.cli.options import LibraryOption
from quoth.export.legible import legible
from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.store import Hit, Page, Search
from quoth.store.search import LIMIT, Order
from quoth.web.hit_files import as_csv, as_jsonl, csv_header

NO_SOURCE = "no source named"
_DAY = ["%Y-%m-%d"]
_WEB = ("https://", "http://")


class HitFormat(StrEnum):
    """How hits are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def search(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help='Words, "a phrase", begin*, OR, NOT.')] = None,
    *,
    location: LibraryOption = None,
    source: Annotated[str | None, typer.Option(help="Who said it: a name, or whole words of one.")] = None,
    kind: Annotated[SourceKind | None, typer.Option(help="What kind of source.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=_DAY, help="Published on this day or later.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, help="Published on this day or earlier.")] = None,
    manner: Annotated[Manner | None, typer.Option(help="How much of it is quoted.")] = None,
    attitude: Annotated[Attitude | None, typer.Option(help="What sort of thing is attributed.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="What the outlet does by its choice of cue.")] = None,
    polarity: Annotated[Polarity | None, typer.Option(help="Whether the source said it, or did not.")] = None,
    channel: Annotated[ChannelKind | None, typer.Option(help="Where it was uttered.")] = None,
    label: Annotated[str | None, typer.Option(help="Words of a label in it, or of the name of the actor who has it.")] = None,
    own_voice: Annotated[bool, typer.Option("--own-voice", help="Search the outlets' own sentences instead.")] = False,
    without_copies: Annotated[bool, typer.Option("--without-copies", help="Of copies of one text, show only the first.")] = False,
    order: Annotated[Order, typer.Option(help="Which come first; very common words are never ranked.")] = "newest",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = LIMIT,
    cursor: Annotated[str | None, typer.Option(help="Those after a page that was not the last.")] = None,
    output_format: Annotated[HitFormat, typer.Option("--format", help="How they are written.")] = HitFormat.TABLE,
) -> None:
    """Find who said what in a library."""
    try:
        wanted = Search(
            words=_query(words or []), source=source, kind=kind, outlet=outlet, since=since and since.date(),
            until=until and until.date(), manner=manner, attitude=attitude, stance=stance, polarity=polarity, channel=channel,
            label=label, own_voice=own_voice, without_copies=without_copies, order=order, limit=limit, cursor=cursor,
        )  # fmt: skip
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with open_library(location, create=False) as library:
        page = library.reader.search(wanted)
    _write(page, output_format)
    if page.cursor:
        typer.echo(f"there are more: --cursor {page.cursor}", err=True)


def _query(words: Sequence[str]) -> str:
    """The words as one query. Of several arguments those with white space are phrases, whose marks the shell took away."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if len(word.split()) > 1 and '"' not in word else word for word in words)


def _write(page: Page, output_format: HitFormat) -> None:
    if output_format is HitFormat.JSONL:
        sys.stdout.write(as_jsonl(page.hits))
    elif output_format is HitFormat.CSV:
        sys.stdout.write(csv_header() + as_csv(page.hits))
    else:
        show(page.hits, Console())


def show(hits: Sequence[Hit], console: Console) -> None:
    """Prints `hits`: as a table in a terminal, else as plain lines, one hit a line, that `grep` can search."""
    if not console.is_terminal:
        for hit in hits:
            place = one_line(hit.link or hit.url or hit.key)
            console.out("  |  ".join((*_about(hit), _who(hit), _how(hit), one_line(hit.content), place)), highlight=False)
        return
    if not hits:
        console.print("nothing was found", style="dim")
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), leading=1, header_style="dim", border_style="dim")
    table.add_column("when, where", no_wrap=False, max_width=22)
    table.add_column("who", ratio=3)
    table.add_column("words", ratio=9)
    for hit in hits:
        who = Text(_who(hit), "bold").append(f"\n{_how(hit)}", "not bold dim")
        table.add_row(Text("\n".join(_about(hit)), "dim"), who, _in_place(hit))
    console.print(table, highlight=False)


def _in_place(hit: Hit) -> Text:
    words = Text(one_line(hit.before), "dim").append(one_line(hit.content), "not dim bold").append(one_line(hit.after))
    if not hit.url:
        return words
    # what is shown may be cut to the column; the link under it leads to the very words
    link = one_line(hit.link or "")
    return words.append(f"\n{one_line(hit.url)}", Style(link=link) if link.startswith(_WEB) else None)


def _about(hit: Hit) -> tuple[str, str]:
    return one_line((hit.published or "no date")[:10].strip()), one_line(hit.outlet or "no outlet")


def _who(hit: Hit) -> str:
    return one_line(hit.source or (NO_SOURCE if hit.attribution_id else "the outlet"))


def _how(hit: Hit) -> str:
    if hit.attribution_id is None:
        return "own voice"
    usual = (hit.cue, hit.manner, hit.stance)
    unusual = (hit.polarity if hit.polarity == "negated" else "", hit.channel or "")
    return one_line(", ".join(part for part in (*usual, *unusual) if part))


def one_line(text: str) -> str:
    """`text` without line breaks and without characters that command a terminal; blanks at its ends stay one blank."""
    return " ".join(legible(text).replace("\t", " ").replace("\n", " ").split(" "))
