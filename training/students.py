"""The models `best` and `fast`: what each begins with, and what both learn from.

Both begin with the second model, which knows attributions within contents: `best` with all of it, `fast` with a part. Both
learn what that model and the teacher say together of three kinds of texts: the training articles; those of them that have
paragraphs in outer frames of our wording; and articles without gold.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer

from quoth.engine.windows import WIDTH, windows
from training.articles import GoldArticle, read_articles
from training.distil import FromModel
from training.exported import load_exported
from training.frames import in_outer_frames
from training.labelling import label
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
WITHOUT_GOLD, OF_AN_OUTLET = 1_000, 30
"""Articles without gold, beside those of PolNeAR, and how many of them may be of one outlet."""
LENGTHS = range(1_000, 8_000)
"""Their length in characters."""

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


def start(name: str, second: Path, data: Path, tokenizer: Tokenizer) -> Tagger:
    """The model to begin with: the exported second model, or what is cut out of it."""
    if name == "best":
        return load_exported(second)
    articles = read_articles(data / "polnear" / "train.jsonl.gz")[:JUDGED]
    framed = [window for article in articles for window in windows(article.text, tokenizer, PLANS[name].width)]
    return pruned(load_exported(second), FAST_LAYERS, FAST_SHAPE, framed)


def finished(name: str, second: Path, trained: Tagger) -> Tagger:
    """What is exported: of `best` the mean of the weights it began with and those it ended with.

    What was learned last is kept so, and less is lost of what was known before (Wortsman et al., Robust fine-tuning of
    zero-shot models, 2022).
    """
    if name == "best":
        before = load_exported(second).state_dict()
        trained.load_state_dict({key: (before[key] + after) / 2 for key, after in trained.state_dict().items()})
    return trained


def course(name: str, second: Path, teacher: Path, data: Path, tokenizer: Tokenizer, labels: Path) -> FromModel:
    """What a model learns from; what the second model and the teacher say is kept in the folder `labels`."""
    gold = read_articles(data / "polnear" / "train.jsonl.gz")
    framed = in_frames(gold)
    more = without_gold(data / "unlabelled" / "articles.jsonl.gz")
    articles = {"gold": gold, "framed": framed, "more": more}
    labelled = [
        said
        for kind, its in articles.items()
        for said in label([article.text for article in its], second, teacher, tokenizer, labels / kind)
    ]
    return FromModel([*gold, *framed, *more], labelled, tokenizer, PLANS[name])


def in_frames(gold: list[GoldArticle]) -> list[GoldArticle]:
    """Those of the articles that have paragraphs to be set in an outer frame, with such frames."""
    framed = in_outer_frames(gold, FRAMED, random.Random(0))
    return [article for article, plain in zip(framed, gold, strict=True) if article.text != plain.text]


def without_gold(path: Path) -> list[GoldArticle]:
    """Articles of one JSONL file as articles in which no attribution is known, chosen by chance but the same ones always."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["text"]) in LENGTHS]
    random.Random(0).shuffle(rows)
    of_outlet: Counter[str] = Counter()
    chosen: list[GoldArticle] = []
    for row in rows:
        if len(chosen) < WITHOUT_GOLD and of_outlet[row["outlet"]] < OF_AN_OUTLET:
            of_outlet[row["outlet"]] += 1
            chosen.append(GoldArticle(id=row["id"], text=row["text"], attributions=()))
    return chosen
