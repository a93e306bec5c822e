"""How well articles are grouped into stories, and how the cost grows with their number.

    python -m benchmarks.stories [--background 5000] [--growth 1000,3000,9000,30000] [--plot FILE.svg] [--wrong]

Needs `QUOTH_DATA`, a folder with `same-event/articles.jsonl.gz` (articles with `event`) and `unlabelled/articles.jsonl.gz`.

events      the articles of same events with `--background` other ones among them; B-cubed precision, recall and F1 of the
            former. The least likeness is chosen on half of the events and scored on the other half, and the other way round.
            The last line is what the package uses, on all events
growth      seconds of the processor to sign so many articles and to place them one after another, in an order by chance;
            beyond the articles that there are, copies of them, years earlier. Signing costs the same for each article, so
            it is measured on those that there are

`--wrong` shows the events that were not found as they are, by titles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth_plot import plotted
from quoth.compare.stories import UNDATED, Likeness, MemoryShelf, Signature, signature
from quoth.model import Article

SEED = 20260504
LEAST = (0.12, 0.14, 0.16, 0.18, 0.2, 0.22)
BY_GAP = (0.03, 0.05, 0.07)
YEARS = 12 * 365
"""So many days lie between an article and a copy of it, which is more than between any two articles."""

Signed = Sequence[tuple[str, Signature | None]]
Groups = Collection[tuple[str, ...]]


class Score(NamedTuple):
    """B-cubed precision and recall (Bagga and Baldwin 1998): means over articles."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """The three figures as they stand in a table."""
        return f"{100 * self.precision:>7.1f}{100 * self.recall:>7.1f}{100 * self.f1:>7.1f}"


def b_cubed(groups: Groups, events: Mapping[str, str]) -> Score:
    """The score of the articles in `events`, which gives the event of each by its key; others do not count."""
    found = {key: number for number, keys in enumerate(groups) for key in keys if key in events}
    in_group, in_event = defaultdict(set), defaultdict(set)
    for key, event in events.items():
        in_group[found[key]].add(key)
        in_event[event].add(key)
    right = {key: len(in_group[found[key]] & in_event[event]) for key, event in events.items()}
    precision = sum(right[key] / len(in_group[found[key]]) for key in events)
    return Score(precision / len(events), sum(right[key] / len(in_event[event]) for key, event in events.items()) / len(events))


def halves(events: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The events in two halves, every other one in the order of their names."""
    names = sorted(set(events.values()))
    first, second = ({key: event for key, event in events.items() if event in set(names[half::2])} for half in (0, 1))
    return first, second


def placed(signed: Signed, likeness: Likeness) -> Groups:
    """The stories of articles."""
    shelf = MemoryShelf(likeness=likeness)
    for key, one in signed:
        shelf.add(key, one)
    return list(shelf.groups())


def swapped(signed: Signed, events: Mapping[str, str]) -> Iterator[str]:
    """The table: chosen on one half and scored on the other, both ways, and the package's own on all."""
    found = {Likeness(least=least, by_gap=by_gap): () for least in LEAST for by_gap in BY_GAP}
    grouped: dict[Likeness, Groups] = {likeness: placed(signed, likeness) for likeness in found}
    yield f"{'chosen on':<14}{'least':>7}{'by gap':>8}{'scored on':>14}{'P':>7}{'R':>7}{'F1':>7}"
    first, second = halves(events)
    for chosen, scored, names in ((first, second, ("first half", "second half")), (second, first, ("second half", "first half"))):
        # of several that do equally well the one in the middle
        best = max(b_cubed(groups, chosen).f1 for groups in grouped.values())
        equal = [likeness for likeness, groups in grouped.items() if b_cubed(groups, chosen).f1 >= best - 1e-9]
        likeness = equal[len(equal) // 2]
        for where, part in ((names[0], chosen), (names[1], scored)):
            yield _line(names[0], likeness, where, b_cubed(grouped[likeness], part))
    yield _line("package", Likeness(), "all", b_cubed(placed(signed, Likeness()), events))


def _line(chosen: str, likeness: Likeness, scored: str, score: Score) -> str:
    return f"{chosen:<14}{likeness.least:>7.2f}{likeness.by_gap:>8.2f}{scored:>14}{score}"


def growth(signed: Signed, sizes: Iterable[int]) -> Iterator[tuple[int, float]]:
    """For each of `sizes` the processor's seconds to place so many articles."""
    for size in sizes:
        chosen = list(years_apart(signed, size))
        random.Random(SEED).shuffle(chosen)
        shelf = MemoryShelf()
        start = time.process_time()
        for key, one in chosen:
            shelf.add(key, one)
        yield size, time.process_time() - start


def years_apart(signed: Signed, size: int) -> Iterator[tuple[str, Signature | None]]:
    """`size` articles: those that there are, then copies of them on the same day of other years."""
    for number in range(size):
        turn, at = divmod(number, len(signed))
        key, one = signed[at]
        yield f"{turn} {key}", one and replace(one, day=one.day if one.day == UNDATED else one.day - turn * YEARS)


def article(row: Mapping[str, str]) -> Article:
    """The article of a line of the data."""
    return Article(
        text=row["text"], id=str(row["id"]), url=row["url"] or None, title=row["title"], published=row["published"] or None
    )


def load(path: Path) -> list[dict[str, str]]:
    """The lines of a gzipped file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def wrong(groups: Groups, events: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[str]:
    """The events whose articles are in several stories, with the titles of each."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for keys in groups:
        for event in {events[key] for key in keys if key in events}:
            shown = (titles[key] + ("" if events.get(key) == event else " (another)") for key in keys)
            parts[event].append("\n".join(f"      {title}" for title in shown))
    for event, stories in parts.items():
        if len(stories) > 1 or "(another)" in stories[0]:
            yield f"{event}\n" + "\n    --\n".join(stories)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--background", type=int, default=5000)
    parser.add_argument("--growth", default="1000,3000,9000,30000")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    folder = Path(os.environ["QUOTH_DATA"])
    same, others = (load(folder / name / "articles.jsonl.gz") for name in ("same-event", "unlabelled"))
    events = {f"same-event {row['id']}": row["event"] for row in same}
    start = time.process_time()
    all_others = [(f"other {row['id']}", signature(article(row))) for row in others]
    signing = (time.process_time() - start) / len(others)
    mixed = [(f"same-event {row['id']}", signature(article(row))) for row in same]
    mixed += random.Random(SEED).sample(all_others, min(given.background, len(all_others)))
    for line in swapped(mixed, events):
        print(line, flush=True)
    if given.wrong:
        titles = {f"{name} {row['id']}": row["title"] for name, rows in (("same-event", same), ("other", others)) for row in rows}
        print("\n".join(wrong(placed(mixed, Likeness()), events, titles)))
    placing: list[tuple[int, float]] = []
    print(f"{'articles':>8}{'signed s':>10}{'placed s':>10}{'together':>10}{'ms each':>10}")
    for size, seconds in growth(all_others, map(int, given.growth.split(","))):
        placing.append((size, seconds))
        together = seconds + size * signing
        print(f"{size:>8}{size * signing:>10.2f}{seconds:>10.2f}{together:>10.2f}{1000 * together / size:>10.2f}", flush=True)
    if given.plot:
        together_points = [(size, seconds + size * signing) for size, seconds in placing]
        lines = {"together": together_points, "placing": placing}
        given.plot.write_text(plotted("seconds for so many articles; dashed: exactly linear", lines), "utf-8")


if __name__ == "__main__":
    main()
