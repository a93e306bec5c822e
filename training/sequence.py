"""How likely the wanted tags of a window's words are among all sequences of tags: a linear-chain CRF's loss.

A cross-entropy looks at each piece alone, decoding at all words of a window together. This loss sees them as decoding does, with
the same transition scores, so that both edges of a span are learned as one choice (Lafferty, McCallum and Pereira, 2001).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from quoth.engine.decode import FORBIDDEN, weighted
from quoth.engine.session import Floats
from quoth.engine.tags import START
from quoth.engine.windows import Window


def sequence_loss(scores: Tensor, framed: Sequence[Window], wanted: npt.NDArray[np.bool_], transitions: Floats) -> Tensor:
    """The negative log likelihood of the `wanted` tags of the windows' words, a word's share.

    `scores` (windows, pieces, tags) are of pieces, and the first one of a word counts. `wanted` (windows, words, tags) is true
    for each tag that a word may have: one, all where the tag is unknown, none behind the last word of a window. `transitions`
    (tags + 1, tags) are those of decoding, and count as much as there. Windows are left out whose wanted tags may not follow each
    other, as where a span begins within a word.
    """
    allowed, likely = torch.from_numpy(wanted).to(scores.device), _of_words(scores, framed)
    words = allowed.any(dim=-1)
    both = torch.cat([likely.masked_fill(~allowed, FORBIDDEN), likely])
    step = torch.from_numpy(weighted(transitions)).to(scores.device)
    right, every = _log_sum(both, torch.cat([words, words]), step).chunk(2)
    possible = right > FORBIDDEN / 2
    return (every - right)[possible].sum() / words[possible].sum().clamp(min=1)


def _of_words(scores: Tensor, framed: Sequence[Window]) -> Tensor:
    """The log probabilities of the tags of the windows' words, shape (windows, words, tags)."""
    at = pad_sequence([torch.from_numpy(window.word_starts) for window in framed], batch_first=True).to(scores.device)
    return scores.log_softmax(-1).gather(1, at[:, :, None].expand(-1, -1, scores.shape[-1]))


def _log_sum(scores: Tensor, words: Tensor, step: Tensor) -> Tensor:
    """The log of the sum over all sequences of tags of each window, shape (windows,): the forward algorithm."""
    reached = scores[:, 0] + step[START]
    for at in range(1, scores.shape[1]):
        further = torch.logsumexp(reached[:, :, None] + step[:START], dim=1) + scores[:, at]
        reached = torch.where(words[:, at, None], further, reached)
    return reached.logsumexp(dim=-1)
