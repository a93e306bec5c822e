"""What became of the entries of a shard, and of a crawl: counted, so that nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import thread_time
from typing import Any

from quoth.errors import InputRefused, Reason

SCHEMA = "quoth/crawl/1"
FAILURES = 20
"""So many failures of a shard are told by name; all are counted."""


@dataclass(slots=True, kw_only=True)
class ShardReport:
    """The counts of one shard: every entry is an article or refused. `seconds` are those of the CPU, by step."""

    shard: str
    files: tuple[str, ...]
    entries: int = 0
    articles: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    """On which entries Quoth failed, and how."""
    seconds: dict[str, float] = field(default_factory=dict)
    clock: float = 0.0
    memory: int = 0
    """The most bytes that the worker and its reading process have held, added up."""

    def refuse(self, refusal: InputRefused) -> None:
        """Count an entry that is no article."""
        self.refused[refusal.reason.value] += 1
        if refusal.reason is Reason.FAILED and len(self.failures) < FAILURES:
            self.failures.append(str(refusal))

    def spend(self, seconds: Mapping[str, float]) -> None:
        """Add CPU seconds to those of their steps."""
        for step, spent in seconds.items():
            self.seconds[step] = self.seconds.get(step, 0.0) + spent

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what this thread does within for step `name`."""
        before = thread_time()
        try:
            yield
        finally:
            self.spend({name: thread_time() - before})

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "shard": self.shard, "files": list(self.files), "entries": self.entries, "articles": self.articles,
            "refused": dict(sorted(self.refused.items())), "failures": self.failures,
            "seconds": {step: round(spent, 3) for step, spent in sorted(self.seconds.items())},
            "clock": round(self.clock, 3), "memory": self.memory,
        }  # fmt: skip

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> ShardReport:
        """The report that `to_json` gave."""
        return cls(**{**row, "files": tuple(row["files"]), "refused": Counter(row["refused"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """The counts of all finished shards; `duplicates` are articles that are kept out of the tables but their own."""

    made_by: Mapping[str, str]
    shards: tuple[ShardReport, ...]
    duplicates: int
    failed: Mapping[str, str]

    @property
    def entries(self) -> int:
        """How many entries were read."""
        return sum(shard.entries for shard in self.shards)

    @property
    def articles(self) -> int:
        """How many of them are articles."""
        return sum(shard.articles for shard in self.shards)

    @property
    def refused(self) -> Counter[str]:
        """How many are none, by reason."""
        return sum((shard.refused for shard in self.shards), Counter())

    @property
    def seconds(self) -> dict[str, float]:
        """CPU seconds by step, the most first."""
        spent: dict[str, float] = defaultdict(float)
        for shard in self.shards:
            for step, seconds in shard.seconds.items():
                spent[step] += seconds
        return dict(sorted(spent.items(), key=lambda one: -one[1]))

    @property
    def memory(self) -> int:
        """The most bytes that a worker with its reading process has held."""
        return max((shard.memory for shard in self.shards), default=0)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values: what was counted, which is the same whenever the crawl is read, and what was measured."""
        counted = [
            {"shard": one.shard, "files": list(one.files), "entries": one.entries, "articles": one.articles,
             "refused": dict(sorted(one.refused.items())), "failures": one.failures}
            for one in self.shards
        ]  # fmt: skip
        return {
            "schema": SCHEMA, "made_by": dict(self.made_by), "entries": self.entries, "articles": self.articles,
            "refused": dict(sorted(self.refused.items())), "duplicates": self.duplicates, "failed": dict(self.failed),
            "shards": counted,
            "measured": {
                "cpu_seconds": {step: round(spent, 3) for step, spent in self.seconds.items()},
                "clock_seconds": round(sum(shard.clock for shard in self.shards), 3), "memory": self.memory,
            },
        }  # fmt: skip


def read_reports(paths: Iterable[Path]) -> tuple[ShardReport, ...]:
    """The reports of finished shards."""
    return tuple(ShardReport.from_json(json.loads(path.read_bytes())) for path in paths)
