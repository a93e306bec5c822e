"""The command that reads anything, in small."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import robust
from quoth.errors import InputRefused, Reason
from quoth.extract import extraction
from quoth.model import Article, Record
from quoth.pipeline import Reader


def test_invented_texts_are_all_read(reader: Reader) -> None:
    """A hundred texts, none of which fails."""
    tally = robust.read_invented(reader, 100, seed=5)
    assert tally.failed == []
    assert tally.read >= 100


def test_failures_and_refusals_are_counted(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception is kept with its place, a refusal with its reason; neither ends the run."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("no quay")

    refused = InputRefused(Reason.EMPTY, "none.txt")
    tally = robust.read_all(reader, [Article(text="We sail."), refused, Article(text="We stay.")], robust.Tally("some"))
    assert str(tally) == "some: 2 read, 1 refused (1 empty), 0 failed"
    monkeypatch.setattr(extraction, "find_furniture", broken)
    tally = robust.read_all(reader, [Article(text="We sail.", id="x1")], robust.Tally("some"))
    assert len(tally.failed) == 1
    assert tally.failed[0].startswith("x1: ")
    assert "ZeroDivisionError: no quay" in tally.failed[0]


def test_an_unsound_record_is_a_failure(sample_record: Record) -> None:
    """A sound record passes; one that its schema forbids does not."""
    robust.check(sample_record)
    object.__setattr__(sample_record.article, "published", 5)
    with pytest.raises(AssertionError, match="does not fit its schema"):
        robust.check(sample_record)


def test_the_command_reads_the_sets_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a set, with what was read and refused; the exit code is 0 where nothing failed."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "polnear").mkdir()
    page = "<html><title>Ferry</title><article><h1>Ferry</h1>" + "<p>The ferry will sail at noon, Lena Okafor said.</p>" * 9
    (tmp_path / "pages" / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    rows = [json.dumps({"text": text}) for text in ("We sail, she said.", "")]
    (tmp_path / "polnear" / "dev.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    monkeypatch.setenv("QUOTH_DATA", str(tmp_path))
    assert robust.main(["--examples", "5"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("invented texts: ")
    assert out[1] == "pages: 1 read, 0 refused, 0 failed"
    assert out[2] == "polnear dev.jsonl.gz: 1 read, 1 refused (1 empty), 0 failed"
