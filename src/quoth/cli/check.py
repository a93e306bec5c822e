"""`quoth check`: was it said? A quote is looked for in files or in a library, and every appearance is shown."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from quoth.cli.opening import open_library
from quoth.cli.options import LanguageOption, LibraryOption, ModelOption
from quoth.cli.read import Refusals, records_of
from quoth.cli.search import NO_SOURCE, one_line
from quoth.cli.wording import counted
from quoth.compare import Appearance, Check, Piece, check_to_dict, quote_words
from quoth.compare import check as check_quote
from quoth.pipeline import Reader
from quoth.readers import Given
from quoth.store.candidates import MOST

_WIDTH = 100


class CheckFormat(StrEnum):
    """How a check is written."""

    TEXT = "text"
    JSON = "json"


def check(  # noqa: PLR0913 (a verb has as many parameters as it has options)
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="The words, with or without quotation marks.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Look in these files or URLs; if there are none, in a library.")
    ] = None,
    *,
    location: LibraryOption = None,
    by: Annotated[str | None, typer.Option(help="Who is supposed to have said it: only this source's words count.")] = None,
    language: LanguageOption = None,
    model: ModelOption = "best",
    output_format: Annotated[CheckFormat, typer.Option("--format", help="How the answer is written.")] = CheckFormat.TEXT,
) -> None:
    """Say whether a quote was said: whole, cut, reworded or not found, and where, in which words, by whom."""
    try:
        quote_words(quote)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="QUOTE") from error
    refusals = Refusals()
    if files:
        reader = Reader(model, threads=min(4, os.cpu_count() or 1))
        answer = check_quote(quote, records_of(reader, files, Given(language=language), refusals), by)
    else:
        answer = _in_library(quote, by, location)
    if output_format is CheckFormat.JSON:
        typer.echo(json.dumps(check_to_dict(answer), ensure_ascii=False))
    else:
        show(answer, Console())
    if refusals.count:
        raise typer.Exit(1)


def _in_library(quote: str, by: str | None, location: str | None) -> Check:
    with open_library(location, create=False) as library:
        records = library.reader.candidates(quote)
    if len(records) == MOST:
        typer.echo(f"many articles have such words; the {MOST} likeliest were compared", err=True)
    return check_quote(quote, records, by)


def show(answer: Check, console: Console) -> None:
    """Prints `answer`: in colour in a terminal, else as plain lines, one appearance a line, that `grep` can search.

    In plain lines `[-words-]` are those of the quote alone and `{+words+}` those of the article alone.
    """
    if not console.is_terminal:
        console.out(_headline(answer), highlight=False)
        for appearance in answer.appearances:
            parts = (appearance.verdict, *_about(appearance), _diff(appearance.diff).plain, _place(appearance))
            console.out("  |  ".join(parts), highlight=False)
        return
    console.print(Text(_headline(answer), style="bold"))
    for appearance in answer.appearances:
        outlet, day, who, *notes = _about(appearance)
        about = Text().append(f"{appearance.verdict}  {who}", "bold").append(f"  {outlet}, {day}", "dim")
        for note in notes:
            about.append(f"  {note}", "bold yellow")
        console.print()
        for line in (about, _diff(appearance.diff, marks=False), Text(_place(appearance), style="dim")):
            console.print(Padding(line, (0, 0, 0, 2), expand=False), width=min(console.width, _WIDTH), highlight=False)


def _headline(answer: Check) -> str:
    articles = len({appearance.article.id for appearance in answer.appearances})
    by = f" (by {one_line(answer.by)})" if answer.by else ""
    if not answer.appearances:
        return f"{answer.verdict}{by}"
    return f"{answer.verdict}{by}: {counted(len(answer.appearances), 'appearance')} in {counted(articles, 'article')}"


def _about(appearance: Appearance) -> tuple[str, ...]:
    """Outlet, day, whose words, and what a reader should know of them."""
    article = appearance.article
    sources = " + ".join(source.name for source in appearance.sources)
    who = sources or (NO_SOURCE if appearance.attributions else "the outlet's own voice")
    return (
        one_line(article.outlet or "no outlet"),
        one_line((article.published or "no date")[:10].strip()),
        one_line(who),
        *_notes(appearance),
    )


def _notes(appearance: Appearance) -> Iterator[str]:
    flags = sorted({flag for piece in appearance.changes for flag in piece.flags})
    if flags:
        yield f"{' and '.join(flags)} changed"
    if appearance.asked == "somebody else":
        yield "somebody else's words"
    elif appearance.asked == "nobody":
        yield "attributed to nobody"


def _place(appearance: Appearance) -> str:
    return one_line(appearance.article.url or appearance.article.id)


def _diff(diff: Sequence[Piece], *, marks: bool = True) -> Text:
    """The word diff in one line, told apart by `[-…-]` and `{+…+}`, or by colour and line without `marks`."""
    line = Text()
    for number, piece in enumerate(diff):
        line.append(" " if number else "")
        if piece.kind in {"same", "joined"}:
            line.append(one_line(piece.article) if piece.kind == "same" else "…")
            continue
        sides = ((piece.quote, "[-{}-]", "red strike"), (piece.article, "{{+{}+}}", "green underline"))
        parts = [Text(mark.format(one_line(side)) if marks else one_line(side), style) for side, mark, style in sides if side]
        line.append_text(Text(" ").join(parts))
    return line
