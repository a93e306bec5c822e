"""What happens to a library, and to what is written, where the machine fails: full disks, broken files, wrong clocks.

    python -m benchmarks.faults [--articles 120] [NAME...]

Reads invented articles once, then tries each fault with the finished records: the command must say what is wrong in one
line and end with 1, and the same command without the fault must leave the very library of an undisturbed run, row by
row. Prints a table: the fault, and what came of it; ends with 1 if anything was lost. `benchmarks/kill.py` tries sudden
death.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kill import Rows, articles, differences, rows

RUN = "from quoth.cli.main import main; main()"
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes}, {bytes})); "
LONG_AGO = (
    "import datetime; from quoth.store import writer; "
    "writer.datetime = type('Old', (datetime.datetime,), {'now': classmethod(lambda of, tz: of(1970, 1, 1, tzinfo=tz))}); "
)
NOBODY = (
    "import os, tempfile; from quoth.cli.main import app; from typer.testing import CliRunner; "
    "place = tempfile.mkdtemp() + '/library.sqlite'; "  # once as who we are, so that all that it needs is loaded
    "[CliRunner().invoke(app, [*verb, '--library', place]) for verb in (('add', place), ('search',), ('library', 'rebuild'))]; "
    "os.geteuid() or os.seteuid(65534); "
)
"""Root may write everywhere, so it becomes somebody else."""


def quoth(*arguments: str | Path, before: str = "", out: Path | None = None) -> tuple[int, str]:
    """Exit code and messages of a command; `before` is run in its process first."""
    command = [sys.executable, "-c", before + RUN, *map(str, arguments)]
    with (out or Path(os.devnull)).open("wb") as stream:
        done = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stderr.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """An empty folder, the records that are added, and the rows of a library that got them undisturbed."""

    folder: Path
    records: Path
    calm: Rows

    @property
    def library(self) -> Path:
        """Where the library of a trial lies."""
        return self.folder / "library.sqlite"

    def add(self, before: str = "") -> tuple[int, str]:
        """Add the records."""
        return quoth("add", "--library", self.library, self.records, before=before)

    def refused(self, answer: tuple[int, str]) -> str:
        """What a command said that failed as it should: one line, without a traceback."""
        code, said = answer
        assert code == 1, f"ended with {code}: {said}"
        assert said.startswith("quoth: "), said
        assert "\n" not in said, said
        return said.removeprefix("quoth: ").replace(f"{self.folder}{os.sep}", "")

    def same_as_calm(self) -> None:
        """The same command again makes the library of an undisturbed run."""
        code, said = self.add()
        assert code == 0, said
        assert not differences(rows(self.library), self.calm)


def disk_full(bench: Bench) -> str:
    """The disk is full in the midst of adding."""
    quoth("library", "info", "--library", bench.library)
    said = bench.refused(bench.add(FULL.format(bytes=400_000)))
    bench.same_as_calm()
    return f"“{said}”; added again, all is there"


def disk_full_at_first(bench: Bench) -> str:
    """The disk is full while the library is made."""
    said = bench.refused(bench.add(FULL.format(bytes=20_000)))
    bench.same_as_calm()
    return f"“{said}”; added again, all is there"


def disk_full_exporting(bench: Bench) -> str:
    """The disk is full while a file is written that was there before."""
    bench.add()
    out = bench.folder / "records.jsonl"
    out.write_text("of yesterday", "utf-8")
    said = bench.refused(quoth("export", "jsonl", "--library", bench.library, "--out", out, before=FULL.format(bytes=50_000)))
    assert out.read_text("utf-8") == "of yesterday"
    assert not list(bench.folder.glob("*.part"))
    return f"“{said}”; the file of before is as it was"


def output_full(bench: Bench) -> str:
    """Standard output goes to a full disk."""
    bench.add()
    return f"“{bench.refused(quoth('export', 'jsonl', '--library', bench.library, out=Path('/dev/full')))}”"


def _open(folder: Path) -> None:
    """Let anybody come to a folder that lies within those of temporary files."""
    temporary = Path(tempfile.gettempdir())
    for part in (folder, *folder.parents):
        if temporary in part.parents:
            part.chmod(0o755)


def folder_closed(bench: Bench) -> str:
    """The folder must not be written to."""
    closed = bench.folder / "closed"
    closed.mkdir()
    _open(bench.folder)
    closed.chmod(0o555)
    said = bench.refused(quoth("add", "--library", closed / "library.sqlite", bench.records, before=NOBODY))
    assert not list(closed.iterdir())
    return f"“{said}”"


def library_closed(bench: Bench) -> str:
    """The library and its folder may be read and not written."""
    closed = bench.folder / "closed"
    closed.mkdir()
    bench.add()
    for part in bench.folder.glob("library.sqlite*"):
        part.rename(closed / part.name)
    _open(bench.folder)
    (closed / "library.sqlite").chmod(0o444)
    closed.chmod(0o555)
    found = bench.folder / "found.jsonl"
    code, said = quoth("search", "--format", "jsonl", "--library", closed / "library.sqlite", before=NOBODY, out=found)
    assert code == 0, said
    assert found.read_text("utf-8").count("\n") == 20
    said = bench.refused(quoth("library", "rebuild", "--library", closed / "library.sqlite", before=NOBODY))
    return f"it is searched; a change is refused: “{said}”"


def broken(damage: Callable[[bytes], bytes]) -> Callable[[Bench], str]:
    """A trial with a library whose bytes are damaged: it is refused, and the file stays as it is for whoever can mend it."""

    def trial(bench: Bench) -> str:
        bench.add()
        damaged = damage(bench.library.read_bytes())
        bench.library.write_bytes(damaged)
        said = {bench.refused(quoth("library", "rebuild", "--library", bench.library)), bench.refused(bench.add())}
        assert bench.library.read_bytes() == damaged
        return f"“{min(said)}”; the file is left as it is"

    return trial


def empty(bench: Bench) -> str:
    """The file has no bytes."""
    bench.library.touch()
    bench.same_as_calm()
    return "a new library"


def of_another_program(bench: Bench) -> str:
    """The file is a database of another program."""
    with closing(sqlite3.connect(bench.library)) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    before = bench.library.read_bytes()
    said = bench.refused(bench.add())
    assert bench.library.read_bytes() == before
    return f"“{said}”"


def record_broken(bench: Bench) -> str:
    """One record in the library is damaged."""
    bench.add()
    with closing(sqlite3.connect(bench.library)) as connection:
        connection.execute("UPDATE versions SET record = '{' WHERE id = 3")
        connection.commit()
    said = bench.refused(quoth("library", "rebuild", "--library", bench.library))
    assert differences(rows(bench.library), bench.calm) == ["versions"]
    return f"“{said}”; all else is as it was"


def clock_back(bench: Bench) -> str:
    """The clock has gone back to 1970 when half is added."""
    lines = bench.records.read_text("utf-8").splitlines(keepends=True)
    half = bench.folder / "half.jsonl"
    half.write_text("".join(lines[: len(lines) // 2]), "utf-8")
    quoth("add", "--library", bench.library, half)
    code, said = bench.add(LONG_AGO)
    assert code == 0, said
    assert not differences(rows(bench.library), bench.calm)
    return "the order of versions and decisions is that in which they came, whatever the clock said"


def newer(bench: Bench) -> str:
    """A newer version of Quoth has changed the tables."""
    bench.add()
    with closing(sqlite3.connect(bench.library)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    said = bench.refused(bench.add())
    assert differences(rows(bench.library), bench.calm) == ["alembic_version"]
    return f"“{said}”"


TRIALS: dict[str, Callable[[Bench], str]] = {
    "disk full while adding": disk_full,
    "disk full while the library is made": disk_full_at_first,
    "disk full while exporting": disk_full_exporting,
    "standard output full": output_full,
    "folder that must not be written": folder_closed,
    "library that must not be written": library_closed,
    "library without bytes": empty,
    "library cut in half": broken(lambda held: held[: len(held) // 2]),
    "library with another head": broken(lambda held: b"no database!" + held[12:]),
    "library with pages overwritten": broken(
        lambda held: held[:8192] + b"\xff" * (len(held) // 2) + held[8192 + len(held) // 2 :]
    ),
    "database of another program": of_another_program,
    "one record damaged": record_broken,
    "clock back in 1970": clock_back,
    "library of a newer version": newer,
}


def invented(count: int, folder: Path) -> Path:
    """The records of invented articles, read once."""
    source, made = folder / "articles.jsonl", folder / "made.jsonl"
    source.write_text("\n".join(map(json.dumps, articles(count, random.Random(1)))), "utf-8")
    code, said = quoth("read", source, "--format", "jsonl", out=made)
    assert code == 0, said
    return made


def try_all(names: Sequence[str], made: Path, folder: Path) -> list[tuple[str, str, bool]]:
    """For each fault what came of it, and whether that is as it should be."""
    calm = folder / "calm.sqlite"
    quoth("add", "--library", calm, made)
    held, tried = rows(calm), []
    for number, name in enumerate(names):
        place = folder / str(number)
        place.mkdir()
        try:
            tried.append((name, TRIALS[name](Bench(folder=place, records=made, calm=held)), True))
        except AssertionError as error:
            tried.append((name, f"WRONG: {error}", False))
        for closed in place.glob("closed"):
            closed.chmod(0o755)
        shutil.rmtree(place)
    return tried


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--articles", type=int, default=120)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tried = try_all(given.names or [*TRIALS], invented(given.articles, Path(folder)), Path(folder))
    for name, outcome, _ in tried:
        print(f"| {name} | {outcome} |", flush=True)
    sys.exit(not all(held for _, _, held in tried))


if __name__ == "__main__":
    main()
