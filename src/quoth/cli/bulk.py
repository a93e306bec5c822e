"""`quoth bulk`: a crawl in, Parquet out."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from quoth.bulk.cluster import Place
from quoth.bulk.crawl import REPORT, Crawl
from quoth.bulk.reading import Settings
from quoth.bulk.report import CrawlReport
from quoth.cli.bulk_progress import ProgressLine
from quoth.cli.options import LanguageOption, ModelOption
from quoth.errors import Reason


def bulk(
    named: Annotated[
        list[str], typer.Argument(metavar="INPUT... OUT", help="WARCs, JSON Lines, Parquet, folders; then where to.")
    ],
    *,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes on this machine; one a core if not given.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A running Dask cluster, such as tcp://host:8786.")
    ] = None,
    model: ModelOption = "fast",
    language: LanguageOption = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read shards again in which Quoth failed on an entry.")
    ] = False,
) -> None:
    """Read crawls into Parquet, on all cores or on a cluster; stopped at any time, the same command goes on."""
    if len(named) < 2:
        raise typer.BadParameter("at least one input and the folder for what comes out are wanted", param_hint="INPUT... OUT")
    if workers and scheduler:
        raise typer.BadParameter("the cluster has its own workers", param_hint="--workers")
    *inputs, out = named
    place = Place(workers=workers or os.cpu_count() or 1, scheduler=scheduler)
    settings = Settings(model=model, language=language)
    crawl = Crawl(inputs=inputs, out=Path(out).absolute(), settings=settings, place=place, retry_failed=retry_failed)
    begun = time.monotonic()
    try:
        with ProgressLine() as line:
            report = crawl.run(line)
    except KeyboardInterrupt:
        typer.echo("stopped: finished shards are kept, and the same command goes on from there", err=True)
        raise typer.Exit(1) from None
    typer.echo(summary(report, time.monotonic() - begun))
    typer.echo(f"{Path(out) / REPORT}")
    if report.refused[Reason.FAILED]:
        typer.echo("the same command with --retry-failed reads shards again in which Quoth failed on an entry", err=True)
    if report.failed:
        for shard, reason in report.failed.items():
            typer.echo(f"failed: {shard}: {reason}", err=True)
        raise typer.Exit(1)


def summary(report: CrawlReport, clock: float) -> str:
    """What became of a crawl, in a few lines."""
    refused = ", ".join(f"{count:,} {reason}" for reason, count in report.refused.most_common())
    lines = [
        f"{len(report.shards):,} shards, {report.entries:,} entries: {report.articles:,} articles, "
        f"{sum(report.refused.values()):,} refused" + (f" ({refused})" if refused else ""),
        f"{report.duplicates:,} of the articles are duplicates across shards",
    ]
    spent = sum(report.seconds.values())
    if spent:
        steps = ", ".join(f"{step} {seconds / spent:.0%}" for step, seconds in report.seconds.items() if seconds / spent >= 0.005)
        rate = f"{report.entries / spent:.1f} entries and {report.articles / spent:.1f} articles a CPU second"
        lines.append(f"{rate} ({steps}); a worker held {report.memory / 2**20:,.0f} MiB at most; {clock:,.0f} seconds")
    return "\n".join(lines)
