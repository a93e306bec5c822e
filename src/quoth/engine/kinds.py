"""What the words of a name mean where they stand, as the encoder sees it: a person, a body, a place, or no name at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from quoth.engine.session import KINDS, Floats, Ints, NameKind
from quoth.engine.windows import Window
from quoth.model import Span


class Kinds:
    """The kinds of the words of one text."""

    def __init__(self, windows: Sequence[Window], scores: Sequence[Floats]) -> None:
        """`scores` are those of the pieces of each of the `windows` of the text, in its order: (pieces, kinds)."""
        begins = [window.word_starts for window in windows]
        starts = [window.start[at] for window, at in zip(windows, begins, strict=True)]
        rows = [each[at] for each, at in zip(scores, begins, strict=True)]
        self._starts: Ints = np.concatenate([np.empty(0, dtype=np.int64), *starts])
        self._scores: Floats = np.concatenate([np.empty((0, len(KINDS)), dtype=np.float32), *rows])

    def shares(self, spans: Sequence[Span]) -> Mapping[NameKind, float]:
        """How sure the engine is of each kind, from 0 to 1, for a name that stands at all of `spans`; 0 if none holds a word."""
        places = [self._starts.searchsorted((span.start, span.end)).tolist() for span in spans]
        rows = [self._scores[first:last].mean(axis=0) for first, last in places if first < last]
        if not rows:
            return dict.fromkeys(KINDS, 0.0)
        scores = np.mean(rows, axis=0)
        odds = np.exp(scores - scores.max())
        return dict(zip(KINDS, (odds / odds.sum()).tolist(), strict=True))
