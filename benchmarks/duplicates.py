"""How the search for duplicates across archives grows: CPU seconds, and bytes held for each article.

    python -m benchmarks.duplicates [--counts 10000 ... 160000] [--write]

A tenth of the articles are copies of others. `--write` keeps the figures in `benchmarks/results/duplicates.json`.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Sequence

import numpy as np

from benchmarks.machine import keep
from quoth.bulk.duplicates import Listed, duplicates
from quoth.store.sketch import BANDS, ROWS, Sketch

COUNTS = (10_000, 40_000, 160_000)
COPIES = 10


def listed(count: int) -> list[Listed]:
    """So many articles with sketches of their own, every tenth that of the one before."""
    chance = np.random.default_rng(1)
    hashes = chance.integers(0, 2**32, (count, BANDS * ROWS), dtype=np.uint32)
    hashes[COPIES::COPIES] = hashes[COPIES - 1 : -1 : COPIES][: len(hashes[COPIES::COPIES])]
    return [
        Listed(
            published=f"2026-05-{1 + number % 28:02}T09:30:00Z",
            key=f"url:https://outlet-{number % 97}.example/2026/05/story-{number}",
            place=(f"crawl-{number % 400:03}-0123456789ab", number),
            text_id=f"sha256:{number:064x}",
            sketch=Sketch(hashes[number].tobytes(), None),
        )
        for number in range(count)
    ]


def measured(counts: Sequence[int]) -> list[tuple[int, float, int]]:
    """For each number of articles the CPU seconds of the search, and the bytes that one article takes."""
    found = []
    for count in counts:
        tracemalloc.start()
        articles = listed(count)
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        before = time.process_time()
        left_out = duplicates(articles)
        assert len(left_out) == (count - 1) // COPIES
        found.append((count, round(time.process_time() - before, 2), held // count))
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    rows = measured(wanted.counts)
    told = "\n".join(f"{count:9,} articles   {seconds:7.2f} CPU s   {held:6,} bytes each" for count, seconds, held in rows)
    print(told)
    if wanted.write:
        keep("duplicates", {"articles_seconds_bytes": rows}, told)


if __name__ == "__main__":
    main()
