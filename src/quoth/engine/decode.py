"""From scores to attributions: the best allowed tags of every window, their spans, and the spans linked.

Tags: Viterbi over the words with hard BIO constraints and a share of the training data's log transition scores.
Links: every content goes to the cue that its pieces point to most, every cue to the source (or to none) likewise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from quoth.engine.session import Floats, Ints, Scores
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
    pieces: Ints
    certainty: float


class _Words(NamedTuple):
    """The words of all windows of a text in a row, and their pieces in a row, where special pieces are left out.

    The pieces of word n are those from `first[n]` to `first[n + 1]`; `place` tells where each stands in its window, `start` and
    `end` where in the text. `at[n]` is the first piece of word n where special pieces count. The words of window n are those from
    `bounds[n]` to `bounds[n + 1]`.
    """

    at: Ints
    first: Ints
    place: Ints
    start: Ints
    end: Ints
    bounds: list[int]

    @classmethod
    def of(cls, windows: Sequence[Window]) -> _Words:
        start, end, word, place = (
            np.concatenate(fields)
            for fields in zip(*((each.start, each.end, each.word, np.arange(len(each))) for each in windows), strict=True)
        )
        at, real = np.flatnonzero(word), np.flatnonzero(start >= 0)
        first = np.append(real.searchsorted(at), len(real))
        bounds = at.searchsorted([0, *accumulate(map(len, windows))]).tolist()
        return cls(at, first, place[real], start[real], end[real], bounds)


def decode(windows: Sequence[Window], scores: Sequence[Scores], transitions: Floats) -> tuple[Tagged, ...]:
    """The attributions of one text, in reading order of its windows; nested ones behind the others of their window."""
    if not windows:
        return ()
    words = _Words.of(windows)
    outer, inner = np.concatenate([score.tag for score in scores], axis=1)[:, words.at].transpose(0, 2, 1).copy()
    tags = best_tags(outer, words.bounds, transitions)
    within = best_tags(within_contents(inner, tags), words.bounds, transitions)
    found: list[Tagged] = []
    for score, above, below in zip(scores, _spans(words, outer, tags), _spans(words, inner, within), strict=True):
        found += [*_link(above, score, OUTER), *_link(below, score, INNER)]
    return tuple(found)


def within_contents(scores: Floats, tags: Ints) -> Floats:
    """The `scores` of the words' inner tags, shape (tags, words), with none allowed outside the contents of the outer `tags`."""
    bounded = scores.copy()
    bounded[1:, tags < begin(CONTENT)] = FORBIDDEN
    return bounded


def best_tags(scores: Floats, bounds: Sequence[int], transitions: Floats) -> Ints:
    """The tags of the words of all windows, shape (words,): Viterbi over the windows side by side.

    `scores` have the shape (tags, words); the words of window n are those from `bounds[n]` to `bounds[n + 1]`.
    """
    sizes = [end - start for start, end in pairwise(bounds)]
    emitted = np.zeros((max(sizes), START, len(sizes)), dtype=np.float32)
    for row, (start, end) in enumerate(pairwise(bounds)):
        emitted[: end - start, :, row] = scores[:, start:end].T
    step = weighted(transitions)
    reached = np.empty_like(emitted)
    np.add(emitted[0], step[START, :, None], out=reached[0])
    through = emitted[1:, None] + step[:START, :, None]
    for before, ways, here in zip(reached[:-1, :, None], through, reached[1:], strict=True):
        np.add(ways, before, out=ways)
        np.maximum.reduce(ways, axis=0, out=here)
    back = (through == reached[1:, None]).argmax(axis=1).astype(np.uint8).transpose(2, 0, 1)
    trails = (_trail(back[row, : size - 1].tobytes(), int(reached[size - 1, :, row].argmax())) for row, size in enumerate(sizes))
    return np.frombuffer(b"".join(trails), dtype=np.uint8).astype(np.int64)


def weighted(transitions: Floats) -> Floats:
    """The log scores that Viterbi takes for the `transitions`: a share of them, what is forbidden stays so."""
    return np.where(transitions <= FORBIDDEN, np.float32(FORBIDDEN), np.float32(TRANSITION_WEIGHT) * transitions)


def _trail(back: bytes, tag: int) -> bytes:
    """The tags of one window's words, of which the last one is `tag`; `back` tells for each tag of a word the best one before."""
    trail = [tag]
    for word in range(len(back) - START, -1, -START):
        tag = back[word + tag]
        trail.append(tag)
    return bytes(trail[::-1])


def _spans(words: _Words, scores: Floats, tags: Ints) -> list[list[_Found]]:
    """For each window the spans that its words' tags form; `scores` of shape (tags, words) tell how sure they are."""
    opening = tags % 2 == 1
    opens = np.flatnonzero(opening)
    others = np.append(np.flatnonzero(opening | (tags == 0)), len(tags))  # the words that continue no span, and the end
    ends = others[others.searchsorted(opens, side="right")]
    roles = tags[opens] // 2
    shares = _shares(scores, axis=0)
    total = np.zeros((len(ROLES), len(tags) + 1))
    np.add.accumulate(shares[1::2] + shares[2::2], axis=1, out=total[:, 1:])
    means = (total[roles, ends] - total[roles, opens]) / (ends - opens)
    first, end = words.first[opens], words.first[ends]
    spans = map(Span, words.start[first].tolist(), words.end[end - 1].tolist())
    pieces = (words.place[start:stop] for start, stop in zip(first.tolist(), end.tolist(), strict=True))
    found = list(map(_Found, roles.tolist(), spans, pieces, means.tolist()))
    return [found[start:stop] for start, stop in pairwise(opens.searchsorted(words.bounds).tolist())]


def _link(found: list[_Found], scores: Scores, depth: int) -> list[Tagged]:
    """One attribution for each cue; contents in a window without a cue stand alone."""
    sources, cues, contents = ([span for span in found if span.role == role] for role in range(len(ROLES)))
    if not cues:
        return [_alone(content, depth) for content in contents]
    heads = [int(cue.pieces[0]) for cue in cues]
    pieces = np.concatenate([*(content.pieces for content in contents), heads])
    pointing = scores.pointing(depth, pieces, [*heads, 0, *(int(source.pieces[0]) for source in sources)])
    links = _means(pointing[: -len(heads), : len(heads)], [len(content.pieces) for content in contents])
    shares = _shares(links, axis=1).tolist()
    owned: defaultdict[int, list[tuple[_Found, float]]] = defaultdict(list)
    for content, share, owner in zip(contents, shares, _owners(links.tolist()), strict=True):
        if owner is not None:
            owned[owner].append((content, share[owner]))
    chances = _shares(pointing[-len(heads) :, len(heads) :], axis=1).tolist()
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
    if not sizes:
        return pointing
    means: Floats = np.add.reduceat(pointing, [0, *accumulate(sizes[:-1])], axis=0)
    means /= np.array(sizes, dtype=np.float32)[:, None]
    return means


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


def _shares(scores: Floats, axis: int) -> Floats:
    """Log scores of the choices at hand, which lie along `axis`, as shares that sum to 1."""
    shares: Floats = np.exp(scores - np.maximum.reduce(scores, axis=axis, keepdims=True))
    shares /= np.add.reduce(shares, axis=axis, keepdims=True)
    return shares
