"""The work of a crawl on Dask: one shard a task, one task a worker at a time, one model a worker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoth.bulk.bounded import BoundedReader, Limits
from quoth.bulk.days import Day, write_days
from quoth.bulk.part import Parts
from quoth.bulk.reading import Settings
from quoth.bulk.report import ShardReport, read_reports
from quoth.bulk.shard_run import Job, Progress, run_shard
from quoth.bulk.shards import Shard
from quoth.errors import MissingExtra, QuothError

if TYPE_CHECKING:
    from distributed import Client, Future

TOPIC = "quoth"
"""Under which workers tell how far they are."""

RETRIES = 2
"""So often a shard is tried again after it failed, and after its worker was lost."""

LOOK = 2.0
CONNECT_SECONDS = 60

_LOST = "the scheduler is gone; what is finished is kept, and the same command goes on from there"
_CONFIGURATION = {
    "distributed.scheduler.allowed-failures": RETRIES,
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
    "distributed.comm.timeouts.tcp": "120s",  # a machine that is busy is no machine that is lost
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the work is done: `workers` processes on this machine, or a cluster that runs at `scheduler`."""

    workers: int
    scheduler: str | None = None


class ClusterLost(QuothError):
    """The scheduler does not answer; what is finished is kept."""


@contextmanager
def connected(place: Place) -> Iterator[Client]:
    """A client of the cluster, or of one that lasts as long as the context. Raises `MissingExtra` and `ClusterLost`."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise MissingExtra("bulk", "quoth bulk") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told by us, once
    with dask.config.set(_CONFIGURATION):
        if place.scheduler is None:
            # a worker holds one page or one group of rows; what reads pages has a limit of its own
            with (
                LocalCluster(n_workers=place.workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", memory_limit=0,
                             silence_logs=logging.CRITICAL)
                as cluster,
                Client(cluster) as client,
            ):  # fmt: skip
                yield client
            return
        try:
            client = Client(place.scheduler, timeout=CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            raise ClusterLost(f"no scheduler answers at {place.scheduler}: {error}") from error
        with client:
            yield client


def make_parts(
    client: Client, shards: Sequence[Shard], job: Job, hear: Callable[[Progress], None]
) -> Iterator[ShardReport | Failure]:
    """The report of each shard, or why it failed, as they come; `hear` is told in between how far they are."""
    client.subscribe_topic(TOPIC, lambda event: hear(Progress(**event[1]["progress"])))
    begun = {client.submit(_part, shard, job, retries=RETRIES, pure=False): shard.name for shard in shards}
    for future in _finished(client, begun):
        error = future.exception() if future.status == "error" else None
        yield Failure(begun[future], _reason(error)) if error else future.result()


def make_days(client: Client, out: Path, parts: Parts, groups: Sequence[Sequence[Day]]) -> Iterator[int]:
    """Write the tables; gives the number of days, group by group, as they are done."""
    begun = {client.submit(write_days, out, parts, group, retries=RETRIES, pure=False): len(group) for group in groups}
    for future in _finished(client, begun):
        future.result()
        yield begun[future]


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be made into a part."""

    shard: str
    reason: str


def _finished(client: Client, futures: Mapping[Future[Any], Any]) -> Iterator[Future[Any]]:
    """The futures that have ended, as they end. Raises `ClusterLost` when the scheduler is gone."""
    from distributed import wait

    left = set(futures)
    while left:
        try:
            ended = wait(left, timeout=LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            ended = set()
        except CancelledError as error:
            raise ClusterLost(_LOST) from error
        if client.status != "running":
            raise ClusterLost(_LOST)
        yield from ended
        left -= ended


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, QuothError) else f"{type(error).__name__}: {error}"


def _part(shard: Shard, job: Job) -> ShardReport:
    """The part of `shard`, made on a worker; where it is made already, its report."""
    from distributed import get_worker

    marker = Parts(job.parts).marker(shard.name)
    if marker.exists():
        return read_reports([marker])[0]
    worker = get_worker()
    return run_shard(
        shard, job, _reader(job.settings, job.limits), lambda progress: worker.log_event(TOPIC, {"progress": asdict(progress)})
    )


@cache
def _reader(settings: Settings, limits: Limits) -> BoundedReader:
    """The one reader of a worker."""
    return BoundedReader(settings, limits)
