"""`quoth`: the verbs, and what the exit codes mean."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer

from quoth.cli.actors import actors
from quoth.cli.add import add
from quoth.cli.bulk import bulk
from quoth.cli.check import check
from quoth.cli.compare import compare
from quoth.cli.correct import correct
from quoth.cli.diff import diff
from quoth.cli.evaluate import evaluate
from quoth.cli.export import export
from quoth.cli.library import library
from quoth.cli.mcp import mcp
from quoth.cli.read import read
from quoth.cli.search import search
from quoth.cli.serve import serve
from quoth.cli.source import source
from quoth.cli.stories import stories
from quoth.cli.watch import watch
from quoth.errors import QuothError

DONE, SOME_REFUSED, USAGE = 0, 1, 2
"""Exit codes: all done; some inputs refused, each named with its reason, the rest done; wrong usage."""

app = typer.Typer(
    name="quoth",
    help="Reads news and writes down who says what, in whose words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it with the flag's value)
    if wanted:
        typer.echo(f"quoth {version('quoth')}")
        raise typer.Exit


@app.callback()
def _quoth(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads news and writes down who says what, in whose words."""


app.command()(read)
app.command()(add)
app.command()(watch)
app.command()(search)
app.command()(check)
app.command()(compare)
app.command()(source)
app.command()(actors)
app.command()(stories)
app.command()(diff)
app.command()(correct)
app.command()(serve)
app.command()(mcp)
app.command()(library)
app.command()(bulk)
app.command()(export)
app.command()(evaluate)


def main() -> None:
    """The entry point of the `quoth` command."""
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # else what cannot be written is first noticed when nobody can say so any more
    except QuothError as error:
        typer.echo(f"quoth: {error}", err=True)
        sys.exit(SOME_REFUSED)
    except OSError as error:
        _give_up(error)


def _give_up(error: OSError) -> NoReturn:
    """End where the system fails: the disk is full, or whoever read the results has had enough of them."""
    if not isinstance(error, BrokenPipeError):
        typer.echo(f"quoth: {error.filename or 'standard output'} cannot be written or read: {error.strerror}", err=True)
    # what is still held back for standard output cannot be written either, and would be tried again at the end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(SOME_REFUSED)


if __name__ == "__main__":
    main()
