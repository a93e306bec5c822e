"""The benchmark of large libraries, in small: what it fills a library with, and that every query runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import library as benchmark
from quoth.model import Record, Source, SourceId
from quoth.store import Library, Search
from tests.compare.articles import ledger, post


@pytest.fixture
def records(sample_record: Record) -> list[Record]:
    """Three invented records."""
    return [sample_record, ledger(), post()]


def test_repeated_records_are_other_articles(records: list[Record]) -> None:
    """As many attributions as wanted, each article with an id of its own and a day, every span where it was."""
    made = list(benchmark.repeated(records, 60))
    assert 60 <= sum(len(record.attributions) for record in made) < 80
    assert len({record.id for record in made}) == len(made)
    assert all(record.article.published for record in made)
    for record in made:
        original = next(one for one in records if record.id.startswith(f"{one.id} "))
        assert [a.content for a in record.attributions] == [a.content for a in original.attributions]
        assert len(record.article.text) == len(original.article.text)


def test_repeated_records_have_other_names(records: list[Record]) -> None:
    """After the first turn a source has another name, in the article too; each turn has its own."""
    made = [record for record in benchmark.repeated(records, 60) if record.id.startswith("ledger ")]
    names = [record.sources[0].name for record in made]
    assert names[0] == "Lena Okafor"
    assert len(set(names)) == len(names) > 2
    assert all(name in record.article.text for name, record in zip(names, made, strict=True))


def test_a_record_without_names_is_repeated_as_it_is(records: list[Record]) -> None:
    """Where no source has a capital, only the date changes."""
    nameless = Record(
        article=records[1].article, made_by=records[1].made_by, attributions=records[1].attributions[:1],
        sources=(Source(id=SourceId("Lena Okafor"), name="she", kind="person"),),
    )  # fmt: skip
    assert {record.article.text for record in benchmark.repeated([nameless], 3)} == {nameless.article.text}


def test_the_library_is_filled_and_asked(tmp_path: Path, records: list[Record]) -> None:
    """All ten queries find something in the library that they were drawn for."""
    asked = benchmark.asked([*records * 25])
    with Library.open(tmp_path / "library.sqlite") as library:
        assert benchmark.fill(library, records, 60).startswith("loaded ")
        assert library.reader.search(Search(words=asked.common[0])).hits
        lines = list(benchmark.measured(library, asked, 2))
    assert len(lines) == 11
    assert all(float(line.split()[-1]) > 0 for line in lines[1:])


def test_the_command_prints_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], records: list[Record]
) -> None:
    """Load rate, size and one line a query."""
    lines = [record.to_json() for record in benchmark.repeated(records, 300)]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(
        sys, "argv", ["library", "--records", str(tmp_path / "records.jsonl"), "--attributions", "50", "--rounds", "1"]
    )
    benchmark.main()
    out = capsys.readouterr().out.splitlines()
    assert ", commit " in out[0]
    assert "attributions in a CPU second" in out[1]
    assert out[2].endswith(" MiB")
    assert out[-1].startswith("check of a cut quote")
