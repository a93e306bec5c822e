"""`quoth search`: hits as a table, in a pipe, as JSON Lines and CSV."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from quoth.cli.main import USAGE, app
from quoth.cli.search import show
from quoth.model import Record
from quoth.store import Library, Search
from quoth.web.hit_files import TABLE_COLUMNS


@pytest.fixture
def library(tmp_path: Path, sample_record: Record) -> str:
    """A library of one invented article."""
    location = str(tmp_path / "library.sqlite")
    with Library.open(location) as opened:
        opened.writer.add(sample_record)
    return location


def find(library: str, *arguments: str) -> Result:
    """What `quoth search` prints."""
    return CliRunner().invoke(app, ["search", *arguments, "--library", library])


def test_a_pipe_gets_one_line_a_hit(library: str) -> None:
    """Day, outlet, source, how it was said, the words, and where they stand."""
    assert find(library, "offer").stdout == (
        "2026-05-04  |  The Coast Ledger  |  Brandt and the shippers' league  |  did not say, indirect, acknowledge, negated  |  "
        "whether the offer still stood  |  https://coast-ledger.example/velm#:~:text=whether%20the%20offer%20still%20stood\n"
    )


def test_several_arguments_are_words_and_phrases(library: str) -> None:
    """An argument with white space among others is a phrase; alone it is the whole query."""
    assert "harbour board" in find(library, "harbour board", "talks").stdout
    assert find(library, "board harbour", "talks").stdout == ""
    assert "harbour board" in find(library, "board harbour").stdout


def test_filters_are_options(library: str) -> None:
    """Source, manner, channel, dates and the rest are taken together."""
    found = find(library, "--source", "Okafor", "--manner", "direct", "--channel", "news conference", "--since", "2026-05-04")
    assert "We have waited nine months" in found.stdout
    assert find(library, "--source", "Okafor", "--until", "2026-05-03").stdout == ""


def test_labels_and_own_voice_are_found(library: str) -> None:
    """The outlet's own sentences, by the label that they put on somebody."""
    line = find(library, "--label", "king", "--own-voice").stdout
    assert "the outlet  |  own voice  |  The harbour, which" in line


def test_copies_are_left_out_where_that_is_asked(library: str, sample_record: Record) -> None:
    """What another outlet copied is shown once with --without-copies, as the first that was added has it."""
    copied = replace(sample_record.article, id="", url="https://grain-news.example/velm", outlet="Grain News")
    with Library.open(library) as opened:
        opened.writer.add(replace(sample_record, article=copied))
    assert len(find(library, "offer").stdout.splitlines()) == 2
    (line,) = find(library, "offer", "--without-copies").stdout.splitlines()
    assert "The Coast Ledger" in line
    assert "Grain News" in find(library, "offer", "--without-copies", "--outlet", "Grain News").stdout


def test_own_voice_has_no_source(library: str) -> None:
    """What only attributions have cannot be asked of it."""
    refused = find(library, "--own-voice", "--source", "Okafor")
    assert refused.exit_code == USAGE
    assert "own voice has no source" in " ".join(refused.output.split())


def test_json_lines_have_every_field(library: str) -> None:
    """One object a hit, with the link that leads to the words."""
    hit = json.loads(find(library, "wildcat", "--format", "jsonl").stdout)
    assert (hit["attribution_id"], hit["stance"], hit["channel"]) == ("a7", "endorse", "letter")
    assert hit["link"].startswith("https://coast-ledger.example/velm#:~:text=the%20wildcat")


def test_csv_is_the_table_of_attributions(library: str) -> None:
    """A header, the columns of the export, then the words around and the link."""
    head, *rows = csv.reader(StringIO(find(library, "--format", "csv").stdout))
    assert tuple(head) == TABLE_COLUMNS
    assert len(rows) == 9
    assert {row[head.index("article_id")] for row in rows} == {"velm-1"}


def test_the_rest_is_a_cursor_away(library: str) -> None:
    """A page that was not the last says how the next is had, on standard error."""
    first = find(library, "--limit", "8")
    cursor = first.stderr.strip().removeprefix("there are more: --cursor ")
    rest = find(library, "--limit", "8", "--cursor", cursor)
    assert (len(first.stdout.splitlines()), len(rest.stdout.splitlines()), rest.stderr) == (8, 1, "")


@pytest.mark.parametrize("arguments", [("--cursor", "x"), ("--order", "oldest"), ("--since", "May")])
def test_what_cannot_be_is_wrong_usage(library: str, arguments: tuple[str, ...]) -> None:
    """Anything that is no filter ends with 2."""
    assert find(library, *arguments).exit_code == USAGE


def test_a_terminal_gets_a_table(library: str) -> None:
    """Within the width, with the text around the words, and a link to them under the address."""
    with Library.open(library) as opened:
        hits = opened.reader.search(Search(words="offer")).hits
    console = Console(file=StringIO(), force_terminal=True, no_color=True, width=80, _environ={})
    show(hits, console)
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "whether the offer still" in " ".join(shown.split())
    assert "In a letter" in shown
    assert "#:~:text=whether%20the%20offer%20still%20stood\x1b\\" in shown
    bare = re.sub(r"\x1b(?:\[[0-9;]*m|\]8;.*?\x1b\\)", "", shown)
    assert max(len(line) for line in bare.split("\n")) <= 80


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_terminal_links_to_the_web_alone(url: str, library: str) -> None:
    """Another address is shown, and leads nowhere."""
    with Library.open(library) as opened:
        (hit,) = opened.reader.search(Search(words="offer", limit=1)).hits
    console = Console(file=StringIO(), force_terminal=True, width=200, _environ={})
    show([replace(hit, url=url)], console)
    assert isinstance(console.file, StringIO)
    assert url in console.file.getvalue()
    assert "\x1b]8;" not in console.file.getvalue()
