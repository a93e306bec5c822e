"""`quoth`: the verbs, and what the exit codes mean."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

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
        app()
    except QuothError as error:
        typer.echo(f"quoth: {error}", err=True)
        sys.exit(SOME_REFUSED)


if __name__ == "__main__":
    main()
