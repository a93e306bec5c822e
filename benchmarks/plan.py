"""What a month of a large news crawl takes, worked out from measured rates.

    python -m benchmarks.plan [--archives 450] [--entries 30000] [--gigabytes 1.0] [--price 0.04] [--storage 0.023] [--cores 16]

The size of a month and the prices are assumptions, which the options set; the rates are those that `benchmarks/crawl.py`
and `benchmarks/duplicates.py` wrote to `benchmarks/results/`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.machine import kept

HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a crawl, and what a core hour and a stored gigabyte cost: archives, entries and gigabytes of each, dollars."""

    archives: int = 450
    entries: int = 30_000
    gigabytes: float = 1.0
    price: float = 0.04
    storage: float = 0.023
    cores: Sequence[int] = (16, 64, 256)


def plan(month: Month, measured: Mapping[str, Any], listed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the month takes: what it is, and how much."""
    rates = measured["runs"][max(measured["runs"], key=int)]
    entries = month.archives * month.entries
    hours = entries / rates["pages_a_core_second"] / HOUR
    articles = entries * rates["articles"] / rates["entries"]
    count, listing, held = listed["articles_seconds_bytes"][-1]
    stored = (rates["bytes_of_parts"] + rates["bytes_of_tables"]) / rates["articles"] * articles / 1e9
    return [
        ("archives, of about a gigabyte", f"{month.archives:,}"),
        ("entries", f"{entries / 1e6:.1f} million"),
        ("articles that the engine reads", f"{articles / 1e6:.1f} million"),
        ("core hours", f"{hours:,.0f}"),
        (f"money, at ${month.price:.2f} a core hour", f"${hours * month.price:,.0f}"),
        *((f"hours on {cores} cores", f"{hours / cores:.1f}") for cores in month.cores),
        ("one archive on one core", f"{hours / month.archives:.1f} hours"),
        ("to be fetched", f"{month.archives * month.gigabytes:,.0f} GB"),
        ("parts and tables", f"{stored:,.0f} GB"),
        (f"money a month to store them, at ${month.storage:.3f} a GB", f"${stored * month.storage:,.2f}"),
        ("memory a core", f"{rates['peak_memory_mib']:,} MiB"),
        ("memory of the driver in the last step", f"{articles * held / 1e9:,.1f} GB"),
        ("time of the driver in the last step", f"{articles * listing / count / HOUR:,.1f} hours"),
    ]


def table(rows: Sequence[tuple[str, str]]) -> str:
    """The plan as a table of Markdown."""
    return "\n".join(["| a month | takes |\n|---|---|", *(f"| {what} | {much} |" for what, much in rows)])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    month = Month()
    for name in ("archives", "entries", "gigabytes", "price", "storage"):
        parser.add_argument(f"--{name}", type=type(getattr(month, name)), default=getattr(month, name))
    parser.add_argument("--cores", type=int, nargs="+", default=month.cores)
    wanted = parser.parse_args()
    print(table(plan(Month(**vars(wanted)), kept("crawl"), kept("duplicates"))))


if __name__ == "__main__":
    main()
