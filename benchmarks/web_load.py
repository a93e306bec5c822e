"""How a server bears many clients: searches and articles, asked for by twenty clients at once for a minute each.

    python -m benchmarks.web_load --library PLACE [--clients 20] [--seconds 60]

Starts `quoth serve` in front of the library at PLACE, a file or a `postgresql://` address that holds something, and asks
it on loopback, with wrk where that is installed and else with a client of its own. What is asked for is drawn from the
library: words of every frequency, names and words with names, and articles by their keys. Prints for each kind of page
the requests a second, median and 95th percentile in milliseconds, the errors, what one cost of a processor, and the memory
of the server after a fifth of the time and at the end. Before that it says how busy the machine is with other things.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from statistics import median
from typing import TypedDict
from urllib.parse import urlencode

import httpx

from quoth.store import Hit, Library, Search
from quoth.store.words import words_of

SEED = 20260504
DAYS = 40
MOST_PATHS = 2000
_WRK = """
local paths = {}
for path in io.lines(os.getenv("QUOTH_PATHS")) do paths[#paths + 1] = path end
function init(args) math.randomseed(tonumber(tostring(wrk.thread):match("0x(%x+)"), 16)) end
function request() return wrk.format("GET", paths[math.random(#paths)]) end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('\\n{"requests": %d, "errors": %d, "seconds": %f, "median": %f, "p95": %f}\\n', summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3))
end
"""


class _Answers(TypedDict):
    """What clients saw."""

    requests: int
    errors: int
    seconds: float
    median: float
    p95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What came of a load: latencies in milliseconds, memory of the server in MiB, `busy` its seconds on processors."""

    requests: int
    errors: int
    seconds: float
    median: float
    p95: float
    early: float
    late: float
    busy: float

    def line(self, name: str) -> str:
        """The load as a line of the table."""
        rate = self.requests / self.seconds
        cost = 1000 * self.busy / max(1, self.requests)
        figures = f"{rate:>9.0f}{self.median:>11.1f}{self.p95:>9.1f}{self.errors:>8}{cost:>9.1f}"
        return f"{name:<22}{figures}{self.early:>9.0f}{self.late:>9.0f}"


HEADING = (
    f"{'what is asked for':<22}{'a second':>9}{'median ms':>11}{'p95 ms':>9}{'errors':>8}{'CPU ms':>9}{'MiB':>9}{'at end':>9}"
)


def drawn(library: Library) -> dict[str, list[str]]:
    """The paths that are asked for, by kind, the same whenever the library is the same."""
    chance = random.Random(SEED)
    hits = _hits(library, chance)
    counts = Counter(word for hit in hits for word in set(words_of(hit.content)) if len(word) > 3)
    words = [word for word, _ in counts.most_common(400)]
    names = [name for name, _ in Counter(hit.source for hit in hits if hit.source).most_common(200)]
    queries: list[Mapping[str, str]] = [{"words": word} for word in words]
    queries += [{"words": f"{one} {other}"} for one, other in zip(words[50::2], words[51::2], strict=False)]
    queries += [{"source": name} for name in names]
    queries += [{"words": chance.choice(words), "source": name} for name in names]
    keys = list(dict.fromkeys(hit.key for hit in hits))
    asked = {
        "page: search": [f"/search?{urlencode(query)}" for query in queries],
        "page: article": [f"/article?{urlencode({'key': key})}" for key in keys],
        "API: search": [f"/api/v1/search?{urlencode(query)}" for query in queries],
        "API: article": [f"/api/v1/articles/record?{urlencode({'article': key})}" for key in keys],
    }
    for paths in asked.values():
        chance.shuffle(paths)
    return {name: paths[:MOST_PATHS] for name, paths in asked.items()}


def _hits(library: Library, chance: random.Random) -> list[Hit]:
    """Hits of some days over all the time that the library knows of."""
    info = library.reader.info()
    first, last = (date.fromisoformat((day or "2026-01-01")[:10]) for day in (info.first, info.last))
    days = [first + timedelta(days=chance.randrange((last - first).days + 1)) for _ in range(DAYS)]
    return [hit for day in (*days, last) for hit in library.reader.search(Search(until=day, limit=50)).hits]


@contextmanager
def served(location: str, clients: int) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that lets one client ask as often as it can."""
    command = [sys.executable, "-m", "quoth", "serve", "--no-open", "--port", "0", "--rate", str(1000 * clients)]
    with subprocess.Popen([*command, "--library", location], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split()[3].rstrip("/")
        httpx.get(f"{address}/api/v1/library", timeout=60).raise_for_status()
        try:
            yield address, server.pid
        finally:
            server.send_signal(signal.SIGINT)


def loaded(server: tuple[str, int], paths: Sequence[str], clients: int, seconds: float) -> Load:
    """What comes of asking for `paths` at random with so many clients for so long, after one of them was asked for."""
    address, process = server
    httpx.get(address + paths[0], timeout=60).raise_for_status()
    early: list[float] = []
    before = busy(process)
    timer = threading.Timer(seconds / 5, lambda: early.append(memory(process)))
    timer.start()
    came = (_by_wrk if shutil.which("wrk") else _by_python)(address, paths, clients, seconds)
    timer.join()
    return Load(early=early[0], late=memory(process), busy=busy(process) - before, **came)


def memory(process: int) -> float:
    """What a process holds in memory, in MiB."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def busy(process: int) -> float:
    """The seconds that a process has spent on processors."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _by_wrk(address: str, paths: Sequence[str], clients: int, seconds: float) -> _Answers:
    with tempfile.TemporaryDirectory() as folder:
        script, listed = Path(folder, "load.lua"), Path(folder, "paths")
        script.write_text(_WRK)
        listed.write_text("\n".join(paths))
        command = [
            "wrk",
            "-t",
            "2",
            "-c",
            str(clients),
            "-d",
            f"{ceil(seconds)}s",
            "--timeout",
            "30s",
            "-s",
            str(script),
            address,
        ]
        ran = subprocess.run(command, env={**os.environ, "QUOTH_PATHS": str(listed)}, capture_output=True, text=True, check=True)
    came: _Answers = json.loads(ran.stdout.strip().rpartition("\n")[2])
    return came


def _by_python(address: str, paths: Sequence[str], clients: int, seconds: float) -> _Answers:
    return asyncio.run(_asked(address, paths, clients, seconds))


async def _asked(address: str, paths: Sequence[str], clients: int, seconds: float) -> _Answers:
    times: list[float] = []
    errors = 0
    chance = random.Random(SEED)
    end = time.perf_counter() + seconds

    async def one(client: httpx.AsyncClient) -> None:
        nonlocal errors
        while (start := time.perf_counter()) < end:
            answer = await client.get(chance.choice(paths))
            errors += answer.status_code != httpx.codes.OK
            times.append(1000 * (time.perf_counter() - start))

    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        await asyncio.gather(*(one(client) for _ in range(clients)))
    times.sort()
    late = times[ceil(0.95 * len(times)) - 1]
    return {"requests": len(times), "errors": errors, "seconds": seconds, "median": median(times), "p95": late}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", required=True)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    with Library.open(given.library, create=False) as library:
        info = library.reader.info()
        asked = drawn(library)
    print(f"{info.attributions} attributions of {info.articles} articles, {info.bytes / 2**20:.0f} MiB; {given.clients} clients")
    others, processors = os.getloadavg()[0], os.cpu_count()
    print(f"load of other programs before: {others:.1f} on {processors} processors")
    print(HEADING, flush=True)
    with served(given.library, given.clients) as server:
        for name, paths in asked.items():
            print(loaded(server, paths, given.clients, given.seconds).line(name), flush=True)


if __name__ == "__main__":
    main()
