from __future__ import annotations

import os
from pathlib import Path

import pytest

from quoth.bulk import shards as module
from quoth.bulk.shards import SUFFIXES, kind_of, shards
from quoth.errors import InputRefused


def filled(folder: Path, *names: str) -> Path:
    """`folder` with empty files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_a_file_is_a_shard_and_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    """Files are found in folders and by globs, each once, however often it is named."""
    filled(tmp_path, "a.warc.gz", "deep/b.jsonl", "c.parquet", "notes.txt", ".hidden.warc")
    found = shards([str(tmp_path), str(tmp_path / "*.warc.gz"), str(tmp_path / "c.parquet")])
    assert sorted((Path(shard.files[0]).name, shard.kind) for shard in found) == [
        ("a.warc.gz", "warc"), ("b.jsonl", "jsonl"), ("c.parquet", "parquet"),
    ]  # fmt: skip


def test_a_shard_is_called_the_same_wherever_it_is_named_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path, an absolute one and a folder lead to one name; files of one name in two folders to two."""
    filled(tmp_path, "x/0.jsonl", "y/0.jsonl")
    monkeypatch.chdir(tmp_path)
    (one,) = shards(["x/0.jsonl"])
    assert shards([str(tmp_path / "x")]) == [one]
    assert len({shard.name for shard in shards(["x", "y"])}) == 2


def test_pages_of_one_folder_make_shards_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many pages a shard, and never pages of two folders; another folder leaves the names as they were."""
    monkeypatch.setattr(module, "PAGES_A_SHARD", 2)
    filled(tmp_path, "x/1.html", "x/2.html", "x/3.htm", "y/1.html")
    found = shards([str(tmp_path)])
    assert sorted([os.path.relpath(file, tmp_path) for file in shard.files] for shard in found) == [
        ["x/1.html", "x/2.html"], ["x/3.htm"], ["y/1.html"],
    ]  # fmt: skip
    assert {shard.name for shard in shards([str(tmp_path / "x")])} < {shard.name for shard in found}


@pytest.mark.parametrize(
    ("name", "message"), [("nowhere.warc", "not found"), ("notes.txt", "none of .warc"), ("empty", "not found")]
)
def test_what_is_named_and_is_no_crawl_is_told(name: str, message: str, tmp_path: Path) -> None:
    """Before anything is read, with the name and with what is read."""
    filled(tmp_path, "notes.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputRefused, match=f"{name}: {message}"):
        shards([str(tmp_path / name)])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_kinds_are_told_by_suffix(suffix: str) -> None:
    """In any case, packed or not, here or elsewhere."""
    assert kind_of(f"crawl{suffix.upper()}") == kind_of(f"s3://bucket/a.b/crawl{suffix}.gz") == SUFFIXES[suffix]
    assert kind_of(f"https://coast-ledger.example/crawl{suffix}?part=1.txt") == SUFFIXES[suffix]
    assert kind_of("crawl.txt.gz") is None
