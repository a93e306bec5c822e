"""An attribution on its way to the record: spans and readings, its source not yet resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.model import Attitude, AttributionId, Channel, Manner, Polarity, Span, Spans, Stance

_COLON = re.compile(r"[^\S\n]{0,3}:\s{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution whose source is still the words `source_span`; `parent` is the position of the enclosing draft.

    `cited`: another source cites it for the same content: "the paper, citing officials, said".
    """

    content: Spans
    cue: Spans = ()
    source_span: Spans = ()
    manner: Manner = "indirect"
    attitude: Attitude = "assertion"
    stance: Stance = "acknowledge"
    polarity: Polarity = "affirmed"
    channel: Channel | None = None
    parent: int | None = None
    cited: bool = False
    confidence: float = 0.5
    source_confidence: float = 0.5

    @property
    def order(self) -> tuple[int, int]:
        """Reading order: by the first offset of any role, the longer first; a cited one by its content, behind who cites it."""
        spans = self.content if self.cited else (*self.content, *self.cue, *self.source_span)
        return min(span.start for span in spans), -max(span.end for span in spans)

    @property
    def extent(self) -> Span:
        """From the first to the last character of any role."""
        spans = (*self.content, *self.cue, *self.source_span)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def behind_colon(text: str, draft: Draft) -> int | None:
    """Where the words begin that cue and source of `draft` introduce with a colon: "Okafor added: |"; None without one."""
    end = max(span.end for span in (*draft.cue, *draft.source_span))
    colon = _COLON.match(text, end - text.endswith(":", 0, end))
    return colon.end() if colon else None


def draft_id(position: int) -> AttributionId:
    """The id in the record of the draft at `position` in reading order: a1, a2 and so on."""
    return AttributionId(f"a{position + 1}")
