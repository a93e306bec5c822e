"""How well quote families are found: pairs of contents judged by hand, in the articles on one event.

    QUOTH_DATA=… python -m benchmarks.families [--records FILE] [--write] [--wrong]

`evaluation/families.tsv` holds 200 pairs as ids, offsets and verdicts, drawn before anything was tuned, from five strata of a
plain similarity that the program does not use: 45 of the most alike pairs down to 25 that share little but the topic.
Development looked at what came out of them. `evaluation/families-later.tsv` holds 60 more, drawn alike, that were judged when
the program was finished and before it was run on them. A pair is found where one family has both contents. `how` counts the
pairs found whose shorter content is told whole, cut or reworded, against the longer one, as by hand.

`--records` is a JSON Lines file of records already made, which `quoth read --format jsonl` writes; without it the articles
are read. `--wrong` shows where it errs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quoth.compare import Family, Version, compare
from quoth.compare.utterances import Utterance
from quoth.compare.variation import diff_with, how_of
from quoth.model import Article, Record, Span, Spans
from quoth.pipeline import Reader

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "families.txt"
PAIRS = {"first": "families.tsv", "drawn later": "families-later.tsv"}
OVERLAP = 0.5


class Place(NamedTuple):
    """Where a content stands."""

    article: str
    start: int
    end: int


class Pair(NamedTuple):
    """Two contents, whether they are one utterance, and how one prints the other's words."""

    one: Place
    other: Place
    same: bool
    how: str


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a gold file."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [
        Pair(
            one=Place(row[0], int(row[1]), int(row[2])),
            other=Place(row[3], int(row[4]), int(row[5])),
            same=row[6] == "same",
            how=row[7] if len(row) > 7 else "",
        )
        for row in rows
    ]


def load_records(made: Path | None, folder: Path, events: Mapping[str, str]) -> list[Record]:
    """The records of the articles with an event, from the file `made` or read."""
    if made:
        return [record for line in made.read_text("utf-8").splitlines() if (record := Record.from_json(line)).id in events]
    reader = Reader()
    return [reader.read(Article(text=row["text"], id=row["id"], outlet=row["outlet"])) for row in rows_of(folder)]


def rows_of(folder: Path) -> list[Mapping[str, str]]:
    """The articles on same events."""
    with gzip.open(folder / "same-event" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def versions_at(family: Family, place: Place) -> list[Version]:
    """The versions of a family that have most of the words at a place, or most of whose words stand there."""
    return [version for version in family.versions if version.article == place.article and _overlaps(version, place)]


def _overlaps(version: Version, place: Place) -> bool:
    common = sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in version.spans)
    return common >= OVERLAP * min(place.end - place.start, sum(map(len, version.spans)))


def found(families: Iterable[Family], pair: Pair) -> list[tuple[Version, Version]]:
    """The versions that put both contents of a pair into one family."""
    return [
        (one, other) for family in families for one in versions_at(family, pair.one) for other in versions_at(family, pair.other)
    ]


def told(pair: Pair, versions: tuple[Version, Version], records: Mapping[str, Record]) -> str:
    """How the shorter of two contents prints the longer one's words, as far as the versions stand where the pair does."""
    both = [
        Utterance(record=records[place.article], spans=_clipped(version.spans, place), speakers=())
        for place, version in zip((pair.one, pair.other), versions, strict=True)
    ]
    shorter, longer = sorted(both, key=lambda utterance: len(utterance.words))
    return how_of(diff_with(shorter, longer))


def _clipped(spans: Spans, place: Place) -> Spans:
    """What of `spans` stands at `place`."""
    inside = ((max(span.start, place.start), min(span.end, place.end)) for span in spans)
    return tuple(Span(start, end) for start, end in inside if start < end)


class Score:
    """Pairs found, and told as by hand."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, pair: Pair, together: Sequence[tuple[Version, Version]], records: Mapping[str, Record]) -> None:
        """Count one pair."""
        right = "right" if pair.same and together else "false" if together else "missed" if pair.same else "apart"
        self.counts[right] += 1
        if right in {"false", "missed"}:
            self.wrong.append(f"{right}: {pair.one} {pair.other}")
        if pair.same and together:
            self.counts["told"] += 1
            self.counts["told right"] += any(pair.how == told(pair, versions, records) for versions in together)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1 in percent."""
        right, false, missed = (self.counts[name] for name in ("right", "false", "missed"))
        precision = 100 * right / (right + false) if right + false else 0.0
        recall = 100 * right / (right + missed) if right + missed else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0

    def row(self, name: str) -> str:
        """The line of the table."""
        pairs = self.counts.total() - self.counts["told"] - self.counts["told right"]
        numbers = "".join(f"{figure:>11.1f}" for figure in self.figures)
        return f"{name:<14}{pairs:>6}{numbers}{self.counts['told right']:>7} of {self.counts['told']}"


def score(records: Iterable[Record], events: Mapping[str, str], pairs: Iterable[Pair]) -> Score:
    """What comes out of `pairs` when the articles of each event are compared."""
    known = {record.id: record for record in records}
    together: defaultdict[str, list[Record]] = defaultdict(list)
    for record in known.values():
        together[events[record.id]].append(record)
    families = {event: compare(group).families for event, group in together.items() if len(group) > 1}
    total = Score()
    for pair in pairs:
        total.add(pair, found(families[events[pair.one.article]], pair), known)
    return total


def table(scores: Mapping[str, Score]) -> str:
    """The scores as lines."""
    head = f"{'pairs':<14}{'':>6}{'precision':>11}{'recall':>11}{'F1':>11}{'how':>7}"
    return "\n".join([head, *(one.row(name) for name, one in scores.items())])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path)
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    folder = Path(os.environ["QUOTH_DATA"])
    events = {row["id"]: row["event"] for row in rows_of(folder)}
    records = load_records(given.records, folder, events)
    scores = {name: score(records, events, load_pairs(ROOT / "evaluation" / file)) for name, file in PAIRS.items()}
    print(table(scores))
    if given.write:
        RESULTS.write_text(table(scores) + "\n", "utf-8")
    if given.wrong:
        print(*(line for one in scores.values() for line in one.wrong), sep="\n")


if __name__ == "__main__":
    main()
