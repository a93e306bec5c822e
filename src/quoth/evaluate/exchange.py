"""Articles with the names of their two sides exchanged: whatever is said of one side is then said of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.model import Article, Attribution, Channel, Figure, Label, Record, Span, Spans, Target, Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A text with names exchanged, and where its characters went; `pieces` are (old place, new place) of each name."""

    text: str
    pieces: Sequence[tuple[Span, Span]]

    def moved(self, span: Span) -> Span:
        """Where the words at `span` stand now; what ends inside a name ends with it."""
        return Span(self._place(span.start, first=True), self._place(span.end, first=False))

    def _place(self, at: int, *, first: bool) -> int:
        shift = 0
        for old, new in self.pieces:
            if at <= old.start:
                break
            if at < old.end:
                return new.start if first else new.end
            shift = new.end - old.end
        return at + shift


def exchange(text: str, pairs: Sequence[tuple[str, str]]) -> Exchange:
    """`text` with the names of each pair exchanged, both ways at once; longer names go first."""
    other = dict(pairs) | {right: left for left, right in pairs}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(other, key=len, reverse=True)))
    made, at = "", 0
    pieces: list[tuple[Span, Span]] = []
    for match in pattern.finditer(text):
        made += text[at : match.start()]
        name = other[match.group()]
        pieces.append((Span(*match.span()), Span(len(made), len(made) + len(name))))
        made += name
        at = match.end()
    return Exchange(text=made + text[at:], pieces=pieces)


def exchanged_article(article: Article, pairs: Sequence[tuple[str, str]]) -> Article:
    """`article` with the names of each pair exchanged in its text."""
    return replace(article, text=exchange(article.text, pairs).text)


def exchanged_record(record: Record, pairs: Sequence[tuple[str, str]]) -> Record:
    """`record` of the same article with the names exchanged: every span where its words went, every target renamed."""
    made = exchange(record.article.text, pairs)

    def moved(spans: Spans) -> Spans:
        return tuple(made.moved(span) for span in spans)

    def attribution(one: Attribution) -> Attribution:
        channel = one.channel
        if channel and channel.span:
            channel = Channel(kind=channel.kind, span=made.moved(channel.span))
        return replace(one, content=moved(one.content), cue=moved(one.cue), source_span=moved(one.source_span), channel=channel)

    def label(one: Label) -> Label:
        target = one.target
        if target:
            span = made.moved(target.span) if target.span else None
            target = Target(name=exchange(target.name, pairs).text, span=span, source=target.source)
        return replace(one, span=made.moved(one.span), target=target)

    def marked(one: Figure) -> Figure:
        return replace(one, span=made.moved(one.span), unit=exchange(one.unit, pairs).text if one.unit else None)

    def dated(one: Time) -> Time:
        return replace(one, span=made.moved(one.span))

    return replace(
        record,
        article=replace(record.article, text=made.text),
        sources=tuple(replace(s, name=exchange(s.name, pairs).text, mentions=moved(s.mentions)) for s in record.sources),
        attributions=tuple(map(attribution, record.attributions)),
        labels=tuple(map(label, record.labels)),
        figures=tuple(map(marked, record.figures)),
        times=tuple(map(dated, record.times)),
        own_voice=moved(record.own_voice),
    )
