"""A small model learns what a larger one says: its tags and pointers, piece by piece, and the output of its last layer."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from quoth.engine.session import Floats
from quoth.engine.windows import Window, windows
from training.articles import GoldArticle, in_other_typography
from training.network import Tagger
from training.sequence import sequence_loss
from training.soft import SoftExample, SoftLabels, targets_of, word_tags
from training.targets import examples
from training.train import Loss, Plan


class FromModel:
    """The windows of some articles with what a larger model says of them; a part in other typography, anew in each epoch."""

    def __init__(
        self,
        articles: Sequence[GoldArticle],
        labels: Sequence[SoftLabels],
        tokenizer: Tokenizer,
        transitions: Floats,
        plan: Plan,
    ) -> None:
        """`labels` are of the `articles`, in their order; `transitions` are those that the model will be decoded with."""
        self._articles = list(zip(articles, labels, strict=True))
        self._tokenizer, self._transitions, self._plan = tokenizer, transitions, plan

    def rows(self, epoch: int) -> list[SoftExample]:
        """The windows of one epoch, `plan.width` wide."""
        rng = random.Random(f"{self._plan.seed}/{epoch}")
        rows: list[SoftExample] = []
        for article, labels in self._articles:
            (varied,) = in_other_typography([article], self._plan.other_typography, rng)
            rows += self._examples(varied, labels) or self._examples(article, labels)
        return rows

    def _examples(self, article: GoldArticle, labels: SoftLabels) -> list[SoftExample]:
        """The windows of one article; none if its pieces are not those that were labelled."""
        framed = windows(article.text, self._tokenizer, self._plan.width)
        counts = [int((window.start >= 0).sum()) for window in framed]
        if sum(counts) != len(labels):
            return []
        gold = examples(article, framed) if article.attributions else [None] * len(framed)
        first = np.concatenate([[0], np.cumsum(counts)])
        return [
            SoftExample(window=window, labels=labels, first=int(start), gold=targets)
            for window, start, targets in zip(framed, first[:-1], gold, strict=True)
        ]

    def loss(self, model: Tagger, rows: list[SoftExample], device: torch.device) -> Loss:
        """How far the model is from what it should say of `rows`."""
        ids, case, mask = (part.to(device) for part in inputs([row.window for row in rows]))
        wanted = [targets_of(row) for row in rows]
        tag, link_to, link, state, real = (_batch(columns, ids.shape[1]).to(device) for columns in zip(*wanted, strict=True))
        with torch.autocast(device.type, torch.bfloat16, enabled=self._plan.half):
            x = model.encode(ids, case, mask)
            scores = model.score(x)
        pointed = scores.link.float().masked_fill(~mask[:, None, None], -1e4).log_softmax(-1).transpose(1, 2)
        apart = (x.float() - state).square().mean(dim=-1)
        return Loss(
            tag=_cross_entropy(scores.tag.float().log_softmax(-1).transpose(1, 2), tag),
            link=_cross_entropy(pointed.gather(3, link_to), link),
            state=(apart * real).sum() / real.sum().clamp(min=1),
            sequence=self._sequence(scores.tag[:, 0].float(), rows) if self._plan.sequence_weight else torch.zeros(()),
        )

    def _sequence(self, scores: Tensor, rows: list[SoftExample]) -> Tensor:
        """How unlikely the sequences of tags of `rows` are; `scores` (windows, pieces, tags) are of the outlet's tags."""
        return sequence_loss(scores, [row.window for row in rows], word_tags(rows, self._transitions), self._transitions)


def _cross_entropy(said: Tensor, targets: Tensor) -> Tensor:
    """The mean over the weighted pieces, added over the depths; both of shape (batch, pieces, depths, choices)."""
    totals = -(said * targets).sum(dim=(0, 1, 3))
    return (totals / targets.sum(dim=(0, 1, 3)).clamp(min=1)).sum()


def inputs(framed: Sequence[Window]) -> tuple[Tensor, ...]:
    """What a network is given of some windows, each of shape (windows, pieces): ids, case, and the mask of real pieces."""
    pieces = max(map(len, framed))
    given = [(window.ids, window.case, np.ones(len(window), dtype=np.bool_)) for window in framed]
    return tuple(_batch(columns, pieces) for columns in zip(*given, strict=True))


def _batch(columns: Sequence[npt.NDArray[np.generic]], pieces: int) -> Tensor:
    """The columns of some windows, one below the other, filled up with zeros to `pieces`."""
    table = np.zeros((len(columns), pieces, *columns[0].shape[1:]), dtype=columns[0].dtype)
    for row, column in zip(table, columns, strict=True):
        row[: len(column)] = column
    return torch.from_numpy(table)
