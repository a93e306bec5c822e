"""The benchmarks of crawls, in small: what is built, what is told, what is planned."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks import steps
from benchmarks.crawl import STEPS, digests, figures, words
from benchmarks.crawl_pages import Builder, Texts
from benchmarks.duplicates import measured
from benchmarks.plan import Month, plan, table
from benchmarks.steps import ENGINE, steps_of
from benchmarks.texts import invented_texts
from quoth.bulk.days import days, tasks, write_days
from quoth.bulk.part import Parts
from quoth.bulk.report import CrawlReport
from quoth.bulk.shard_run import run_shard
from quoth.bulk.shards import shards
from quoth.errors import Reason
from quoth.pipeline import Reader
from tests.bulk.crawls import SETTINGS, HereReader, job, untold

MADE_BY = {"quoth": "0.1.0", "model": SETTINGS.model, "weights": "sha256:0"}


def build(folder: Path, entries: int = 80) -> Counter[str]:
    """A crawl of two archives in `folder`; gives what its entries are."""
    builder = Builder(Texts.of(invented_texts(random.Random(1))), 80, random.Random(3))
    builder.build(folder, entries, 2)
    return builder.counts


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter[str], dict[str, Any]]:
    """What a small crawl is made of, and the figures of reading it."""
    folder = tmp_path_factory.mktemp("crawl")
    counts = build(folder / "crawl")
    there, reader = job(folder / "parts"), HereReader(Reader())
    reports = tuple(run_shard(shard, there, reader, untold) for shard in shards([str(folder / "crawl")]))
    found = days(Parts(there.parts))
    for group in tasks(found):
        write_days(folder, Parts(there.parts), group)
    duplicates = sum(len(run.duplicates) for day in found for run in day.runs)
    report = CrawlReport(made_by=MADE_BY, shards=reports, duplicates=duplicates, failed={})
    assert len(digests(folder)) == 2 + 6 * len(found)
    return counts, figures(report.to_json(), folder)


def test_a_crawl_is_what_it_was_built_as(crawl: tuple[Counter[str], dict[str, Any]]) -> None:
    """Every kind is told for what it is: articles are read, each other kind is refused for its reason."""
    counts, found = crawl
    refused = Counter(found["refused"])
    assert found["entries"] == sum(counts.values()) == found["articles"] + sum(refused.values())
    assert refused[Reason.NOT_A_PAGE] == counts["image"] + counts["error"]
    assert refused[Reason.LANGUAGE] == counts["foreign"]
    assert refused[Reason.MALFORMED] == counts["damaged"]
    assert refused[Reason.LOGIN_PAGE] == counts["login"]
    assert refused[Reason.NO_ARTICLE_BODY] == counts["menu"]
    assert refused[Reason.DUPLICATE] == counts["address again"] + counts["copy"]
    assert found["duplicates"] == counts["copy elsewhere"]


def test_the_figures_are_told(crawl: tuple[Counter[str], dict[str, Any]]) -> None:
    """Rates, memory, and a line for each step."""
    _, found = crawl
    told = words(found)
    assert all(f"\n  {step} " in told for step in STEPS.values())
    assert found["entries_a_core_second"] > found["articles_a_core_second"] > 0
    assert found["peak_memory_mib"] > 50


def test_steps_are_told_apart(tmp_path: Path) -> None:
    """Each step of a page takes some time, and the engine's are added up beside extraction."""
    build(tmp_path, 12)
    spent = steps_of(tmp_path / "crawl-000.warc.gz", "fast", 2)
    assert all(spent[step] > 0 for step in ("language", "extraction", *ENGINE[:-1]))
    assert " x extraction\n    tokenise " in steps.words(spent)


def test_a_crawl_is_built_the_same_again(tmp_path: Path) -> None:
    """The same seed gives the same bytes."""
    for name in ("one", "other"):
        build(tmp_path / name, 20)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 2
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files)


def test_a_plan_is_worked_out_of_rates() -> None:
    """Core hours, money and bytes follow from what was measured."""
    rates = {"pages_a_core_second": 10.0, "entries": 100, "articles": 60, "bytes_of_parts": 500_000, "bytes_of_tables": 100_000,
             "peak_memory_mib": 400}  # fmt: skip
    rows = dict(
        plan(
            Month(archives=100, entries=36_000, price=0.05),
            {"runs": {"1": rates}},
            {"articles_seconds_bytes": measured([50, 300])},
        )
    )
    assert (rows["entries"], rows["core hours"], rows["money, at $0.05 a core hour"]) == ("3.6 million", "100", "$5")
    assert (rows["one archive on one core"], rows["parts and tables"]) == ("1.0 hours", "22 GB")
    assert "| core hours | 100 |" in table([*rows.items()])
