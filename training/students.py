"""The models `best` and `fast`: what each begins with, and what they learn from in each of their courses.

Both begin with the second model, which knows attributions within contents: `best` with all of it, `fast` with a part. They learn
what the model that they begin with and a teacher say, later `fast` what `best` says, with ever fewer layers and neurons. Each is
said of three kinds of texts: the training articles; those of them that have paragraphs in outer frames of our wording; and
articles without gold.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from quoth.engine.session import Floats
from quoth.engine.windows import WIDTH, windows
from training.articles import GoldArticle, read_articles
from training.distil import FromModel
from training.exported import load_exported
from training.frames import in_outer_frames
from training.labelling import Labeller
from training.network import Shape, Tagger
from training.prune import pruned
from training.train import Plan

JUDGED = 10
"""Articles on which it is judged what heads and neurons do that may be cut."""

FRAMED = 0.25
"""The share of the suitable paragraphs that are set in an outer frame, in a copy of the articles that have such ones."""
LENGTHS = range(1_000, 8_000)
"""The length of the articles without gold, in characters."""


WITHOUT_GOLD = ((1_000, 30), (1_500, 60), (850, 60), (1_100, 100), (1_000, 1_000), (2_000, 1_000), (1_000, 1_000))
"""Portions of the articles without gold, each of other ones than those before: how many, and how many of one outlet at most."""


class Cut(NamedTuple):
    """What is left of a larger model: these of its layers, with as many heads and neurons as `shape` has."""

    layers: tuple[int, ...]
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One course. Rounds of the same name learn from the same labels.

    `teacher`: how its teacher learns, `part`: how much of what is said of the outlet's attributions is the teacher's, and
    `of_training`: whether it is asked about the training articles, too, which it has learned from. Without a teacher, `best` is
    asked about all. `portions`: those of the articles without gold. `after`: the part of the weights at its end in the mean with
    those that it began with. `cut`: what it begins with of the model before, if not all.
    """

    name: str
    plan: Plan
    portions: tuple[int, ...]
    teacher: Plan | None = None
    part: float = 0.0
    of_training: bool = False
    after: float = 1.0
    cut: Cut | None = None


_TEACHER = Plan(
    epochs=3,
    half=True,
    encoder_rate=8e-5,
    embedding_rate=4e-5,
    link_weight=1.0,
    framed=0.15,
    heads=("tag", "query", "key", "distance", "case"),
)
_BEST = Plan(
    epochs=2.25,
    width=WIDTH,
    half=True,
    dropout=False,
    encoder_rate=2e-4,
    head_rate=4e-4,
    embedding_rate=5e-5,
    link_weight=1.0,
    seed=3,
)
_FAST = Plan(
    epochs=7.5,
    width=128,
    half=True,
    dropout=False,
    encoder_rate=5e-4,
    head_rate=5e-4,
    embedding_rate=0.0,
    link_weight=1.0,
    state_weight=1.0,
    seed=2,
)
_THIRD = Shape(heads=4, attention=128, hidden=512)
"""A third of the heads and neurons of `best`."""
_FIRST = Round(name="first", plan=_BEST, portions=(0,), teacher=_TEACHER, part=0.6, of_training=True, after=0.5)
_FROM_BEST = Round(
    name="from-best",
    plan=replace(_FAST, epochs=1.5, encoder_rate=4e-4, head_rate=4e-4, half=False, state_weight=0.0, seed=4),
    portions=(0, 1, 2),
)

_FROM_BEST_AGAIN = replace(_FROM_BEST, plan=replace(_FROM_BEST.plan, epochs=1.2, encoder_rate=3e-4, head_rate=3e-4, seed=5))
_FROM_BEST_AT_LAST = replace(
    _FROM_BEST_AGAIN, plan=replace(_FROM_BEST_AGAIN.plan, epochs=1, half=True, seed=6), portions=(0, 1, 2, 4), after=0.6
)
_FROM_BEST_IN_SEQUENCE = replace(
    _FROM_BEST_AT_LAST, plan=replace(_FROM_BEST_AT_LAST.plan, epochs=0.7, seed=7, sequence_weight=1.0), portions=(5,)
)
_IN_TWO_LAYERS = Round(
    name="two-layers",
    plan=replace(_FAST, epochs=1.8, half=False, seed=11, sequence_weight=1.0),
    portions=(5, 2, 6, 3, 4),
    cut=Cut((0, 2), _THIRD),
)
_NARROW = replace(
    _IN_TWO_LAYERS,
    plan=replace(_IN_TWO_LAYERS.plan, epochs=1.2, encoder_rate=4e-4, head_rate=4e-4, state_weight=0.5, seed=12),
    cut=Cut((0, 1), replace(_THIRD, hidden=256)),
)
_NARROW_AT_LAST = replace(_NARROW, plan=replace(_NARROW.plan, epochs=0.9, seed=13), cut=None, after=0.75)
_FOURTH = Round(
    name="fourth",
    plan=replace(_BEST, epochs=1.5, seed=7, sequence_weight=1.0),
    portions=(5,),
    teacher=replace(_TEACHER, seed=3),
    part=0.8,
    after=0.6,
)
_FIFTH = replace(
    _FOURTH,
    name="fifth",
    plan=replace(_FOURTH.plan, epochs=1, seed=8),
    portions=(2, 6),
    teacher=replace(_TEACHER, seed=4, sequence_weight=1.0),
    after=0.3,
)

ROUNDS = {
    "best": (
        _FIRST,
        Round(name="second", plan=_BEST, portions=(1,), teacher=replace(_TEACHER, seed=1), part=0.8, after=0.4),
        Round(
            name="third",
            plan=replace(_BEST, epochs=2, seed=6),
            portions=(3, 4),
            teacher=replace(_TEACHER, seed=2),
            part=0.8,
            after=0.85,
        ),
        _FOURTH,
        _FIFTH,
    ),
    "fast": (
        replace(_FIRST, plan=_FAST, after=1.0, cut=Cut((0, 2, 5), _THIRD)),
        _FROM_BEST,
        _FROM_BEST_AGAIN,
        _FROM_BEST_AT_LAST,
        _FROM_BEST_IN_SEQUENCE,
        _IN_TWO_LAYERS,
        _NARROW,
        _NARROW_AT_LAST,
    ),
}


def start(its: Round, before: Path, data: Path, tokenizer: Tokenizer) -> Tagger:
    """The model that a round begins with: the exported one of `before`, or what is cut out of it."""
    if its.cut is None:
        return load_exported(before)
    articles = read_articles(data / "polnear" / "train.jsonl.gz")[:JUDGED]
    framed = [window for article in articles for window in windows(article.text, tokenizer, its.plan.width)]
    return pruned(load_exported(before), its.cut.layers, its.cut.shape, framed)


def finished(its: Round, before: Path, trained: Tagger) -> Tagger:
    """What is exported after a round: the mean of the weights it ended with and, if it keeps any, those it began with.

    What was learned last is kept so, and less is lost of what was known before (Wortsman et al., Robust fine-tuning of
    zero-shot models, 2022).
    """
    if its.after < 1:
        began = load_exported(before).state_dict()
        mean = {key: (1 - its.after) * began[key] + its.after * after for key, after in trained.state_dict().items()}
        trained.load_state_dict(mean)
    return trained


def course(its: Round, labeller: Labeller, data: Path, labels: Path, transitions: Floats) -> FromModel:
    """What a model that decodes with `transitions` learns from in a round; the folder `labels` keeps what larger ones say."""
    gold = read_articles(data / "polnear" / "train.jsonl.gz")
    portions = without_gold(data / "unlabelled" / "articles.jsonl.gz")
    articles = {"gold": gold, "framed": in_frames(gold), **{f"more-{number}": portions[number] for number in its.portions}}
    labelled = [
        said
        for kind, some in articles.items()
        for said in labeller.label(some, labels / kind, taught=its.of_training or kind.startswith("more"))
    ]
    every = [article for some in articles.values() for article in some]
    return FromModel(every, labelled, labeller.tokenizer, transitions, its.plan)


def in_frames(gold: list[GoldArticle]) -> list[GoldArticle]:
    """Those of the articles that have paragraphs to be set in an outer frame, with such frames."""
    framed = in_outer_frames(gold, FRAMED, random.Random(0))
    return [article for article, plain in zip(framed, gold, strict=True) if article.text != plain.text]


def rows_without_gold(path: Path) -> list[dict[str, str]]:
    """The articles of one JSONL file that are neither short nor long, in its order: "id", "outlet", "text"."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return [row for row in map(json.loads, lines) if len(row["text"]) in LENGTHS]


def without_gold(path: Path) -> list[list[GoldArticle]]:
    """The portions of articles of one JSONL file in which no attribution is known, chosen by chance but always the same."""
    rows = rows_without_gold(path)
    random.Random(0).shuffle(rows)
    chosen: set[str] = set()
    portions: list[list[GoldArticle]] = []
    for size, of_an_outlet in WITHOUT_GOLD:
        of_outlet: Counter[str] = Counter()
        articles: list[GoldArticle] = []
        for row in rows:
            of_outlet[row["outlet"]] += 1
            if len(articles) < size and of_outlet[row["outlet"]] <= of_an_outlet and row["id"] not in chosen:
                articles.append(GoldArticle(id=row["id"], text=row["text"], attributions=()))
        chosen.update(article.id for article in articles)
        portions.append(articles)
    return portions
