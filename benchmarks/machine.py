"""Where and of what a figure was measured, and where it is kept."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"


def processor() -> str:
    """The processor, and whether it has the int8 instructions that a quantised model runs fastest on."""
    path = Path("/proc/cpuinfo")
    known = dict(re.findall(r"(?m)^(model name|flags)\s*: (.*)$", path.read_text("utf-8"))) if path.exists() else {}
    if "flags" not in known:
        return platform.processor() or platform.machine()
    has = "with" if "vnni" in known["flags"] else "without"
    return f"{known.get('model name', 'x86')}, {has} int8 dot products (VNNI)"


def measured_on() -> dict[str, str | int]:
    """The machine, and the commit of what was measured there."""
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "processor": processor(), "cores": os.cpu_count() or 1, "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(), "commit": commit.stdout.strip() or "unknown",
    }  # fmt: skip


def keep(name: str, figures: Mapping[str, Any], told: str) -> None:
    """Write `figures` to `NAME.json` and what is `told` of them to `NAME.txt` among the results, with machine and commit."""
    there = measured_on()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps({"on": there, **figures}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (RESULTS / f"{name}.txt").write_text(f"{line(there)}\n\n{told}\n", "utf-8")


def line(there: Mapping[str, str | int]) -> str:
    """Machine and commit in a line."""
    return f"{there['processor']}; {there['cores']} cores; {there['system']}; Python {there['python']}; commit {there['commit']}"


def kept(name: str) -> dict[str, Any]:
    """What `keep` wrote."""
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return found
