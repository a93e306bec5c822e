"""How a crawl gets on, on standard error: a line that moves in a terminal, else a line now and then."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from quoth.bulk.cluster import Failure
from quoth.bulk.report import ShardReport
from quoth.bulk.shard_run import Progress
from quoth.bulk.shards import Shard

SAY_EVERY = 30.0


class ProgressLine:
    """Shards done, entries with their rate, articles, refusals with their commonest reasons, and the time that is left."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._terminal = console.is_terminal
        columns = (BarColumn(bar_width=20), TextColumn("{task.description}", markup=False))
        self._bar = Bar(*columns, console=console, transient=True, disable=not self._terminal)
        self._task = self._bar.add_task("starting", total=1.0)
        self._total = self._done_before = self._ended = 0
        self._entries = self._articles = 0
        self._refused: Counter[str] = Counter()
        self._in_hand: dict[str, Progress] = {}
        self._begun = self._said = time.monotonic()

    def begin(self, found: Sequence[Shard], done: int, dashboard: str) -> None:
        """Say how much there is, and where the dashboard is."""
        self._total, self._done_before = len(found), done
        self._begun = time.monotonic()
        typer.echo(f"{len(found):,} shards, {done:,} of them finished; dashboard: {dashboard}", err=True)

    def hear(self, progress: Progress) -> None:
        """Show how far a shard is."""
        self._in_hand[progress.shard] = progress
        self._show()

    def end(self, ended: ShardReport | Failure) -> None:
        """Count a shard that is finished or failed."""
        self._in_hand.pop(ended.shard, None)
        self._ended += 1
        if isinstance(ended, ShardReport):
            self._entries += ended.entries
            self._articles += ended.articles
            self._refused.update(ended.refused)
        self._show()

    def publish(self, made: int, of: int) -> None:
        """Show how far the tables are."""
        self._bar.update(self._task, completed=made / max(of, 1), description=f"tables: {made:,} of {of:,} days")

    def _show(self) -> None:
        share = self._ended + sum(progress.share for progress in self._in_hand.values())
        words = self._words(share)
        self._bar.update(self._task, completed=(self._done_before + share) / max(self._total, 1), description=words)
        if not self._terminal and time.monotonic() - self._said > SAY_EVERY:
            self._said = time.monotonic()
            typer.echo(words, err=True)

    def _words(self, share: float) -> str:
        hands = list(self._in_hand.values())
        entries = self._entries + sum(progress.entries for progress in hands)
        articles = self._articles + sum(progress.articles for progress in hands)
        refused = self._refused + sum((Counter(progress.refused) for progress in hands), Counter())
        spent = time.monotonic() - self._begun
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in refused.most_common(3))
        left = spent / share * (self._total - self._done_before - share) if share else None
        shards = self._done_before + self._ended
        return (
            f"{shards:,} of {self._total:,} shards; {entries:,} entries, {entries / spent:.1f} a second; "
            f"{articles:,} articles; {sum(refused.values()):,} refused" + (f" ({reasons})" if reasons else "")
            + (f"; {_clock(left)} left" if left is not None else "")
        )  # fmt: skip

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()


def _clock(seconds: float) -> str:
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
