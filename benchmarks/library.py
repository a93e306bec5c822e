"""How large a library may grow: a library of a million attributions, and how long it takes to ask it.

    python -m benchmarks.library --records FILE... [--attributions 1000000] [--at PLACE... [--filled]] [--rounds 20]

`--records` are JSON Lines files of records, which `quoth read --format jsonl` writes. They are added again and again, each
time with other dates, other outlets' addresses and other names of people and organisations, until there are so many
attributions. `--at` names an empty library, a file or a `postgresql://` address; without it, a file that is deleted in
the end. With `--filled` the libraries are asked as an earlier run left them, and nothing is added. Prints the load rate,
the size, and the median and 95th percentile of ten queries, each asked `--rounds` times with other words or names, in
milliseconds: of this process's CPU, in which SQLite works too, and of the clock, which other work on the machine stretches.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from math import ceil
from pathlib import Path
from typing import NamedTuple

from benchmarks.machine import measured_on
from quoth.compare import check
from quoth.model import Record
from quoth.store import Library, Search
from quoth.store.words import words_of

SEED = 20260504
FIRST_DAY = date(2006, 1, 1)
DAYS = 20 * 365
PLAIN_QUOTE = 12
TOGETHER = 100
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvw"


def repeated(records: Sequence[Record], attributions: int) -> Iterator[Record]:
    """The records, then again with other dates and names, until there are as many attributions."""
    done = 0
    for turn in count():
        for number, record in enumerate(records):
            if done >= attributions:
                return
            made = _another(record, turn, number)
            done += len(made.attributions)
            yield made


def _another(record: Record, turn: int, number: int) -> Record:
    """`record` on another day and, after the first turn, with other names; all spans stay where they are."""
    day = FIRST_DAY + timedelta(days=random.Random(f"{turn} {number}").randrange(DAYS))
    names = _Names(record, turn) if turn else None
    article = replace(
        record.article,
        text=names.in_text(record.article.text) if names else record.article.text,
        id=f"{record.article.id} {turn}",
        url=None,
        published=day.isoformat(),
    )
    sources = tuple(replace(source, name=names.in_text(source.name)) for source in record.sources) if names else record.sources
    return replace(record, article=article, sources=sources)


class _Names:
    """Other letters for the capitalised words in names of sources, as many as before, one way in each turn."""

    def __init__(self, record: Record, turn: int) -> None:
        words = {word for source in record.sources for word in re.findall(r"\b[A-Z][a-z]+\b", source.name)}
        self._words = re.compile(rf"\b({'|'.join(sorted(words, key=len, reverse=True))})\b") if words else None
        chance = random.Random(turn)
        shuffled = "".join("".join(chance.sample(letters, len(letters))) for letters in (VOWELS, CONSONANTS))
        self._letters = str.maketrans(VOWELS + CONSONANTS, shuffled)

    def in_text(self, text: str) -> str:
        """`text` with the other names."""
        return (
            self._words.sub(lambda match: match[0].lower().translate(self._letters).capitalize(), text) if self._words else text
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queries ask for, drawn from the records: words by how often they occur, phrases, sources, outlets, quotes."""

    rare: Sequence[str]
    middling: Sequence[str]
    common: Sequence[str]
    phrases: Sequence[str]
    sources: Sequence[str]
    outlets: Sequence[str]
    quotes: Sequence[str]


def asked(records: Sequence[Record]) -> Asked:
    """What is asked, the same whenever the records are the same."""
    chance = random.Random(SEED)
    contents = [record.words(attribution.content) for record in records for attribution in record.attributions]
    counts = Counter(word for content in contents for word in set(words_of(content)) if len(word) > 3)
    ranked = [word for word, _ in counts.most_common()]
    runs = [words_of(content) for content in contents]
    people = Counter(
        source.name for record in records for source in record.sources if source.kind == "person" and source.resolved
    )
    return Asked(
        rare=chance.sample(ranked[len(ranked) // 2 :], min(50, len(ranked) // 2)),
        middling=ranked[len(ranked) // 50 : len(ranked) // 50 + 50],
        common=ranked[:20],
        phrases=[" ".join(run[1:4]) for run in chance.sample([run for run in runs if len(run) > 4], 50)],
        sources=[name for name, _ in people.most_common(50)],
        outlets=sorted({record.article.outlet for record in records if record.article.outlet}) or [""],
        quotes=chance.sample([content for content in contents if len(content.split()) >= PLAIN_QUOTE], 50),
    )


Query = Callable[[Library, int], object]


def queries(given: Asked) -> dict[str, Query]:
    """The ten queries by name; each takes the library and the number of the round."""

    def search(**wanted: Callable[[int], object] | str) -> Query:
        def ask(library: Library, turn: int) -> object:
            fields = {name: value(turn) if callable(value) else value for name, value in wanted.items()}
            return library.reader.search(Search(**fields))  # type: ignore[arg-type]

        return ask

    def drawn(values: Sequence[str]) -> Callable[[int], str]:
        return lambda turn: values[turn % len(values)]

    def since(turn: int) -> date:
        return FIRST_DAY + timedelta(days=turn * 97 % DAYS)

    def until(turn: int) -> date:
        return since(turn) + timedelta(days=365)

    source, outlet = drawn(given.sources), drawn(given.outlets)
    return {
        "rare word": search(words=drawn(given.rare)),
        "middling word, by relevance": search(words=drawn(given.middling), order="relevance"),
        "common word, newest first": search(words=drawn(given.common)),
        "common word, by relevance": search(words=drawn(given.common), order="relevance"),
        "phrase": search(words=lambda turn: f'"{given.phrases[turn % len(given.phrases)]}"'),
        "beginning of a word": search(words=lambda turn: given.middling[turn % len(given.middling)][:4] + "*"),
        "source, outlet and dates": search(source=source, outlet=outlet, since=since, until=until),
        "the same and a word": search(words=drawn(given.middling), source=source, outlet=outlet, since=since, until=until),
        "counts per source": lambda library, turn: library.reader.sources(limit=20 + turn),
        "check of a cut quote": lambda library, turn: _check(library, given.quotes[turn % len(given.quotes)]),
    }


def _check(library: Library, quote: str) -> object:
    cut = " ".join(quote.split()[:-3])
    return check(cut, library.reader.candidates(cut))


def fill(library: Library, records: Sequence[Record], attributions: int) -> str:
    """Adds the records; says how fast."""
    start, busy = time.perf_counter(), time.process_time()
    articles = added = 0
    made = repeated(records, attributions)
    while batch := list(islice(made, TOGETHER)):
        library.writer.add_all(batch)
        articles, added = articles + len(batch), added + sum(len(record.attributions) for record in batch)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    rate = f"{articles / busy:.0f} articles and {added / busy:.0f} attributions in a CPU second"
    return f"loaded {added} attributions of {articles} articles in {seconds:.0f} s, {busy:.0f} CPU s: {rate}"


def held(library: Library) -> str:
    """What a library holds, and its size."""
    info = library.reader.info()
    return f"{info.location}: {info.attributions} attributions of {info.articles} articles, {info.bytes / 2**20:.0f} MiB"


def measured(library: Library, given: Asked, rounds: int) -> Iterator[str]:
    """One line a query: median, 95th percentile and the slowest, in milliseconds of the clock and of this process's CPU."""
    yield f"{'milliseconds':<30}{'CPU: median':>12}{'p95':>8}{'most':>8}{'clock: median':>15}{'p95':>8}{'most':>8}"
    for name, query in queries(given).items():
        query(library, rounds)  # what is read from disk for the first time is not measured
        taken = [_taken(query, library, turn) for turn in range(rounds)]
        busy, passed = _spread([one.busy for one in taken]), _spread([one.passed for one in taken])
        yield f"{name:<30}{busy[0]:>12.1f}{busy[1]:>8.1f}{busy[2]:>8.1f}{passed[0]:>15.1f}{passed[1]:>8.1f}{passed[2]:>8.1f}"


class _Taken(NamedTuple):
    """What one query took, in milliseconds: of this process's CPU, and of the clock."""

    busy: float
    passed: float


def _spread(times: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and the most of `times`."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[ceil(0.95 * len(ordered)) - 1], ordered[-1]


def _taken(query: Query, library: Library, turn: int) -> _Taken:
    start, busy = time.perf_counter(), time.process_time()
    query(library, turn)
    return _Taken(1000 * (time.process_time() - busy), 1000 * (time.perf_counter() - start))


def load(files: Sequence[Path]) -> list[Record]:
    """The records of JSON Lines files that attribute anything."""
    records = [Record.from_json(line) for file in files for line in file.read_bytes().splitlines()]
    return [record for record in records if record.attributions]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parser.add_argument("--attributions", type=int, default=1_000_000)
    parser.add_argument("--at", nargs="+")
    parser.add_argument("--filled", action="store_true")
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    records = load(given.records)
    print("{processor}, {cores} cores, Python {python}, commit {commit}".format(**measured_on()), flush=True)
    gc.freeze()  # else each query would now and then pay for a look through all these records
    with tempfile.TemporaryDirectory() as folder:
        for place in given.at or [f"{folder}/library.sqlite"]:
            with Library.open(place) as library:
                if not given.filled:
                    print(fill(library, records, given.attributions), flush=True)
                print(held(library))
                print("\n".join(measured(library, asked(records), given.rounds)), flush=True)


if __name__ == "__main__":
    main()
