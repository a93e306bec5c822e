"""Blocks of `console` on a page: each `$` line is run, and what stands under it is what must come out.

A line `…` stands for any lines, a `…` within a line for any characters. Nothing under a command: whatever it prints is right.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS = 180


@dataclass(frozen=True, slots=True)
class Step:
    """One command and the lines that must come out, none where any will do."""

    command: str
    expected: str

    def matches(self, printed: str) -> bool:
        """Whether `printed` is what was expected."""
        if not self.expected:
            return True
        pattern = re.escape(self.expected).replace(re.escape("…\n"), "§LINES§").replace(re.escape("…"), "[^\n]*")
        return re.fullmatch(pattern.replace("§LINES§", "(?:[^\n]*\n)*"), printed) is not None


def steps(block: str) -> Iterator[Step]:
    """The commands of one block; a command goes on in the next line after a backslash."""
    joined = block.replace("\\\n", "")
    for piece in re.split(r"(?m)^\$ ", joined)[1:]:
        command, _, expected = piece.partition("\n")
        yield Step(command, expected.rstrip("\n") + "\n" if expected.strip() else "")


def run(step: Step, folder: Path, environment: Mapping[str, str]) -> str:
    """What the command printed, on either stream; raises where it fails."""
    done = subprocess.run(
        ["bash", "-c", step.command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, f"$ {step.command}\n{done.stdout}"
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def environment(folder: Path) -> dict[str, str]:
    """A terminal of a hundred columns without colour, in which `quoth` is this one and has a library of its own."""
    here = Path(sys.executable).parent
    return {
        **os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "NO_COLOR": "1", "COLUMNS": "100",
        "QUOTH_LIBRARY": str(folder / "library.sqlite"), "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
