"""How fast `quoth bulk` reads a crawl, what it takes, and that the number of workers makes no difference.

    QUOTH_DATA=... python -m benchmarks.crawl [--entries 50000] [--archives 20] [--words 400] [--model fast] [--workers 1 2]
                                              [--folder FOLDER] [--write]

Builds WARCs of pages (see `benchmarks/crawl_pages.py`) and reads them, once for each number of workers. Prints entries and
articles a CPU second and where the seconds went, the most memory of a worker, and whether all outputs are the same, file
for file and byte for byte. `--write` keeps the figures in `benchmarks/results/`. Exit code 1 if they differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.crawl_pages import Builder, Texts, corpus_texts
from benchmarks.machine import keep

SEED = 8
FAST = "fast"


def bulk(inputs: Sequence[str], out: Path, *options: str) -> subprocess.Popen[bytes]:
    """`quoth bulk`, started; what it says goes beside `out`."""
    with out.with_suffix(".log").open("ab") as log:
        command = [sys.executable, "-m", "quoth", "bulk", *inputs, str(out), *options]
        return subprocess.Popen(command, stdout=log, stderr=log)


def digests(out: Path) -> dict[str, str]:
    """The digest of every part and table, by its path, sorted."""
    files = sorted(out.rglob("*.parquet"))
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def size(folder: Path, pattern: str = "*") -> int:
    """The bytes of the files in `folder`."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def run(crawl: Path, out: Path, *options: str) -> dict[str, Any]:
    """Read the archives in `crawl`; gives what was counted and measured."""
    begun = time.monotonic()
    if bulk([str(crawl)], out, *options).wait() != 0:
        sys.exit(f"quoth bulk failed: see {out.with_suffix('.log')}")
    report: dict[str, Any] = json.loads((out / "report.json").read_bytes())
    return figures(report, out) | {"clock_seconds": round(time.monotonic() - begun, 1)}


def figures(report: Mapping[str, Any], out: Path) -> dict[str, Any]:
    """What of a report is told, with rates and the bytes that came out."""
    seconds = report["measured"]["cpu_seconds"]
    spent = sum(seconds.values())
    articles = report["articles"]
    return {
        "model": report["made_by"]["model"], "weights": report["made_by"]["weights"], "entries": report["entries"],
        "articles": articles, "refused": report["refused"], "duplicates": report["duplicates"],
        "cpu_seconds": seconds, "entries_a_core_second": round(report["entries"] / spent, 3),
        "articles_a_core_second": round(articles / spent, 3),
        "engine_a_page": round(seconds["engine"] / articles, 4),
        "extraction_a_page": round(seconds["extraction"] / max(1, articles + report["refused"].get("duplicate", 0)), 4),
        "peak_memory_mib": round(report["measured"]["memory"] / 2**20),
        "bytes_of_parts": size(out / "parts", "*.parquet"), "bytes_of_tables": size(out, "day=*/*.parquet"),
    }  # fmt: skip


def words(found: Mapping[str, Any]) -> str:
    """The figures of one run, to be read."""
    spent = sum(found["cpu_seconds"].values())
    steps = "\n".join(
        f"  {step:12} {seconds:10.1f} s {100 * seconds / spent:6.1f} %" for step, seconds in found["cpu_seconds"].items()
    )
    return (
        f"{found['entries']:,} entries: {found['articles']:,} articles, {found['duplicates']:,} of them duplicates; "
        f"refused {found['refused']}\n"
        f"{found['entries_a_core_second']:.2f} entries and {found['articles_a_core_second']:.2f} articles a core second, "
        f"engine {1000 * found['engine_a_page']:.0f} ms and extraction {1000 * found['extraction_a_page']:.0f} ms a page, "
        f"{found['peak_memory_mib']} MiB a worker\n{steps}"
    )


def told(kept: Mapping[str, Any]) -> str:
    """What was built and measured, to be read."""
    built = kept["crawl"]
    head = f"{built['entries']:,} entries in {built['archives']} archives of {built['bytes'] / 2**20:.0f} MiB: {built['kinds']}"
    runs = [f"workers: {workers}\n{words(found)}" for workers, found in kept["runs"].items()]
    return "\n\n".join([head, *runs, f"the same files, byte for byte: {kept['same']}"])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--archives", type=int, default=20)
    parser.add_argument("--words", type=int, default=400, help="of an article, about")
    parser.add_argument("--model", default=FAST)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--folder", type=Path, help="where the crawl is built and read; a temporary one if not given")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.folder or Path(temporary)
        builder = Builder(Texts.of(corpus_texts(Path(os.environ["QUOTH_DATA"]))), wanted.words, random.Random(SEED))
        builder.build(folder / "crawl", wanted.entries, wanted.archives)
        print(f"built {dict(builder.counts)}, {size(folder / 'crawl') / 2**20:.0f} MiB", flush=True)
        runs = {}
        for workers in wanted.workers:
            runs[workers] = run(folder / "crawl", folder / f"out-{workers}", "--workers", str(workers), "--model", wanted.model)
            print(f"\n{workers} workers\n{words(runs[workers])}", flush=True)
        made = [digests(folder / f"out-{workers}") for workers in wanted.workers]
        same = all(one == made[0] for one in made)
        print(f"\nthe same {len(made[0])} files with {' and '.join(map(str, wanted.workers))} workers: {same}")
        if wanted.write:
            built = {"entries": wanted.entries, "archives": wanted.archives, "words": wanted.words, "kinds": dict(builder.counts),
                     "bytes": size(folder / "crawl")}  # fmt: skip
            figures_kept = {"crawl": built, "runs": {str(key): value for key, value in runs.items()}, "same": same}
            keep("crawl" if wanted.model == FAST else f"crawl-{wanted.model}", figures_kept, told(figures_kept))
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
