"""Kills `quoth add` at random moments and runs it again: it must leave the library of an undisturbed run.

    python benchmarks/kill.py [--articles 2000] [--kills 20] [--seed 1] [--finished]

Adds invented articles twice: at one go, and killed (SIGKILL) when random numbers of them are held, a few times while the library
is being made. Then compares every row of the two libraries, facts and what is derived, but for the times of day, and what the
killed library becomes when it is rebuilt. Exit code 1 if anything differs. With `--finished` the articles are read once, and
their records are what is added: a hundred in each transaction, where an article is one by itself otherwise.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

NAMES = ("Lena Okafor", "Ivo Brandt", "Ada Falk", "Tom Hale", "Piet Maas", "the ferry union", "a senior official")
THINGS = ("quay", "ferry", "bridge", "tunnel", "market hall", "lighthouse", "customs house", "grain store")
WILL = ("open", "close", "be sold", "be searched", "flood", "burn", "move", "be painted")
WHILE_MADE = 3

Rows = dict[str, list[tuple[object, ...]]]


def articles(count: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """Short invented articles; every tenth comes again later with another text, as a new version."""
    for number in range(count):
        said = "\n\n".join(_sentence(chance) for _ in range(chance.randint(2, 5)))
        address = number - 5 if number % 10 == 9 else number
        yield {
            "url": f"https://coast-ledger.example/{address}", "outlet": "The Coast Ledger", "text": f"News {number}\n\n{said}",
            "published": f"2026-05-{1 + number % 28:02}",
        }  # fmt: skip


def _sentence(chance: random.Random) -> str:
    who, thing, will = chance.choice(NAMES), chance.choice(THINGS), chance.choice(WILL)
    return chance.choice([
        f"“The {thing} will {will} in {chance.randint(2, 90)} days,” {who} said.",
        f"According to {who}, the {thing} will {will} by {chance.randint(1, 28)} June.",
        f"{who[0].upper()}{who[1:]} denied that the {thing} would {will}. It was calm.",
    ])  # fmt: skip


def records(source: Path) -> Path:
    """The file of the records of the articles in `source`."""
    made = source.with_name("records.jsonl")
    with made.open("wb") as stream:
        subprocess.run([sys.executable, "-m", "quoth", "read", str(source), "--format", "jsonl"], stdout=stream, check=True)
    return made


def add(library: Path, source: Path) -> subprocess.Popen[bytes]:
    """`quoth add`, started."""
    command = [sys.executable, "-m", "quoth", "add", "--library", str(library), str(source)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> str:
    """What the process says when it is done."""
    out, errors = process.communicate()
    if process.returncode != 0:
        sys.exit(f"quoth add failed: {errors.decode()}")
    return out.decode().strip()


def held(library: Path) -> int:
    """How many versions the library holds by now."""
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True, timeout=60)) as connection:
            return int(connection.execute("SELECT count(*) FROM versions").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def kill(library: Path, source: Path, moments: list[int], chance: random.Random) -> int:
    """Start adding and kill it, once for each moment: a number of versions, or 0 for the time of making; gives the kills."""
    killed = 0
    for moment in moments:
        process = add(library, source)
        while moment and held(library) < moment and process.poll() is None:
            time.sleep(0.005)
        time.sleep(chance.random() * (0.05 if moment else 2.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    return killed


def settled(library: Path) -> Rows:
    """The rows of a library when its actors are joined, which is done when somebody asks for them."""
    subprocess.run([sys.executable, "-m", "quoth", "actors", "--library", str(library)], stdout=subprocess.DEVNULL, check=True)
    return rows(library)


def rows(library: Path) -> Rows:
    """Every row but for times of day, and every word of the full-text index."""
    with closing(sqlite3.connect(library)) as connection:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'attribution_words%' ORDER BY name"
        found = {name: _of_table(connection, name) for (name,) in connection.execute(names).fetchall()}
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, attribution_words, instance)")
        found["index"] = sorted(connection.execute("SELECT doc, term, offset FROM vocabulary"))
    return found


def _of_table(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})") if not row[1].endswith("_at")]
    return sorted(connection.execute("SELECT {} FROM {}".format(", ".join(f'"{column}"' for column in columns), name)), key=repr)


def differences(one: Rows, other: Rows) -> list[str]:
    """The names of the tables that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def main() -> None:
    """Run the test with the arguments of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finished", action="store_true")
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    with tempfile.TemporaryDirectory() as folder:
        source, calm, killed = (Path(folder) / name for name in ("articles.jsonl", "calm.sqlite", "killed.sqlite"))
        source.write_text("\n".join(map(json.dumps, articles(wanted.articles, chance))), "utf-8")
        source = records(source) if wanted.finished else source
        started = time.monotonic()
        print(f"at one go: {finish(add(calm, source))}, in {time.monotonic() - started:.0f} s")
        moments = [0] * min(WHILE_MADE, wanted.kills)
        moments += sorted(chance.randrange(1, wanted.articles) for _ in range(wanted.kills - len(moments)))
        print(f"killed {kill(killed, source, moments, chance)} times, at {', '.join(map(str, moments))} versions")
        print(f"run again: {finish(add(killed, source))}")
        found = settled(killed)
        print({name: len(table) for name, table in found.items()})
        differing = differences(settled(calm), found)
        subprocess.run([sys.executable, "-m", "quoth", "library", "rebuild", "--library", str(killed)], check=True)
        rebuilt = differences(found, settled(killed))
    print(f"tables that differ: {differing or 'none'}; after a rebuild: {rebuilt or 'none'}")
    sys.exit(bool(differing or rebuilt))


if __name__ == "__main__":
    main()
