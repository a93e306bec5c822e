"""From scores to attributions: the best allowed tags of every window, their spans, and the spans linked.

Tags: Viterbi over the words with hard BIO constraints and a share of the training data's log transition scores.
Links: every content goes to the cue that its pieces point to most, every cue to the source (or to none) likewise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from quoth.engine.session import Floats, Ints, Scores
from quoth.engine.tags import CONTENT, CUE, ROLES, SOURCE, START, begin, inside
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


@dataclass(frozen=True, slots=True)
class _Found:
    """A span that the tags of one window form: its role, its place in the text and its pieces in the window."""

    role: int
    span: Span
    pieces: Ints
    certainty: float

    @property
    def head(self) -> int:
        return int(self.pieces[0])


def decode(windows: Sequence[Window], scores: Sequence[Scores], transitions: Floats) -> tuple[Tagged, ...]:
    """The attributions of one text, in reading order of its windows; nested ones behind the others of their window."""
    outer = best_tags(windows, [score.tag[OUTER] for score in scores], transitions)
    inner = _inner_tags(windows, scores, outer, transitions)
    found: list[Tagged] = []
    for window, score, tags, nested_tags in zip(windows, scores, outer, inner, strict=True):
        found += _link(_spans(window, score.tag[OUTER], tags), score, OUTER)
        nested = _link(_spans(window, score.tag[INNER], nested_tags), score, INNER)
        found += [replace(tagged, nested=True) for tagged in nested]
    return tuple(found)


def _inner_tags(windows: Sequence[Window], scores: Sequence[Scores], outer: Sequence[Ints], transitions: Floats) -> list[Ints]:
    """For each window the inner tags of its words; a window whose `outer` tags form no content has none."""
    tags = [np.zeros(len(row), dtype=np.int64) for row in outer]
    at = [number for number, row in enumerate(outer) if (row >= begin(CONTENT)).any()]
    within = [_within_contents(windows[number], scores[number], outer[number]) for number in at]
    for number, found in zip(at, best_tags([windows[number] for number in at], within, transitions), strict=True):
        tags[number] = found
    return tags


def _within_contents(window: Window, score: Scores, tags: Ints) -> Floats:
    """The inner tags' scores, shape (pieces, tags), with nothing allowed outside the contents of the outer `tags`."""
    allowed = np.zeros(len(window), dtype=bool)
    allowed[window.word_starts] = (tags == begin(CONTENT)) | (tags == inside(CONTENT))
    scores: Floats = score.tag[INNER].copy()
    scores[~allowed, 1:] = FORBIDDEN
    return scores


def best_tags(windows: Sequence[Window], scores: Sequence[Floats], transitions: Floats) -> list[Ints]:
    """For each window the tags of its words, shape (words,): Viterbi over all windows of the text at once.

    `scores` are log probabilities of shape (pieces, tags) for each window.
    """
    starts = [window.word_starts for window in windows]
    longest = max((len(start) for start in starts), default=0)
    if not longest:
        return [np.zeros(0, dtype=np.int64) for _ in windows]
    emitted = np.zeros((longest, len(windows), START), dtype=np.float32)
    for row, (start, score) in enumerate(zip(starts, scores, strict=True)):
        emitted[: len(start), row] = score[start]
    step = np.where(transitions <= FORBIDDEN, FORBIDDEN, TRANSITION_WEIGHT * transitions)
    history = np.empty_like(emitted)
    history[0] = emitted[0] + step[START]
    back = np.zeros((longest, len(windows), START), dtype=np.int64)
    through = np.empty((len(windows), START, START), dtype=np.float32)
    onward = np.ascontiguousarray(step[:START].T)
    for at in range(1, longest):
        np.add(history[at - 1][:, None, :], onward, out=through)
        through.argmax(axis=2, out=back[at])
        np.maximum.reduce(through, axis=2, out=history[at])
        history[at] += emitted[at]
    return [_trace(history[:, row], back[:, row], len(start)) for row, start in enumerate(starts)]


def _trace(history: Floats, back: Ints, length: int) -> Ints:
    """The tags of one window's `length` words, read from the last one on."""
    path = np.zeros(length, dtype=np.int64)
    if length:
        tag = int(history[length - 1].argmax())
        trail = [tag]
        for before in back[length - 1 : 0 : -1].tolist():
            tag = before[tag]
            trail.append(tag)
        path[:] = trail[::-1]
    return path


def _spans(window: Window, scores: Floats, tags: Ints) -> list[_Found]:
    """The spans that the words' tags form; the later pieces of a word belong to it. `scores` are those of the tags."""
    if not tags.any():
        return []
    starts = window.word_starts
    special = np.flatnonzero(window.start < 0)
    stops = np.minimum(np.append(starts[1:], len(window)), special[np.searchsorted(special, starts)])
    role = (tags + 1) // 2 - 1
    opens = (tags > 0) & ((tags % 2 == 1) | (np.append(-1, role[:-1]) != role))
    closes = np.append(opens[1:] | (role[1:] != role[:-1]), [True]) & (tags > 0)
    sure = np.exp(scores[starts])
    certainty = np.stack([sure[:, begin(kind)] + sure[:, inside(kind)] for kind in range(len(ROLES))])
    out = []
    for first, last in zip(np.flatnonzero(opens).tolist(), np.flatnonzero(closes).tolist(), strict=True):
        kind, start, stop = int(role[first]), int(starts[first]), int(stops[last])
        pieces = np.arange(start, stop)
        pieces = pieces[window.start[start:stop] >= 0]
        span = Span(int(window.start[start]), int(window.end[stop - 1]))
        out.append(_Found(kind, span, pieces, float(certainty[kind, first : last + 1].mean())))
    return out


def _link(found: list[_Found], scores: Scores, depth: int) -> list[Tagged]:
    """One attribution for each cue; contents in a window without a cue stand alone."""
    cues = [span for span in found if span.role == CUE]
    sources = [span for span in found if span.role == SOURCE]
    contents = [span for span in found if span.role == CONTENT]
    if not cues:
        return [Tagged(source=(), cue=(), content=(c.span,), confidence=c.certainty / 2, source_confidence=0.5) for c in contents]
    heads = np.array([cue.head for cue in cues])
    links = _mean_pointing(contents, heads, scores, depth)
    shares = _normalised(links)
    owned: defaultdict[int, list[tuple[_Found, float]]] = defaultdict(list)
    for number, (content, owner) in enumerate(zip(contents, _owners(links), strict=True)):
        if owner is not None:
            owned[owner].append((content, float(shares[number, owner])))
    to = np.array([0, *(source.head for source in sources)])
    chances = _normalised(scores.pointing(depth, heads, to))
    return [_attribution(cue, owned[number], sources, chances[number]) for number, cue in enumerate(cues)]


def _mean_pointing(contents: Sequence[_Found], heads: Ints, scores: Scores, depth: int) -> Floats:
    """How much the pieces of each content point to each cue's head: mean log link scores, shape (contents, cues)."""
    if not contents:
        return np.zeros((0, len(heads)), dtype=np.float32)
    pointing = scores.pointing(depth, np.concatenate([content.pieces for content in contents]), heads)
    ends = np.cumsum([len(content.pieces) for content in contents]).tolist()
    return np.stack([pointing[start:end].mean(axis=0) for start, end in zip([0, *ends], ends, strict=False)])


def _owners(links: Floats) -> list[int | None]:
    """For each content the number of its cue; `links` are mean log link scores, shape (contents, cues).

    The best one, but a cue that would be left with nothing takes a content from a cue that has several, if that costs
    little: "He said she won and hoped she would stay" is two attributions, not one with a gap. A further content of a
    cue needs most of its pieces' pointing; without, it is nobody's: the engine missed its cue.
    """
    owners = links.argmax(axis=1) if len(links) else np.zeros(0, dtype=np.int64)
    while True:
        counts = np.bincount(owners, minlength=links.shape[1])
        costs = np.where(counts[owners][:, None] > 1, links.max(axis=1, keepdims=True) - links, np.inf)
        costs[:, counts > 0] = np.inf
        if not costs.size or costs.min() > SPARED_COST:
            break
        content, cue = np.unravel_index(costs.argmin(), costs.shape)
        owners[content] = cue
    chosen = links[np.arange(len(links)), owners]
    best = np.full(links.shape[1], -np.inf)
    np.maximum.at(best, owners, chosen)
    kept = (chosen >= MOST_OF_THE_POINTING) | (chosen == best[owners])
    return [int(owner) if keep else None for owner, keep in zip(owners, kept, strict=True)]


def _attribution(cue: _Found, contents: list[tuple[_Found, float]], sources: list[_Found], chances: Floats) -> Tagged:
    """The attribution of one cue; `chances` are those of there being no source, and of each of `sources`."""
    chosen = int(chances.argmax())
    source = sources[chosen - 1] if chosen else None
    sure = [content.certainty * share for content, share in contents]
    return Tagged(
        source=(source.span,) if source else (),
        cue=(cue.span,),
        content=tuple(sorted(content.span for content, _ in contents)),
        confidence=min(1.0, cue.certainty * sum(sure) / len(sure) if sure else 0.0),
        source_confidence=min(1.0, float(chances[chosen]) * (source.certainty if source else 1.0)),
    )


def _normalised(scores: Floats) -> Floats:
    """Log scores of the choices at hand, shape (rows, choices), as shares that sum to 1 in each row."""
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = weights / weights.sum(axis=1, keepdims=True)
    return shares
