"""A cluster of two machines reads a crawl through `quoth bulk --scheduler`, and makes the files that one machine makes.

    [QUOTH_DATA=...] python -m benchmarks.cluster [--entries 400] [--archives 8] [--words 150] [--model fast] [--write]

The machines are network namespaces with a cable (veth) between them and no other network: in one the scheduler, a worker and
the driver, in the other a worker. That takes root and iproute2; without them both are this machine, which is told. Compares
every part and table with those of one worker without a cluster, byte for byte. `--write` keeps what is told in
`benchmarks/results/`. Exit code 1 if a file differs, or a machine did nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from benchmarks.crawl import bulk, digests, ended
from benchmarks.crawl_pages import Builder, Texts
from benchmarks.machine import keep
from benchmarks.texts import texts_at_hand

SEED = 5
WAIT = 600.0
LOOK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where processes of a cluster run: its address, and what stands before a command so that it runs there."""

    name: str
    address: str
    before: tuple[str, ...] = ()


HERE = Machine(name="this machine", address="127.0.0.1")


class NoNamespaces(Exception):
    """No network namespaces can be made here; says why."""


@contextmanager
def two_machines() -> Iterator[tuple[Machine, Machine]]:
    """Two network namespaces that reach each other and nothing else. Raises `NoNamespaces`."""
    if not shutil.which("ip"):
        raise NoNamespaces("there is no `ip` (iproute2)")
    first, second = (
        Machine(
            name=f"quoth-{os.getpid()}-{end}",
            address=f"10.77.0.{end}",
            before=("ip", "netns", "exec", f"quoth-{os.getpid()}-{end}"),
        )
        for end in (1, 2)
    )
    try:
        for machine in (first, second):
            _ip("netns", "add", machine.name)
        _ip("-n", first.name, "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", second.name)
        for machine in (first, second):
            _ip("-n", machine.name, "address", "add", f"{machine.address}/30", "dev", "cable")
            for device in ("lo", "cable"):
                _ip("-n", machine.name, "link", "set", device, "up")
        yield first, second
    finally:
        for machine in (first, second):
            subprocess.run(["ip", "netns", "delete", machine.name], capture_output=True, check=False)


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NoNamespaces(f"`ip {' '.join(words)}` says: {done.stderr.strip()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A scheduler, and on each machine a nanny with workers, each started by itself."""

    address: str
    scheduler: psutil.Process
    nannies: tuple[psutil.Process, ...]

    def workers(self) -> list[psutil.Process]:
        """The workers that are alive, and read."""
        return [worker for nanny in self.nannies for worker in reading_workers(nanny)]


@contextmanager
def cluster(log: Path, workers: int = 2, machines: Sequence[Machine] = (HERE,)) -> Iterator[Cluster]:
    """A cluster of so many workers on each machine; its processes know of each other by the scheduler's address alone."""
    address_file = log.with_suffix(".json")
    address_file.unlink(missing_ok=True)
    with log.open("ab") as stream, ExitStack() as started:
        where = ("--host", machines[0].address, "--port", "0", "--scheduler-file", str(address_file))
        scheduler = started.enter_context(_dask(machines[0], "scheduler", stream, *where))
        until(lambda: address_file.exists() and address_file.read_text("utf-8").endswith("}"))
        address = str(json.loads(address_file.read_text("utf-8"))["address"])
        nannies = [
            started.enter_context(
                _dask(
                    machine, "worker", stream, address, "--host", machine.address, "--nthreads", "1", "--nworkers", str(workers)
                )
            )
            for machine in machines
        ]
        yield Cluster(address=address, scheduler=scheduler, nannies=tuple(nannies))


@contextmanager
def _dask(machine: Machine, part: str, stream: IO[bytes], *options: str) -> Iterator[psutil.Process]:
    """A part of a cluster on `machine`, ended with all that it started."""
    command = [*machine.before, sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard", *options]
    process = subprocess.Popen(command, stdout=stream, stderr=stream)
    try:
        yield psutil.Process(process.pid)
    finally:
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


def reading_workers(process: psutil.Process) -> list[psutil.Process]:
    """The Dask workers below `process` that read pages: each has started a reading process."""
    found = []
    with suppress(psutil.NoSuchProcess):
        for child in process.children(recursive=True):
            with suppress(psutil.NoSuchProcess, AttributeError):
                if "quoth.bulk.reading" in " ".join(child.cmdline()):
                    found.append(child.parent())
    return [worker for worker in found if worker is not None]


def until(happened: Callable[[], object]) -> None:
    """Wait until it has; ends the program after ten minutes."""
    end_at = time.monotonic() + WAIT
    while not happened():
        if time.monotonic() > end_at:
            raise SystemExit("nothing happens any more")
        time.sleep(LOOK)


def read_on(machines: Sequence[Machine], inputs: Sequence[str], out: Path, model: str) -> dict[str, Any]:
    """Read a crawl on a cluster with a worker on each machine; gives how many machines read, and what memory processes took."""
    with cluster(out.with_suffix(".cluster"), 1, machines) as running:
        program = bulk(inputs, out, "--scheduler", running.address, "--model", model, before=machines[0].before)
        watched = ended(program, out, running.scheduler, *running.nannies)
        read = [nanny for nanny in running.nannies if reading_workers(nanny)]  # they keep their processes for the next shard
    return {"machines": len(machines), "read": len(read), "peak_mib": watched.mebibytes}


def compared(inputs: Sequence[str], folder: Path, model: str) -> dict[str, Any]:
    """Read `inputs` on one worker here and on a cluster of two machines; gives what was seen and how many files differ."""
    alone = folder / "alone"
    ended(bulk(inputs, alone, "--workers", "1", "--model", model), alone)
    together = folder / "together"
    try:
        with two_machines() as machines:
            found = {"without": None, **read_on(machines, inputs, together, model)}
    except NoNamespaces as error:
        found = {"without": str(error), **read_on((HERE, HERE), inputs, together, model)}
    one, other = digests(alone), digests(together)
    differing = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
    entries = json.loads((together / "report.json").read_bytes())["entries"]
    return {**found, "entries": entries, "archives": len(inputs), "files": len(other), "differ": len(differing)}


def told(found: Mapping[str, Any]) -> str:
    """What was seen, to be read."""
    where = (
        f"two processes on one network, since no namespaces could be made here: {found['without']}"
        if found["without"]
        else f"{found['machines']} network namespaces, {found['read']} of which read"
    )
    memory = ", ".join(f"{role} {held}" for role, held in found["peak_mib"].items())
    return (
        f"{found['entries']:,} entries in {found['archives']} archives, one worker alone and a cluster of {where}\n"
        f"most memory of one process, MiB: {memory}\n{found['files']} files, {found['differ']} differ"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=400)
    parser.add_argument("--archives", type=int, default=8)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        Builder(Texts.of(texts_at_hand(chance)), wanted.words, chance).build(folder / "crawl", wanted.entries, wanted.archives)
        found = compared(sorted(map(str, (folder / "crawl").glob("*.warc.gz"))), folder, wanted.model)
    print(told(found))
    if wanted.write:
        keep("cluster", found, told(found))
    sys.exit(1 if found["differ"] or found["read"] < found["machines"] else 0)


if __name__ == "__main__":
    main()
