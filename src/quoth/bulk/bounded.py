"""Reading in a process of its own, with limits of time and memory for each page.

No parser of HTML keeps to a limit by itself, and one that hangs in C cannot be stopped within its process. A page of
a few megabytes with 400,000 nested tags keeps one busy for an hour.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import IO

from quoth.bulk.pages import Page
from quoth.bulk.reading import Answer, Settings
from quoth.errors import EngineUnavailable, InputRefused, Reason
from quoth.model import Article

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_LOOK = 0.2
_TRIES = 2
"""So many processes may break down over a page before it is taken to be the page's doing: one may be killed by whomever."""

_MAIN = "from quoth.bulk.reading import main; main()"
_GIBIBYTE = 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost: CPU seconds, which a busy machine does not change, seconds on the clock, bytes held."""

    cpu: float = 60.0
    clock: float = 900.0
    memory: int = 2 * _GIBIBYTE


LIMITS = Limits()


@dataclass(slots=True)
class BoundedReader:
    """Answers what a page or an article makes. Where one exceeds the limits, it is refused, and the next one is read."""

    settings: Settings
    limits: Limits
    memory: int = 0
    """The most bytes that its processes have held."""
    _process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Page | Article) -> Answer:
        """What became of `question`. Raises `EngineUnavailable` where no model can be loaded."""
        for _ in range(_TRIES):
            try:
                return self._asked(question)
            except (OSError, EOFError, pickle.UnpicklingError):
                self.close()
        return self._refused(question, Reason.FAILED, "could not be read: its process broke down")

    def _asked(self, question: Page | Article) -> Answer:
        """What became of `question`. Raises what reading and writing raise where the process breaks down."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        excess = self._watched(process, process.stdout)
        if excess is not None:
            self.close()
            return self._refused(question, *excess)
        answered: Answer = pickle.load(process.stdout)  # noqa: S301 (written by our own process)
        self.memory = max(self.memory, answered.memory)
        return answered

    def _refused(self, question: Page | Article, reason: Reason, why: str) -> Answer:
        where = question.where if isinstance(question, Page) else question.url or question.id
        return Answer(made=InputRefused(reason, where, why), seconds={}, memory=self.memory)

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                _close(stream)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _started(self.settings)
        return self._process

    def _watched(self, process: subprocess.Popen[bytes], answers: IO[bytes]) -> tuple[Reason, str] | None:
        """Wait for the answer; which limit was exceeded, if one was."""
        begun = time.monotonic()
        spent_before: float | None = None
        while not wait([answers.fileno()], _LOOK):
            spent, held = _spent_and_held(process.pid)
            spent_before = spent if spent_before is None else spent_before
            self.memory = max(self.memory, held)
            if held > self.limits.memory:
                return Reason.TOO_LARGE, f"takes more than {self.limits.memory / _GIBIBYTE:.1f} GiB of memory"
            if spent - spent_before > self.limits.cpu or time.monotonic() - begun > self.limits.clock:
                return Reason.TOO_SLOW, f"takes more than {self.limits.cpu:.0f} seconds"
        return None


def _started(settings: Settings) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _MAIN, settings.model, settings.language or ""]
    environment = {**os.environ, **_ONE_THREAD}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603 (this Python)
    assert process.stdout
    try:
        pickle.load(process.stdout)  # noqa: S301 (written by our own process)
    except EOFError as error:
        process.communicate()
        raise EngineUnavailable(f"the model {settings.model!r} could not be loaded: see the error above") from error
    return process


def _spent_and_held(pid: int) -> tuple[float, int]:
    """The CPU seconds and the bytes of a process; of one that has just ended nothing."""
    import psutil

    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        return float(times.user + times.system), int(process.memory_info().rss)
    except psutil.Error:
        return 0.0, 0


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # what was left to be written has nobody to read it
        stream.close()
