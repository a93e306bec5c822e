"""How well a comparison finds what a careful reader finds: the four events of the record gold.

    QUOTH_DATA=… python -m benchmarks.compare [--pages FOLDER] [--write] [--wrong]

`evaluation/comparisons/` holds what was written down by hand before anything was run: `sources.tsv` whom each article lets speak,
`figures.tsv` which figures and dates disagree, grow or agree. Both have names, offsets and values, no words of the articles.
`QUOTH_DATA` names a folder that holds `gold/articles.jsonl` and `gold/dev.jsonl`.

left out    cells of the matrix: a person or organisation of one article whom another article does not let speak
disagree, later, agree
            quantities of several articles, told so; a quantity is the one of the gold that shares claims of two articles

*given records* are those of the gold, so that the figures are those of the comparison alone; *program* reads the articles.
`--pages` writes the HTML report of each event into a folder. `--wrong` shows what was false or missed.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quoth.compare import Comparison, Hearing, Quantity, compare
from quoth.evaluate.record_gold import load_record_gold
from quoth.export.comparison.report import write
from quoth.model import Record
from quoth.pipeline import Reader
from quoth.resolve.across.spelling import folded_words

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "evaluation" / "comparisons"
RESULTS = ROOT / "benchmarks" / "results" / "compare.txt"
ACTORS = {"person", "organisation"}

Verdict = tuple[str, str]
"""What sort of finding, and one that names it."""


class Source(NamedTuple):
    """Somebody of an event: the names that articles use, and the articles in which they speak."""

    event: str
    names: frozenset[tuple[str, ...]]
    heard: frozenset[str]


class Thing(NamedTuple):
    """A quantity or date of an event: how its claims agree, and where they stand."""

    event: str
    kind: str
    agreement: str
    what: str
    claims: tuple[tuple[str, int], ...]


class Found(NamedTuple):
    """What is right, false or missed of one sort."""

    sort: str
    outcome: str
    about: str


def load_sources(path: Path) -> list[Source]:
    """Who speaks where, by hand."""
    return [
        Source(event, frozenset(bare(name) for name in names.split("|")), frozenset(articles.split()))
        for event, names, articles in _rows(path)
    ]


def load_things(path: Path) -> list[Thing]:
    """Which figures and dates disagree, by hand."""
    return [
        Thing(event, kind, agreement, what, tuple(_place(claim) for claim in claims.split()))
        for event, kind, agreement, what, claims in _rows(path)
    ]


def _rows(path: Path) -> Iterator[list[str]]:
    yield from (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))


def _place(claim: str) -> tuple[str, int]:
    article, _, offset = claim.partition("=")[0].partition(":")
    return article, int(offset)


def bare(name: str) -> tuple[str, ...]:
    """The words of a name without an article and full stops."""
    words = folded_words(name.replace(".", "").replace("’s", "").replace("'s", ""))
    return words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words


def left_out(comparison: Comparison, sources: Sequence[Source]) -> Iterator[Found]:
    """Each cell in which somebody is left out: found, made up or missed."""
    articles = frozenset(record.id for record in comparison.records)
    rows = [row for row in comparison.hearings if row.speaker.kind in ACTORS]
    matched: set[int] = set()
    for source in sources:
        own = [number for number, row in enumerate(rows) if _names(row) & source.names]
        matched |= {*own}
        heard = frozenset(article for number in own for article in rows[number].heard)
        about = " ".join(min(source.names))
        for article in sorted(articles):
            wanted, told = article not in source.heard, bool(own) and article not in heard
            if wanted or told:
                yield Found("left out", _outcome(wanted=wanted, told=told), f"{about} in {article}")
    for number, row in enumerate(rows):
        if number not in matched:
            yield from (Found("left out", "false", f"{row.speaker.name} in {article}") for article in row.missing)


def _names(row: Hearing) -> frozenset[tuple[str, ...]]:
    return frozenset(map(bare, row.speaker.called))


def agreements(quantities: Iterable[Quantity], things: Sequence[Thing], kind: str) -> Iterator[Found]:
    """Each quantity, told as by hand or not."""
    told: defaultdict[Thing, set[str]] = defaultdict(set)
    for quantity in quantities:
        own = [thing for thing in things if thing.kind == kind and _same(quantity, thing)]
        for thing in own:
            told[thing].add(quantity.agreement)
        if not any(thing.agreement == quantity.agreement for thing in own) and (own or quantity.agreement != "agree"):
            yield Found(f"{kind}s: {quantity.agreement}", "false", quantity.what)
    for thing in things:
        if thing.kind == kind:
            outcome = _outcome(wanted=True, told=thing.agreement in told[thing])
            yield Found(f"{kind}s: {thing.agreement}", outcome, thing.what)


def _same(quantity: Quantity, thing: Thing) -> bool:
    """Whether a quantity has claims of a thing in two articles."""
    shared = {
        claim.article
        for claim in quantity.claims
        for article, offset in thing.claims
        if article == claim.article and claim.span.start <= offset < claim.span.end
    }
    return len(shared) > 1


def _outcome(*, wanted: bool, told: bool) -> str:
    return "right" if wanted and told else "missed" if wanted else "false"


def findings(records: Iterable[Record], events: Mapping[str, str]) -> Iterator[Found]:
    """All that is right, false or missed in the comparisons of all events."""
    sources, things = load_sources(GOLD / "sources.tsv"), load_things(GOLD / "figures.tsv")
    for event, comparison in comparisons(records, events).items():
        yield from left_out(comparison, [source for source in sources if source.event == event])
        own = [thing for thing in things if thing.event == event]
        yield from agreements(comparison.figures, own, "figure")
        yield from agreements(comparison.dates, own, "date")


def comparisons(records: Iterable[Record], events: Mapping[str, str]) -> dict[str, Comparison]:
    """The articles of each event side by side."""
    together: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        together[events[record.id]].append(record)
    return {event: compare(group) for event, group in sorted(together.items())}


def event_of_articles() -> dict[str, str]:
    """The event of each article, as `sources.tsv` names it."""
    return {article: source.event for source in load_sources(GOLD / "sources.tsv") for article in source.heard}


def table(made: Mapping[str, Sequence[Found]]) -> str:
    """Precision and recall of each sort, for each way the records were made."""
    sorts = sorted({found.sort for several in made.values() for found in several}, key=_order)
    heads = (
        f"{'':<20}" + "".join(f"{name:>34}" for name in made),
        f"{'':<20}" + f"{'found':>14}{'precision':>11}{'recall':>9}" * len(made),
    )
    rows = (f"{sort:<20}" + "".join(_cells(sort, several) for several in made.values()) for sort in sorts)
    return "\n".join((*heads, *rows))


def _order(sort: str) -> tuple[bool, bool, str]:
    return (sort != "left out", sort.startswith("dates"), sort)


def _cells(sort: str, several: Iterable[Found]) -> str:
    counts = Counter(found.outcome for found in several if found.sort == sort)
    right, told, wanted = counts["right"], counts["right"] + counts["false"], counts["right"] + counts["missed"]
    precision = f"{100 * right / told:.1f}" if told else "-"
    recall = f"{100 * right / wanted:.1f}" if wanted else "-"
    return f"{f'{right} of {wanted}':>14}{precision:>11}{recall:>9}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    gold = load_record_gold(Path(os.environ["QUOTH_DATA"]) / "gold" / "dev.jsonl")
    read = list(Reader().read_many(record.article for record in gold))
    events = event_of_articles()
    made = {name: list(findings(records, events)) for name, records in (("given records", gold), ("program", read))}
    print(table(made))
    if given.write:
        RESULTS.write_text(table(made) + "\n", "utf-8")
    if given.wrong:
        print(
            *(f"{name}: {' | '.join(found)}" for name, several in made.items() for found in several if found.outcome != "right"),
            sep="\n",
        )
    if given.pages:
        for event, comparison in comparisons(read, events).items():
            with (given.pages / f"{event}.html").open("wb") as stream:
                write(comparison, stream)


if __name__ == "__main__":
    main()
