"""What a checkpoint finds in the tuning or the dev articles: predictions for the scorer of attributions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from quoth.engine.decode import FORBIDDEN, Tagged, decode
from quoth.engine.session import KINDS, Floats, Scores
from quoth.engine.windows import Window, windows
from quoth.model import Spans
from training.articles import GoldArticle, read_articles
from training.network import Tagger, shape_of
from training.targets import TRAINED_WIDTH, examples, transition_scores
from training.teacher import Teacher
from training.tuning import for_training, for_tuning


def predictions(checkpoint: Path, on: str, polnear: Path, tokenizer: Tokenizer) -> Iterator[str]:
    """One JSON line an article of `on` ("tuning" or "dev"), with the attributions that `checkpoint` finds."""
    train = read_articles(polnear / "train.jsonl.gz")
    transitions = transitions_of(for_training(train), tokenizer)
    model = load_tagger(checkpoint)
    for article in for_tuning(train) if on == "tuning" else read_articles(polnear / "dev.jsonl.gz"):
        framed = windows(article.text, tokenizer)
        found = decode(framed, [score(model, window) for window in framed], transitions)
        yield json.dumps({"id": article.id, "attributions": [_row(tagged) for tagged in found if not tagged.nested]})


def load_tagger(checkpoint: Path) -> Tagger:
    """The network of a checkpoint, whichever encoder it has, ready to be asked."""
    weights = torch.load(checkpoint, map_location="cpu")["model"]
    model = Teacher() if "distance.weight" in weights else Tagger(shape_of(weights))
    model.load_state_dict(weights)
    return model.eval()


def score(model: Tagger, window: Window) -> Scores:
    """What `model` says of one window, as the engine gives it; it knows nothing of kinds."""
    ids, case = torch.from_numpy(window.ids)[None], torch.from_numpy(window.case)[None]
    with torch.inference_mode():
        tag, link = model(ids, case, torch.ones_like(ids, dtype=torch.bool))
    untold = np.zeros((len(window), len(KINDS)), dtype=np.float32)
    scores = Scores(tag[0].log_softmax(-1).numpy(), link[0].numpy(), untold)
    return scores if len(scores.tag) > 1 else _with_silence(scores)


def _with_silence(scores: Scores) -> Scores:
    """The scores of a model that knows the outlet's attributions alone, with an inner depth at which there are none."""
    silent = np.full_like(scores.tag, FORBIDDEN)
    silent[..., 0] = 0.0
    return Scores(np.concatenate([scores.tag, silent]), np.concatenate([scores.link, scores.link]), scores.kind)


def transitions_of(articles: list[GoldArticle], tokenizer: Tokenizer) -> Floats:
    """The log transition scores between the tags of `articles`."""
    framed = ((article, windows(article.text, tokenizer, TRAINED_WIDTH)) for article in articles)
    return transition_scores([row for article, its in framed for row in examples(article, its)])


def _row(tagged: Tagged) -> dict[str, list[list[int]]]:
    return {"source": _pairs(tagged.source), "cue": _pairs(tagged.cue), "content": _pairs(tagged.content)}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
