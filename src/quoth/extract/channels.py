"""Where an attribution was uttered, when the sentence says so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quoth.extract.cues import lemmas
from quoth.extract.quotations import find_quotations
from quoth.extract.sentences import find_sentences
from quoth.language.base import Language
from quoth.language.channels import ChannelPattern
from quoth.model import Channel, ChannelKind, Span, Spans, without

MASK = "\x00"
"""Stands for each character of the content, which says nothing about its own channel."""

REACH = 2000
"""Characters on each side of a cue in which its channel is looked for."""


@dataclass(frozen=True, slots=True)
class _Match:
    """Words that name a channel, and where the construction that they stand in begins."""

    kind: ChannelKind
    span: Span
    start: int


def find_channel(text: str, content: Spans, cue: Spans, source_span: Spans, language: Language) -> Channel | None:
    """The channel of an attribution, with the words that name it; None where its sentence names none.

    In this order: a handle behind the source ("Ann Vell (@annvell)"), a cue that is a channel ("tweeted"), whom the
    cue addresses ("told the BBC"), a source that is a channel ("the letter"), the nearest adjunct ("in a statement").
    """
    return (
        _by_handle(text, source_span, language)
        or _by_verb(text, cue, language)
        or _by_source(text, source_span, language)
        or _by_sentence(text, content, cue, language)
    )


def _by_handle(text: str, source_span: Spans, language: Language) -> Channel | None:
    for span in source_span:
        if match := language.channels.handle.search(text, span.start, span.end):
            return Channel(kind="post", span=Span(*match.span("words")))
    return None


def _by_verb(text: str, cue: Spans, language: Language) -> Channel | None:
    for start, end in _word_spans(text, cue):
        for lemma in lemmas(text[start:end], language.cues):
            if kind := language.channels.verbs.get(lemma):
                return Channel(kind=kind, span=Span(start, end))
    return None


def _word_spans(text: str, spans: Spans) -> Iterator[tuple[int, int]]:
    for span in spans:
        at = span.start
        for word in span.of(text).split():
            at = text.index(word, at)
            yield at, at + len(word)
            at += len(word)


def _by_source(text: str, source_span: Spans, language: Language) -> Channel | None:
    if not source_span:
        return None
    kind = language.channels.voices.get(_head_noun(source_span[0].of(text), language))
    return Channel(kind=kind, span=source_span[0]) if kind else None


def _head_noun(words: str, language: Language) -> str:
    """The noun that the phrase is about: the last word before a preposition, comma or participle.

    Of a body's name it is none: "The Coast Post".
    """
    head = ""
    for word in words.split():
        bare = word.strip("\"'“”‘’()").lower()
        participle = bare.endswith(language.channels.after_head)
        if (head in language.channels.voices) if participle else (head and bare in language.people.heads_end_at):
            break
        noun = bare.rstrip(",;:.")
        head = "" if head and word[0].isupper() and noun in language.people.organisation_words else noun
        if word.endswith((",", ";", ":")):
            break
    return head


def _by_sentence(text: str, content: Spans, cue: Spans, language: Language) -> Channel | None:
    if not cue:
        return None
    region = _beside(_sentence(text, cue, language), cue)
    words = _blank(text, region, content)
    addressees, adjuncts = (_triggered(text, patterns) for patterns in (language.channels.addressees, language.channels.adjuncts))
    for match in _matches(words, region.start, addressees):
        if any(span.start <= match.start < span.end for span in cue):
            return Channel(kind=match.kind, span=match.span)
    found = list(_matches(words, region.start, adjuncts))
    elsewhere = _other_voices(words, region, cue, language) if found else ()
    near = [match for match in found if not any(match.span.overlaps(span) for span in elsewhere)]
    nearest = min(near, key=lambda match: _distance(match.span, cue), default=None)
    return Channel(kind=nearest.kind, span=nearest.span) if nearest else None


@lru_cache(maxsize=4)
def _triggered(text: str, patterns: tuple[ChannelPattern, ...]) -> tuple[ChannelPattern, ...]:
    """Those of `patterns` of which triggers stand anywhere in `text`, each with these alone: few for all its attributions."""
    lowered = text.lower()
    standing = ((pattern, tuple(filter(lowered.__contains__, pattern.triggers))) for pattern in patterns)
    return tuple(replace(pattern, triggers=triggers) for pattern, triggers in standing if triggers)


def _matches(words: str, offset: int, patterns: tuple[ChannelPattern, ...]) -> Iterator[_Match]:
    lowered = words.lower()
    for pattern in patterns:
        if not any(map(lowered.__contains__, pattern.triggers)):
            continue
        for match in pattern.pattern.finditer(words):
            start, end = match.span("words")
            yield _Match(pattern.kind, Span(start + offset, end + offset), match.start() + offset)


def _distance(span: Span, anchors: Spans) -> int:
    return min(max(0, span.start - anchor.end, anchor.start - span.end) for anchor in anchors)


def _sentence(text: str, anchors: Spans, language: Language) -> Span:
    """From the start of the sentence in which the first anchor stands to the end of the last one's."""
    sentences = find_sentences(text, language.sentences)
    first = bisect_right(sentences, anchors[0].start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, anchors[-1].end, key=lambda sentence: sentence.start)
    touching = [sentence for sentence in sentences[first:last] if any(sentence.overlaps(anchor) for anchor in anchors)]
    return Span(touching[0].start, touching[-1].end) if touching else Span(anchors[0].start, anchors[-1].end)


def _beside(sentence: Span, cue: Spans) -> Span:
    """What of `sentence` stands near the cue: all of it, but for sentences that never end."""
    return Span(max(sentence.start, cue[0].start - REACH), min(sentence.end, cue[-1].end + REACH))


def _blank(text: str, region: Span, content: Spans) -> str:
    """The words of `region`, blank where the content stands."""
    words = text[region.start : region.end]
    for span in content:
        start, end = max(span.start, region.start) - region.start, min(span.end, region.end) - region.start
        if start < end:
            words = words[:start] + MASK * (end - start) + words[end:]
    return words


def _other_voices(words: str, region: Span, cue: Spans, language: Language) -> Spans:
    """Where in `region` somebody else speaks than the cue does: in quotations or, if the cue is in one, outside of it."""
    others: list[Span] = []
    for quotation in find_quotations(words, language.quotation):
        span = Span(quotation.span.start + region.start, quotation.span.end + region.start)
        others += without(region, [span]) if any(span.contains(piece) for piece in cue) else (span,)
    return tuple(others)
