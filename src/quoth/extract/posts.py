"""Embedded posts: "text — Name (@handle) 5 January 2018", as pages carry them from social networks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.extract.draft import Draft
from quoth.extract.places import Places
from quoth.model import Channel, Span, trimmed

_SIGNATURE = re.compile(r"[ \t]*(?:—|–|--|-)[ \t]*(?P<who>[^\n(@—\sa-z][^\n(@—]{0,60}\((?P<handle>@\w{1,30})\))[^\n]{0,40}")
POST_CONFIDENCE = 0.9


def with_posts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with each embedded post as one direct attribution to the account that signs it."""
    if "(@" not in text:  # as in most articles: no line is signed
        return list(drafts)
    posts: list[Draft] = []
    places = Places[None]()
    for match in _SIGNATURE.finditer(text):
        body = _body(text, match.start())
        who = trimmed(text, *match.span("who"))
        if body is None or who is None or any(places.overlapping(Span(body.start, match.end()))):
            continue
        places.add(Span(body.start, match.end()), None)
        channel = Channel(kind="post", span=Span(*match.span("handle")))
        posts.append(
            Draft(content=(body,), source_span=(who,), manner="direct", channel=channel,
                  confidence=POST_CONFIDENCE, source_confidence=POST_CONFIDENCE)
        )  # fmt: skip
    return [*(draft for draft in drafts if not any(places.overlapping(draft.extent))), *posts]


def _body(text: str, end: int) -> Span | None:
    """The words of the post that ends at `end`: those of its line, or of the line above if its line has none."""
    line = text.rfind("\n", 0, end) + 1
    body = trimmed(text, line, end)
    if body is None:
        above = text[:line].rstrip()
        body = trimmed(text, above.rfind("\n") + 1, len(above))
    return body
