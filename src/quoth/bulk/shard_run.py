"""One shard, from its file to its part, top to bottom."""

from __future__ import annotations

import pickle
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from quoth.bulk.bounded import Limits
from quoth.bulk.duplicates import Listed, duplicates
from quoth.bulk.memory import peak_memory
from quoth.bulk.pages import Entry, Page, entries
from quoth.bulk.part import Parts, part_writer
from quoth.bulk.reading import EXCHANGE, Answer, Settings
from quoth.bulk.report import ShardReport
from quoth.bulk.shards import Shard
from quoth.bulk.written import write_json
from quoth.errors import InputRefused, Reason
from quoth.export.tables import day
from quoth.model import Article, Record
from quoth.model.article import text_id
from quoth.readers import Given
from quoth.store.address import article_key, canonical_url
from quoth.store.sketch import sketch

TELL_EVERY = 1.0
"""Seconds between two reports of how far a shard is."""

HERE = ("input", "sketch", "duplicates", "writing")
"""The steps that are done in the worker; the others are those of its reading process."""

_LAST = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is the same for all shards of a crawl."""

    parts: Path
    settings: Settings
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a shard is: `share` of its work, entries seen, articles read, and how many were refused, by reason."""

    shard: str
    share: float
    entries: int
    articles: int
    refused: dict[str, int]


class Reads(Protocol):
    """What makes articles of pages, and records of articles, and never fails."""

    memory: int

    def ask(self, question: Page | Article) -> Answer:
        """What became of a page or an article."""


Tell = Callable[[Progress], None]


def run_shard(shard: Shard, job: Job, reads: Reads, tell: Tell) -> ShardReport:
    """Make the part of `shard` and its marker; gives its report. Raises `InputRefused` where a file cannot be had.

    First every article is found, and kept on disk; then duplicates are left out; only then are the others read.
    """
    parts = Parts(job.parts)
    run = _ShardRun(shard=shard, reads=reads, tell=tell, report=ShardReport(shard=shard.name, files=shard.files))
    begun, spent_before = time.monotonic(), time.thread_time()
    with tempfile.TemporaryFile(prefix="quoth-") as spool:
        found = run.gather(spool, Given(language=job.settings.language))
        kept = run.without_duplicates(found)
        with part_writer(parts.file(shard.name)) as part:
            for waiting, record in run.read(kept, spool):
                with run.report.step("writing"):
                    part.add(record, waiting.listed)
            with run.report.step("writing"):
                part.flush()
    here = sum(run.report.seconds.get(step, 0.0) for step in HERE)
    run.report.spend({EXCHANGE: time.thread_time() - spent_before - here})
    run.report.clock = time.monotonic() - begun
    run.report.memory = peak_memory() + reads.memory
    write_json(parts.marker(shard.name), run.report.to_json())
    return run.report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """An article that waits to be read: where it lies in the spool, and what it is compared by."""

    at: int
    day: str
    listed: Listed


@dataclass(slots=True, kw_only=True)
class _ShardRun:
    """The steps of one shard; each counts what it refuses."""

    shard: Shard
    reads: Reads
    tell: Tell
    report: ShardReport
    _told: float = field(default_factory=time.monotonic)

    def gather(self, spool: IO[bytes], given: Given) -> list[_Waiting]:
        """Put every article into `spool`; a page whose address has an article already is not even looked at."""
        found: list[_Waiting] = []
        seen: set[str] = set()
        for entry in self._entries(given):
            self.report.entries += 1
            self._say(0.0)
            try:
                article = self._article(entry, seen)
            except InputRefused as refusal:
                self.report.refuse(refusal)
                continue
            found.append(self._listed(article, spool.tell()))
            seen.add(found[-1].listed.key)
            if isinstance(entry, Page) and entry.url:
                seen.add(_page_key(entry.url))
            pickle.dump(article, spool, pickle.HIGHEST_PROTOCOL)
        return found

    def without_duplicates(self, found: list[_Waiting]) -> list[_Waiting]:
        """What of `found` is read, in the order of days."""
        with self.report.step("duplicates"):
            left_out = duplicates([waiting.listed for waiting in found])
        self.report.refused.update([Reason.DUPLICATE.value] * len(left_out))
        kept = [waiting for index, waiting in enumerate(found) if index not in left_out]
        return sorted(kept, key=lambda waiting: (waiting.day, waiting.listed.place))

    def read(self, kept: list[_Waiting], spool: IO[bytes]) -> Iterator[tuple[_Waiting, Record]]:
        """The record of each article of `kept`, in this order."""
        for number, waiting in enumerate(kept):
            self._say(number / len(kept))
            spool.seek(waiting.at)
            made = self._ask(pickle.load(spool))  # noqa: S301 (our own file)
            if isinstance(made, Record):
                self.report.articles += 1
                yield waiting, made
            elif isinstance(made, InputRefused):
                self.report.refuse(made)

    def _entries(self, given: Given) -> Iterator[Entry]:
        found = entries(self.shard, given)
        while True:
            with self.report.step("input"):
                entry = next(found, None)
            if entry is None:
                return
            yield entry

    def _article(self, entry: Entry, seen: set[str]) -> Article:
        """The article of `entry`; raises `InputRefused` where it is none, or its address has one."""
        made: Entry | Record = entry
        if isinstance(entry, Page):
            if entry.url and _page_key(entry.url) in seen:
                raise InputRefused(Reason.DUPLICATE, entry.where)
            made = self._ask(entry)
        if isinstance(made, InputRefused):
            raise made
        assert isinstance(made, Article)
        if article_key(made, self.shard.name) in seen:
            raise InputRefused(Reason.DUPLICATE, made.url or made.id)
        return made

    def _ask(self, question: Page | Article) -> Article | Record | InputRefused:
        answer = self.reads.ask(question)
        self.report.spend(answer.seconds)
        return answer.made

    def _listed(self, article: Article, at: int) -> _Waiting:
        with self.report.step("sketch"):
            sketched = sketch(article)
        listed = Listed(
            published=article.published,
            key=article_key(article, self.shard.name),
            place=(self.shard.name, self.report.entries),
            text_id=text_id(article.text),
            sketch=sketched,
        )
        published = day(article.published)
        return _Waiting(at=at, day=published.isoformat() if published else _LAST, listed=listed)

    def _say(self, share: float) -> None:
        now = time.monotonic()
        if now - self._told < TELL_EVERY:
            return
        self._told = now
        report = self.report
        self.tell(
            Progress(
                shard=report.shard, share=share, entries=report.entries, articles=report.articles, refused=dict(report.refused)
            )
        )


def _page_key(url: str) -> str:
    return f"url:{canonical_url(url)}"
