"""From scores to attributions: the best allowed tags of every window, their spans, and the spans linked.

Tags: Viterbi over the words with hard BIO constraints and a share of the training data's log transition scores.
Links: every content goes to the cue that its pieces point to most, every cue to the source (or to none) likewise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from quoth.engine.session import Floats, Ints, Scores, log_softmax
from quoth.engine.tags import CONTENT, ROLES, START, begin
from quoth.engine.windows import Window
from quoth.model import Span, Spans

TRANSITION_WEIGHT = 0.3
SPARED_COST = 2.0
"""How much log link score a content may lose to give a cue something to say."""

MOST_OF_THE_POINTING = float(np.log(0.5))
"""The mean log link score that a second content of a cue needs."""

FORBIDDEN = -1e4
OUTER, INNER = 0, 1
"""The depths of the heads: the outlet's attributions, and those within their contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One attribution as the encoder sees it; any role may be absent.

    `nested` ones stand within the content of one that is not. `confidence` is how sure the engine is of content, cue and
    their link, `source_confidence` of the source (or of there being none); both between 0 and 1.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    source_confidence: float
    nested: bool = False


class _Found(NamedTuple):
    """A span that the tags of one window form: its role, its place in the text and its pieces in the window."""

    role: int
    span: Span
    pieces: list[int]
    certainty: float


class _Run(NamedTuple):
    """The words `[first, end)` of a window that one role takes."""

    role: int
    first: int
    end: int


def decode(windows: Sequence[Window], scores: Sequence[Scores], transitions: Floats) -> tuple[Tagged, ...]:
    """The attributions of one text, in reading order of its windows; nested ones behind the others of their window."""
    starts = [window.word_starts for window in windows]
    outer = _of_words([score.tag[OUTER, words] for score, words in zip(scores, starts, strict=True)])
    tags = best_tags(outer, transitions)
    told = [number for number, row in enumerate(tags) if (row >= begin(CONTENT)).any()]
    inner = _of_words([scores[number].tag[INNER, starts[number]] for number in told])
    within = [within_contents(words, tags[number]) for number, words in zip(told, inner, strict=True)]
    nested = dict(zip(told, zip(within, best_tags(within, transitions), strict=True), strict=True))
    found: list[Tagged] = []
    for number, (window, score) in enumerate(zip(windows, scores, strict=True)):
        found += _link(_spans(window, outer[number], tags[number]), score, OUTER)
        if number in nested:
            found += _link(_spans(window, *nested[number]), score, INNER)
    return tuple(found)


def _of_words(scores: Sequence[Floats]) -> list[Floats]:
    """The scores of each window's words, shape (words, tags), as log probabilities."""
    if not scores:
        return []
    ends = list(accumulate(map(len, scores)))
    rows = log_softmax(np.concatenate(scores))
    return [rows[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def within_contents(scores: Floats, tags: Ints) -> Floats:
    """The `scores` of the words' inner tags, shape (words, tags), with none allowed outside the contents of the outer `tags`."""
    bounded = scores.copy()
    bounded[tags < begin(CONTENT), 1:] = FORBIDDEN
    return bounded


def best_tags(scores: Sequence[Floats], transitions: Floats) -> list[Ints]:
    """For each window the tags of its words, shape (words,): Viterbi over all windows of the text at once.

    `scores` are log probabilities of shape (words, tags) for each window.
    """
    longest = max(map(len, scores), default=0)
    if not longest:
        return [np.zeros(0, dtype=np.int64) for _ in scores]
    emitted = np.zeros((longest, START, len(scores)), dtype=np.float32)
    for row, words in enumerate(scores):
        emitted[: len(words), :, row] = words
    step = np.where(transitions <= FORBIDDEN, FORBIDDEN, TRANSITION_WEIGHT * transitions)
    history = np.empty_like(emitted)
    np.add(emitted[0], step[START, :, None], out=history[0])
    through = np.empty((START, START, len(scores)), dtype=np.float32)
    onward = step[:START, :, None]
    for before, here, seen in zip(history[:-1, :, None], history[1:], emitted[1:], strict=True):
        np.add(before, onward, out=through)
        np.maximum.reduce(through, axis=0, out=here)
        np.add(here, seen, out=here)
    reached = np.ascontiguousarray(history.transpose(0, 2, 1))
    back = (reached[:-1, :, None] + step[:START].T).argmax(axis=3)
    return [_trace(reached[:, row], back[:, row], len(words)) for row, words in enumerate(scores)]


def _trace(reached: Floats, back: Ints, length: int) -> Ints:
    """The tags of one window's `length` words, read from the last one on."""
    if not length:  # all of it is the rest of one word that is longer than a window
        return np.zeros(0, dtype=np.int64)
    trail = [int(reached[length - 1].argmax())]
    for before in back[: length - 1][::-1].tolist():
        trail.append(before[trail[-1]])
    return np.array(trail[::-1], dtype=np.int64)


def _spans(window: Window, scores: Floats, tags: Ints) -> list[_Found]:
    """The spans that the words' tags form; the later pieces of a word belong to it. `scores` are those of the words' tags."""
    if not tags.any():
        return []
    starts, ends = window.start.tolist(), window.end.tolist()
    bounds = [*window.word_starts.tolist(), len(window)]
    sure = np.exp(scores[:, begin(0) :])
    certainty = sure[:, ::2] + sure[:, 1::2]
    out = []
    for role, first, end in _runs(tags.tolist()):
        pieces = [at for at in range(bounds[first], bounds[end]) if starts[at] >= 0]
        mean = np.add.reduce(certainty[first:end, role]) / (end - first)
        out.append(_Found(role, Span(starts[pieces[0]], ends[pieces[-1]]), pieces, float(mean)))
    return out


def _runs(tags: list[int]) -> Iterator[_Run]:
    """The runs of words that have one role; a tag that opens a span begins another one."""
    role, first = -1, 0
    for at, tag in enumerate([*tags, 0]):
        here = (tag + 1) // 2 - 1
        if here == role and tag != begin(role):
            continue
        if role >= 0:
            yield _Run(role, first, at)
        role, first = here, at


def _link(found: list[_Found], scores: Scores, depth: int) -> list[Tagged]:
    """One attribution for each cue; contents in a window without a cue stand alone."""
    sources, cues, contents = ([span for span in found if span.role == role] for role in range(len(ROLES)))
    if not cues:
        return [_alone(content, depth) for content in contents]
    heads = [cue.pieces[0] for cue in cues]
    pieces = [at for content in contents for at in content.pieces]
    pointing = scores.pointing(depth, [*pieces, *heads], [*heads, 0, *(source.pieces[0] for source in sources)])
    links = _means(pointing[: len(pieces), : len(heads)], [len(content.pieces) for content in contents])
    shares = _normalised(links).tolist()
    owned: defaultdict[int, list[tuple[_Found, float]]] = defaultdict(list)
    for content, share, owner in zip(contents, shares, _owners(links.tolist()), strict=True):
        if owner is not None:
            owned[owner].append((content, share[owner]))
    chances = _normalised(pointing[len(pieces) :, len(heads) :]).tolist()
    return [_attribution(cue, owned[number], sources, chances[number], depth) for number, cue in enumerate(cues)]


def _alone(content: _Found, depth: int) -> Tagged:
    """A content that no cue of its window gives to anybody."""
    return Tagged(
        source=(),
        cue=(),
        content=(content.span,),
        confidence=content.certainty / 2,
        source_confidence=0.5,
        nested=depth == INNER,
    )


def _means(pointing: Floats, sizes: Sequence[int]) -> Floats:
    """How much the pieces of each content point to each cue's head: mean log link scores, shape (contents, cues).

    `pointing` has a row for each piece of each content; `sizes` tells how many pieces these have.
    """
    ends = accumulate(sizes)
    means = [np.add.reduce(pointing[end - size : end], axis=0) / size for end, size in zip(ends, sizes, strict=True)]
    return np.array(means, dtype=np.float32).reshape(len(sizes), pointing.shape[1])


def _owners(links: list[list[float]]) -> list[int | None]:
    """For each content the number of its cue; `links` are mean log link scores, a row for each content, in it each cue.

    The best one, but a cue that would be left with nothing takes a content from a cue that has several, if that costs
    little: "He said she won and hoped she would stay" is two attributions, not one with a gap. A further content of a
    cue needs most of its pieces' pointing; without, it is nobody's: the engine missed its cue.
    """
    owners = [row.index(max(row)) for row in links]
    while True:
        counts = Counter(owners)
        several = [number for number, owner in enumerate(owners) if counts[owner] > 1]
        idle = [cue for cue in range(len(links[0])) if cue not in counts] if several else []
        cost, content, cue = min(
            ((max(links[number]) - links[number][cue], number, cue) for number in several for cue in idle),
            default=(math.inf, 0, 0),
        )
        if cost > SPARED_COST:
            break
        owners[content] = cue
    best: dict[int, float] = {}
    for row, owner in zip(links, owners, strict=True):
        best[owner] = max(row[owner], best.get(owner, row[owner]))
    kept = (row[owner] in (best[owner], max(row[owner], MOST_OF_THE_POINTING)) for row, owner in zip(links, owners, strict=True))
    return [owner if keep else None for owner, keep in zip(owners, kept, strict=True)]


def _attribution(
    cue: _Found, contents: list[tuple[_Found, float]], sources: list[_Found], chances: list[float], depth: int
) -> Tagged:
    """The attribution of one cue; `chances` are those of there being no source, and of each of `sources`."""
    chance = max(chances)
    chosen = chances.index(chance)
    source = sources[chosen - 1] if chosen else None
    sure = [content.certainty * share for content, share in contents]
    return Tagged(
        source=(source.span,) if source else (),
        cue=(cue.span,),
        content=tuple(sorted(content.span for content, _ in contents)),
        confidence=min(1.0, cue.certainty * sum(sure) / len(sure) if sure else 0.0),
        source_confidence=min(1.0, chance * (source.certainty if source else 1.0)),
        nested=depth == INNER,
    )


def _normalised(scores: Floats) -> Floats:
    """Log scores of the choices at hand, shape (rows, choices), as shares that sum to 1 in each row."""
    shares: Floats = np.exp(scores - np.maximum.reduce(scores, axis=1, keepdims=True))
    shares /= np.add.reduce(shares, axis=1, keepdims=True)
    return shares
