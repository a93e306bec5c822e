"""The blocks of pages that hold figures or output: made here, so that none is typed.

    python docs/blocks.py              rewrite the blocks
    python docs/blocks.py --measure    first measure anew what the gate measures (QUOTH_DATA names the gold)

A block stands between `<!-- block NAME -->` and `<!-- end -->`. Figures come from `evaluation/measured.txt`, for the model
`fast` from `measured-fast.txt`, which hold the digest of the weights and the output of the gate, from `benchmarks/read.txt`,
the output of `benchmarks/read.py`, and from `benchmarks/results/`, which other benchmarks write.
"""
# ruff: noqa: INP001, S603 (a script, no package; it starts this Python with words of its own)

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from quoth.engine.session import Session

ROOT = Path(__file__).resolve().parents[1]
MEASURED = {"best": ROOT / "evaluation" / "measured.txt", "fast": ROOT / "evaluation" / "measured-fast.txt"}
SPEED = ROOT / "benchmarks" / "read.txt"
RESULTS = ROOT / "benchmarks" / "results"
PAGES = (
    "README.md",
    "MODEL_CARD.md",
    "docs/errors.md",
    "docs/compare.md",
    "docs/check.md",
    "docs/library.md",
    "docs/engine.md",
    "docs/install.md",
    "docs/robustness.md",
    "docs/scale.md",
    "docs/voices.md",
    "docs/web.md",
)
EXAMPLE = "examples/harbour-strike.wire.txt"
SHOWN_VOICES = 5

_BLOCK = re.compile(r"(?s)(<!-- block ([\w-]+) -->\n).*?(<!-- end -->)")
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")

PEERS: Mapping[str, tuple[str, str, str, str]] = {
    "Content, half or more of the same characters": ("content.soft", "48.0", "20.3", "79.4"),
    "Cue": ("cue.overlap", "52.9", "23.9", "81.4"),
    "Source words": ("source.overlap", "56.5", "25.9", "83.9"),
    "Whole attribution: content and its source": ("full", "40.7", "16.9", "75.2"),
}
"""What is compared: metric, Gender Gap Tracker, textacy, two annotators (of 16 other articles); measured once, F1 in percent."""

RECORD_FIGURES = {
    "Attributions found": ("attribution.content", "F1"),
    "Source words right": ("source.span", "accuracy"),
    "Source's name right": ("source.name", "accuracy"),
    "One source for all that one voice says": ("source.same", "F1"),
}


BOTH = {
    **{
        f"PolNeAR dev, F1: {metric}": ("polnear-dev", metric, "F1")
        for metric in (*(row[0] for row in PEERS.values()), "full_exact")
    },
    **{
        f"16 articles of other outlets, {column}: {metric}": ("record-dev", metric, column)
        for metric, column in (*RECORD_FIGURES.values(), ("parent", "F1"))
    },
}
"""The figures in which the models are compared: gold set, metric and column."""


def weights_line(model: str) -> str:
    """The model and the digest of its weights, as the head of what was measured gives them."""
    weights = files("quoth.engine").joinpath(f"weights/{model}.onnx").read_bytes()
    return f"model {model}, weights {Session(weights).digest}"


def measure() -> None:
    """Write what was measured anew: for each model the head, and what the gate prints."""
    for model, path in MEASURED.items():
        command = [sys.executable, "-m", "evaluation.gate", "--model", model]
        gate = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        path.write_text(f"{weights_line(model)}\n\n{gate.stdout}", "utf-8")


def measured_of(model: str) -> str:
    """What was measured of a model; nothing if it was not."""
    return MEASURED[model].read_text("utf-8") if MEASURED[model].exists() else ""


def section(name: str, measured: str) -> str:
    """What the gate printed of the gold set `name`."""
    found = re.search(rf"(?ms)^== {re.escape(name)}\n\n(.*?)(?=^== |^floors |\Z)", measured)
    if not found:
        raise SystemExit(f"{name} was not measured: run python docs/blocks.py --measure with QUOTH_DATA")
    return found[1].rstrip()


def figure(name: str, metric: str, column: str, measured: str) -> str:
    """The figure in the row `metric` and the `column` of the tables of gold set `name`, as printed."""
    head: list[str] = []
    for line in section(name, measured).split("\n"):
        cells = re.split(r"\s{2,}", line.strip())
        if column in cells:
            head = cells
        elif cells[0] == metric and column in head:
            return cells[head.index(column)]
    raise SystemExit(f"what was measured has no {column} of {metric} in {name}")


def quality(measured: str) -> str:
    """The table of quality beside other systems."""
    fast = measured_of("fast")
    rows = [
        f"| {what} | **{figure('polnear-dev', metric, 'F1', measured)}** | {figure('polnear-dev', metric, 'F1', fast)} "
        f"| {tracker} | {textacy} | {people} |"
        for what, (metric, tracker, textacy, people) in PEERS.items()
    ]
    head = "| F1 | Quoth | with `fast` | Gender Gap Tracker | textacy | two annotators* |\n|---|---|---|---|---|---|"
    return "\n".join([head, *rows])


def record_quality(measured: str) -> str:
    """The table of quality on the record gold, other outlets' articles."""
    rows = [
        f"| {what} | {figure('record-dev', metric, column, measured)} % | {figure('examples', metric, column, measured)} % |"
        for what, (metric, column) in RECORD_FIGURES.items()
    ]
    return "\n".join(["| | 16 articles of other outlets | our own 12 examples |\n|---|---|---|", *rows])


def both_models(measured: str) -> str:
    """What the smaller model finds, beside the larger one."""
    fast = measured_of("fast")
    rows = [f"| {what} | {figure(*where, measured)} | {figure(*where, fast)} |" for what, where in BOTH.items()]
    return "\n".join(["| | `best` | `fast` |\n|---|---|---|", *rows])


def printed(*tables: tuple[str, str]) -> Callable[[str], str]:
    """A block of the tables that the gate printed, each told by its gold set and how it begins."""

    def block(measured: str) -> str:
        found = [part for name, start in tables for part in section(name, measured).split("\n\n") if part.startswith(start)]
        return fenced("\n\n".join(found))

    return block


def speed(_: str) -> str:
    """What the speed benchmark printed."""
    return fenced(SPEED.read_text("utf-8").strip() if SPEED.exists() else "not measured")


def result(name: str) -> Callable[[str], str]:
    """A block with what the benchmark `name` printed."""

    def block(_: str) -> str:
        return fenced((RESULTS / f"{name}.txt").read_text("utf-8").rstrip())

    return block


def faults(_: str) -> str:
    """The table of faults that were tried, and what came of each."""
    rows = (RESULTS / "faults.txt").read_text("utf-8").rstrip()
    return f"| fault | what came of it |\n|---|---|\n{rows}"


def example(_: str) -> str:
    """What `quoth read` shows of the example in a terminal: the first voices of its table, and whose words they are."""
    command = [sys.executable, "-m", "quoth.cli.main", "read", EXAMPLE]
    terminal = {**os.environ, "FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run(command, cwd=ROOT, env=terminal, capture_output=True, encoding="utf-8", check=True)
    lines = [line.rstrip().removeprefix("  ") for line in _COLOUR.sub("", shown.stdout).split("\n")]
    start = next(number for number, line in enumerate(lines) if line.startswith("#"))
    shares = next(number for number, line in enumerate(lines) if line.startswith("whose words"))
    end = next(number for number, line in enumerate(lines) if line.startswith("own voice"))
    notes = "\n".join(lines[start:shares]).split("\n\n")
    return fenced("\n\n".join([*notes[:SHOWN_VOICES], "…", "\n".join(lines[shares : end + 1])]))


def month(_: str) -> str:
    """The plan for a month, worked out of what was measured."""
    command = [sys.executable, "-m", "benchmarks.plan"]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.rstrip()


def fenced(text: str) -> str:
    """`text` as a block of code."""
    return f"```text\n{text}\n```"


BLOCKS: Mapping[str, Callable[[str], str]] = {
    "example": example,
    "quality": quality,
    "record-quality": record_quality,
    "speed": speed,
    "both-models": both_models,
    "by-manner-and-outlet": printed(("polnear-dev", "manner"), ("polnear-dev", "outlet")),
    "errors": printed(("polnear-dev", "error")),
    "fields": printed(("record-dev", "of matched")),
    "fairness": result("fairness"),
    "families": result("families"),
    "comparisons": result("compare"),
    "check": result("check"),
    "library": result("library"),
    "coref": result("coref"),
    "kinds": result("kinds"),
    "calibration": result("calibration"),
    "stages": result("stages"),
    "faults": faults,
    "month": month,
    "crawl": result("crawl"),
    "crawl-best": result("crawl-best"),
    "growth": result("growth"),
    "fuzz": result("fuzz"),
    "kill": result("kill"),
    "hostile": result("hostile"),
    "chaos": result("chaos"),
    "cluster": result("cluster"),
    "peers": result("peers"),
    "voices": result("voices"),
    "install": result("install"),
    "web-load": result("web-load"),
}


def renewed(page: str) -> str:
    """`page` with each of its blocks made anew."""
    measured = measured_of("best")
    return _BLOCK.sub(lambda block: f"{block[1]}{BLOCKS[block[2]](measured)}\n{block[3]}", page)


def main() -> None:
    """The command line."""
    if "--measure" in sys.argv[1:]:
        measure()
    for name in PAGES:
        page = ROOT / name
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
