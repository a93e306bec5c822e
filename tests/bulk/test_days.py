"""The tables of a crawl, made of parts that were read in this process."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyarrow import parquet

from quoth.bulk import days as module
from quoth.bulk.days import MORE, NO_DAY, days, sweep, tasks, write_days
from quoth.bulk.part import Parts
from quoth.bulk.shard_run import run_shard
from quoth.bulk.shards import shards
from quoth.export.tables import ABOUT, ATTRIBUTIONS, TABLES
from quoth.pipeline import Reader
from tests.bulk.crawls import HereReader, contents, crawl_files, job, untold
from tests.docs.pages import code, page

PAGE = "docs/bulk.md"
TYPES = {
    "text": "text", "texts": "list of texts", "flag": "boolean", "number": "double", "offset": "int32",
    "spans": "list of (start, end)",
}  # fmt: skip


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The parts of three archives, made the last one first."""
    folder = tmp_path_factory.mktemp("days")
    there, reader = job(folder / "parts"), HereReader(Reader())
    for shard in reversed(shards(crawl_files(folder / "crawl"))):
        run_shard(shard, there, reader, untold)
    return Parts(there.parts)


def made(parts: Parts, out: Path) -> Path:
    """The tables of `parts`, in `out`."""
    for group in tasks(days(parts)):
        write_days(out, parts, group)
    return out


def test_each_day_has_a_file_of_each_table(parts: Parts, tmp_path: Path) -> None:
    """Articles without a date are in the partition for null; a duplicate says what is kept, and is nowhere else."""
    out = made(parts, tmp_path)
    folders = [f"day={day}" for day in ("2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", NO_DAY)]
    for name in TABLES:
        assert sorted(path.name for path in (out / name).iterdir()) == folders
    articles = parquet.read_table(out / "articles", partitioning=None).to_pylist()
    assert len(articles) == 9
    left_out = [row for row in articles if row["duplicate_of"]]
    assert [row["url"] for row in left_out] == ["https://crane-post.example/wire", "https://lantern-post.example/wire"]
    (kept,) = [row for row in articles if row["url"] == "https://buoy-post.example/wire"]
    assert {(row["duplicate_of"], row["duplicate_of_shard"]) for row in left_out} == {(kept["article_id"], kept["shard"])}
    speaking = {row["url"] for row in parquet.read_table(out / "attributions", partitioning=None).to_pylist()}
    assert speaking == {row["url"] for row in articles} - {row["url"] for row in left_out}


def test_tables_are_the_same_however_the_work_was_divided(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte; and what is no longer wanted is swept away."""
    made(parts, tmp_path / "one")
    monkeypatch.setattr(module, "ARTICLES_A_TASK", 1)
    assert len(list(tasks(days(parts)))) == 5
    other = made(parts, tmp_path / "other")
    stale = other / "times" / "day=1999-01-01" / "part.parquet"
    stale.parent.mkdir()
    stale.touch()
    (other / "times" / "day=2026-05-02" / "part.parquet.0.unfinished").touch()
    sweep(other, days(parts))
    assert not stale.parent.exists()
    assert list(other.rglob("*.unfinished")) == []
    assert dict(contents(other)) == dict(contents(tmp_path / "one"))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: str) -> None:
    """The page has the columns of each table in their order, with their types."""
    if table == "attributions":
        assert TABLES[table].columns is ATTRIBUTIONS
        return
    wanted = {
        **{name: kind for name, kind in TABLES[table].columns.items() if name not in ABOUT},
        **dict.fromkeys(MORE[table][1:], "text"),
    }
    block = page(PAGE).split(f"\n**`{table}`**")[1].split("\n\n**")[0]
    assert re.findall(r"(?m)^\| `(\w+)` \| ([^|]+) \|", block) == [(name, TYPES[kind]) for name, kind in wanted.items()]


def test_documented_queries_run(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB reads tables and records as the page says, and takes the partition for null that is one."""
    duckdb = pytest.importorskip("duckdb")
    made(parts, tmp_path / "OUT")
    (tmp_path / "OUT" / "parts").symlink_to(parts.folder)
    monkeypatch.chdir(tmp_path)
    quoted, texts = (duckdb.sql(query).fetchall() for query in code(PAGE, "sql"))
    assert quoted == [("Lena Okafor", 8, 4)] or quoted[0][0] == "Lena Okafor"
    assert len(texts) == 3
    null = "SELECT count(*) FROM read_parquet('OUT/articles/*/*.parquet', hive_partitioning = true) WHERE day IS NULL"
    assert duckdb.sql(null).fetchall() == [(3,)]


def test_documented_polars_runs(parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Polars reads the tables as the page says, days as dates, and takes the partition for null that is one."""
    polars = pytest.importorskip("polars")
    made(parts, tmp_path / "OUT")
    monkeypatch.chdir(tmp_path)
    (block,) = code(PAGE, "py")
    exec(compile(block, PAGE, "exec"), {})
    articles = polars.scan_parquet("OUT/articles/*/*.parquet", hive_partitioning=True).select("day", "title").collect()
    assert articles.schema["day"] == polars.Date
    assert articles["day"].null_count() == 3
    assert len(articles) == 9
