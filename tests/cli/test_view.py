"""A record in the terminal and in a pipe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Literal

import pytest
from rich.console import Console

from quoth.cli.view import show
from quoth.model import Article, Attribution, AttributionId, Record, Source, SourceId, Span

ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def shown(record: Record, *, terminal: bool = False, width: int = 80, no_color: bool = False) -> str:
    """What `show` prints."""
    file = StringIO()
    colours: Literal["truecolor"] | None = "truecolor" if terminal else None
    console = Console(file=file, force_terminal=terminal, width=width, no_color=no_color, color_system=colours, _environ={})
    show(record, console)
    return file.getvalue()


def test_a_pipe_gets_plain_lines(sample_record: Record) -> None:
    """No escape, no box; one line an attribution, uncut, with voice, cue, manner and words."""
    text = shown(sample_record)
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u259f]", text)
    assert (
        "3  a senior clerk (The Coast Ledger < Lena Okafor < a senior clerk)  |  according to"
        "  |  indirect, acknowledge, unsure 62 %  |  the deficit was 5 to 7 million crowns\n"
    ) in text
    assert "own voice 27 % (28 % without the headline)\n" in text


def test_a_pipe_keeps_the_paragraphs_as_lines(sample_record: Record) -> None:
    """Without its note labels the article is there word for word, whatever the width."""
    bare = re.sub(r"\[\d+[a-z]?\]", "", shown(sample_record, width=40))
    assert all(part.strip() in bare for part in sample_record.article.text.split("\n\n"))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int, sample_record: Record) -> None:
    """Article, table and shares keep inside the terminal."""
    lines = ESCAPE.sub("", shown(sample_record, terminal=True, width=width)).split("\n")
    assert max(len(line) for line in lines) <= width
    assert any("own voice" in line for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_percentage_stays_in_one_piece(width: int, sample_record: Record) -> None:
    """The number and its sign stand on one line, however narrow the column."""
    doubted = tuple(replace(said, confidence=0.49, polarity="negated") for said in sample_record.attributions)
    text = ESCAPE.sub("", shown(replace(sample_record, attributions=doubted), terminal=True, width=width))
    assert text.count("unsure 49\u202f%") == len(doubted)


def test_manners_differ_in_more_than_colour(sample_record: Record) -> None:
    """Direct words have a background, indirect ones an underline, cues are bold, labels stand in brackets."""
    text = shown(sample_record, terminal=True, width=120)
    assert re.search(r"\x1b\[[0-9;]*48;2;[0-9;]*m\"We have waited", text)
    assert re.search(r"\x1b\[4;[0-9;]*mwhether the offer", text)
    assert re.search(r"\x1b\[1mdid not say", text)
    assert "[2a]" in ESCAPE.sub("", text)


def test_no_color_is_respected(sample_record: Record) -> None:
    """With NO_COLOR no colour is set; weight and underline stay."""
    codes = {code for run in ESCAPE.findall(shown(sample_record, terminal=True, no_color=True)) for code in run.split(";")}
    assert codes <= {"", "0", "1", "2", "3", "4"}
    assert "4" in codes


@pytest.mark.parametrize("terminal", [True, False])
def test_an_article_cannot_command_the_terminal(terminal: bool, make_record: Callable[..., Record]) -> None:
    """Escapes, bells, direction overrides and carriage returns of text, title, outlet, byline and names are defused."""
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp\r\x08"
    article = Article(text=f"{evil} said {evil}.", title=evil, outlet=evil, byline=(evil,), url=evil, published=evil)
    source = Source(id=SourceId("s1"), name=evil, kind="person", roles=(evil,), affiliation=evil)
    end = len(evil)
    said = Attribution(
        id=AttributionId("a1"), manner="direct", content=(Span(0, end),), cue=(Span(end + 6, end + 9),), source=source.id
    )
    text = shown(make_record("", article=article, sources=(source,), attributions=(said,)), terminal=terminal)
    assert not set(ESCAPE.sub("", text)) & set("\x1b\x07\x9b\u202e\r\x08")


@pytest.mark.parametrize("terminal", [True, False])
def test_an_article_is_never_read_as_markup(terminal: bool, make_record: Callable[..., Record]) -> None:
    """Square brackets, links and emoji names of the text are printed as they are."""
    words = "[bold]loud[/bold] [link=https://x.example]x[/link] :smile: [/] \\["
    source = Source(id=SourceId("s1"), name="[red]Mira[/red]", kind="person")
    said = Attribution(id=AttributionId("a1"), manner="indirect", content=(Span(0, len(words)),), source=source.id)
    article = Article(text=words, title="[blink]T[/blink]")
    record = make_record("", article=article, sources=(source,), attributions=(said,))
    plain = ESCAPE.sub("", shown(record, terminal=terminal, width=160))
    assert words in plain
    assert "[red]Mira[/red]" in plain
    assert "[blink]T[/blink]" in plain


@pytest.mark.parametrize("terminal", [True, False])
def test_an_article_without_voices_says_so(terminal: bool, make_record: Callable[..., Record]) -> None:
    """The empty state is a sentence."""
    assert "No voices were found" in shown(make_record("The ferry sails at noon."), terminal=terminal)


def test_many_voices_are_summed_up(make_record: Callable[..., Record]) -> None:
    """Beyond eight voices the shares of the rest are one line."""
    sources = tuple(Source(id=SourceId(f"s{n}"), name=f"Voice {n}", kind="person") for n in range(11))
    said = tuple(
        Attribution(id=AttributionId(f"a{n}"), manner="indirect", content=(Span(n * 2, n * 2 + 1),), source=source.id)
        for n, source in enumerate(sources)
    )
    assert "3 more" in shown(make_record("w " * 11, sources=sources, attributions=said), terminal=True)


def test_long_words_are_shortened_in_the_table(sample_record: Record) -> None:
    """A long content ends with an ellipsis after a whole word."""
    long = "word " * 80
    record = Record(
        article=replace(sample_record.article, text=long, title_span=None),
        made_by=sample_record.made_by,
        attributions=(Attribution(id=AttributionId("a1"), manner="indirect", content=(Span(0, 399),)),),
    )
    assert "word …" in shown(record, terminal=True, width=120)
