from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet

from quoth.bulk import shard_run
from quoth.bulk.pages import Page
from quoth.bulk.part import Parts, part_rows, records
from quoth.bulk.reading import Answer
from quoth.bulk.report import ShardReport
from quoth.bulk.shard_run import Progress, run_shard
from quoth.bulk.shards import shards
from quoth.errors import InputRefused, Reason
from quoth.model import Article, Record
from quoth.pipeline import Reader
from tests.bulk.crawls import GERMAN, HereReader, archive, job, markup, response, untold
from tests.readers.site import Reply, serving

SITE = "https://velm-post.example"
TEXT = "“We are ready to sail,” harbour master Lena Okafor said on Monday."


def run(path: Path, reader: Reader) -> tuple[ShardReport, list[Record]]:
    """The report and the records of the one shard in `path`."""
    (shard,) = shards([str(path)])
    there = job(path.parent / "parts")
    report = run_shard(shard, there, HereReader(reader), untold)
    rows = part_rows(Parts(there.parts), shard.name)
    return report, list(records(Parts(there.parts), shard.name, 0, len(rows)))


def test_every_entry_of_an_archive_is_an_article_or_refused(tmp_path: Path, reader: Reader) -> None:
    """The reasons are counted, and articles and refusals together are the entries."""
    pages = {f"{SITE}/crane": markup("crane"), f"{SITE}/buoy": markup("buoy"), f"{SITE}/de": f"<p>{GERMAN}</p>",
             f"{SITE}/menu": "<html><body><a href='/'>Home</a></body></html>"}  # fmt: skip
    others = (
        response(f"{SITE}/crane.png", b"\x89PNG", "image/png"),
        response(f"{SITE}/gone", "gone", status="404 Not Found"),
        response(f"{SITE}/crane?utm_source=post", markup("crane")),
        response(f"{SITE}/copy", markup("buoy")),
        response(f"{SITE}/cut", "<p>cut"),
        response(f"{SITE}/large", b"a" * 5_000_001),
    )
    report, found = run(archive(tmp_path / "crawl.warc.gz", pages, *others), reader)
    assert [record.article.title for record in found] == ["crane", "buoy"]
    assert dict(report.refused) == {
        Reason.NOT_A_PAGE: 2, Reason.DUPLICATE: 2, Reason.LANGUAGE: 1, Reason.NO_ARTICLE_BODY: 2, Reason.TOO_LARGE: 1,
    }  # fmt: skip
    assert report.entries == report.articles + sum(report.refused.values()) == 10
    assert {"input", "language", "extraction", "sketch", "duplicates", "engine", "writing"} <= report.seconds.keys()


def test_records_are_those_of_the_reader(tmp_path: Path, reader: Reader) -> None:
    """What the part holds is what `Reader` makes of the same article."""
    _, (record,) = run(archive(tmp_path / "crawl.warc.gz", {f"{SITE}/crane": markup("crane")}), reader)
    assert record == reader.read(record.article)
    assert (record.article.url, record.article.published) == (f"{SITE}/crane", "2026-05-04")
    assert [source.name for source in record.sources][:1] == ["Lena Okafor"]


def test_parts_are_in_the_order_of_days(tmp_path: Path, reader: Reader) -> None:
    """An article without a date is last."""
    dates = {"anchor": "2026-05-06", "gate": None, "buoy": "2026-05-05T10:00:00+00:00", "crane": "2026-05-06"}
    path = archive(tmp_path / "crawl.warc.gz", {f"{SITE}/{name}": markup(f"old {name}", date) for name, date in dates.items()})
    _, found = run(path, reader)
    assert [record.article.title for record in found] == ["old buoy", "old anchor", "old crane", "old gate"]


def test_json_lines_and_parquet_hold_articles(tmp_path: Path, reader: Reader) -> None:
    """Both say the same; a line that is none is counted, an id within the file is an article once."""
    rows = [
        {"id": "a", "text": TEXT, "published": "2026-05-04"},
        {"id": "a", "text": TEXT + " It was calm."},
        {"id": "b", "text": "…"},
    ]
    lines = tmp_path / "crawl.jsonl"
    lines.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    table = tmp_path / "crawl.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), table)
    for path in (lines, table):
        report, found = run(path, reader)
        assert [(record.id, record.article.published) for record in found] == [("a", "2026-05-04")]
        assert dict(report.refused) == {Reason.DUPLICATE: 1, Reason.EMPTY: 1}


def test_a_folder_of_pages_is_read(tmp_path: Path, reader: Reader) -> None:
    """Each file is an entry, whatever is in it."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "crane.html").write_text(markup("crane"), "utf-8")
    (tmp_path / "saved" / "empty.html").touch()
    (shard,) = shards([str(tmp_path / "saved")])
    report = run_shard(shard, job(tmp_path / "parts"), HereReader(reader), untold)
    assert (report.entries, report.articles) == (2, 1)


def test_a_damaged_file_ends_where_the_damage_is(tmp_path: Path, reader: Reader) -> None:
    """What stands before it is kept, and the damage is counted; no Parquet at all is one refusal."""
    whole = archive(tmp_path / "crawl.warc.gz", {f"{SITE}/{name}": markup(name) for name in ("crane", "buoy")}).read_bytes()
    (tmp_path / "crawl.warc.gz").unlink()
    (tmp_path / "crawl.warc").write_bytes(gzip.decompress(whole)[:-200])
    report, _ = run(tmp_path / "crawl.warc", reader)
    assert report.articles == 1
    assert report.entries == report.articles + sum(report.refused.values()) == 2
    (tmp_path / "no.parquet").write_bytes(b"no parquet")
    report, _ = run(tmp_path / "no.parquet", reader)
    assert dict(report.refused) == {Reason.MALFORMED: 1}


def test_a_file_that_cannot_be_had_leaves_no_part(tmp_path: Path, reader: Reader) -> None:
    """So that a later run may make it."""
    path = archive(tmp_path / "crawl.warc.gz", {f"{SITE}/crane": markup("crane")})
    (shard,) = shards([str(path)])
    path.unlink()
    with pytest.raises(InputRefused, match="No such file"):
        run_shard(shard, job(tmp_path / "parts"), HereReader(reader), untold)
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_file_elsewhere_is_fetched_whole(tmp_path: Path, reader: Reader) -> None:
    """By its address, from a server; one that is not there fails by name, and leaves no part."""
    body = archive(tmp_path / "crawl.warc.gz", {f"{SITE}/crane": markup("crane")}).read_bytes()
    with serving() as site:
        site.replies["/crawl.warc.gz"] = Reply(body=body, content_type="application/gzip")
        (shard,) = shards([site.url("/crawl.warc.gz")])
        report = run_shard(shard, job(tmp_path / "parts"), HereReader(reader), untold)
        (missing,) = shards([site.url("/none.warc.gz")])
        with pytest.raises(InputRefused, match=r"none.warc.gz: not fetched"):
            run_shard(missing, job(tmp_path / "parts"), HereReader(reader), untold)
    assert (report.entries, report.articles) == (1, 1)
    assert len(list((tmp_path / "parts").glob("*.parquet"))) == 1


def test_addresses_may_be_globs() -> None:
    """As their file system lists them; an unknown one is told."""
    fsspec.filesystem("memory").pipe({"/globbed/a.jsonl": b"{}", "/globbed/b.jsonl.gz": b"", "/globbed/c.txt": b""})
    found = shards(["memory://globbed/*"])
    assert sorted(shard.files for shard in found) == [("memory:///globbed/a.jsonl",), ("memory:///globbed/b.jsonl.gz",)]
    with pytest.raises(InputRefused, match="cannot be opened"):
        shards(["gopher://velm-post.example/*.warc"])


def test_how_far_a_shard_is_is_told(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The share of its work grows to one, and the counts with it."""
    monkeypatch.setattr(shard_run, "TELL_EVERY", 0.0)
    told: list[Progress] = []
    (shard,) = shards([str(archive(tmp_path / "c.warc.gz", {f"{SITE}/{n}": markup(f"old {n}") for n in ("crane", "buoy")}))])
    run_shard(shard, job(tmp_path / "parts"), HereReader(reader), told.append)
    assert [progress.share for progress in told] == [0.0, 0.0, 0.0, 0.5]
    assert (told[-1].entries, told[-1].articles) == (2, 1)


class Failing(HereReader):
    """Fails on every article."""

    def ask(self, question: Page | Article) -> Answer:
        """As after an error in Quoth."""
        answered = HereReader.ask(self, question)
        if isinstance(answered.made, Record):
            return replace(answered, made=InputRefused(Reason.FAILED, "crane", "could not be read: ValueError"))
        return answered


def test_failures_are_told_by_name(tmp_path: Path, reader: Reader) -> None:
    """Counted like the others, and kept with the entry and the error."""
    (shard,) = shards([str(archive(tmp_path / "c.warc.gz", {f"{SITE}/crane": markup("crane")}))])
    report = run_shard(shard, job(tmp_path / "parts"), Failing(reader), untold)
    assert (dict(report.refused), report.failures) == ({Reason.FAILED: 1}, ["crane: could not be read: ValueError"])
    assert ShardReport.from_json(report.to_json()).failures == report.failures
