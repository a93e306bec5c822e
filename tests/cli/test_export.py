"""`quoth export`."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from quoth.cli.export import export
from quoth.cli.main import DONE, SOME_REFUSED, USAGE
from quoth.errors import InputRefused
from quoth.evaluate import GoldArticle, load_brat, load_record_gold
from quoth.export import formats
from quoth.model import Record, Span
from quoth.store import Anchor, Judgement, Library, article_key

app = typer.Typer()
app.command()(export)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """What `quoth export` does with `arguments`."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def lines(tmp_path: Path, sample_record: Record) -> Path:
    """A file with two records."""
    other = replace(sample_record, article=replace(sample_record.article, id="velm-2", url=None))
    path = tmp_path / "records.jsonl"
    path.write_text(f"{sample_record.to_json()}\n{other.to_json()}\n", "utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path, sample_record: Record) -> Path:
    """A library with one article."""
    path = tmp_path / "mine.sqlite"
    with Library.open(path) as opened:
        opened.writer.add(sample_record)
    return path


def records(found: bytes) -> list[Record]:
    """The records of JSON Lines."""
    return [Record.from_json(line) for line in found.splitlines()]


@pytest.mark.parametrize("name", [*formats()])
def test_every_format_is_written(name: str, lines: Path, tmp_path: Path) -> None:
    """Each format goes to a file, and nothing is left beside it."""
    out = tmp_path / "new" / "out"
    out.parent.mkdir()
    result = run(name, lines, "--out", out)
    assert (result.exit_code, result.output) == (DONE, "")
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert out.is_dir() == (name == "brat")


def test_a_library_and_its_records_give_the_same(library: Path, sample_record: Record) -> None:
    """Without a file the library's records are written, and JSON Lines of them can be written on."""
    result = run("jsonl", "--library", library)
    assert result.exit_code == DONE
    assert records(result.stdout_bytes) == [sample_record]
    again = run("jsonl", "-", stdin=result.stdout_bytes)
    assert again.stdout_bytes == result.stdout_bytes


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], '"We have waited nine months for an answer," … "We will not wait a tenth."'),
        (["--extract", "4"], '"We have waited nine …'),
        (["--full-text"], '"We have waited nine months for an answer," … "We will not wait a tenth."'),
    ],
)
def test_extracts_are_as_long_as_asked_for(options: list[str], shown: str, lines: Path) -> None:
    """A shared format holds so many words of each attribution."""
    rows = list(csv.DictReader(io.StringIO(run("csv", lines, *options).stdout, newline="")))
    assert rows[2]["content"] == shown


def test_shared_formats_are_cut_unless_full_text_is_asked_for(sample_record: Record, tmp_path: Path) -> None:
    """Without an option a long content ends after 25 words."""
    text = " ".join(f"word{number}" for number in range(100))
    said = replace(sample_record.attributions[0], content=(Span(0, len(text)),), cue=(), source_span=(), source=None, parent=None)
    article = replace(sample_record.article, text=text, title_span=None)
    bare = Record(article=article, made_by=sample_record.made_by, attributions=(said,))
    (tmp_path / "long.jsonl").write_text(bare.to_json())
    assert "word24 …" in run("csv", tmp_path / "long.jsonl").stdout
    assert "word25" not in run("citron", tmp_path / "long.jsonl").stdout
    assert "word99" in run("citron", tmp_path / "long.jsonl", "--full-text").stdout


def test_what_is_no_record_leaves_the_others(lines: Path, tmp_path: Path) -> None:
    """Each refused line or file is named with its reason, the rest is done, and the exit code says so."""
    broken = tmp_path / "broken.jsonl"
    deep = "[" * 100_000
    broken.write_text(f'{lines.read_text("utf-8").splitlines()[0]}\n\n{{"schema": 1}}\n{deep}\n', "utf-8")
    result = run("jsonl", broken, tmp_path / "none.jsonl", tmp_path, lines)
    assert result.exit_code == SOME_REFUSED
    assert len(records(result.stdout_bytes)) == 3
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == ["malformed", "malformed", "not found", "not readable"]
    assert "broken.jsonl, line 3: malformed: not a record of the schema" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pdf"], "'pdf' is none of json, jsonl"),
        (["jsonl", "--extract", "5"], "jsonl holds whole articles"),
        (["csv", "--extract", "5", "--full-text"], "--full-text asks for all words"),
        (["csv", "--extract", "0"], "--extract"),
        (["judgements", "records.jsonl"], "judgements are in a library"),
        (["csv", "--out", "none/out.csv"], "there is no folder none"),
        (["csv", "--out", "."], "is a folder, and csv is one file"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], words: str) -> None:
    """A wrong option ends with 2 and says what is allowed."""
    result = run(*arguments)
    assert result.exit_code == USAGE
    assert words in " ".join(result.stderr.replace("│", " ").split())


def test_a_failure_leaves_the_former_file(lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays when a new file cannot be finished, and no part of the new one is left."""
    out = tmp_path / "new" / "out.xlsx"
    out.parent.mkdir()
    out.write_text("before")
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    assert run("xlsx", lines, "--out", out).exit_code != DONE
    assert [(path.name, path.read_text()) for path in out.parent.iterdir()] == [("out.xlsx", "before")]


def test_a_file_that_cannot_be_written_is_named(lines: Path, tmp_path: Path) -> None:
    """The error says which file and why."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "out.csv.part").mkdir()
    result = run("csv", lines, "--out", tmp_path / "new" / "out.csv")
    assert isinstance(result.exception, InputRefused)
    assert "out.csv: cannot be written: Is a directory" in str(result.exception)


def test_brat_goes_into_an_empty_folder_alone(lines: Path, tmp_path: Path) -> None:
    """A folder with something in it is not written into, a .zip is an archive, and the folder is gold."""
    assert run("brat", lines, "--out", tmp_path / "talks.zip").exit_code == DONE
    assert (tmp_path / "talks.zip").read_bytes().startswith(b"PK")
    assert run("brat", lines, "--out", tmp_path / "talks").exit_code == DONE
    assert [article.id for article in load_brat(tmp_path / "talks") if isinstance(article, GoldArticle)] == ["velm-1", "velm-2"]
    again = run("brat", lines, "--out", tmp_path / "talks")
    assert again.exit_code == USAGE
    assert "has something in it" in " ".join(again.stderr.replace("│", " ").split())


def judge(library: Path, record: Record, kind: str, value: str, span: Span) -> None:
    """Keep one correction of `record`."""
    anchor = Anchor.at(record.article, "content", span)
    made = Judgement(kind=kind, value=value, reason="heard it", article_key=article_key(record.article), anchor=anchor)  # type: ignore[arg-type]
    with Library.open(library) as opened:
        opened.writer.judge(made)


def test_judgements_are_gold(library: Path, sample_record: Record, tmp_path: Path) -> None:
    """A corrected article is written with its text, its correction in it, as gold; others are not."""
    other = replace(sample_record, article=replace(sample_record.article, id="velm-2", url=None))
    with Library.open(library) as opened:
        opened.writer.add(other)
    content = sample_record.attributions[2].content[0]
    judge(library, sample_record, "source", "Mara Quist", content)
    out = tmp_path / "gold.jsonl"
    result = run("judgements", "--library", library, "--out", out)
    assert (result.exit_code, result.output) == (DONE, "")
    (gold,) = load_record_gold(out)
    source = gold.source(gold.attributions[2])
    assert source is not None
    assert (gold.id, source.name) == ("velm-1", "Mara Quist")
    assert gold.article.text == sample_record.article.text
    assert json.loads(out.read_text())["judged"] == [[content.start, content.end]]


def test_without_corrections_there_is_no_gold(library: Path) -> None:
    """Nothing is annotated where nobody judged."""
    result = run("judgements", "--library", library)
    assert (result.exit_code, result.output) == (DONE, "")


def test_a_correction_of_words_that_are_gone_is_named(library: Path, sample_record: Record) -> None:
    """An article that has the words in no version is refused by name."""
    lost = Anchor(role="content", exact="words of another day", prefix="", suffix="", start=0, end=20)
    made = Judgement(kind="source", value="x", reason="y", article_key=article_key(sample_record.article), anchor=lost)
    with Library.open(library) as opened:
        opened.writer.judge(made)
    result = run("judgements", "--library", library)
    assert result.exit_code == SOME_REFUSED
    assert result.stderr.startswith("refused: velm-1: not found: the words that were corrected")
