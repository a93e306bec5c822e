"""How large an installed Quoth is, what each dependency weighs, and how long it takes from the command to the first record.

    python -m benchmarks.install [--python PATH...] [--tests] [--write]

Builds the sdist and from it the wheel, as a release is built; installs the wheel with the pins of `requirements/run.txt` into
an environment of its own for each Python (without `--python`, this one); reads an example three times. Prints sizes in MB (10^6
bytes) by distribution, seconds to install, and for each reading the seconds that passed and those of the processor: the first
reading fills the disk's cache. Then does what the README tells a newcomer, in a fresh clone of what is committed, with a new home
and no cache: its first command, with `--tests` its second too. `--write` keeps what is printed in
`benchmarks/results/install.txt`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "install.txt"
EXAMPLE = ROOT / "examples" / "harbour-strike.wire.txt"
LIMIT, SECONDS = 450, 3.0
"""What an installed core may take in MB, and how long a warm first record may take."""
READINGS = 3
COMMANDS = ("quoth read examples/harbour-strike.wire.txt", "-m pytest -n 2 --dist loadfile")
"""How the commands of the README end."""
SHOWN = 15

_SIZES = """
import importlib.metadata as m, json, pathlib
print(json.dumps({d.name: sum(p.stat().st_size for f in d.files or [] if (p := pathlib.Path(d.locate_file(f))).is_file())
                  for d in m.distributions()}))
"""


def build(folder: Path) -> Path:
    """The wheel, built from the sdist in `folder`; needs hatchling, which the test requirements hold."""
    _run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)], ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    _run(["tar", "xzf", str(sdist), "-C", str(folder)], folder)
    _run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        folder / sdist.name.removesuffix(".tar.gz"),
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def measured(python: str, wheel: Path, folder: Path) -> Iterator[str]:
    """What an installation for `python` in `folder` takes, line by line."""
    started = time.monotonic()
    _run([python, "-m", "venv", str(folder)], ROOT)
    inside = folder / "bin" / "python"
    _run([str(inside), "-m", "pip", "install", "-q", "-r", str(ROOT / "requirements" / "run.txt")], ROOT)
    _run([str(inside), "-m", "pip", "install", "-q", "--no-deps", str(wheel)], ROOT)
    seconds = time.monotonic() - started
    sizes: dict[str, int] = json.loads(_run([str(inside), "-c", _SIZES], folder))
    total = _megabytes(folder)
    version = _run([str(inside), "--version"], folder).strip()
    yield f"{version}: {total:.0f} MB (at most {LIMIT}), installed in {seconds:.0f} s"
    for reading in range(READINGS):
        yield f"reading {reading + 1}: {_seconds_to_record(inside, folder)} (warm at most {SECONDS} s)"
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])[:SHOWN]:
        yield f"  {name:<24}{size / 1e6:>8.1f}"
    rest = total - sum(sorted(sizes.values())[-SHOWN:]) / 1e6
    yield f"  {'everything else':<24}{rest:>8.1f}"


def as_newcomer(last: str, folder: Path) -> str:
    """What the README's command takes that ends with `last`, in a clone, a home and an environment of its own in `folder`."""
    found = re.search(rf"(?m)^python3 -m venv .*{re.escape(last)}$", (ROOT / "README.md").read_text("utf-8"))
    if not found:
        raise SystemExit(f"README has no command that ends with {last}")
    clone, home = folder / "clone", folder / "home"
    home.mkdir(parents=True)
    _run(["git", "clone", "-q", str(ROOT), str(clone)], folder)
    alone = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    newcomer = {**alone, "HOME": str(home), "PIP_NO_CACHE_DIR": "1"}
    started, spent = time.monotonic(), _processor()
    subprocess.run(["bash", "-c", found[0]], cwd=clone, env=newcomer, stdout=subprocess.DEVNULL, check=True)
    passed = f"{time.monotonic() - started:.0f} s, {_processor() - spent:.0f} s of the processor"
    return f"README, … {last}: {passed}, {_megabytes(clone / '.venv'):.0f} MB in .venv"


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def _seconds_to_record(inside: Path, folder: Path) -> str:
    started, spent = time.monotonic(), _processor()
    printed = _run([str(inside.with_name("quoth")), "read", "--format", "jsonl", str(EXAMPLE)], folder)
    seconds = f"{time.monotonic() - started:.1f} s, {_processor() - spent:.1f} s of the processor"
    if json.loads(printed)["schema"] != "quoth/record/1":
        raise SystemExit(f"{EXAMPLE} gave no record")
    return seconds


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(command: Sequence[str], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=True).stdout


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", nargs="+", default=[sys.executable])
    parser.add_argument("--tests", action="store_true", help="also the README's second command, which runs all tests")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(Path(folder))
        lines.append(f"wheel {wheel.stat().st_size / 1e6:.1f} MB")
        for number, python in enumerate(given.python):
            lines += measured(python, wheel, Path(folder) / f"environment{number}")
        for last in COMMANDS[: 2 if given.tests else 1]:
            lines.append(as_newcomer(last, Path(folder) / last.split()[-1].replace("/", "-")))
    print("\n".join(lines))
    if given.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
