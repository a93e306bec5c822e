"""The encoder: a text in, tagged and linked spans out. Knows tokens, tags and links; nothing of sources or records."""

from __future__ import annotations

from quoth.engine.decode import Tagged, decode
from quoth.engine.session import load_session, load_tokenizer, models
from quoth.engine.windows import paragraphs, windows

__all__ = ["Engine", "Tagged", "models", "paragraphs"]

AT_ONCE = 64
"""The scores of so many windows are held at a time, half a megabyte each; no news article has as many."""


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

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """The attributions of `text`, offsets in code points of it."""
        framed = windows(text, self._tokenizer, self._session.width)
        several = (framed[start : start + AT_ONCE] for start in range(0, len(framed), AT_ONCE))
        found = (decode(some, self._session.scores(some), self._session.transitions) for some in several)
        return tuple(self._calibrated(tagged) for each in found for tagged in each)

    def _calibrated(self, tagged: Tagged) -> Tagged:
        return Tagged(
            source=tagged.source,
            cue=tagged.cue,
            content=tagged.content,
            confidence=self._session.confidence.of(tagged.confidence),
            source_confidence=self._session.source_confidence.of(tagged.source_confidence),
            nested=tagged.nested,
        )
