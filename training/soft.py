"""What a larger model says of each wordpiece, and what a smaller one should therefore say of the pieces of a window.

    “We are ready,” she said.   ->   B-content 0.98, I-content 0.99 … ; points to "said" with 0.97

Beside the answers of the heads there is the output of the last layer: it says more of a piece than seven tags do. Where an
article has gold attributions, they are a part of the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quoth.engine.decode import best_tags
from quoth.engine.tags import CONTENT, CUE, TAGS, begin, inside
from quoth.engine.windows import Window
from training.targets import IGNORED, Example, allowed_tags

KEPT_LINKS = 4
"""A piece points to a few others at most; so many are kept, the likeliest first."""

NO_SOURCE, NOWHERE = -1, -2
"""Where a piece points to beside other pieces: to "no source", or to a special piece, which means nothing."""

GOLD_SHARE = 0.5
"""How much of the target is gold, where there is gold."""

LEAST = 1e-7
"""The least share whose logarithm is kept."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftLabels:
    """The answers for the pieces of one text, special pieces left out.

    `tag`: log probabilities, shape (pieces, depths, tags). `link_to`: the pieces that each piece points to, or one of the
    two numbers above, and `link`: the probabilities, both of shape (pieces, depths, KEPT_LINKS). `state`: the last
    layer's output, shape (pieces, width), to be multiplied by `scale`, shape (pieces, 1).
    """

    tag: npt.NDArray[np.float16]
    link_to: npt.NDArray[np.int32]
    link: npt.NDArray[np.float16]
    state: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float16]

    def __len__(self) -> int:
        return len(self.tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftExample:
    """A window, the labels of its text, the number of its first piece there, and the gold targets, if there are any."""

    window: Window
    labels: SoftLabels
    first: int
    gold: Example | None


class Targets(NamedTuple):
    """What the heads should say of the pieces of one window.

    `tag` (pieces, depths, tags) and `link` (pieces, depths, KEPT_LINKS + 1) are shares with the weight of the piece as
    their sum; `link_to` are positions in the window. `state` (pieces, width) is the last layer's output, and `real`
    (pieces,) is 1 where there is one.
    """

    tag: Floats
    link_to: Ints
    link: Floats
    state: Floats
    real: Floats


class Answers(NamedTuple):
    """What is said of the pieces of one window.

    `tag` are shares of the tags (depths, pieces, tags), `link` of the pointers (depths, pieces, pieces); `state` is the last
    layer's output (pieces, width).
    """

    tag: Floats
    link: Floats
    state: Floats


def joined(said: Floats, taught: Floats, part: float) -> Floats:
    """The shares that one model gives, but in the outer depth a `part` of them from the teacher.

    `said` has the shape (depths, pieces, choices), `taught`, the teacher's shares, (pieces, choices).
    """
    outer = (1 - part) * said[:1] + part * taught
    return np.concatenate([outer, said[1:]])


def labels_of(window: Window, before: int, answers: Answers) -> SoftLabels:
    """The labels of the pieces of one window, which are numbered from `before` on in the text."""
    real = window.start >= 0
    number = np.where(real, before + np.cumsum(real) - 1, NOWHERE)
    number[0] = NO_SOURCE
    tag, link = (shares.transpose(1, 0, 2)[real] for shares in (answers.tag, answers.link))
    likeliest = np.argsort(-link, axis=-1)[..., :KEPT_LINKS]
    filling = ((0, 0), (0, 0), (0, KEPT_LINKS - likeliest.shape[-1]))  # a window of one word has fewer pieces than that
    scale = np.maximum(np.abs(answers.state).max(axis=-1, keepdims=True), LEAST) / 127
    return SoftLabels(
        tag=np.log(np.maximum(tag, LEAST)).astype(np.float16),
        link_to=np.pad(number[likeliest], filling, constant_values=NOWHERE).astype(np.int32),
        link=np.pad(np.take_along_axis(link, likeliest, axis=-1), filling).astype(np.float16),
        state=np.rint(answers.state / scale)[real].astype(np.int8),
        scale=scale[real].astype(np.float16),
    )


def targets_of(row: SoftExample) -> Targets:
    """What the heads should say of one window."""
    size, depths = len(row.window), row.labels.tag.shape[1]
    at = np.flatnonzero(row.window.start >= 0)
    of_window = slice(row.first, row.first + len(at))
    share = 1 - GOLD_SHARE if row.gold else 1.0
    said = np.exp(row.labels.tag[of_window].astype(np.float32))
    content = said[:, :, begin(CONTENT)] + said[:, :, inside(CONTENT)]
    counts = np.ones_like(content)
    counts[:, 1:] = content[:, :1]
    points = (content + said[:, :, begin(CUE)]) * counts

    tag = np.zeros((size, depths, len(TAGS)), dtype=np.float32)
    link_to = np.zeros((size, depths, KEPT_LINKS + 1), dtype=np.int64)
    link = np.zeros(link_to.shape, dtype=np.float32)
    state = np.zeros((size, row.labels.state.shape[1]), dtype=np.float32)
    tag[at] = said * counts[:, :, None] * share
    link_to[at, :, :-1], here = _positions(row.labels.link_to[of_window], row.first, at)
    link[at, :, :-1] = row.labels.link[of_window] * here * points[:, :, None] * share
    state[at] = row.labels.state[of_window] * row.labels.scale[of_window].astype(np.float32)
    if row.gold:
        _add_gold(row.gold, tag, link_to, link)
    return Targets(tag, link_to, link, state, (row.window.start >= 0).astype(np.float32))


def word_tags(rows: Sequence[SoftExample], transitions: Floats) -> npt.NDArray[np.bool_]:
    """Which of the outlet's tags each word of some windows may have, shape (windows, words, tags); none behind the last word.

    The gold tag; any where gold leaves it open; and where there is no gold, the tag that decoding finds in the labels.
    """
    starts = [row.window.word_starts for row in rows]
    bounds = [0, *accumulate(map(len, starts))]
    said = np.concatenate([_said(row)[at] for row, at in zip(rows, starts, strict=True)])
    tags = best_tags(said.T, bounds, transitions)
    return allowed_tags(
        [
            row.gold.tags[0, at] if row.gold else tags[start:end]
            for row, at, (start, end) in zip(rows, starts, pairwise(bounds), strict=True)
        ]
    )


def _said(row: SoftExample) -> Floats:
    """The log probabilities of the outlet's tags for the pieces of one window, shape (pieces, tags); 0 for special pieces."""
    said = np.zeros((len(row.window), len(TAGS)), dtype=np.float32)
    at = np.flatnonzero(row.window.start >= 0)
    said[at] = row.labels.tag[row.first : row.first + len(at), 0]
    return said


def _positions(numbers: npt.NDArray[np.int32], first: int, at: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Where in the window the pieces of the text stand that are pointed to, and which of them stand in it."""
    within = numbers - first
    here = (numbers == NO_SOURCE) | ((within >= 0) & (within < len(at)))
    positions = np.where(numbers == NO_SOURCE, 0, at[np.clip(within, 0, len(at) - 1)])
    return np.where(here, positions, 0), here


def _add_gold(gold: Example, tag: Floats, link_to: Ints, link: Floats) -> None:
    """Put the gold of the outlet's attributions into the targets of one window."""
    known = np.flatnonzero(gold.tags[0] != IGNORED)
    tag[known, 0, gold.tags[0, known]] += GOLD_SHARE
    pointing = np.flatnonzero(gold.links[0] != IGNORED)
    link_to[pointing, 0, -1] = gold.links[0, pointing]
    link[pointing, 0, -1] = GOLD_SHARE
