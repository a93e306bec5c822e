"""`quoth check`: answers in a pipe, in a terminal and as JSON, from a library and from files."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from quoth.cli.check import show
from quoth.cli.main import SOME_REFUSED, USAGE, app
from quoth.compare import check
from quoth.pipeline import Reader
from quoth.store import Library
from tests.compare.articles import ledger, post

PROMISE = "We will not close the harbour before winter, and nobody has asked us to"
SHORTER = "We will not close the harbour before winter [-and nobody has asked us to-]"


@pytest.fixture
def library(tmp_path: Path) -> str:
    """A library of two invented articles."""
    location = str(tmp_path / "library.sqlite")
    with Library.open(location) as opened:
        for record in (ledger(), post()):
            opened.writer.add(record)
    return location


def ask(*arguments: str) -> Result:
    """What `quoth check` answers."""
    return CliRunner().invoke(app, ["check", *arguments])


def terminal(quote: str, width: int = 80) -> str:
    """The answer as a terminal without colours shows it."""
    console = Console(file=StringIO(), force_terminal=True, no_color=True, width=width, _environ={})
    show(check(quote, [ledger(), post()]), console)
    assert isinstance(console.file, StringIO)
    return re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue())


def test_a_library_is_asked(library: str) -> None:
    """The verdict stands first, then one line an appearance, with outlet, date, source, word diff and place."""
    answer = ask(PROMISE, "--library", library)
    assert answer.exit_code == 0
    assert answer.stdout.splitlines() == [
        "whole: 2 appearances in 2 articles",
        f"whole  |  The Coast Ledger  |  2026-05-04  |  Lena Okafor  |  {PROMISE}  |  ledger",
        f"reworded  |  The Velm Post  |  2026-05-05  |  Lena Okafor  |  negation changed  |  {SHORTER}  |  post",
    ]


def test_the_changed_word_is_shown(library: str) -> None:
    """Words of the quote alone and of the article alone stand beside each other."""
    answer = ask("The old quay has stood for 240 years", "--library", library)
    assert "stood for [-240-] {+140+} years {+and the [island] council knows it+}" in answer.stdout
    assert "number changed" in answer.stdout


def test_words_of_somebody_else_are_told_apart(library: str) -> None:
    """With a name, the words of another source are listed and do not count."""
    answer = ask("the ferries don't need a second berth", "--by", "Lena Okafor", "--library", library)
    assert answer.stdout.startswith("not found (by Lena Okafor): 1 appearance in 1 article\nwhole  |  ")
    assert "Ivo Brandt  |  somebody else's words  |  " in answer.stdout


def test_own_voice_is_named(library: str) -> None:
    """Words that the outlet attributes to nobody are its own."""
    assert "the outlet's own voice" in ask("The ferry office counts twelve boats", "--library", library).stdout


def test_what_is_not_there_is_not_found(library: str) -> None:
    """The answer is one line, and it is an answer: nothing went wrong."""
    answer = ask("We shall rebuild the lighthouse with our own hands", "--library", library)
    assert (answer.exit_code, answer.stdout) == (0, "not found\n")


def test_json_has_everything(library: str) -> None:
    """One object with the verdict, and each appearance with its diff."""
    written = json.loads(ask(PROMISE, "--format", "json", "--library", library).stdout)
    assert (written["verdict"], [found["article"]["outlet"] for found in written["appearances"]]) == (
        "whole",
        ["The Coast Ledger", "The Velm Post"],
    )


def test_a_quote_needs_a_word(library: str) -> None:
    """Marks alone are wrong usage."""
    answer = ask("“…”", "--library", library)
    assert answer.exit_code == USAGE
    assert "there is no word in" in answer.output


def test_files_need_no_library(tmp_path: Path, reader: Reader) -> None:
    """A quote is looked for in files; one that cannot be read is named, and the rest is done."""
    path = tmp_path / "ferry.txt"
    path.write_text("“The ferry will sail at noon,” harbour master Lena Okafor said on Monday.\n", "utf-8")
    answer = ask("The ferry will sail at noon", str(path), str(tmp_path / "none.txt"), "--by", "Okafor")
    assert answer.exit_code == SOME_REFUSED
    assert answer.stdout.startswith("whole (by Okafor): 1 appearance in 1 article\n")
    assert "refused: " in answer.stderr


def test_a_terminal_shows_both_sides_of_a_change() -> None:
    """Without the marks of a pipe, within the width, and an appearance's verdict before its source."""
    shown = terminal("The old quay has stood for 240 years, and the council knows it", width=60)
    assert "reworded  Lena Okafor  The Coast Ledger, 2026-05-04" in shown
    assert "240 140" in " ".join(shown.split())
    assert max(map(len, shown.split("\n"))) <= 60


def test_no_article_commands_the_terminal() -> None:
    """Control characters of an article never reach it."""
    evil = ledger()
    object.__setattr__(evil.article, "outlet", "The \x1b[31mPost")
    console = Console(file=StringIO(), no_color=True, width=80, _environ={})
    show(check(PROMISE, [evil]), console)
    assert isinstance(console.file, StringIO)
    assert "\x1b" not in console.file.getvalue()
