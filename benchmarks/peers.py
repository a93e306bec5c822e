"""Quoth beside everything else that can be installed: quality and speed in one run.

    QUOTH_DATA=... python -m benchmarks.peers [--articles 84] [--rounds 3] [--models best fast] [--write]

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
import sys
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.crawl_pages import MENU, SCRIPT, SHELL, STYLE
from benchmarks.machine import keep
from benchmarks.side_by_side import PACKAGES, Measured, compare, environment
from quoth.evaluate import GoldArticle, Triple, load_gold_articles, score_attributions
from quoth.model import Span

METRICS = ("content.soft", "direct.soft", "cue.overlap", "source.overlap", "full")
FINDS = ("quoth", "textacy")
REFERENCE = "spacy"
MODELS = ("best", "fast")


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
    parser.add_argument("--models", nargs="+", default=MODELS)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    gold = load_gold_articles(Path(os.environ["QUOTH_DATA"]) / "polnear" / "dev.jsonl.gz")[: wanted.articles]
    systems = {f"quoth {model}": (sys.executable, "quoth", model) for model in wanted.models}
    systems |= {f"quoth pages {model}": (sys.executable, "quoth pages", model) for model in wanted.models}
    systems |= {name: (environment(name), name, "") for name in PACKAGES}
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
