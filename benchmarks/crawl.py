"""How fast `quoth bulk` reads a crawl, what it takes, and that the number of workers makes no difference.

    QUOTH_DATA=... python -m benchmarks.crawl [--entries 50000] [--archives 20] [--words 400] [--model fast] [--workers 1 2]
                                              [--same-on 20] [--folder FOLDER] [--write]

Builds WARCs of pages (see `benchmarks/crawl_pages.py`) and reads them, once for each number of workers: the most workers read
all of them, the others the first `--same-on` archives only, if that is given. Prints entries a second and core, where the
seconds went, the most memory of each kind of process, what was refused why, and whether parts and tables are the same, file for
file and byte for byte. `--write` keeps the figures in `benchmarks/results/`. Exit code 1 if they differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil

from benchmarks import steps
from benchmarks.crawl_pages import Builder, Texts
from benchmarks.machine import keep
from benchmarks.texts import real_pages, texts_at_hand
from benchmarks.watched import Watched, watch
from quoth.bulk.shards import shards

SEED = 8
FAST = "fast"
STEPS = {
    "input": "fetch, parse, type", "language": "language", "extraction": "extraction (trafilatura)",
    "sketch": "sketches of texts", "duplicates": "duplicates", "engine": "engine", "writing": "write",
    "exchange": "between processes",
}  # fmt: skip
"""The steps of a shard, as they are told."""


def bulk(inputs: Sequence[str], out: Path, *options: str, before: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """`quoth bulk`, started; what it says goes beside `out`. `before` stands before the command."""
    with out.with_suffix(".log").open("ab") as log:
        command = [*before, sys.executable, "-m", "quoth", "bulk", *inputs, str(out), *options]
        return subprocess.Popen(command, stdout=log, stderr=log)


def ended(program: subprocess.Popen[bytes], out: Path, *others: psutil.Process) -> Watched:
    """What `quoth bulk` took until it was done. Ends the program if it failed."""
    watched = watch(program, *others)
    if program.returncode != 0:
        sys.exit(f"quoth bulk failed: see {out.with_suffix('.log')}")
    return watched


def digests(out: Path) -> dict[str, str]:
    """The digest of every part and table, by its path, sorted."""
    files = sorted(out.rglob("*.parquet"))
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def size(folder: Path, pattern: str = "*") -> int:
    """The bytes of the files in `folder`."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def run(archives: Sequence[Path], out: Path, workers: int, model: str) -> dict[str, Any]:
    """Read `archives` into a new `out`; gives what was counted and measured."""
    shutil.rmtree(out, ignore_errors=True)
    begun = time.monotonic()
    watched = ended(bulk([*map(str, archives)], out, "--workers", str(workers), "--model", model), out)
    clock = time.monotonic() - begun
    found = figures(json.loads((out / "report.json").read_bytes()), out)
    return found | {
        "archives": len(archives), "clock_seconds": round(clock, 1), "cpu_seconds_of_all": round(watched.cpu_seconds, 1),
        "pages_a_core_second": round(found["entries"] / watched.cpu_seconds, 3),
        "pages_a_second_and_worker": round(found["entries"] / clock / workers, 3), "peak_mib": watched.mebibytes,
    }  # fmt: skip


def figures(report: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """What of a report is told, with rates and the bytes that came out."""
    seconds = report["measured"]["cpu_seconds"]
    spent = sum(seconds.values())
    return {
        "model": report["made_by"]["model"], "weights": report["made_by"]["weights"], "entries": report["entries"],
        "articles": report["articles"], "refused": report["refused"], "duplicates": report["duplicates"],
        "cpu_seconds": seconds, "entries_a_core_second": round(report["entries"] / spent, 3),
        "articles_a_core_second": round(report["articles"] / spent, 3),
        "peak_memory_mib": round(report["measured"]["memory"] / 2**20),
        "bytes_of_parts": size(out / "parts", "*.parquet"), "bytes_of_tables": size(out, "day=*/*.parquet"),
    }  # fmt: skip


def words(found: Mapping[str, Any]) -> str:
    """The figures of one reading, to be read."""
    spent = sum(found["cpu_seconds"].values())
    lines = [
        f"  {STEPS[step]:25} {seconds:9.1f} s {100 * seconds / spent:6.1f} %" for step, seconds in found["cpu_seconds"].items()
    ]
    refused = "\n".join(f"  {count:9,} {reason}" for reason, count in sorted(found["refused"].items(), key=lambda one: -one[1]))
    return (
        f"{found['entries']:,} entries: {found['articles']:,} articles reached the engine, "
        f"{found['duplicates']:,} of them duplicates across archives; refused:\n{refused}\n{_rates(found)}"
        f"{found['peak_memory_mib']} MiB a worker with its reading process\n"
        f"{found['entries_a_core_second']:.2f} entries and {found['articles_a_core_second']:.2f} articles a core second "
        "of the steps:\n" + "\n".join(lines)
    )


def _rates(found: Mapping[str, Any]) -> str:
    """What was seen of the whole program: its rates, and the memory of each kind of process."""
    if "pages_a_core_second" not in found:
        return ""
    memory = ", ".join(f"{role} {held}" for role, held in found["peak_mib"].items())
    return (
        f"{found['pages_a_core_second']:.2f} entries a core second of all processes, with their start and the tables "
        f"({found['cpu_seconds_of_all']:,.0f} s); {found['pages_a_second_and_worker']:.2f} a second and worker on the clock "
        f"({found['clock_seconds']:,.0f} s)\nmost memory of one process, MiB: {memory}; "
    )


def same(folder: Path, archives: Sequence[Path], runs: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """Compare every part and table of the runs, those of all archives cut to what the others read."""
    most = max(runs)
    count = min(found["archives"] for found in runs.values())
    whole = folder / f"out-{most}"
    if count < len(archives):
        whole = _cut(whole, archives[:count], runs[most]["model"], most)
    made = [digests(whole), *(digests(folder / f"out-{workers}") for workers in runs if workers != most)]
    return {"archives": count, "files": len(made[0]), "workers": sorted(runs), "same": all(one == made[0] for one in made)}


def _cut(out: Path, archives: Sequence[Path], model: str, workers: int) -> Path:
    """The crawl of some `archives` only: the parts in `out`, which stay as they are, and tables of them."""
    cut = out.with_name(f"{out.name}-of-{len(archives)}")
    shutil.rmtree(cut, ignore_errors=True)
    (cut / "parts").mkdir(parents=True)
    shutil.copy(out / "plan.json", cut)
    for shard in shards([*map(str, archives)]):
        for file in (out / "parts").glob(f"{shard.name}.*"):
            shutil.copy(file, cut / "parts")
    ended(bulk([*map(str, archives)], cut, "--workers", str(workers), "--model", model), cut)
    return cut


def told(kept: Mapping[str, Any]) -> str:
    """What was built and measured, to be read."""
    built = kept["crawl"]
    head = f"{built['entries']:,} entries in {built['archives']} archives of {built['bytes'] / 2**20:.0f} MiB: {built['kinds']}"
    runs = [f"{workers} workers, {found['archives']} archives\n{words(found)}" for workers, found in kept["runs"].items()]
    each = [
        f"{kept['model']} in one process, {pages}, for an article on average\n{steps.words(spent)}"
        for pages, spent in kept["steps"].items()
    ]
    return "\n\n".join([head, *runs, *each, _compared(kept["same"])])


def _compared(found: Mapping[str, Any]) -> str:
    workers = " and ".join(map(str, found["workers"]))
    of = f"{found['files']} parts and tables of {found['archives']} archives, made by {workers} workers"
    if len(found["workers"]) == 1:
        return f"{of}: compared with nothing"
    return f"{of}: {'the same byte for byte' if found['same'] else 'they DIFFER'}"


def measured(folder: Path, wanted: argparse.Namespace) -> dict[str, Any]:
    """Build the crawl in `folder`, read it and compare."""
    chance = random.Random(SEED)
    builder = Builder(Texts.of(texts_at_hand(chance)), wanted.words, chance)
    builder.build(folder / "crawl", wanted.entries, wanted.archives)
    archives = sorted((folder / "crawl").glob("*.warc.gz"))
    built = {"entries": wanted.entries, "archives": wanted.archives, "words": wanted.words, "kinds": dict(builder.counts),
             "bytes": size(folder / "crawl")}  # fmt: skip
    print(f"built {built}", flush=True)
    runs: dict[int, dict[str, Any]] = {}
    for workers in sorted(wanted.workers, reverse=True):
        some = archives if workers == max(wanted.workers) else archives[: wanted.same_on]
        runs[workers] = run(some, folder / f"out-{workers}", workers, wanted.model)
        print(f"\n{workers} workers\n{words(runs[workers])}", flush=True)
    return {
        "crawl": built, "model": wanted.model, "runs": {str(workers): found for workers, found in runs.items()},
        "steps": {pages: steps.steps_of(where, wanted.model, wanted.steps) for pages, where in _measured_pages(folder, archives)},
        "same": same(folder, archives, runs),
    }  # fmt: skip


def _measured_pages(folder: Path, archives: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Pages whose steps are measured one by one: those that were built, and real ones where there are some."""
    yield "these pages", archives[0]
    real = real_pages(folder / "real")
    if real:
        yield "real pages, which are larger", real


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--archives", type=int, default=20)
    parser.add_argument("--words", type=int, default=400, help="of an article, about")
    parser.add_argument("--model", default=FAST)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--same-on", type=int, help="all but the most workers read the first so many archives only")
    parser.add_argument("--steps", type=int, default=100, help="the steps of so many articles are measured one by one")
    parser.add_argument("--folder", type=Path, help="where the crawl is built and read; a temporary one if not given")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = measured(wanted.folder or Path(temporary), wanted)
    print(f"\n{told(kept)}")
    if wanted.write:
        keep("crawl" if wanted.model == FAST else f"crawl-{wanted.model}", kept, told(kept))
    sys.exit(0 if kept["same"]["same"] else 1)


if __name__ == "__main__":
    main()
