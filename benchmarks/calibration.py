"""Calibration: whether `confidence` and `source_confidence` of the records are frequencies.

    QUOTH_DATA=FOLDER python -m benchmarks.calibration [--model fast] [--write]

`confidence` is judged on PolNeAR dev: right if content and source agree with an annotator's. `source_confidence` is
judged on the record gold and on our own examples, over the attributions that are found: right if the source has gold's
name, or neither names one. "as given" is the error of what the records say; "refitted" that of curves that are fitted
on one half of the articles and tested on the other.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from quoth.engine.calibration import Calibration
from quoth.evaluate import Triple, load_gold_articles, load_record_gold
from quoth.evaluate.comparison import compare, sources_agree
from quoth.evaluate.confidence import Judged, error_across, expected_error, fit
from quoth.evaluate.gold import GoldArticle
from quoth.evaluate.layers import pair
from quoth.evaluate.names import same_name
from quoth.evaluate.report import table
from quoth.model import Article, Record
from quoth.pipeline import Reader
from quoth.resolve.certainty import CURVE

RESULTS = Path(__file__).with_name("results") / "calibration.txt"
EXAMPLES = Path(__file__).resolve().parent.parent / "evaluation" / "examples" / "gold.jsonl"

Read = Callable[[Article], Record]


def judged_attributions(gold: Sequence[GoldArticle], read: Read) -> Judged:
    """The confidences of the outlets' attributions."""
    return _judged([(sure, right, number % 2) for number, one in enumerate(gold) for sure, right in _attributions(one, read)])


def _attributions(gold: GoldArticle, read: Read) -> Iterator[tuple[float, bool]]:
    made = [attribution for attribution in read(gold.article).attributions if attribution.parent is None]
    triples = [Triple(source=a.source_span, cue=a.cue, content=a.content) for a in made]
    text = gold.article.text
    partner = {j: gold.triples[i] for i, j in compare(text, gold.triples, triples).match.items()}
    for j, attribution in enumerate(made):
        yield attribution.confidence, j in partner and sources_agree(text, partner[j], triples[j])


def judged_sources(gold: Sequence[Record], read: Read) -> Judged:
    """The confidences of the sources of the attributions that are in gold."""
    rows = []
    for number, record in enumerate(gold):
        pairing = pair(record, read(record.article))
        for wanted, made in pairing.pairs:
            right = same_name(pairing.gold.source(wanted), pairing.made.source(made))
            rows.append((made.source_confidence, right, number % 2))
    return _judged(rows)


def _judged(rows: Sequence[tuple[float, bool, int]]) -> Judged:
    raw, right, half = zip(*rows, strict=True)
    return Judged(np.array(raw), np.array(right), np.array(half))


def report(judged: Sequence[tuple[str, Judged]]) -> str:
    """The errors of each set of confidences, as a table."""
    rows = [
        [name, str(len(one.raw)), f"{one.raw.mean():.3f}", f"{one.right.mean():.3f}",
         f"{expected_error(one.raw, one.right):.3f}", f"{error_across(one):.3f}"]
        for name, one in judged
    ]  # fmt: skip
    return table(["expected calibration error", "seen", "mean", "right", "as given", "refitted"], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description="Measures confidences.")
    parser.add_argument("--model", default="best", choices=["best", "fast"], help="the model to read with (default: best)")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {RESULTS.name}")
    options = parser.parse_args(arguments)
    read = Reader(model=options.model).read
    examples = load_record_gold(EXAMPLES)
    judged = [("source_confidence, own examples", judged_sources(examples, read))]
    if folder := os.environ.get("QUOTH_DATA"):
        gold = load_record_gold(Path(folder) / "gold" / "dev.jsonl")
        judged.append(("source_confidence, record gold", judged_sources(gold, read)))
        judged.append(("source_confidence, both", judged_sources([*gold, *examples], read)))
        articles = load_gold_articles(Path(folder) / "polnear" / "dev.jsonl.gz")
        judged.append(("confidence, PolNeAR dev", judged_attributions(articles, read)))
    print(report(judged))
    if options.write:
        RESULTS.write_text(f"{report(judged)}\n", "utf-8")
    print(f"\nthe curve that our own examples ask for: {suggested(judged[0][1])}")


def suggested(examples: Judged) -> Calibration:
    """The curve for `quoth.resolve.certainty`: what these confidences need on top of the one that they went through."""
    more = fit(examples.raw, examples.right)
    return Calibration(round(more.slope * CURVE.slope, 2), round(more.slope * CURVE.offset + more.offset, 2))


if __name__ == "__main__":
    main()
