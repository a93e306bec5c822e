"""`quoth`: the verbs, and what the exit codes mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, NoReturn, cast

import typer
from typer.core import TyperCommand, TyperGroup

from quoth.errors import QuothError

DONE, SOME_REFUSED, USAGE = 0, 1, 2
"""Exit codes: all done; some inputs refused, each named with its reason, the rest done; wrong usage."""

VERBS: Mapping[str, str] = {
    "read": "quoth.cli.read:read",
    "add": "quoth.cli.add:add",
    "watch": "quoth.cli.watch:watch",
    "search": "quoth.cli.search:search",
    "check": "quoth.cli.check:check",
    "compare": "quoth.cli.compare:compare",
    "source": "quoth.cli.source:source",
    "actors": "quoth.cli.actors:actors",
    "stories": "quoth.cli.stories:stories",
    "diff": "quoth.cli.diff:diff",
    "correct": "quoth.cli.correct:correct",
    "serve": "quoth.cli.serve:serve",
    "mcp": "quoth.cli.mcp:mcp",
    "library": "quoth.cli.library:library",
    "bulk": "quoth.cli.bulk:bulk",
    "export": "quoth.cli.export:export",
    "evaluate": "quoth.cli.evaluate:evaluate",
}
"""Where each verb is; it is imported when it is used, so that reading an article does not wait for databases."""


class Verbs(TyperGroup):
    """The verbs of the table, in its order."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 (the group's own signature)
        """The names of all verbs."""
        return list(VERBS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """The verb of that name, imported now; None if there is none."""
        if cmd_name in VERBS:
            return _verb(cmd_name)
        self.commands = {name: _verb(name) for name in VERBS}  # from which the one that was meant is guessed
        return None


def _verb(name: str) -> TyperCommand:
    module, _, function = VERBS[name].partition(":")
    verb = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    verb.command(name)(getattr(import_module(module), function))
    return cast(TyperCommand, typer.main.get_command(verb))


app = typer.Typer(
    name="quoth",
    cls=Verbs,
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
