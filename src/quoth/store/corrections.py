"""Putting right in a record what a person corrected. The record as it was read stays in the library beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quoth.model import Attribution, AttributionId, Label, Record, Source, SourceId, Span, Spans, merged, trimmed, without
from quoth.model.record import LabelKind
from quoth.store.judgement import Judgement, RoleWords
from quoth.store.words import words_of

_SAME = 0.5
"""Contents of which two readings share so many characters, of all that either has, are one attribution."""


def corrected(record: Record, judgements: Iterable[Judgement]) -> Record:
    """`record` with the corrections among `judgements`, the latest having the last word.

    One whose words the text has no more, or whose attribution is not found in this reading, changes nothing.
    """
    for judgement in judgements:
        place = judgement.anchor.find(record.article.text) if judgement.anchor else None
        if place is None:
            continue
        if judgement.kind == "label":
            record = _with_label(record, place, judgement.value)
            continue
        attribution = _attribution(record, place)
        if attribution and judgement.kind == "source":
            record = _with_source(record, attribution, judgement.value)
        elif attribution and judgement.kind == "span":
            record = _with_words(record, attribution, RoleWords.from_json(judgement.value))
        elif attribution and judgement.kind == "not attributed":
            record = _without(record, attribution)
    return record


def _attribution(record: Record, place: Span) -> Attribution | None:
    """The attribution whose content begins with the words at `place`, or with nearly the same."""
    best = max(record.attributions, key=lambda one: _shared(one.content[0], place), default=None)
    return best if best and _shared(best.content[0], place) >= _SAME else None


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _replaced(record: Record, old: Attribution, new: Attribution) -> Record:
    return replace(record, attributions=tuple(new if one is old else one for one in record.attributions))


def _with_source(record: Record, attribution: Attribution, name: str) -> Record:
    """The source called `name` as that of `attribution`; one that the article has not got is of the former one's kind."""
    if not name:
        return _speaking(_replaced(record, attribution, replace(attribution, source=None, source_confidence=1.0)))
    known = next((source for source in record.sources if words_of(source.name) == words_of(name)), None)
    if known is None:
        former = record.source(attribution)
        known = Source(id=_new_id(record), name=name, kind=former.kind if former else "person")
        record = replace(record, sources=(*record.sources, known))
    return _speaking(_replaced(record, attribution, replace(attribution, source=known.id, source_confidence=1.0)))


def _new_id(record: Record) -> SourceId:
    taken = {source.id for source in record.sources}
    return next(new for number in range(1, len(taken) + 2) if (new := SourceId(f"s{number}")) not in taken)


def _speaking(record: Record) -> Record:
    """`record` without sources to which nothing is attributed any more and which no label is about."""
    kept = {a.source for a in record.attributions} | {label.target.source for label in record.labels if label.target}
    kept |= {member for source in record.sources if source.id in kept for member in source.members}
    return replace(record, sources=tuple(source for source in record.sources if source.id in kept))


def _with_words(record: Record, attribution: Attribution, words: RoleWords) -> Record:
    found = [anchor.find(record.article.text) for anchor in words.anchors]
    spans = merged(span for span in found if span)
    lost = words.anchors and not spans
    return record if lost else _replaced(record, attribution, _with_role(attribution, words, spans))


def _with_role(attribution: Attribution, words: RoleWords, spans: Spans) -> Attribution:
    if words.role == "content":
        return replace(attribution, content=spans)
    return replace(attribution, cue=spans) if words.role == "cue" else replace(attribution, source_span=spans)


def _with_label(record: Record, place: Span, kind: str) -> Record:
    """The label at `place` of another `kind`, without it for "", or with it where there was none."""
    known = next((label for label in record.labels if _shared(label.span, place) >= _SAME), None)
    others = tuple(label for label in record.labels if label is not known)
    if not kind:
        return replace(record, labels=others)
    as_kind: LabelKind = kind  # type: ignore[assignment]  # Label says which are allowed
    label = replace(known, kind=as_kind) if known else Label(span=place, kind=as_kind, attribution=_voice(record, place))
    return replace(record, labels=tuple(sorted((*others, label), key=lambda one: one.span)))


def _voice(record: Record, place: Span) -> AttributionId | None:
    """The innermost attribution whose content holds `place`."""
    holding = [(span, one.id) for one in record.attributions for span in one.content if span.contains(place)]
    return min(holding, key=lambda pair: len(pair[0]))[1] if holding else None


def _without(record: Record, attribution: Attribution) -> Record:
    """`record` without `attribution`: what stood in it is its parent's, or the outlet's own voice."""
    heir = attribution.parent
    mine = attribution.id
    left = tuple(
        replace(one, parent=heir) if one.parent == mine else one for one in record.attributions if one is not attribution
    )
    changed = replace(
        record,
        attributions=left,
        labels=tuple(replace(one, attribution=heir) if one.attribution == mine else one for one in record.labels),
        figures=tuple(replace(one, attribution=heir) if one.attribution == mine else one for one in record.figures),
        times=tuple(replace(one, attribution=heir) if one.attribution == mine else one for one in record.times),
    )
    return _speaking(changed if heir else replace(changed, own_voice=_own_voice(record, attribution, left)))


def _own_voice(record: Record, attribution: Attribution, left: Iterable[Attribution]) -> Spans:
    text = record.article.text
    all_of_it = Span(attribution.start, max(span.end for span in attribution.spans()))
    freed = without(all_of_it, (span for one in left for span in (*one.content, *one.cue, *one.source_span)))
    pieces = (trimmed(text, span.start, span.end) for span in freed)
    return merged((*record.own_voice, *(piece for piece in pieces if piece)))
