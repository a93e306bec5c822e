"""Records of invented articles, made by hand: who says what is given, the text is built around it."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.model import Article, Attribution, AttributionId, MadeBy, Record, Source, SourceId, SourceKind, Span

MADE_BY = MadeBy(quoth="0.1.0", model="best", weights="sha256:0")


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: "source cue that content." in a paragraph of its own; without a source, "It cue that content."."""

    source: str | None
    content: str
    cue: str = "said"
    kind: SourceKind = "person"


def article(name: str, *sayings: Saying, closing: str = "The quay was calm.", **metadata: object) -> Record:
    """The record of the article at the address of `name`; `metadata` are other fields of `Article`."""
    text = ""
    sources: dict[str, Source] = {}
    attributions = []
    for number, saying in enumerate(sayings, start=1):
        who = Span(len(text), len(text) + len(saying.source)) if saying.source else None
        text += saying.source or "It"
        cue = Span(len(text) + 1, len(text) + 1 + len(saying.cue))
        text += f" {saying.cue} that "
        content = Span(len(text), len(text) + len(saying.content))
        text += f"{saying.content}.\n\n"
        source = _source(sources, saying, who)
        attributions.append(
            Attribution(
                id=AttributionId(f"a{number}"),
                manner="indirect",
                content=(content,),
                cue=(cue,),
                source_span=(who,) if who else (),
                source=source,
            )
        )
    fields = {"url": f"https://coast-ledger.example/{name}", "outlet": "The Coast Ledger", "published": "2026-05-04", **metadata}
    return Record(
        article=Article(text=text + closing, **fields),  # type: ignore[arg-type]
        made_by=MADE_BY,
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
    )


def _source(sources: dict[str, Source], saying: Saying, who: Span | None) -> SourceId | None:
    if saying.source is None or who is None:
        return None
    known = sources.get(saying.source)
    mentions = (*known.mentions, who) if known else (who,)
    made = known.id if known else SourceId(f"s{len(sources) + 1}")
    sources[saying.source] = Source(id=made, name=saying.source, kind=saying.kind, mentions=mentions)
    return made
