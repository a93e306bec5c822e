"""What the heads should answer for a window: a tag for each wordpiece, and the pointers between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.engine.tags import CONTENT, CUE, ROLES, START, TAGS, begin, inside, may_follow
from quoth.engine.windows import Window
from training.articles import GoldArticle, GoldAttribution

TRAINED_WIDTH = 256
"""The most wordpieces in a window of training; `best` reads narrower ones than it learned from."""

IGNORED = -100
"""The target of a wordpiece that no loss is taken of."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window and its targets, arrays of shape (depths, pieces): attributions of the outlet, then those within contents.

    `tags` are indices into `TAGS`. `links` are positions in the window: of a content piece, the first piece of its
    cue; of the first piece of a cue, the first piece of its source, or 0 where no source is named.
    """

    window: Window
    tags: Ints
    links: Ints


@dataclass(frozen=True, slots=True)
class _Owners:
    """Who owns each character at one depth: role, attribution and span number, -1 for nobody; `unknown` is left out."""

    attributions: tuple[GoldAttribution, ...]
    role: Ints
    attribution: Ints
    span: Ints
    unknown: npt.NDArray[np.bool_]


def examples(article: GoldArticle, framed: list[Window]) -> list[Example]:
    """The windows of one article with their targets."""
    size = len(article.text) + 1
    aside, elsewhere = np.zeros(size, dtype=np.bool_), np.ones(size, dtype=np.bool_)
    for start, end in article.discard:
        aside[start:end] = True
    for start, end in article.examined:
        elsewhere[start:end] = False
    depths = _owners(article.attributions, aside), _owners(article.nested, elsewhere)
    return [_example(depths, window) for window in framed]


def _owners(attributions: tuple[GoldAttribution, ...], unknown: npt.NDArray[np.bool_]) -> _Owners:
    role, attribution, span = (np.full(len(unknown), -1, dtype=np.int64) for _ in range(3))
    for number, gold in enumerate(attributions):
        for index, name in enumerate(ROLES):
            for which, (start, end) in enumerate(getattr(gold, name)):
                role[start:end], attribution[start:end], span[start:end] = index, number, which
    return _Owners(attributions, role, attribution, span, unknown)


def _example(depths: tuple[_Owners, ...], window: Window) -> Example:
    targets = [_targets(owners, window) for owners in depths]
    return Example(window=window, tags=np.stack([tags for tags, _ in targets]), links=np.stack([links for _, links in targets]))


def _targets(owners: _Owners, window: Window) -> tuple[Ints, Ints]:
    """Tags and links of one depth."""
    tags = np.zeros(len(window), dtype=np.int64)
    owner = np.full((len(window), 3), -1, dtype=np.int64)
    last: tuple[int, ...] = ()
    for at in range(len(window)):
        start, end = int(window.start[at]), int(window.end[at])
        if start < 0:
            tags[at] = IGNORED if owners.unknown[-1] else 0
            continue
        where = start if owners.role[start] >= 0 else end - 1
        owner[at] = owners.role[where], owners.attribution[where], owners.span[where]
        current = tuple(owner[at])
        role = int(owner[at, 0])
        if role >= 0:
            tags[at] = inside(role) if current == last else begin(role)
        elif owners.unknown[start]:
            tags[at] = IGNORED
        last = current
    tags[0] = IGNORED
    return tags, _links(owners, owner, window)


def _links(owners: _Owners, owner: Ints, window: Window) -> Ints:
    """Of content pieces the first piece of their cue; of a cue's first piece that of its source, 0 for none."""
    links = np.full(len(window), IGNORED, dtype=np.int64)
    cue_start: dict[int, int] = {}
    for at in np.flatnonzero(owner[:, 0] == CUE):
        cue_start.setdefault(int(owner[at, 1]), int(at))
    for at in np.flatnonzero(owner[:, 0] == CONTENT):
        links[at] = cue_start.get(int(owner[at, 1]), IGNORED)
    position = {int(start): at for at, start in enumerate(window.start) if start >= 0}
    for number, head in cue_start.items():
        source = owners.attributions[number].source
        links[head] = position.get(source[0][0], IGNORED) if source else 0
    return links


def allowed_tags(chosen: Sequence[Ints]) -> npt.NDArray[np.bool_]:
    """Which tags each word of some windows may have, shape (windows, words, tags); none behind the last word of a window.

    `chosen` are the tags of the words of each window; where a target is ignored, any tag is allowed.
    """
    allowed = np.zeros((len(chosen), max(map(len, chosen)), len(TAGS)), dtype=np.bool_)
    for row, tags in zip(allowed, chosen, strict=True):
        row[np.arange(len(tags)), np.maximum(tags, 0)] = True
        row[: len(tags)][tags == IGNORED] = True
    return allowed


def transition_scores(rows: list[Example]) -> npt.NDArray[np.float32]:
    """Log transition scores between the tags of words, shape (tags + 1, tags); the last row is a window's start."""
    counts = np.full((START + 1, len(TAGS)), 0.1)
    for row in rows:
        words = row.tags[0, row.window.word_starts]
        words = words[words >= 0]
        before = np.concatenate([[START], words[:-1]])[: len(words)]
        np.add.at(counts, (before, words), 1)
    scores = np.log(counts / counts.sum(axis=1, keepdims=True))
    forbidden = [(a, b) for a in range(START + 1) for b in range(len(TAGS)) if not may_follow(a, b)]
    scores[tuple(np.array(forbidden).T)] = -1e4
    single: npt.NDArray[np.float32] = scores.astype(np.float32)
    return single
