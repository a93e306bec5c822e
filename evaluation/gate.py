"""The gate: scores the engine on annotated articles and defends the floors in `floors.json` and `floors-fast.json`.

    python -m evaluation.gate                    measure, print, exit 1 with a line for each breach
    python -m evaluation.gate --model fast       the same for the smaller model, which has floors of its own
    python -m evaluation.gate --update           raise the floors to what is measured and pin the gold
    python -m evaluation.gate --update --lower REASON    also lower them; the reason is kept there

The articles in `evaluation/examples` are always scored. The folder that the environment variable QUOTH_DATA names adds
the sets whose texts cannot be published; without it they are left out, which fails if QUOTH_REQUIRE contains "data".
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quoth.errors import GoldInvalid
from quoth.evaluate import ReadArticle, evaluate, load_gold
from quoth.evaluate.floors import Floor, FloorError, Measured, breaches, digest, dump_floors, load_floors, raised
from quoth.evaluate.report import table

HERE = Path(__file__).resolve().parent
FLOORS = {"best": HERE / "floors.json", "fast": HERE / "floors-fast.json"}
"""Where the floors of each model stand."""
EXAMPLES = HERE / "examples"

_SPANS = ("content.exact", "content.soft", "cue.overlap", "source.overlap", "full", "full_exact", "labels.micro")
_RECORD = ("attribution.content", "attribution.resolved", "source.same", "source.span", "source.name", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One set that the gate scores: its gold, the other files it needs, and the metrics whose floors are defended."""

    name: str
    gold: Path
    inputs: Sequence[Path] = ()
    metrics: Sequence[str]

    @property
    def files(self) -> list[Path]:
        """Gold and inputs, as they are digested."""
        return [self.gold, *self.inputs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is scored and what is left out, with the reason."""

    sets: Sequence[GoldSet]
    left_out: Sequence[str] = ()


def choose(environment: Mapping[str, str], examples: Path = EXAMPLES) -> Choice:
    """The sets to score in `environment`; raises `GoldInvalid` if a required or a named file is missing."""
    own = GoldSet(name="examples", gold=examples / "gold.jsonl", inputs=(examples / "articles.jsonl",), metrics=_RECORD)
    folder = environment.get("QUOTH_DATA")
    licensed = _licensed(Path(folder or "."))
    if not folder:
        if "data" in environment.get("QUOTH_REQUIRE", ""):
            raise GoldInvalid("QUOTH_REQUIRE asks for data, but QUOTH_DATA names no folder")
        return Choice(sets=[own], left_out=[f"{one.name}: QUOTH_DATA is not set" for one in licensed])
    missing = [str(path) for one in licensed for path in one.files if not path.is_file()]
    if missing:
        raise GoldInvalid(f"QUOTH_DATA is {folder}, but there is no {', no '.join(missing)}")
    return Choice(sets=[own, *licensed])


def _licensed(folder: Path) -> list[GoldSet]:
    return [
        GoldSet(name="polnear-dev", gold=folder / "polnear" / "dev.jsonl.gz", metrics=_SPANS),
        GoldSet(
            name="polnear-dev-paragraphs",
            gold=folder / "polnear" / "dev-paragraphs.jsonl.gz",
            metrics=("source", "cue", "content"),
        ),
        GoldSet(
            name="record-dev",
            gold=folder / "gold" / "dev.jsonl",
            inputs=(folder / "gold" / "articles.jsonl",),
            metrics=_RECORD,
        ),
    ]


def measure(gold_set: GoldSet, read: ReadArticle) -> Measured:
    """What `read` scores on `gold_set`, printed on the way."""
    evaluation = evaluate(load_gold(gold_set.gold), read)
    print(f"== {gold_set.name}\n\n{evaluation}\n")
    return Measured(digest=digest(gold_set.files), numbers=evaluation.numbers)


def floor_table(floors: Mapping[str, Floor], measured: Mapping[str, Measured]) -> str:
    """Every defended figure beside its floor."""
    rows = []
    for name, found in measured.items():
        for metric, pinned in floors[name].floors.items():
            number = found.numbers.get(metric)
            rows.append([f"{name} {metric}", f"{pinned:.1f}", "none" if number is None else f"{number:.2f}"])
    return table(["floors", "floor", "measured"], rows)


def run(read: ReadArticle, choice: Choice, floors_path: Path, *, update: bool, lower: str = "") -> int:
    """Measures the sets of `choice`; returns the exit code, 1 if a floor is breached or may not be lowered."""
    floors = load_floors(floors_path)
    unknown = [one.name for one in choice.sets if one.name not in floors]
    if unknown:
        raise GoldInvalid(f"{floors_path}: says nothing about {', '.join(unknown)}")
    measured = {one.name: measure(one, read) for one in choice.sets}
    for reason in choice.left_out:
        print(f"left out: {reason}")
    if update:
        return _update(choice, floors, measured, floors_path, lower)
    print(floor_table(floors, measured))
    found = [f"{name}: {breach}" for name, numbers in measured.items() for breach in breaches(floors[name], numbers)]
    for breach in found:
        print(f"BREACH {breach}")
    return 1 if found else 0


def _update(choice: Choice, floors: dict[str, Floor], measured: Mapping[str, Measured], floors_path: Path, lower: str) -> int:
    """Writes the raised floors, all of them or, if one would fall without a reason, none."""
    refused = []
    for one in choice.sets:
        try:
            floors[one.name] = raised(floors[one.name], measured[one.name], one.metrics, lower)
        except FloorError as error:
            refused.append(f"{one.name}: floors would fall: {error}; give the reason with --lower REASON")
    for refusal in refused:
        print(f"REFUSED {refusal}")
    if refused:
        return 1
    floors_path.write_text(dump_floors(floors), "utf-8")
    print(floor_table(floors, measured))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description="Scores the engine and defends its floors.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", default="", metavar="REASON", help="with --update: lower floors too, for this reason")
    parser.add_argument("--model", default="best", choices=FLOORS, help="the model to score (default: best)")
    options = parser.parse_args(arguments)
    if options.lower and not options.update:
        parser.error("--lower needs --update")
    from quoth.pipeline import Reader

    try:
        read, floors = Reader(model=options.model).read, FLOORS[options.model]
        return run(read, choose(os.environ), floors, update=options.update, lower=options.lower)
    except GoldInvalid as error:
        print(f"BREACH {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
