"""Finished crawls, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quoth.bulk.crawl import PARTS, PLAN, REPORT
from quoth.bulk.days import days
from quoth.bulk.part import Parts, need_arrow, records
from quoth.errors import InputRefused, Reason
from quoth.model import Record


def is_crawl(source: str) -> bool:
    """Whether `source` is the folder of a crawl."""
    return (Path(source) / PLAN).is_file() and (Path(source) / PARTS).is_dir()


def kept_records(source: str) -> Iterator[Record | InputRefused]:
    """The records of a crawl that are no duplicates, day by day, or why there are none yet. Raises `MissingExtra`."""
    if not (Path(source) / REPORT).exists():
        yield InputRefused(Reason.NOT_READABLE, source, "the crawl is not finished; quoth bulk with the same inputs goes on")
        return
    need_arrow()
    parts = Parts(Path(source) / PARTS)
    for day in days(parts):
        for run in day.runs:
            for number, record in enumerate(records(parts, run.shard, run.start, run.stop), start=run.start):
                if number not in run.duplicates:
                    yield record
