"""The models `best` and `fast`: what each begins with, and what they learn from in each of their courses.

Both begin with the second model, which knows attributions within contents: `best` with all of it, `fast` with a part. They learn
what that model and a teacher say of three kinds of texts: the training articles; those of them that have paragraphs in outer
frames of our wording; and articles without gold.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from quoth.engine.windows import WIDTH, windows
from training.articles import GoldArticle, read_articles
from training.distil import FromModel
from training.exported import load_exported
from training.frames import in_outer_frames
from training.labelling import Labeller
from training.network import Shape, Tagger
from training.prune import pruned
from training.train import Plan

FAST_LAYERS = (0, 2, 5)
"""The layers of the second model that `fast` begins with."""
FAST_SHAPE = Shape(heads=4, attention=128, hidden=512)
JUDGED = 10
"""Articles on which it is judged what heads and neurons of those layers do."""

FRAMED = 0.25
"""The share of the suitable paragraphs that are set in an outer frame, in a copy of the articles that have such ones."""
LENGTHS = range(1_000, 8_000)
"""The length of the articles without gold, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One course, from what a teacher of its own says.

    `seed`: the teacher's. `part`: how much of what is said of the outlet's attributions is the teacher's. `of_training`: whether
    it is asked about the training articles, too, which it has learned from. `without_gold`: how many articles without gold there
    are, other ones than in the rounds before; `of_an_outlet` of them may be of one outlet. `after`: the part in the mean that
    `best` keeps of the weights at its end.
    """

    seed: int
    part: float
    of_training: bool
    without_gold: int
    of_an_outlet: int
    after: float


ROUNDS = (
    Round(seed=0, part=0.6, of_training=True, without_gold=1_000, of_an_outlet=30, after=0.5),
    Round(seed=1, part=0.8, of_training=False, without_gold=1_500, of_an_outlet=60, after=0.4),
)
"""`best` has both, `fast` the first one."""

PLANS = {
    "best": Plan(
        epochs=2.25,
        width=WIDTH,
        half=True,
        dropout=False,
        encoder_rate=2e-4,
        head_rate=4e-4,
        embedding_rate=5e-5,
        link_weight=1.0,
        seed=3,
    ),
    "fast": Plan(
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
    ),
}


def start(name: str, before: Path, data: Path, tokenizer: Tokenizer) -> Tagger:
    """The model to begin with: the exported one of `before`, for `fast` what is cut out of it."""
    if name == "best":
        return load_exported(before)
    articles = read_articles(data / "polnear" / "train.jsonl.gz")[:JUDGED]
    framed = [window for article in articles for window in windows(article.text, tokenizer, PLANS[name].width)]
    return pruned(load_exported(before), FAST_LAYERS, FAST_SHAPE, framed)


def finished(name: str, number: int, before: Path, trained: Tagger) -> Tagger:
    """What is exported after a round: of `best` the mean of the weights it began with and those it ended with.

    What was learned last is kept so, and less is lost of what was known before (Wortsman et al., Robust fine-tuning of
    zero-shot models, 2022).
    """
    if name == "best":
        began, part = load_exported(before).state_dict(), ROUNDS[number].after
        trained.load_state_dict({key: (1 - part) * began[key] + part * after for key, after in trained.state_dict().items()})
    return trained


def course(name: str, number: int, labeller: Labeller, data: Path, labels: Path) -> FromModel:
    """What a model learns from in a round; what the larger models say is kept in the folder `labels`."""
    gold = read_articles(data / "polnear" / "train.jsonl.gz")
    articles = {"gold": gold, "framed": in_frames(gold), "more": without_gold(data / "unlabelled" / "articles.jsonl.gz")[number]}
    labelled = [
        said
        for kind, some in articles.items()
        for said in labeller.label(some, labels / kind, taught=ROUNDS[number].of_training or kind == "more")
    ]
    return FromModel([article for some in articles.values() for article in some], labelled, labeller.tokenizer, PLANS[name])


def in_frames(gold: list[GoldArticle]) -> list[GoldArticle]:
    """Those of the articles that have paragraphs to be set in an outer frame, with such frames."""
    framed = in_outer_frames(gold, FRAMED, random.Random(0))
    return [article for article, plain in zip(framed, gold, strict=True) if article.text != plain.text]


def without_gold(path: Path) -> list[list[GoldArticle]]:
    """For each round some articles of one JSONL file in which no attribution is known, chosen by chance but always the same."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["text"]) in LENGTHS]
    random.Random(0).shuffle(rows)
    chosen: set[str] = set()
    rounds: list[list[GoldArticle]] = []
    for its in ROUNDS:
        of_outlet: Counter[str] = Counter()
        articles: list[GoldArticle] = []
        for row in rows:
            of_outlet[row["outlet"]] += 1
            if len(articles) < its.without_gold and of_outlet[row["outlet"]] <= its.of_an_outlet and row["id"] not in chosen:
                articles.append(GoldArticle(id=row["id"], text=row["text"], attributions=()))
        chosen.update(article.id for article in articles)
        rounds.append(articles)
    return rounds
