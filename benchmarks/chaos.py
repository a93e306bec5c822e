"""Kills workers, schedulers and drivers of `quoth bulk` at random moments and runs it again: nothing may differ.

    python -m benchmarks.chaos [--archives 20] [--entries 2000] [--kills 20] [--words 150] [--seed 1] [--folder FOLDER] [--write]

Builds archives (of invented texts where QUOTH_DATA is not set), reads them undisturbed on this machine, then on a cluster of
its own and on this machine, while it sends SIGKILL in turn to the scheduler, a worker and the driver of the cluster, and to a
worker and the driver here; each at a random moment after another share of the archives is done. Where the run ends by it, it is
started again. At last it runs undisturbed. Compares every part and table, byte for byte. Exit code 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

import psutil

from benchmarks.crawl import bulk, digests
from benchmarks.crawl_pages import Builder, Texts, corpus_texts
from benchmarks.kill import NAMES, THINGS
from benchmarks.machine import keep

VICTIMS = ("scheduler", "cluster worker", "cluster driver", "worker here", "driver here")
LATEST = 6.0
"""Seconds after a share of the archives is done at which it may still be killed."""

WAIT = 600.0

COLOURS = "red blue old new low long lost wet small tall grey broken empty private northern narrow".split()


@dataclass(slots=True, kw_only=True)
class Chaos:
    """One disturbed crawl: what is read, where it goes, and what was killed when."""

    inputs: Sequence[str]
    out: Path
    model: str
    chance: random.Random
    latest: float = LATEST
    killed: list[str] = field(default_factory=list)

    def disturb(self, victims: Sequence[str]) -> None:
        """Kill each of `victims` in a run of its own."""
        for number, victim in enumerate(victims):
            done = len(self.inputs) * number // len(victims)
            if victim in {"worker here", "driver here"}:
                with self._driver("--workers", "2") as driver:
                    self._kill(victim, done, driver, partial(_workers, driver))
            else:
                with cluster(self.out.with_suffix(".cluster")) as running, self._driver("--scheduler", running.address) as driver:
                    self._kill(victim, done, running.scheduler if victim == "scheduler" else driver, running.workers)

    def finish(self, *options: str) -> None:
        """The run that nobody disturbs."""
        if bulk(self.inputs, self.out, *(options or ("--workers", "2")), "--model", self.model).wait() != 0:
            sys.exit(f"quoth bulk failed: see {self.out.with_suffix('.log')}")

    @contextmanager
    def _driver(self, *options: str) -> Iterator[psutil.Process]:
        process = bulk(self.inputs, self.out, *options, "--model", self.model)
        try:
            yield psutil.Process(process.pid)
        finally:
            end(psutil.Process(process.pid) if process.poll() is None else None)
            process.wait()

    def _kill(self, victim: str, done: int, process: psutil.Process, workers: Callable[[], list[psutil.Process]]) -> None:
        """Kill `process`, or one of its workers, some time after so many archives are done; then let it go on for a while.

        Where all archives are done before that, nobody is left to be killed.
        """
        _until(lambda: self._is_all_done() or (self._done() >= done and workers()))
        time.sleep(self.chance.uniform(0, self.latest))
        targets = workers() if "worker" in victim else [process]
        if self._is_all_done() or not targets:
            return
        with suppress(psutil.NoSuchProcess):
            self.chance.choice(targets).kill()
            self.killed.append(f"{victim} at {self._done()} archives")
        time.sleep(self.chance.uniform(0, self.latest))

    def _is_all_done(self) -> bool:
        return self._done() == len(self.inputs)

    def _done(self) -> int:
        return len(list((self.out / "parts").glob("*.done")))


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler and a nanny with workers, each started by itself."""

    address: str
    scheduler: psutil.Process
    nanny: psutil.Process

    def workers(self) -> list[psutil.Process]:
        """The workers that are alive."""
        return _workers(self.nanny)


@contextmanager
def cluster(log: Path, workers: int = 2) -> Iterator[Cluster]:
    """A cluster on this machine whose processes do not know of each other but by its address."""
    address_file = log.with_suffix(".json")
    address_file.unlink(missing_ok=True)
    with log.open("ab") as stream:
        scheduler = _dask(
            "scheduler", stream, "--port", "0", "--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(address_file)
        )
        _until(address_file.exists)
        time.sleep(0.5)
        joined = ("--nthreads", "1", "--nworkers", str(workers), "--no-dashboard", "--scheduler-file", str(address_file))
        nanny = _dask("worker", stream, *joined)
    try:
        yield Cluster(_address(address_file), psutil.Process(scheduler.pid), psutil.Process(nanny.pid))
    finally:
        for process in (nanny, scheduler):
            end(psutil.Process(process.pid) if process.poll() is None else None)
            process.wait()


def end(process: psutil.Process | None) -> None:
    """Kill a process and all that it started."""
    if process is None:
        return
    with suppress(psutil.NoSuchProcess):
        for one in (*process.children(recursive=True), process):
            with suppress(psutil.NoSuchProcess):
                one.kill()


def _address(file: Path) -> str:
    return str(json.loads(file.read_text("utf-8"))["address"])


def _dask(part: str, stream: IO[bytes], *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options]
    return subprocess.Popen(command, stdout=stream, stderr=stream)


def _workers(process: psutil.Process) -> list[psutil.Process]:
    """The Dask workers below `process` that read pages: each has started a reading process."""
    found = []
    with suppress(psutil.NoSuchProcess):
        for child in process.children(recursive=True):
            with suppress(psutil.NoSuchProcess, AttributeError):
                if "quoth.bulk.reading" in " ".join(child.cmdline()):
                    found.append(child.parent())
    return [worker for worker in found if worker is not None]


def _until(happened: Callable[[], object]) -> None:
    end_at = time.monotonic() + WAIT
    while not happened():
        if time.monotonic() > end_at:
            raise SystemExit("nothing happens any more")
        time.sleep(0.05)


def invented_texts(chance: random.Random) -> list[str]:
    """Texts for those who have no corpus, no two alike."""
    return [" ".join(_sentence(chance) for _ in range(24)) for _ in range(400)]


def _sentence(chance: random.Random) -> str:
    things = " and ".join(f"the {chance.choice(COLOURS)} {chance.choice(THINGS)}" for _ in range(3))
    who = chance.choice(NAMES)
    return chance.choice([
        f"“We will sell {things} in {chance.randint(2, 90)} days,” said {who}.", f"It was calm near {things} on Monday.",
        f"According to {who}, {things} will be searched by {chance.randint(1, 28)} June.",
    ])  # fmt: skip


def told(found: Mapping[str, Any]) -> str:
    """What was killed and what came of it, to be read."""
    killed = "\n".join(f"  {one}" for one in found["killed"])
    return (
        f"{found['entries']:,} entries in {found['archives']} archives; SIGKILL {len(found['killed'])} times:\n{killed}\n"
        f"run again: {found['files']} files, {found['differ']} differ, {found['unfinished']} unfinished left"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archives", type=int, default=20)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--model", default="best")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.folder or Path(temporary)
        texts = corpus_texts(Path(os.environ["QUOTH_DATA"])) if "QUOTH_DATA" in os.environ else invented_texts(chance)
        Builder(Texts.of(texts), wanted.words, random.Random(wanted.seed)).build(
            folder / "crawl", wanted.entries, wanted.archives
        )
        inputs = sorted(map(str, (folder / "crawl").glob("*.warc.gz")))
        calm = Chaos(inputs=inputs, out=folder / "calm", model=wanted.model, chance=chance)
        calm.finish()
        print(f"undisturbed: {len(digests(calm.out))} files", flush=True)
        disturbed = Chaos(inputs=inputs, out=folder / "disturbed", model=wanted.model, chance=chance)
        disturbed.disturb([VICTIMS[number % len(VICTIMS)] for number in range(wanted.kills)])
        print(f"killed {len(disturbed.killed)} times: {'; '.join(disturbed.killed)}", flush=True)
        disturbed.finish()
        one, other = digests(calm.out), digests(disturbed.out)
        differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
        left = len(list(disturbed.out.rglob("*.unfinished")))
        print(f"run again: {len(other)} files, {len(differing)} differ {differing[:5]}, {left} unfinished left")
        if wanted.write:
            asked = {"archives": wanted.archives, "entries": wanted.entries, "words": wanted.words}
            came = {"killed": disturbed.killed, "files": len(other), "differ": len(differing), "unfinished": left}
            keep("chaos", {**asked, **came}, told({**asked, **came}))
    sys.exit(1 if differing or left else 0)


if __name__ == "__main__":
    main()
