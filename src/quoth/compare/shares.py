"""Whose words an article is made of: the share of each voice and the own-voice share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.model import Record, SourceId, Span, Spans, merged, without


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Non-space characters by voice; the key None is the attributions that name no source."""

    voices: dict[SourceId | None, int]
    own: int

    @property
    def total(self) -> int:
        """All characters counted: the own voice's and those of all top-level contents."""
        return self.own + sum(self.voices.values())

    @property
    def own_share(self) -> float | None:
        """The own-voice share, between 0 and 1; None where nothing was counted."""
        return self.own / self.total if self.total else None

    def of(self, source: SourceId | None) -> float:
        """The share of one voice, between 0 and 1; 0 for a source that speaks only inside others' words."""
        return self.voices.get(source, 0) / self.total if self.total else 0.0


def shares(record: Record, *, headline: bool = True) -> Shares:
    """The shares in `record`, without the characters of its title if `headline` is false.

    Words in two top-level contents count once, for the one that begins first. What a voice quotes is part of its words.
    """
    size = _Size(record, headline=headline)
    voices: dict[SourceId | None, int] = {}
    taken: Spans = ()
    for attribution in sorted(record.attributions, key=lambda a: (a.content[0], a.start)):
        if attribution.parent is None:
            fresh = [part for span in attribution.content for part in without(span, taken)]
            voices[attribution.source] = voices.get(attribution.source, 0) + size.of(fresh)
            taken = merged((*taken, *attribution.content))
    return Shares(voices=voices, own=size.of(record.own_voice))


class _Size:
    """Counts non-space characters of spans of one article."""

    def __init__(self, record: Record, *, headline: bool) -> None:
        self._text = record.article.text
        title = record.article.title_span
        self._left_out = () if headline or title is None else (title,)

    def of(self, spans: Iterable[Span]) -> int:
        parts = (part for span in spans for part in without(span, self._left_out))
        return sum(len("".join(part.of(self._text).split())) for part in parts)
