"""A crawl, from what the user names to the tables, top to bottom."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from quoth.bulk.bounded import LIMITS, Limits
from quoth.bulk.cluster import Failure, Place, connected, make_days, make_parts
from quoth.bulk.days import days, sweep, tasks
from quoth.bulk.part import Parts, need_arrow
from quoth.bulk.reading import Settings
from quoth.bulk.report import CrawlReport, ShardReport, read_reports
from quoth.bulk.shard_run import Job, Progress
from quoth.bulk.shards import Shard, shards
from quoth.bulk.written import write_json
from quoth.engine.session import load_session
from quoth.errors import QuothError, Reason

if TYPE_CHECKING:
    from distributed import Client

PARTS = "parts"
PLAN = "plan.json"
REPORT = "report.json"


class Watcher(Protocol):
    """Who is told how a crawl gets on."""

    def begin(self, found: Sequence[Shard], done: int, dashboard: str) -> None:
        """The shards there are, how many are finished already, and where Dask shows its workers."""

    def hear(self, progress: Progress) -> None:
        """How far a shard is."""

    def end(self, ended: ShardReport | Failure) -> None:
        """A shard is finished, or failed."""

    def publish(self, made: int, of: int) -> None:
        """So many days of the tables are written."""


class CrawlUnusable(QuothError):
    """The folder of a crawl holds something else, or a crawl that was read otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """What is read, where it goes, and how."""

    inputs: Sequence[str]
    out: Path
    settings: Settings
    place: Place
    limits: Limits = LIMITS
    retry_failed: bool = False
    """Whether shards are made again in which Quoth failed on an entry."""

    def run(self, watcher: Watcher) -> CrawlReport:
        """Make a part of each shard that has none, then the tables of all parts; gives the report, which is kept too.

        Raises `InputRefused` where nothing is to be read, `CrawlUnusable`, `ClusterLost` and `MissingExtra`.
        """
        need_arrow()
        found = shards(self.inputs)
        parts, made_by = self._prepared()
        if self.retry_failed:
            self._forget_failed(parts, found)
        finished = set(parts.done())
        left = [shard for shard in found if shard.name not in finished]
        if not left and (self.out / REPORT).exists():
            return self._report(parts, made_by, {}, json.loads((self.out / REPORT).read_bytes())["duplicates"])
        (self.out / REPORT).unlink(missing_ok=True)
        with connected(self.place) as client:
            watcher.begin(found, len(found) - len(left), client.dashboard_link)
            failed = self._make_parts(client, left, watcher)
            duplicates = self._publish(client, parts, watcher)
        return self._report(parts, made_by, failed, duplicates)

    def _forget_failed(self, parts: Parts, found: Sequence[Shard]) -> None:
        """Take the marks from the shards of `found` in which Quoth failed on an entry; then the crawl is not finished."""
        named = {shard.name for shard in found}
        reports = read_reports(parts.marker(name) for name in parts.done() if name in named)
        failed = [report.shard for report in reports if report.refused[Reason.FAILED]]
        if failed:
            (self.out / REPORT).unlink(missing_ok=True)  # first: a report says that all parts are there
        for name in failed:
            parts.forget(name)

    def _prepared(self) -> tuple[Parts, Mapping[str, str]]:
        """The folder for parts, and what makes them, which must be what made those that are there."""
        parts = Parts(self.out / PARTS)
        model, weights = self.settings.model, load_session(self.settings.model).digest
        made_by = {"quoth": version("quoth"), "model": model, "weights": weights, "language": self.settings.language or ""}
        plan = self.out / PLAN
        if plan.exists():
            there = json.loads(plan.read_bytes())
            if there != made_by:
                raise CrawlUnusable(f"{self.out} was made by {_words(there)}, not {_words(made_by)}; name another folder")
        elif self.out.exists() and any(self.out.iterdir()):
            raise CrawlUnusable(f"{self.out} has something in it that is no crawl; name a new folder, or one that is empty")
        parts.folder.mkdir(parents=True, exist_ok=True)
        write_json(plan, made_by)
        parts.sweep()
        return parts, made_by

    def _make_parts(self, client: Client, left: Sequence[Shard], watcher: Watcher) -> dict[str, str]:
        """Make the parts that are missing; gives the shards that failed, with the reason."""
        job = Job(parts=self.out / PARTS, settings=self.settings, limits=self.limits)
        failed = {}
        for ended in make_parts(client, left, job, watcher.hear):
            if isinstance(ended, Failure):
                failed[ended.shard] = ended.reason
            watcher.end(ended)
        return failed

    def _publish(self, client: Client, parts: Parts, watcher: Watcher) -> int:
        """Write the tables of all parts that are finished; gives the number of duplicates among their articles."""
        found = days(parts)
        made = 0
        watcher.publish(made, len(found))
        for count in make_days(client, self.out, parts, list(tasks(found))):
            made += count
            watcher.publish(made, len(found))
        sweep(self.out, found)
        return sum(len(run.duplicates) for day in found for run in day.runs)

    def _report(self, parts: Parts, made_by: Mapping[str, str], failed: Mapping[str, str], duplicates: int) -> CrawlReport:
        reports = read_reports(map(parts.marker, parts.done()))
        report = CrawlReport(made_by=made_by, shards=reports, duplicates=duplicates, failed=failed)
        write_json(self.out / REPORT, report.to_json())
        return report


def _words(made_by: Mapping[str, str]) -> str:
    language = f", language {made_by['language']}" if made_by["language"] else ""
    return f"Quoth {made_by['quoth']} with model {made_by['model']} ({made_by['weights'][:15]}){language}"
