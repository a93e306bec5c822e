"""How well the layers beyond the quote are read: attitude, stance, channel, labels, figures, times, own voice.

    QUOTH_DATA=... python -m benchmarks.voices [--only SECTION ...] [--model best] [--verbose]
    QUOTH_DATA=... python -m benchmarks.voices --write      also keeps it in benchmarks/results/voices.txt

`QUOTH_DATA` is a folder that holds `gold/`, `meantime/`, `basil/` and `polnear/`; the project's own articles stand in
`evaluation/examples`. Every figure is printed beside its target. What depends on the engine is measured twice: for the
whole program, and for the rules given gold's attributions, so that the engine's errors are told from the rules'.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import basil, cost, meantime, swap
from benchmarks.given import read_given
from benchmarks.machine import RESULTS, ROOT
from quoth.evaluate import Tally, load_gold_articles, load_record_gold, score_records
from quoth.evaluate.attributions import Interval
from quoth.evaluate.report import record_table, table
from quoth.evaluate.resampling import record_intervals
from quoth.evaluate.run import record_numbers
from quoth.model import Article, Record, Span, Spans
from quoth.pipeline import Reader

EXAMPLES = ROOT / "evaluation" / "examples"

RECORD_TARGETS = {
    "attitude": 88.0, "stance.macro": 65.0, "polarity": 98.0, "channel": 70.0, "figures": 88.0, "figures+voice": 70.0,
    "times": 85.0, "labels": 45.0, "labels+voice": 35.0,
}  # fmt: skip
OWN_VOICE_TARGET = 90.0
VALUES_TARGET = 90.0
VOICE_TARGET = 85.0
COST_TARGET = 15.0

PUBLISHED_TIMES = (
    ("HeidelTime, TempEval-3 platinum", "81.3", "90.3", "77.6"),
    ("SUTime, TempEval-3 platinum", "79.6", "90.3", "67.4"),
)
"""UzZaman et al. 2013, SemEval task 1: other articles, so a scale and no comparison."""


Read = Callable[[Article], Record]


def percent(share: float) -> str:
    """A share as it is printed."""
    return f"{100 * share:.1f}"


def folder() -> Path:
    """The folder that QUOTH_DATA names."""
    if "QUOTH_DATA" not in os.environ:
        raise SystemExit("QUOTH_DATA must name the folder that holds gold, meantime, basil and polnear")
    return Path(os.environ["QUOTH_DATA"])


def record(read: Read, *, verbose: bool) -> str:
    """The layers on record gold, with intervals over resampled articles."""
    gold = load_record_gold(folder() / "gold" / "dev.jsonl")
    program = {one.id: read(one.article) for one in gold}
    given = {one.id: read_given(one) for one in gold}
    columns = [_numbers(gold, program), _numbers(gold, given)]
    head = ["record gold", "target", "program", "95 %", "given attributions", "95 %"]
    rows = []
    for name, target in RECORD_TARGETS.items():
        cells = [cell for numbers, intervals in columns for cell in (f"{numbers[name]:.1f}", _interval(intervals[name]))]
        rows.append([name, f"{target:.0f}", *cells])
    printed = table(head, rows)
    return f"{printed}\n\n{record_table(score_records(gold, program))}" if verbose else printed


def _numbers(gold: Sequence[Record], made: Mapping[str, Record]) -> tuple[Mapping[str, float], Mapping[str, Interval]]:
    return record_numbers(score_records(gold, made)), record_intervals(gold, made)


def _interval(interval: Interval) -> str:
    return f"{interval.low:.1f}-{interval.high:.1f}"


def own_voice(read: Read, *, verbose: bool) -> str:
    """Characters of the outlet's own voice in our own articles."""
    gold = {one.id: one for one in load_record_gold(EXAMPLES / "gold.jsonl")}
    marked = _own_voices()
    total = {"program": Tally(), "given attributions": Tally()}
    rows = []
    for key, spans in marked.items():
        one = gold[key]
        tallies = [_shared(one.article.text, spans, made.own_voice) for made in (read(one.article), read_given(one))]
        total = {name: total[name] + tally for name, tally in zip(total, tallies, strict=True)}
        rows.append([f"  {key}", "", *(percent(tally.f1) for tally in tallies)])
    summed = [f"own voice, {len(marked)} articles", f"{OWN_VOICE_TARGET:.0f}", *(percent(tally.f1) for tally in total.values())]
    return table(["character F1", "target", *total], [summed, *(rows if verbose else [])])


def _shared(text: str, gold: Spans, made: Spans) -> Tally:
    wanted, found = _characters(text, gold), _characters(text, made)
    return Tally(len(wanted & found), len(found), len(wanted))


def _characters(text: str, spans: Spans) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}


def times_and_values(_read: Read, *, verbose: bool) -> str:
    """Times and figures on MEANTIME, where no attribution is needed."""
    documents = meantime.load_documents(folder() / "meantime")
    rows = []
    for title, references in (("MEANTIME, all times", True), ('MEANTIME without "now", "recently"', False)):
        scores = meantime.score_times(documents, references=references)
        rows.append([title, *(percent(tally.f1) for tally in (scores.strict, scores.relaxed, scores.value))])
    times = table(["times, F1", "strict", "relaxed", "value"], [*rows, *map(list, PUBLISHED_TIMES)])
    values = meantime.score_values(documents)
    cells = ["MEANTIME", f"{VALUES_TARGET:.0f}", percent(values.recall), f"{values.right}/{values.gold}"]
    figures = table(["figures", "target", "recall of VALUE", "found"], [cells])
    return "\n\n".join([times, figures, *(["\n".join(meantime.missed(documents))] if verbose else [])])


def labels(read: Read, *, verbose: bool) -> str:
    """Labels on BASIL: found, and with the right voice."""
    articles = basil.load_loaded(folder() / "basil" / "articles.jsonl.gz")
    records = {one.article.id: read(one.article) for one in articles}
    scores = basil.score_loaded(articles, records)
    rows = [
        ["labels on an actor found", "", *_share(scores.found)],
        ["of those, with the right voice", f"{VOICE_TARGET:.0f}", *_share(scores.voice)],
        ["right voice at every lexical span", "", *_share(scores.places)],
    ]
    printed = table(["BASIL", "target", "share", "of"], rows)
    return "\n".join([printed, *(basil.listed(articles, records) if verbose else [])])


def _share(tally: Tally) -> list[str]:
    return [percent(tally.recall), f"{tally.right}/{tally.gold}"]


def costs(read: Read, *, verbose: bool) -> str:
    """What the layers cost of the time of a whole read, on twenty articles of PolNeAR dev."""
    articles = [one.article for one in load_gold_articles(folder() / "polnear" / "dev.jsonl.gz")][:20]
    spent = cost.measure(articles, read)
    rows = [["all layers", f"{COST_TARGET:.0f}", percent(sum(spent.layers.values()) / spent.whole), f"{1000 * spent.whole:.0f}"]]
    if verbose:
        rows += [[f"  {name}", "", percent(sec / spent.whole), f"{1000 * sec:.1f}"] for name, sec in spent.layers.items()]
    return table(["share of the read time", "target below", "%", "CPU ms"], rows)


def swaps(read: Read, *, verbose: bool) -> str:
    """What changes when the two sides of mirrored articles exchange their names."""
    gold = {one.id: one for one in load_record_gold(EXAMPLES / "gold.jsonl")}
    mirror = json.loads((EXAMPLES / "mirror.json").read_text("utf-8"))
    pairs = [(left, right) for left, right in mirror["swaps"]]
    rows, lines = [], []
    for key in mirror["articles"]:
        found = {
            "given attributions": swap.given(gold[key], pairs),
            "program": swap.program(gold[key].article, pairs, read),
        }
        for name, layers in found.items():
            rows.append([f"{key}, {name}", *(str(len(layers[layer])) for layer in swap.LAYERS)])
            lines += [f"{key}, {name}, {layer}: {line}" for layer in swap.LAYERS for line in layers[layer]]
    return "\n".join([table(["differences after the swap", *swap.LAYERS], rows), *(lines if verbose else [])])


SECTIONS = {
    "record": record, "own-voice": own_voice, "meantime": times_and_values, "basil": labels, "cost": costs, "swap": swaps,
}  # fmt: skip


def _own_voices() -> dict[str, Spans]:
    """The spans of own voice that were marked by hand, by article id."""
    rows = map(json.loads, (EXAMPLES / "own_voice.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: tuple(Span(*pair) for pair in row["own_voice"]) for row in rows}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="How well the layers beyond the quote are read.")
    parser.add_argument("--only", nargs="+", choices=list(SECTIONS), default=list(SECTIONS))
    parser.add_argument("--model", default="best", choices=["best", "fast"])
    parser.add_argument("--verbose", action="store_true", help="also print single cases, with words of the articles")
    parser.add_argument("--write", action="store_true", help="keep it among the results; takes all sections, none verbose")
    options = parser.parse_args()
    if options.write and (options.verbose or options.only != list(SECTIONS)):
        parser.error("--write keeps all sections and no words of the articles")
    reader = Reader(model=options.model)
    made = []
    for name in options.only:
        started = time.perf_counter()
        made.append(SECTIONS[name](reader.read, verbose=options.verbose))
        print(made[-1], flush=True)
        print(f"({name}: {time.perf_counter() - started:.0f} s)\n", file=sys.stderr, flush=True)
    if options.write:
        (RESULTS / "voices.txt").write_text("\n\n".join(made) + "\n", "utf-8")


if __name__ == "__main__":
    main()
