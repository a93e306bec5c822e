"""What a program and all that it starts take while it runs: CPU seconds, and the most memory of each kind of process."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

LOOK = 0.25
ROLES: Mapping[str, str] = {
    "quoth.bulk.reading": "reading process", "multiprocessing.spawn": "worker", "dask_scheduler": "scheduler",
    "dask_worker": "nanny", " bulk ": "driver",
}  # fmt: skip
"""How the processes of a crawl are told by their command lines."""


@dataclass(slots=True)
class Watched:
    """CPU seconds of each process, and the most bytes that one of each role has held."""

    cpu: dict[int, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)

    def look(self, process: psutil.Process) -> None:
        """Look at `process` and at all that it started."""
        with suppress(psutil.Error):
            for one in (process, *process.children(recursive=True)):
                with suppress(psutil.Error):
                    self._look(one)

    def _look(self, process: psutil.Process) -> None:
        command = " ".join(process.cmdline())
        times = process.cpu_times()
        self.cpu[process.pid] = times.user + times.system
        for marker, role in ROLES.items():
            if marker in command:
                self.memory[role] = max(self.memory.get(role, 0), _peak(process.pid))
                return

    @property
    def cpu_seconds(self) -> float:
        """Those of all processes, but for what each spent after it was looked at for the last time."""
        return sum(self.cpu.values())

    @property
    def mebibytes(self) -> dict[str, int]:
        """The most memory of a process of each role, sorted."""
        return {role: round(held / 2**20) for role, held in sorted(self.memory.items())}


def watch(program: subprocess.Popen[bytes], *others: psutil.Process) -> Watched:
    """Look at `program`, and at others, until it ends."""
    watched = Watched()
    there = [psutil.Process(program.pid), *others]
    while program.poll() is None:
        for process in there:
            watched.look(process)
        time.sleep(LOOK)
    return watched


def _peak(pid: int) -> int:
    """The most bytes that a process has held; none of one that has ended."""
    status = Path(f"/proc/{pid}/status")
    with suppress(OSError):
        peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace"))
        return int(peak[1]) * 1024 if peak else 0
    return 0
