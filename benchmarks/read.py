"""How fast `Reader` reads with each of its models, beside spaCy's small pipeline and textacy in the same run.

    QUOTH_DATA=... python -m benchmarks.read [--rounds 5] [--articles 84] [--model best] [--no-peer]

`QUOTH_DATA` is a folder that holds `polnear/dev.jsonl.gz`. Prints articles per CPU second (model loading apart, one thread), peak
memory, and the ratio to spaCy's, as the median over rounds with least and most. spaCy runs all parts of its pipeline; textacy
finds direct quotations in what spaCy gives. `benchmarks/peers.py` tells what each of them finds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.machine import processor
from benchmarks.side_by_side import Measured, compare, environment

PEERS = ("spacy", "textacy")
MODELS = ("best", "fast")


def spread(figures: Sequence[float], digits: int = 2) -> str:
    """The median of `figures`, and the least and most of them."""
    return f"{statistics.median(figures):.{digits}f} ({min(figures):.{digits}f}-{max(figures):.{digits}f})"


def report(measured: Mapping[str, Measured], texts: Sequence[str]) -> str:
    """The lines to print: for each system articles and words per CPU second, and peak memory; then the ratios."""
    words = sum(len(text.split()) for text in texts)
    first = next(iter(measured.values()))
    lines = [f"{len(texts)} articles, {words} words, {len(first.cpu)} rounds; median (least-most)", processor()]
    for system, one in measured.items():
        articles = spread([len(texts) / cpu for cpu in one.cpu])
        speed = spread([words / cpu for cpu in one.cpu], 0)
        lines.append(f"{system:7} {articles} articles/CPU s   {speed} words/CPU s   peak {one.peak:.0f} MiB")
    names = {"spacy": "spaCy", "textacy": "textacy"}
    for model in (system for system in measured if system not in PEERS):
        ratios = [
            f"{ratio(measured[model], measured[peer])} times as fast as {names[peer]}" for peer in PEERS if peer in measured
        ]
        if ratios:
            lines.append(f"{model} reads {' and '.join(ratios)}")
    return "\n".join(lines)


def ratio(ours: Measured, theirs: Measured) -> str:
    """How many times as fast ours are, round by round."""
    return spread([their / our for our, their in zip(ours.cpu, theirs.cpu, strict=True)])


def dev_texts(limit: int | None = None) -> list[str]:
    """The texts of PolNeAR dev, the first `limit` of them, from the folder that QUOTH_DATA names."""
    from quoth.evaluate import load_gold_articles

    gold = load_gold_articles(Path(os.environ["QUOTH_DATA"]) / "polnear" / "dev.jsonl.gz")
    return [article.text for article in gold][:limit]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--model", choices=MODELS, help="this model alone")
    parser.add_argument("--no-peer", action="store_true", help="measure Quoth alone")
    wanted = parser.parse_args()
    if "QUOTH_DATA" not in os.environ:
        raise SystemExit("QUOTH_DATA must name the folder that holds polnear/dev.jsonl.gz")
    systems = {model: (sys.executable, "quoth", model) for model in ([wanted.model] if wanted.model else MODELS)}
    if not wanted.no_peer:
        systems |= {peer: (environment("textacy"), peer, "") for peer in PEERS}
    texts = dev_texts(wanted.articles)
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs.json"
        inputs.write_text(json.dumps({"texts": texts}), "utf-8")
        print(report(compare(systems, inputs, wanted.rounds), texts))


if __name__ == "__main__":
    main()
