"""The tables of a crawl, made of its parts: one file a table and day, the same whatever order the parts came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.bulk.duplicates import duplicates
from quoth.bulk.part import PartRow, Parts, part_rows, records
from quoth.bulk.written import UNFINISHED, written
from quoth.export.tables import TABLES, storable
from quoth.model import Record

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetWriter

NO_DAY = "__HIVE_DEFAULT_PARTITION__"
"""The name of the folder for articles without a date, which readers of partitioned tables take for null."""

MORE = dict.fromkeys(TABLES, ("shard",)) | {"articles": ("shard", "duplicate_of", "duplicate_of_shard")}
"""The columns that a crawl adds to each table. `day` is the partition, so it is no column of the files."""

ROWS_AT_ONCE = 5_000
ARTICLES_A_TASK = 2_000

Kept = tuple[str, str]
"""The shard and the id of the article that is kept in the place of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rows `start` to `stop` of a part, which are those of one day, and which of them are duplicates of what."""

    shard: str
    start: int
    stop: int
    duplicates: Mapping[int, Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the tables and the rows that are in it, in the order of their shards; None for no date."""

    day: str | None
    runs: tuple[Run, ...]

    @property
    def size(self) -> int:
        """How many articles it has."""
        return sum(run.stop - run.start for run in self.runs)

    @property
    def file(self) -> str:
        """Where its files lie within each table."""
        return f"day={self.day or NO_DAY}/part.parquet"


def days(parts: Parts) -> list[Day]:
    """Every day of the finished parts, with all duplicates told."""
    rows = {shard: part_rows(parts, shard) for shard in parts.done()}
    kept = _kept(rows)
    runs: dict[str | None, list[Run]] = defaultdict(list)
    for shard, of_shard in rows.items():
        start = 0
        for day, together in groupby(of_shard, key=lambda row: row.day):
            stop = start + len(list(together))
            left_out = {row: kept[shard, row] for row in range(start, stop) if (shard, row) in kept}
            runs[day].append(Run(shard=shard, start=start, stop=stop, duplicates=left_out))
            start = stop
    return [Day(day=day, runs=tuple(runs[day])) for day in sorted(runs, key=lambda day: day or "~")]


def _kept(rows: Mapping[str, Sequence[PartRow]]) -> dict[tuple[str, int], Kept]:
    """For each duplicate, by its shard and row, which article is kept."""
    places = [(shard, number) for shard, of_shard in rows.items() for number in range(len(of_shard))]
    all_rows = [row for of_shard in rows.values() for row in of_shard]
    found = duplicates([row.listed for row in all_rows])
    return {places[one]: (places[kept][0], all_rows[kept].article_id) for one, kept in found.items()}


def tasks(found: Sequence[Day]) -> Iterator[tuple[Day, ...]]:
    """Days in groups that are worth a task of their own."""
    group: list[Day] = []
    for day in found:
        group.append(day)
        if sum(one.size for one in group) >= ARTICLES_A_TASK:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def write_days(out: Path, parts: Parts, group: Sequence[Day]) -> None:
    """Write the files of some days, each whole or not at all."""
    for day in group:
        with ExitStack() as stack:
            writers = {name: _table(out, name, day, stack) for name in TABLES}
            for run in day.runs:
                for number, record in enumerate(records(parts, run.shard, run.start, run.stop), start=run.start):
                    _add(writers, record, run.shard, run.duplicates.get(number))


def sweep(out: Path, found: Sequence[Day]) -> None:
    """Remove the files of days that the crawl no longer has, and what killed workers left behind."""
    wanted = {out / name / day.file for name in TABLES for day in found}
    for name in TABLES:
        for file in (out / name).glob("day=*/*"):
            if file not in wanted and (file.suffix == ".parquet" or file.name.endswith(UNFINISHED)):
                file.unlink(missing_ok=True)
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()


@dataclass(slots=True)
class _TableWriter:
    writer: ParquetWriter
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: dict[str, Any]) -> None:
        self.rows.append(storable(row))
        if len(self.rows) == ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa

        self.writer.write_batch(pa.RecordBatch.from_pylist(self.rows, schema=self.writer.schema))
        self.rows.clear()


def _table(out: Path, name: str, day: Day, stack: ExitStack) -> _TableWriter:
    from pyarrow.parquet import ParquetWriter

    path = out / name / day.file
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = TABLES[name].schema(but=frozenset({"day"}), more=MORE[name])
    stream = stack.enter_context(written(path))
    table = _TableWriter(stack.enter_context(ParquetWriter(stream, schema, compression="zstd")))
    stack.callback(table.flush)
    return table


def _add(writers: Mapping[str, _TableWriter], record: Record, shard: str, kept: Kept | None) -> None:
    """Add a record to the tables; of a duplicate only the row that says so."""
    for name, table in writers.items():
        if name == "articles":
            for row in TABLES[name].rows(record):
                table.add({**row, "shard": shard, "duplicate_of": kept and kept[1], "duplicate_of_shard": kept and kept[0]})
        elif kept is None:
            for row in TABLES[name].rows(record):
                table.add({**row, "shard": shard})
