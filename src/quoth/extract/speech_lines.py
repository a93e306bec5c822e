"""Lines that are nothing but somebody's words and whose they are: lists of quotations, and transcripts.

    “The storm took the roof.” — Lena Okafor          a quotation signed behind a dash
    OKAFOR: We will talk to anybody.                   a line of a transcript, where several lines are such
    BRANDT: So will we.

The engine was trained on few of them and links their words across lines, so what a whole line proves goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.model import Span, trimmed

LINES = 3
"""The fewest lines with a speaker's name in capitals that make a transcript."""

CONFIDENCE = 0.9

_SIGNED = re.compile(
    r"""(?m)^[ \t]*(?P<content>["“«”][^\n]+["”“»])\s?(?P<cue>[―—–]|--?)\s?
    (?P<who>[^\W\d_a-z][^\n"“”:;?!]{1,60}?)[ \t.]*(?=\n|$)""",
    re.VERBOSE,
)
_SPOKEN = re.compile(
    r"""(?m)^[ \t"“«]*(?P<who>[A-Z][A-Z.'’-]*(?:[ ][A-Z][A-Z.'’-]*){0,3})(?P<cue>:)\s(?P<content>[^\n]*\w[^\n]*)""", re.VERBOSE
)


def with_speech_lines(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with each signed quotation and each line of a transcript as one attribution to who is named there."""
    spoken = list(_SPOKEN.finditer(text))
    transcript = len(spoken) >= LINES and len({match.group("who") for match in spoken}) > 1
    made: list[Draft] = []
    lines = Places[None]()
    for match in (*_SIGNED.finditer(text), *(spoken if transcript else ())):
        line = Span(match.start(), match.end())
        content, cue, who = (trimmed(text, *match.span(role)) for role in ("content", "cue", "who"))
        if content and cue and who and not any(lines.overlapping(line)):
            lines.add(line, None)
            made.append(
                Draft(content=(content,), cue=(cue,), source_span=(who,), confidence=CONFIDENCE, source_confidence=CONFIDENCE)
            )
    return [*(draft for draft in drafts if not _touches(draft, lines)), *made] if made else list(drafts)


def _touches(draft: Draft, lines: Places[None]) -> bool:
    return any(True for span in (*draft.content, *draft.cue, *draft.source_span) for _ in lines.overlapping(span))
