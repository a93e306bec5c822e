"""A record in the terminal: the article with its voices, who says what, and the share of each voice."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from quoth.export.legible import THIN, day, legible, percent
from quoth.export.reading import COLOURS, Note, Reading, Voice, reading, source_id
from quoth.export.segments import Mark, is_wrapped, marks, paragraphs, segments
from quoth.model import Record, Span

INK = ("#9a9a9a", "#3d9fdc", "#e8743b", "#1fae81", "#d676ac", "#d9a02b", "#8f93f0", "#38b6c6", "#b9b13a")
TINT = ("#3c3c3c", "#12405f", "#6b2c0c", "#0c4b38", "#5f2348", "#573f0a", "#33377c", "#0f4a54", "#47440d")
PAPER = "#f4f1ea"
"""Ink, tint and text of voices by colour number: a tint brings its own text colour, so that it reads on any terminal."""

COLUMN = 88
BAR = 32
NAME_WIDTH = 34
SHORTENED = 160
NOTHING = "No voices were found: nobody is quoted, directly or indirectly. All of the text is the outlet's own voice."


def show(record: Record, console: Console) -> None:
    """Prints `record`: in colour in a terminal, else as plain lines that `grep` can search, one attribution a line.

    Control characters of the article never reach the terminal, and nothing in it is read as markup.
    """
    read = reading(record)
    if console.is_terminal:
        _show_styled(read, console)
    else:
        for line in _plain_lines(read):
            console.out(line.replace(THIN, " "), highlight=False)


def _show_styled(read: Reading, console: Console) -> None:
    width = min(console.width - 4, COLUMN)
    for block in (_heading(read), *_article(read)):
        # White space at the end of a line would be drawn underlined or tinted.
        for line in block.wrap(console, width):
            line.rstrip()
            console.print(Padding(line, (0, 0, 0, 2)), highlight=False)
        console.print()
    if not read.notes:
        console.print(Padding(NOTHING, (0, 2)), highlight=False, markup=False)
        return
    console.print(_table(read, console.width), highlight=False)
    console.print()
    console.print(Padding(_whose_words(read), (0, 2, 1, 2)), highlight=False)
    console.print(Padding(_legend(), (0, 2)), highlight=False)


def _heading(read: Reading) -> Text:
    article = read.record.article
    heading = Text()
    if article.title and not article.title_span:
        heading.append(_one_line(article.title) + "\n", "bold")
    return heading.append(_dateline(read), "dim")


def _dateline(read: Reading) -> str:
    article = read.record.article
    byline = "by " + ", ".join(article.byline) if article.byline else None
    published = day(article.published) if article.published else None
    parts = [part for part in (article.outlet, published, byline, article.url) if part]
    return _one_line(" · ".join(parts or [article.id]))


def _article(read: Reading) -> Iterator[Text]:
    marked = marks(read)
    title = read.record.article.title_span
    if title:
        yield _paragraph(read, marked, title, Style(bold=True))
    for span in paragraphs(read.record.article.text, title):
        yield _paragraph(read, marked, span, Style())


def _paragraph(read: Reading, marked: list[Mark], within: Span, base: Style) -> Text:
    """One paragraph with its marks; the label of a note stands in brackets after its words."""
    text = read.record.article.text
    wrapped = is_wrapped(within.of(text))
    out = Text()
    inner_first = sorted(read.notes, key=lambda note: -len(note.chain))
    for segment in segments(within, marked):
        style = base
        for mark in segment.marks:
            style += _mark_style(mark)
        words = legible(segment.span.of(text)).expandtabs(4)
        out.append(words.replace("\n", " ") if wrapped else words, style)
        for note in inner_first:
            if note.attribution.content[-1].end == segment.span.end:
                out.append(f"[{note.label}]", Style(color=INK[note.voice.colour], bold=True))
    return out


def _mark_style(mark: Mark) -> Style:
    if mark.note is None or mark.role in {"label", "figure", "time"}:
        return Style()
    colour = mark.note.voice.colour
    if mark.role == "cue":
        return Style(bold=True)
    if mark.role == "source":
        return Style(color=INK[colour], italic=True)
    if mark.role == "quoted" or mark.note.attribution.manner == "direct":
        return Style(color=PAPER, bgcolor=TINT[colour])
    return Style(color=INK[colour], underline=True)


def _table(read: Reading, width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, width=min(width, COLUMN + 48), padding=(0, 2, 0, 0), show_edge=False, leading=1)
    table.header_style = table.border_style = "dim"
    table.add_column("  #", no_wrap=True)
    table.add_column("who", ratio=5)
    table.add_column("how", width=21)
    table.add_column("words", ratio=9)
    introduced: set[int] = set()
    for note in read.notes:
        ink = Style(color=INK[note.voice.colour], bold=True)
        who = Text().append(_one_line(note.voice.name), ink)
        if note.voice.about and note.voice.number not in introduced:
            who.append(f"\n{_one_line(note.voice.about)}", Style(dim=True))
        if len(note.chain) > 1:
            who.append(f"\n{_chain(read, note)}", Style(dim=True))
        introduced.add(note.voice.number)
        table.add_row(Text(f"  {note.label}", ink), who, _how_said(read, note), Text(_shortened(_words(read, note))))
    return table


def _how_said(read: Reading, note: Note) -> Text:
    how = Text().append(_cue(read, note), Style(bold=True))
    # On a line of its own, since rich would break it even at the no-break space before the sign.
    for line in filter(None, (", ".join(note.how[:2]), ", ".join(note.how[2:]), _unsure(note))):
        how.append(f"\n{line}", Style(dim=True))
    return how


def _whose_words(read: Reading) -> Table:
    """One line a voice with its share as a bar, most heard first, own voice last."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=NAME_WIDTH)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_row(Text("whose words", style="dim"))
    for voice in read.most_heard[:COLOURS]:
        share = read.shares.of(source_id(voice))
        ink = Style(color=INK[voice.colour])
        name = Text().append(f"{voice.number} ", ink + Style(bold=True)).append(_one_line(voice.name))
        table.add_row(name, percent(share), Text("█" * max(1, round(share * BAR)), ink))
    rest = read.most_heard[COLOURS:]
    if rest:
        share = sum(read.shares.of(source_id(voice)) for voice in rest)
        table.add_row(Text(f"{len(rest)} more"), percent(share), Text("█" * max(1, round(share * BAR)), INK[0]))
    own = read.shares.own_share
    if own is not None:
        bar = Text("░" * max(1, round(own * BAR)), style="dim") if own else Text()
        table.add_row(Text("own voice", style="bold"), Text(percent(own), style="bold"), bar)
        table.add_row(Text(_without_headline(read), style="dim"))
    return table


def _legend() -> Text:
    legend = Text(style="dim")
    legend.append("tinted", Style(color=PAPER, bgcolor=TINT[1])).append(" direct   ")
    legend.append("underlined", Style(underline=True)).append(" indirect   ")
    legend.append("bold", Style(bold=True)).append(" cue   ")
    legend.append("italic", Style(italic=True)).append(" source words   plain: own voice   [2a] see the table")
    return legend


def _plain_lines(read: Reading) -> Iterator[str]:
    yield from _heading(read).plain.split("\n")
    yield ""
    for block in _article(read):
        yield from block.plain.split("\n")
        yield ""
    if not read.notes:
        yield NOTHING
        return
    yield "who says what"
    for note in read.notes:
        who = ", ".join(part for part in (note.voice.name, note.voice.about) if part)
        if len(note.chain) > 1:
            who += f" ({_chain(read, note)})"
        yield f"{note.label}  {_one_line(who)}  |  {_cue(read, note)}  |  {', '.join(_how(note))}  |  {_words(read, note)}"
    yield ""
    yield "whose words"
    for voice in read.most_heard:
        yield f"{voice.number}  {_share_of(voice, read.shares.of(source_id(voice)))}"
    yield _own_share(read)


def _own_share(read: Reading) -> str:
    if read.shares.own_share is None:
        return "own voice: nothing to count"
    return f"own voice {percent(read.shares.own_share)} {_without_headline(read)}".rstrip()


def _without_headline(read: Reading) -> str:
    if not read.record.article.title_span or read.body_shares.own_share is None:
        return ""
    return f"({percent(read.body_shares.own_share)} without the headline)"


def _share_of(voice: Voice, share: float) -> str:
    return f"{_one_line(voice.name)} {percent(share)}"


def _chain(read: Reading, note: Note) -> str:
    outlet = read.record.article.outlet or "the outlet"
    return _one_line(" < ".join((outlet, *(voice.name for voice in note.chain))))


def _cue(read: Reading, note: Note) -> str:
    return _one_line(read.record.words(note.attribution.cue)) or "no cue"


def _how(note: Note) -> tuple[str, ...]:
    return tuple(filter(None, (*note.how, _unsure(note))))


def _unsure(note: Note) -> str:
    return "" if note.unsure is None else f"unsure {percent(note.unsure)}"


def _words(read: Reading, note: Note) -> str:
    return _one_line(read.record.words(note.attribution.content))


def _shortened(words: str) -> str:
    """`words`, or their beginning up to a whole word and an ellipsis."""
    return words if len(words) <= SHORTENED else words[:SHORTENED].rsplit(" ", 1)[0] + " …"


def _one_line(text: str) -> str:
    return " ".join(legible(text).split())
