"""The encoder: a text in, tagged and linked spans out. Knows tokens, tags, links and names; nothing of sources or records."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.engine.decode import Tagged, decode
from quoth.engine.kinds import Kinds
from quoth.engine.session import Floats, load_session, load_tokenizer, models
from quoth.engine.windows import paragraphs, windows

__all__ = ["Engine", "Kinds", "Reading", "Tagged", "models", "paragraphs"]

AT_ONCE = 64
"""The scores of so many windows are held at a time, half a megabyte each; no news article has as many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine makes of a text: the attributions in it, offsets in code points of it, and the kinds of its words."""

    tagged: tuple[Tagged, ...]
    kinds: Kinds


class Engine:
    """A loaded model. One instance serves any number of texts and threads."""

    def __init__(self, model: str = "best", *, threads: int = 1) -> None:
        """Load `model`; `threads` windows of a text are read at a time. Raises `EngineUnavailable`."""
        self._session = load_session(model, threads=threads)
        self._tokenizer = load_tokenizer()
        self.model = model

    @property
    def digest(self) -> str:
        """The SHA-256 of the model's weights."""
        return self._session.digest

    def read(self, text: str) -> Reading:
        """The reading of `text`."""
        framed = windows(text, self._tokenizer, self._session.width)
        tagged: list[Tagged] = []
        kinds: list[Floats] = []
        for start in range(0, len(framed), AT_ONCE):
            some = framed[start : start + AT_ONCE]
            scores = self._session.scores(some)
            tagged += map(self._calibrated, decode(some, scores, self._session.transitions))
            kinds += (each.kind for each in scores)
        return Reading(tuple(tagged), Kinds(framed, kinds))

    def _calibrated(self, tagged: Tagged) -> Tagged:
        return Tagged(
            source=tagged.source,
            cue=tagged.cue,
            content=tagged.content,
            confidence=self._session.confidence.of(tagged.confidence),
            source_confidence=self._session.source_confidence.of(tagged.source_confidence),
            nested=tagged.nested,
        )
