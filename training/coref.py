"""A pointer of pronouns, learned from GUM on the frozen encoder of an exported model: an experiment, part of no model.

Each pronoun of the third person points to the words before it that mean the same: head nouns, names, pronouns. What it reads
is the output of a layer in the middle (`training/middle.py`). What came of it stands in docs/engine.md.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from benchmarks.coref import held_out
from benchmarks.gum import Document, load_document
from quoth.evaluate.report import table
from training.middle import MIDDLE, Encoder
from training.pronouns import CLASSES, DISTANCES, IT, PLACES, PLAIN, THEY, Pairs, pairs_of

PARTS = 3
"""Each part of the documents is scored by a pointer that learned from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every number that the pointer depends on."""

    width: int = 16
    epochs: int = 14
    rate: float = 4e-3
    decay: float = 0.1
    dropout: float = 0.5
    in_step: float = 20.0
    """The loss of a document is that of its pronouns, divided by this."""
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document with pronouns: the states of its pieces, and the pieces of the pronouns and of the words before them."""

    states: npt.NDArray[np.float32]
    asking: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]
    pairs: Pairs


class Pointer(nn.Module):
    """Scores of the words that a pronoun may mean."""

    def __init__(self, states: int, plan: Plan) -> None:
        super().__init__()
        self.width = plan.width
        self.out = nn.Linear(states, 2 * plan.width + CLASSES)
        self.dropout = nn.Dropout(plan.dropout)
        self.kinds = nn.Parameter(torch.zeros(CLASSES, PLAIN + 1))
        self.distances = nn.Parameter(torch.zeros(CLASSES, len(DISTANCES) + 1))
        self.places = nn.Parameter(torch.zeros(CLASSES, PLACES))

    def forward(self, lesson: Lesson) -> Tensor:
        """Log odds, shape (pronouns, words)."""
        pairs, states, width = lesson.pairs, torch.from_numpy(lesson.states), self.width
        classes = torch.from_numpy(pairs.classes)
        mine = self.out(self.dropout(states[torch.from_numpy(lesson.asking)]))[:, :width]
        theirs = self.out(self.dropout(states))
        pointing = mine @ theirs[:, width : 2 * width].T / math.sqrt(width) + theirs[:, 2 * width :].T[classes]
        scores = pointing.gather(1, torch.from_numpy(lesson.words))
        scores = scores + self.kinds[classes[:, None], torch.from_numpy(pairs.kinds)]
        scores = scores + self.distances[classes[:, None], torch.from_numpy(pairs.distances)]
        scores = scores + (torch.from_numpy(pairs.places) * self.places[classes][:, None]).sum(-1)
        return scores.masked_fill(~torch.from_numpy(pairs.real), -1e9)


def cross_validate(model: Path, data: Path, tokenizer: Tokenizer) -> str:
    """How many pronouns point most to a word that means the same, in GUM without the documents that are held out."""
    unseen = set(held_out())
    names = sorted(file.name.removesuffix(".conllu.gz") for file in (data / "gum" / "dep").glob("*.conllu.gz"))
    encoder = Encoder(model, MIDDLE[model.stem], tokenizer)
    documents = (load_document(data / "gum", name) for name in names if name not in unseen)
    lessons = [lesson for lesson in (_lesson(encoder, document) for document in documents) if len(lesson.asking)]
    classes, right = [], []
    for part in range(PARTS):
        pointer = fit([lesson for number, lesson in enumerate(lessons) if number % PARTS != part], Plan())
        for lesson in lessons[part::PARTS]:
            classes.append(lesson.pairs.classes)
            right.append(_right(pointer, lesson))
    return _table(model.stem, np.concatenate(classes), np.concatenate(right))


def _table(model: str, classes: npt.NDArray[np.int64], right: npt.NDArray[np.bool_]) -> str:
    of = {"he, she": classes < IT, "they": classes == THEY, "it": classes == IT}
    rows = [[name, f"{100 * right[rows].mean():.1f}", str(rows.sum())] for name, rows in of.items()]
    return table([f"pronouns, {model}", "right", "of"], rows)


def fit(lessons: Sequence[Lesson], plan: Plan) -> Pointer:
    """A pointer that has learned `lessons`."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    pointer = Pointer(lessons[0].states.shape[1], plan)
    optimizer = torch.optim.AdamW(pointer.parameters(), lr=plan.rate, weight_decay=plan.decay)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.rate, total_steps=plan.epochs * len(lessons), pct_start=0.1)
    for _ in range(plan.epochs):
        for lesson in rng.sample(lessons, len(lessons)):
            shares = torch.log_softmax(pointer(lesson), dim=1)
            loss = -shares.masked_fill(~torch.from_numpy(lesson.pairs.right), -1e9).logsumexp(1).sum() / plan.in_step
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rates.step()
    return pointer.eval()


@torch.no_grad()
def _right(pointer: Pointer, lesson: Lesson) -> npt.NDArray[np.bool_]:
    """Whether each pronoun points most to a word that means the same."""
    chosen = pointer(lesson).argmax(1).numpy()
    right: npt.NDArray[np.bool_] = lesson.pairs.right[np.arange(len(chosen)), chosen]
    return right


def _lesson(encoder: Encoder, document: Document) -> Lesson:
    """What can be learned from `document`."""
    framed, runs = encoder.read(document.text)
    starts = np.concatenate([window.start for window in framed])
    real, pairs = starts >= 0, pairs_of(document)
    asking, words = (np.searchsorted(starts[real], places, side="right") - 1 for places in (pairs.asking, pairs.words))
    return Lesson(states=np.concatenate(runs)[real], asking=asking, words=np.maximum(words, 0), pairs=pairs)
