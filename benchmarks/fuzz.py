"""Bytes made to break: at every reader, at what is read back, at searches and at the decoder, guided by coverage.

    pip install -r requirements/fuzz.txt
    python -m benchmarks.fuzz [TARGET...] [--seconds 60] [--seed 1] [--corpus FOLDER]

Each target runs in a process of its own for so many seconds, under atheris (libFuzzer), from seeds that are invented
here. It may refuse its input with an error of `quoth.errors`; any other exception, more than 20 seconds on one input, or
more than 2 GB of memory is a failure, and the bytes that caused it are kept in the corpus folder. Prints one line a
target; ends with 1 if any failed. Without atheris each target gets its seeds, whole and damaged, and no more.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.fuzz_targets import TARGETS, seeds

MOST_MEMORY = 2048
LONGEST = 20

_RUNS = re.compile(r"Done (\d+) runs")


def damaged(seed: bytes) -> list[bytes]:
    """A seed, and what is left of it when it is cut, doubled, or has bytes of another kind in its midst."""
    middle = len(seed) // 2
    return [
        seed,
        seed[:middle],
        seed + seed,
        seed[:middle] + b"\x00\xff\xfe<![CDATA[" + seed[middle:],
        seed.replace(b"e", b"\xcc\x81"),
    ]


def without_atheris(target: Callable[[bytes], None], given: Sequence[bytes]) -> int:
    """How many inputs the target took; raises what it raises."""
    inputs = [made for seed in given for made in damaged(seed)]
    for each in inputs:
        target(each)
    return len(inputs)


def fuzz(name: str, folder: Path, seconds: int, seed: int) -> None:
    """Fuzz one target until the time is over, which ends this process."""
    import atheris

    with atheris.instrument_imports(include=["quoth", "feedparser", "pypdf"]):
        target = TARGETS[name]()
    for number, given in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(given)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST}",
        f"-rss_limit_mb={MOST_MEMORY}",
        f"-seed={seed}",
        "-max_len=20000",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", f"-artifact_prefix={folder}/failed-", str(folder)], target)
    atheris.Fuzz()


def run(name: str, folder: Path, seconds: int, seed: int) -> tuple[bool, str]:
    """Whether a target held in a process of its own, and what to print of it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "benchmarks.fuzz",
        name,
        "--inside",
        str(folder),
        "--seconds",
        str(seconds),
        "--seed",
        str(seed),
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        return False, f"{name:<10} failed\n{done.stderr[-3000:]}"
    runs = _RUNS.search(done.stderr)
    return True, f"{name:<10} {runs[1] if runs else done.stdout.strip()} inputs, none failed"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; the number of its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="where inputs are kept between runs")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if unknown := set(given.targets) - TARGETS.keys():
        parser.error(f"{', '.join(sorted(unknown))}: targets are {', '.join(TARGETS)}")
    if given.inside:
        (name,) = given.targets
        if find_spec("atheris"):
            fuzz(name, given.inside, given.seconds, given.seed)
        print(without_atheris(TARGETS[name](), seeds(name)))
        return 0
    held = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in given.targets or TARGETS:
            ok, shown = run(name, (given.corpus or Path(scratch)) / name, given.seconds, given.seed)
            print(shown, flush=True)
            held.append(ok)
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
