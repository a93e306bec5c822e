"""The model `fast`: what its encoder is made of, and what it learns from."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

from tokenizers import Tokenizer

from quoth.engine.windows import windows
from training.articles import GoldArticle, read_articles
from training.distil import FromModel
from training.exported import load_exported
from training.labelling import label
from training.network import Shape, Tagger
from training.prune import pruned
from training.train import Plan

LAYERS = (0, 2, 5)
"""The layers of `best` that it begins with."""

SHAPE = Shape(heads=4, attention=128, hidden=512)
JUDGED = 10
"""Articles on which it is judged what heads and neurons of those layers do."""

WITHOUT_GOLD = 800
"""Articles without gold that it learns from, beside those of PolNeAR."""
LENGTHS = range(1_000, 8_000)
"""Their length in characters."""

PLAN = Plan(
    epochs=4.5,
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


def start(best: Path, data: Path, tokenizer: Tokenizer) -> Tagger:
    """The model to begin with, cut out of `best`."""
    articles = read_articles(data / "polnear" / "train.jsonl.gz")[:JUDGED]
    framed = [window for article in articles for window in windows(article.text, tokenizer, PLAN.width)]
    return pruned(load_exported(best), LAYERS, SHAPE, framed)


def course(best: Path, data: Path, tokenizer: Tokenizer, labels: Path) -> FromModel:
    """What it learns from: the training articles and some without gold, with what `best` says of them, kept in `labels`."""
    gold = read_articles(data / "polnear" / "train.jsonl.gz")
    more = without_gold(data / "unlabelled" / "articles.jsonl.gz")
    labelled = [
        *label([article.text for article in gold], best, tokenizer, labels / "gold"),
        *label([article.text for article in more], best, tokenizer, labels / "more"),
    ]
    return FromModel([*gold, *more], labelled, tokenizer, PLAN)


def without_gold(path: Path) -> list[GoldArticle]:
    """Articles of one JSONL file as articles in which no attribution is known, chosen by chance but the same ones always."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["text"]) in LENGTHS]
    chosen = random.Random(0).sample(rows, min(WITHOUT_GOLD, len(rows)))
    return [GoldArticle(id=row["id"], text=row["text"], attributions=()) for row in chosen]
