"""`docs/command-line.md` says exactly what the command line can do."""

from __future__ import annotations

from typing import cast

import pytest
import typer
from typer.core import TyperCommand

from quoth.cli.main import DONE, SOME_REFUSED, USAGE, VERBS, Verbs, app
from quoth.errors import Reason
from quoth.export import EXPORTERS
from quoth.readers import READERS
from tests.docs.pages import code, first_cells, page, section

PAGE = "docs/command-line.md"


def _verbs() -> dict[str, list[str]]:
    """The options of every verb."""
    group = cast(Verbs, typer.main.get_command(app))
    commands = {name: group.get_command(None, name) for name in VERBS}
    return {name: [*_options(command), "--help"] for name, command in commands.items() if command}


def _options(command: TyperCommand) -> list[str]:
    return [option for parameter in command.params for option in parameter.opts if option.startswith("--")]


def _documented(verb: str) -> list[str]:
    return [cell for cell in first_cells(section(PAGE, f"## quoth {verb}")) if cell.startswith("--")]


@pytest.mark.parametrize("verb", _verbs())
def test_every_option_is_documented_and_every_documented_one_exists(verb: str) -> None:
    """The table of a verb has each of its options, in their order, and no other."""
    assert _documented(verb) == _verbs()[verb]


def test_every_verb_has_a_section() -> None:
    """The page has one section a verb."""
    sections = [line.removeprefix("## quoth ") for line in page(PAGE).split("\n") if line.startswith("## quoth ")]
    assert sections == list(_verbs())


def test_every_format_that_is_read_is_documented() -> None:
    """The table of what is read is the table of readers."""
    table = section(PAGE, "## quoth read").split("| format | what is read |")[1].split("\n\n")[0]
    assert sorted(first_cells(table)) == sorted(READERS)


def test_every_format_that_is_written_is_documented() -> None:
    """The table of what is written is the terminal's view and the table of exporters."""
    table = section(PAGE, "## quoth read").split("| format | what is written |")[1].split("\n\n")[0]
    assert first_cells(table) == ["text", *EXPORTERS]


def test_every_reason_is_documented() -> None:
    """The table of reasons has every reason for which an input is refused."""
    table = section(PAGE, "## quoth read").split("| reason | when |")[1].split("\n\n")[0]
    assert first_cells(table) == [reason.value for reason in Reason]


def test_exit_codes_are_documented() -> None:
    """The table of exit codes has all of them."""
    table = page(PAGE).split("| exit code | meaning |")[1].split("\n\n")[0]
    assert [row[2] for row in table.strip().split("\n")[1:]] == [str(status) for status in (DONE, SOME_REFUSED, USAGE)]


def test_commands_in_readme_exist() -> None:
    """`quoth VERB` in README's commands is a verb."""
    verbs = [words.split()[0] for block in code("README.md", "sh") for words in block.split("quoth ")[1:]]
    assert verbs
    assert set(verbs) <= set(_verbs())
