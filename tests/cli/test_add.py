"""`quoth add`."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quoth.cli.main import DONE, SOME_REFUSED, app
from quoth.pipeline import Reader
from quoth.readers import inputs
from quoth.store import Library, Search

TEXT = "“We are ready to sail,” harbour master Lena Okafor said on Monday.\n\nThe quay was calm."

Add = Callable[..., Result]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may lie."""
    return tmp_path / "mine.sqlite"


@pytest.fixture
def add(library: Path) -> Add:
    """Runs `quoth add` with its arguments, into `library`."""

    def run(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, ["add", "--library", str(library), *map(str, arguments)], input=stdin)

    return run


def write_articles(path: Path, count: int) -> Path:
    """A file of invented articles, one a line."""
    lines = (
        json.dumps({
            "text": f"Pier {number} is closed, harbour master Lena Okafor said. “Boat {number} is late,” she added.",
            "url": f"https://coast-ledger.example/{number}", "outlet": "The Coast Ledger", "published": "2026-05-04",
        })
        for number in range(count)
    )  # fmt: skip
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_articles_are_added_once(add: Add, library: Path, tmp_path: Path) -> None:
    """What is new is counted as new, the same again as unchanged, another text as a new version."""
    path = write_articles(tmp_path / "articles.jsonl", 3)
    assert add(path).stdout == "3 new\n"
    assert add(path).stdout == "3 unchanged\n"
    path.write_text(path.read_text("utf-8").replace("Boat 1 is late", "Boat 1 is lost"), "utf-8")
    assert add(path).stdout == "1 new version, 2 unchanged\n"
    with Library.open(library) as opened:
        assert [hit.content for hit in opened.reader.search(Search(words="boat 1")).hits] == ["“Boat 1 is lost,”"]


def test_what_is_held_is_not_read_again(add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is not even loaded for articles that the library holds, unless `--again` asks for it."""
    path = write_articles(tmp_path / "articles.jsonl", 2)
    add(path)
    with monkeypatch.context() as without_engine:
        without_engine.setattr("quoth.cli.add.Reader", None)
        assert add(path).stdout == "2 unchanged\n"
    assert add("--again", path).stdout == "2 unchanged\n"


def test_a_record_is_that_of_the_reader(add: Add, library: Path, tmp_path: Path, reader: Reader) -> None:
    """What is kept is what `quoth read` gives, character for character."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    add(path, "--outlet", "The Coast Ledger")
    with Library.open(library) as opened:
        (record,) = opened.reader.records()
    assert record == reader.read(record.article)
    assert (record.article.text, record.article.outlet) == (TEXT, "The Coast Ledger")


def test_refused_inputs_are_named_and_the_rest_is_added(add: Add, tmp_path: Path) -> None:
    """Each refusal is named with its reason, the others are added, and the exit code says so."""
    good = write_articles(tmp_path / "articles.jsonl", 2)
    good.write_text(good.read_text("utf-8") + '\n{"text": 3}\n', "utf-8")
    outcome = add(tmp_path / "none.txt", good)
    assert outcome.exit_code == SOME_REFUSED
    assert outcome.stdout == "2 new, 2 refused\n"
    assert "none.txt: not found" in outcome.stderr
    assert 'articles.jsonl:3: "text" must be there' in outcome.stderr


def test_folders_and_globs_name_their_files(tmp_path: Path) -> None:
    """A folder's files and those of its folders, sorted, without hidden ones; a glob's; what names nothing stays as it is."""
    for name in ("b.txt", "a/2.html", "a/1.txt", ".git/x.txt", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    names = [Path(found).relative_to(tmp_path).as_posix() for found in inputs([str(tmp_path)])]
    assert names == ["a/1.txt", "a/2.html", "b.txt"]
    assert [Path(found).name for found in inputs([f"{tmp_path}/**/*.txt"])] == ["1.txt", "b.txt"]
    assert list(inputs([f"{tmp_path}/*.pdf", "-", "https://coast-ledger.example/?q=*"])) == [
        f"{tmp_path}/*.pdf",
        "-",
        "https://coast-ledger.example/?q=*",
    ]


def test_standard_input_is_added(add: Add) -> None:
    """A dash reads what comes through a pipe."""
    assert add("-", stdin=TEXT).stdout == "1 new\n"
    assert add("-", stdin=TEXT).stdout == "1 unchanged\n"


def test_collections_keep_texts_apart(add: Add) -> None:
    """The same text without an address is an article of each collection."""
    assert [add("--collection", name, "-", stdin=TEXT).stdout for name in ("wire", "post")] == ["1 new\n"] * 2


def test_nothing_is_added_to_what_is_no_library(library: Path, tmp_path: Path) -> None:
    """A file of another kind is left as it is, and named."""
    library.write_text("Dear diary, " * 500, "utf-8")
    process = quoth("add", "--library", library, write_articles(tmp_path / "articles.jsonl", 1))
    _, errors = process.communicate(timeout=120)
    assert process.returncode == SOME_REFUSED
    assert f"quoth: {library}: cannot be opened as a library" in errors.decode()
    assert library.read_text("utf-8").startswith("Dear diary")


def quoth(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "quoth", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def held(library: Path) -> int:
    """How many articles a library file has by now, none if it is not yet one."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True, timeout=60)) as connection:
            count: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    return count


def facts(library: Path) -> list[tuple[object, ...]]:
    """Every fact but for the times."""
    with closing(sqlite3.connect(library)) as connection:
        columns = "articles.id, key, collection, versions.id, number, text_sha, record, made_by"
        rows = connection.execute(f"SELECT {columns} FROM articles JOIN versions ON article_id = articles.id ORDER BY 1, 5")
        return rows.fetchall()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_an_adder_that_is_stopped_goes_on_from_there(how: signal.Signals, add: Add, library: Path, tmp_path: Path) -> None:
    """Stopped twice at random moments and run again, it leaves the library of an undisturbed run."""
    path = write_articles(tmp_path / "articles.jsonl", 40)
    chance = random.Random(how)
    for stop in range(1, 3):
        process = quoth("add", "--library", library, path)
        while held(library) < 12 * stop and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() / 10)
        process.send_signal(how)
        _, errors = process.communicate(timeout=60)
        assert b"Traceback" not in errors
        assert process.returncode != DONE or held(library) == 40
    assert add(path).exit_code == DONE
    undisturbed = tmp_path / "undisturbed.sqlite"
    CliRunner().invoke(app, ["add", "--library", str(undisturbed), str(path)])
    assert facts(library) == facts(undisturbed)
    assert len(facts(library)) == 40


def test_finished_records_are_added_as_they_are(add: Add, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `quoth export jsonl` writes makes the same library again; nothing is read, and other lines are refused by number."""
    add(write_articles(tmp_path / "articles.jsonl", 3))
    exported = tmp_path / "records.jsonl"
    CliRunner().invoke(app, ["export", "jsonl", "--library", str(library), "--out", str(exported)])
    exported.write_text(exported.read_text("utf-8") + '{"text": "no record"}\n', "utf-8")
    again = tmp_path / "again.sqlite"
    monkeypatch.setattr(Reader, "read", None)  # whoever reads now, fails
    run = CliRunner().invoke(app, ["add", "--library", str(again), str(exported), "--outlet", "The Velm Post"])
    assert (run.stdout, run.exit_code) == ("3 new, 1 refused\n", SOME_REFUSED)
    assert "records.jsonl, line 4" in run.stderr
    with Library.open(library) as one, Library.open(again) as other:
        was, now = list(one.reader.records()), list(other.reader.records())
    assert {record.article.outlet for record in now} == {"The Velm Post"}
    assert [replace(record, article=replace(record.article, outlet="The Coast Ledger")) for record in now] == was


def test_records_come_from_standard_input_too(library: Path, tmp_path: Path) -> None:
    """`quoth read --format jsonl ... | quoth add -`."""
    read = subprocess.run(
        [sys.executable, "-m", "quoth", "read", str(write_articles(tmp_path / "two.jsonl", 2)), "--format", "jsonl"],
        capture_output=True, check=True,
    )  # fmt: skip
    command = [sys.executable, "-m", "quoth", "add", "-", "--library", str(library)]
    assert subprocess.run(command, input=read.stdout, capture_output=True, check=True).stdout == b"2 new\n"
