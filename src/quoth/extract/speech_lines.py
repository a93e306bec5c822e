"""Lines that are nothing but somebody's words and whose they are: lists of quotations, and transcripts.

    “The storm took the roof.” — Lena Okafor          a quotation signed behind a dash
    “We rebuilt it in May.”                           or in the next line
    — Ivo Brandt

The engine was trained on few of them and links their words across lines, so what a whole line proves goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.extract.transcripts import find_turns
from quoth.language.people import People
from quoth.model import Span, Spans, trimmed

CONFIDENCE = 0.9

_SIGNED = re.compile(
    r"""(?m)^[ \t]*(?P<content>["“«”][^\n]+["”“»])(?:\s|[^\S\n]{0,3}(?:\n[^\S\n]{0,3}){1,3})?(?P<cue>[―—–]|--?)[^\S\n]?
    (?P<who>[^\W\d_a-z][^\n"“”:;?!]{1,60}?)[ \t.]*(?=\n|$)""",
    re.VERBOSE,
)


def with_speech_lines(text: str, drafts: Sequence[Draft], people: People, heard: Collection[Span] = ()) -> list[Draft]:
    """The drafts, with each signed quotation and each turn of a transcript as one attribution to who is named there.

    `heard` are all the cues that the engine found.
    """
    made: list[Draft] = []
    lines = Places[None]()
    for match in _SIGNED.finditer(text):
        content, cue, who = (trimmed(text, *match.span(role)) for role in ("content", "cue", "who"))
        if content and cue and who:
            lines.add(Span(*match.span()), None)
            made.append(_draft((content,), cue, who))
    for turn in find_turns(text, people, heard):
        line = Span(turn.who.start, turn.content[-1].end)
        if not any(lines.overlapping(line)):
            lines.add(line, None)
            made.append(_draft(turn.content, turn.cue, turn.who))
    return [*(draft for draft in drafts if not _touches(draft, lines)), *made] if made else list(drafts)


def _draft(content: Spans, cue: Span, who: Span) -> Draft:
    return Draft(content=content, cue=(cue,), source_span=(who,), confidence=CONFIDENCE, source_confidence=CONFIDENCE)


def _touches(draft: Draft, lines: Places[None]) -> bool:
    return any(True for span in (*draft.content, *draft.cue, *draft.source_span) for _ in lines.overlapping(span))
