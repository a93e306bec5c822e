"""Parts: the records of one shard in one Parquet file, which is there whole or not at all.

A part is written under another name, renamed, and only then marked as done. Whoever is killed in between leaves nothing
that counts; two who make the same part at once make the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.bulk.duplicates import Listed
from quoth.bulk.written import UNFINISHED, written
from quoth.errors import MissingExtra
from quoth.export.tables import day, storable
from quoth.model import Record
from quoth.store.sketch import Sketch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

ROWS_AT_ONCE = 200
DONE = ".done"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a crawl: those in `folder` that are done."""

    folder: Path

    def done(self) -> list[str]:
        """The names of the shards whose parts are finished, sorted."""
        return sorted(path.name.removesuffix(DONE) for path in self.folder.glob(f"*{DONE}"))

    def marker(self, shard: str) -> Path:
        """What says that the part of `shard` is finished: its report."""
        return self.folder / f"{shard}{DONE}"

    def file(self, shard: str) -> Path:
        """The part of `shard`."""
        return self.folder / f"{shard}.parquet"

    def forget(self, shard: str) -> None:
        """Take the mark from the part of `shard`: it is made again."""
        self.marker(shard).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what killed workers left behind."""
        for left in self.folder.glob(f"*{UNFINISHED}"):
            left.unlink(missing_ok=True)


@dataclass(slots=True)
class PartWriter:
    """Takes the records of a shard, in the order of their days; each group of rows is written when it is full."""

    _writer: ParquetWriter
    _rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, record: Record, listed: Listed) -> None:
        """Keep a record, with what it is compared by."""
        article, sketched = record.article, listed.sketch
        row = {"article_id": article.id, "key": listed.key, "url": article.url, "published": article.published}
        row |= {"text_id": listed.text_id, "agency": sketched.agency if sketched else None}
        made = record.to_json().encode("utf-8", "backslashreplace").decode()
        own = {"number": listed.place[1], "day": day(article.published), "sketch": sketched and sketched.hashes, "record": made}
        self._rows.append({**storable(row), **own})
        if len(self._rows) == ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait, if there are any."""
        if not self._rows:
            return
        import pyarrow as pa

        self._writer.write_batch(pa.RecordBatch.from_pylist(self._rows, schema=self._writer.schema))
        self._rows.clear()


@contextmanager
def part_writer(path: Path) -> Iterator[PartWriter]:
    """What writes the part at `path`, which is there when all of it is."""
    from pyarrow.parquet import ParquetWriter

    with written(path) as stream, ParquetWriter(stream, _schema(), compression="zstd") as writer:
        part = PartWriter(writer)
        yield part
        part.flush()


def need_arrow() -> None:
    """Raises `MissingExtra` without PyArrow."""
    try:
        import pyarrow as pa  # noqa: F401 (asked for, and used elsewhere)
    except ImportError as error:
        raise MissingExtra("bulk", "quoth bulk") from error


def _schema() -> pa.Schema:
    import pyarrow as pa

    texts = ("article_id", "key", "url", "published", "text_id", "agency", "record")
    others = [("number", pa.int32()), ("day", pa.date32()), ("sketch", pa.binary())]
    return pa.schema([*((name, pa.string()) for name in texts), *others])


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A row of a part without its record: what its article is compared by, its id and its day."""

    listed: Listed
    article_id: str
    day: str | None


def part_rows(parts: Parts, shard: str) -> list[PartRow]:
    """The rows of the part of `shard`, in their order."""
    from pyarrow import parquet

    columns = ["article_id", "key", "published", "text_id", "agency", "number", "day", "sketch"]
    return [
        PartRow(
            listed=Listed(
                published=row["published"],
                key=row["key"],
                place=(shard, row["number"]),
                text_id=row["text_id"],
                sketch=Sketch(row["sketch"], row["agency"]) if row["sketch"] else None,
            ),
            article_id=row["article_id"],
            day=row["day"].isoformat() if row["day"] else None,
        )
        for row in parquet.read_table(parts.file(shard), columns=columns).to_pylist()
    ]


def records(parts: Parts, shard: str, start: int, stop: int) -> Iterator[Record]:
    """The records in rows `start` to `stop` of the part of `shard`."""
    from pyarrow import parquet

    with parquet.ParquetFile(parts.file(shard)) as file:
        first = 0
        for group in range(file.num_row_groups):
            after = first + file.metadata.row_group(group).num_rows
            if start < after and first < stop:
                made = file.read_row_group(group, columns=["record"])["record"].to_pylist()
                yield from map(Record.from_json, made[max(start - first, 0) : stop - first])
            first = after
