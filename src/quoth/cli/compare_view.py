"""A comparison in the terminal: who is heard where, quote families, what they are called, figures and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoth.cli.search import one_line
from quoth.cli.wording import counted
from quoth.compare import Called, Calling, Cell, Claim, Comparison, Family, Quantity, Speaker, Version
from quoth.export.comparison.plots import value_words
from quoth.export.comparison.scene import OWN_VOICE, outlet_names
from quoth.export.legible import THIN, percent

MOST_ROWS = 20
"""So many speakers are shown in a terminal; a pipe gets all of them."""

_WIDTH = 150


def show(comparison: Comparison, console: Console) -> None:
    """Prints `comparison`: as tables in a terminal, else as plain lines, one fact a line, that `grep` can search."""
    names = outlet_names(comparison)
    if not console.is_terminal:
        for line in plain_lines(comparison, names):
            console.out(line.replace(THIN, " "), highlight=False)
        return
    width = min(console.width, _WIDTH)
    for heading, body in _blocks(comparison, names):
        console.print(Text(heading, "bold"))
        console.print(body, width=width, highlight=False)
        console.print()


Names = dict[str, str]


def plain_lines(comparison: Comparison, names: Names) -> Iterator[str]:
    """Every fact on a line of its own, with what it is at the beginning."""
    for record in comparison.records:
        share = comparison.own_voice[record.id]
        day = (record.article.published or "no date")[:16]
        own = "nothing to count" if share is None else percent(share)
        yield _line("article", names[record.id], one_line(day), one_line(record.article.title or ""), f"{OWN_VOICE} {own}")
    for hearing in comparison.hearings:
        for cell in hearing.in_order(names):
            yield _line("heard", _who((hearing.speaker,)), names[cell.article], _cell(cell))
    for count, family in enumerate(comparison.families, start=1):
        for version in family.versions:
            yield _line(f"family {count}", names[version.article], *_about(version), _words(version).plain)
    for row in comparison.called:
        for calling in row.callings:
            words = one_line(calling.words)
            yield _line("called", one_line(row.name), names[calling.article], _voice(calling), calling.kind, words)
    yield from _quantity_lines("figure", comparison.figures, names)
    yield from _quantity_lines("date", comparison.dates, names)


def _quantity_lines(kind: str, quantities: Iterable[Quantity], names: Names) -> Iterator[str]:
    for quantity in quantities:
        for claim in quantity.claims:
            yield _line(kind, quantity.agreement, one_line(quantity.what), names[claim.article], *_claim(claim))


def _line(*parts: str) -> str:
    return "  |  ".join(parts)


def _blocks(comparison: Comparison, names: Names) -> Iterator[tuple[str, Table | Text]]:
    yield f"{counted(len(names), 'article')} on one event", _articles(comparison, names)
    yield "Who is heard, in words (quoted words in brackets)", _matrix(comparison, names)
    if comparison.families:
        yield f"{counted(len(comparison.families), 'utterance')} that several print", _families(comparison.families, names)
    if comparison.called:
        yield "What they are called", _callings(comparison.called, names)
    for heading, quantities in (("Figures", comparison.figures), ("Dates", comparison.dates)):
        telling = [quantity for quantity in quantities if quantity.agreement != "agree"]
        if telling:
            yield f"{heading} that differ", _quantities(telling, names)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), header_style="dim", border_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _articles(comparison: Comparison, names: Names) -> Table:
    table = _table("outlet", "published", "title", OWN_VOICE)
    for record in comparison.records:
        share = comparison.own_voice[record.id]
        published = one_line((record.article.published or "")[:16].replace("T", " "))
        title = one_line(record.article.title or "")
        table.add_row(Text(names[record.id]), Text(published), Text(title), "" if share is None else percent(share))
    return table


def _matrix(comparison: Comparison, names: Names) -> Table:
    table = _table("", *(names[record.id] for record in comparison.records))
    for hearing in comparison.hearings[:MOST_ROWS]:
        table.add_row(Text(_who((hearing.speaker,))), *(_shaded(cell) for cell in hearing.in_order(names)))
    left = len(comparison.hearings) - MOST_ROWS
    if left > 0:
        table.add_row(Text(f"and {left} more", "dim"))
    return table


def _shaded(cell: Cell) -> Text:
    if not cell.words:
        return Text("named, not heard" if cell.named else "not heard", "dim")
    return Text(f"{cell.words} ({cell.quoted})", "bold" if cell.quoted else "")


def _cell(cell: Cell) -> str:
    if not cell.words:
        return "named, not heard" if cell.named else "not heard"
    return f"{counted(cell.words, 'word')}, {cell.quoted} quoted"


def _families(families: Iterable[Family], names: Names) -> Table:
    table = _table("outlet", "who", "cue", "differs by", "words")
    for family in families:
        for version in family.versions:
            who, cue, how = _about(version)
            table.add_row(
                Text(names[version.article]), Text(who), Text(cue, "bold"), Text(how, "dim"), _words(version, marks=False)
            )
        table.add_section()
    return table


def _about(version: Version) -> tuple[str, str, str]:
    """Who says it, by which cue, and how it differs from the longest version."""
    who = _who(version.speakers) if version.attribution else "scare quotes"
    stance = f" ({version.stance})" if version.stance and version.stance != "acknowledge" else ""
    return who, one_line(version.cue or "no cue") + stance, ", ".join(version.differences) or version.how


def _words(version: Version, *, marks: bool = True) -> Text:
    """The words of a version, told apart from the longest one by `[-left out-]` and `{+its own+}`, or by colour and line."""
    if not version.diff:
        return Text(one_line(version.words))
    line = Text()
    for piece in version.diff:
        changed = ((piece.article, "[-{}-]", "dim strike"), (piece.quote, "{{+{}+}}", "underline"))
        for words, mark, style in ((piece.quote, "{}", ""),) if piece.kind == "same" else changed:
            if words:
                line.append(" " if line else "")
                line.append(mark.format(one_line(words)) if marks else one_line(words), style)
    return line


def _callings(rows: Iterable[Called], names: Names) -> Table:
    table = _table("", "outlet", "voice", "words")
    for row in rows:
        for number_, calling in enumerate(row.callings):
            name = one_line(row.name) if number_ == 0 else ""
            words = Text(one_line(calling.words), "" if calling.kind == "role" else "bold")
            table.add_row(Text(name), Text(names[calling.article]), Text(_voice(calling)), words)
        table.add_section()
    return table


def _quantities(quantities: Iterable[Quantity], names: Names) -> Table:
    table = _table("", "", "outlet", "value", "who claims it", "published")
    for quantity in quantities:
        for number_, claim in enumerate(quantity.claims):
            first = (one_line(quantity.what), quantity.agreement) if number_ == 0 else ("", "")
            table.add_row(*map(Text, (*first, names[claim.article], *_claim(claim))))
        table.add_section()
    return table


def _claim(claim: Claim) -> tuple[str, str, str]:
    earlier = " (earlier)" if claim.earlier else ""
    return (
        f"{one_line(claim.words)} = {value_words(claim)}{earlier}",
        _voice(claim),
        one_line((claim.published or "no date")[:16]),
    )


def _voice(part: Calling | Claim) -> str:
    return _who(part.voice) if part.attribution else OWN_VOICE


def _who(speakers: Iterable[Speaker]) -> str:
    return one_line(" and ".join(speaker.name for speaker in speakers))
