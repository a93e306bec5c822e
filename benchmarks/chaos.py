"""Kills workers, schedulers and drivers of `quoth bulk` at random moments and runs it again: nothing may differ.

    python -m benchmarks.chaos [--archives 20] [--entries 2000] [--kills 20] [--words 150] [--seed 1] [--folder FOLDER] [--write]

Builds archives (of invented texts where QUOTH_DATA is not set), reads them undisturbed on this machine, then on a cluster of
its own and on this machine, while it sends SIGKILL in turn to the scheduler, a worker and the driver of the cluster, and to a
worker and the driver here; each at a random moment after another share of the archives is done, within the time that the
undisturbed run took for one archive. Where the run ends by it, it is started again. At last it runs undisturbed. Compares every
part and table, byte for byte. Exit code 1 if anything differs, or fewer were killed than asked for.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import psutil

from benchmarks.cluster import cluster, end, reading_workers, until
from benchmarks.crawl import bulk, digests, ended
from benchmarks.crawl_pages import Builder, Texts
from benchmarks.machine import keep
from benchmarks.texts import texts_at_hand

VICTIMS = ("scheduler", "cluster worker", "cluster driver", "worker here", "driver here")
LATEST = 6.0
"""Seconds after a share of the archives is done at which it may still be killed, where no undisturbed run was measured."""

AT_LAST = 3
"""So many archives are left when the last one is killed, since others are finished while it waits."""

WORKERS = 2


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
            done = max(0, len(self.inputs) - AT_LAST) * number // len(victims)
            if victim in {"worker here", "driver here"}:
                with self._driver("--workers", str(WORKERS)) as driver:
                    self._kill(victim, done, driver, partial(reading_workers, driver))
            else:
                with cluster(self.out.with_suffix(".cluster")) as running, self._driver("--scheduler", running.address) as driver:
                    self._kill(victim, done, running.scheduler if victim == "scheduler" else driver, running.workers)

    def finish(self, *options: str) -> float:
        """The run that nobody disturbs; gives the seconds that an archive took a worker."""
        ended(bulk(self.inputs, self.out, *(options or ("--workers", str(WORKERS))), "--model", self.model), self.out)
        return float(json.loads((self.out / "report.json").read_bytes())["measured"]["clock_seconds"]) / len(self.inputs)

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
        until(lambda: self._is_all_done() or (self._done() >= done and workers()))
        time.sleep(self.chance.uniform(0, self.latest))
        until(lambda: self._is_all_done() or workers())
        if self._is_all_done():
            return
        targets = workers() if "worker" in victim else [process]
        with suppress(psutil.NoSuchProcess):
            self.chance.choice(targets).kill()
            self.killed.append(f"{victim} at {self._done()} archives")
        time.sleep(self.chance.uniform(0, self.latest))

    def _is_all_done(self) -> bool:
        return self._done() == len(self.inputs)

    def _done(self) -> int:
        return len(list((self.out / "parts").glob("*.done")))


def told(found: Mapping[str, Any]) -> str:
    """What was killed and what came of it, to be read."""
    killed = "\n".join(f"  {one}" for one in found["killed"])
    return (
        f"{found['entries']:,} entries in {found['archives']} archives, with {found['model']}; "
        f"SIGKILL {len(found['killed'])} times:\n{killed}\n"
        f"run again: {found['files']} files, {found['differ']} differ, {found['unfinished']} unfinished left"
    )


def measured(folder: Path, wanted: argparse.Namespace) -> dict[str, Any]:
    """Build a crawl in `folder`, read it undisturbed and disturbed, and compare."""
    chance = random.Random(wanted.seed)
    builder = Builder(Texts.of(texts_at_hand(chance)), wanted.words, random.Random(wanted.seed))
    builder.build(folder / "crawl", wanted.entries, wanted.archives)
    inputs = sorted(map(str, (folder / "crawl").glob("*.warc.gz")))
    calm = Chaos(inputs=inputs, out=folder / "calm", model=wanted.model, chance=chance)
    pace = calm.finish()
    print(f"undisturbed: {len(digests(calm.out))} files, {pace:.1f} seconds an archive", flush=True)
    disturbed = Chaos(inputs=inputs, out=folder / "disturbed", model=wanted.model, chance=chance, latest=pace)
    disturbed.disturb([VICTIMS[number % len(VICTIMS)] for number in range(wanted.kills)])
    print(f"killed {len(disturbed.killed)} times: {'; '.join(disturbed.killed)}", flush=True)
    disturbed.finish()
    one, other = digests(calm.out), digests(disturbed.out)
    differing = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
    left = len(list(disturbed.out.rglob("*.unfinished")))
    asked = {"archives": wanted.archives, "entries": wanted.entries, "words": wanted.words, "model": wanted.model}
    return {**asked, "killed": disturbed.killed, "files": len(other), "differ": len(differing), "unfinished": left}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archives", type=int, default=20)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--model", default="fast")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        found = measured(wanted.folder or Path(temporary), wanted)
    print(told(found))
    if wanted.write:
        keep("chaos", found, told(found))
    sys.exit(1 if found["differ"] or found["unfinished"] or len(found["killed"]) < wanted.kills else 0)


if __name__ == "__main__":
    main()
