"""An attribution as corpora of attribution relations annotate it: three roles, each a set of spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quoth.model import Record, Spans

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """Source span, cue and content of one attribution; any role may be absent, in gold even the content."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()

    def role(self, role: Role) -> Spans:
        """The spans of `role`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def top_level_triples(record: Record) -> tuple[Triple, ...]:
    """The attributions of `record` that stand in no other one: PolNeAR annotates no nested ones."""
    return tuple(
        Triple(source=tuple(sorted(a.source_span)), cue=tuple(sorted(a.cue)), content=tuple(sorted(a.content)))
        for a in record.attributions
        if a.parent is None
    )
