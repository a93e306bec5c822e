"""Headlines that name their source behind a colon, without a cue: "Ferry sank within minutes: police"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.extract.draft import Draft
from quoth.language.people import People
from quoth.model import Span, trimmed

CONFIDENCE = 0.6
LONGEST = 4
"""Words beyond which what stands behind the colon is no mere source."""

_LINE = re.compile(r"\s*([^\n]+)")
_SOURCE = re.compile(r"(?P<content>[^\n:]{12,}):\s+(?P<source>[^\n:.,;!?]+)$")


def with_headline(text: str, drafts: Sequence[Draft], people: People) -> list[Draft]:
    """The drafts, and one for the first line if it ends in a source that no draft has found there."""
    line = _LINE.match(text)
    match = _SOURCE.match(line[1].rstrip()) if line else None
    if line is None or match is None or not _names_a_source(match["source"], people):
        return list(drafts)
    start = line.start(1)
    content = trimmed(text, start, start + match.end("content"))
    source = trimmed(text, start + match.start("source"), start + match.end("source"))
    if content is None or source is None or any(_speaks(draft, content) for draft in drafts):
        return list(drafts)
    made = Draft(content=(content,), source_span=(source,), confidence=CONFIDENCE, source_confidence=CONFIDENCE)
    return [made, *(draft for draft in drafts if not draft.extent.overlaps(source))]


def _names_a_source(words: str, people: People) -> bool:
    """Whether the last of `words` is a noun for somebody or something that speaks."""
    heads = words.casefold().split()
    return 0 < len(heads) <= LONGEST and heads[-1] in people.nouns.known


def _speaks(draft: Draft, headline: Span) -> bool:
    return any(span.overlaps(headline) for span in draft.content)
