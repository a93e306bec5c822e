"""An article's text -> its attributions, labels, figures, times and own voice. The steps, top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from quoth.engine import Tagged
from quoth.extract.bare_relative import with_bare_relatives
from quoth.extract.channels import find_channel
from quoth.extract.cited import find_citations, with_cited, without_citing
from quoth.extract.claims import claim_quotations
from quoth.extract.coordinated import with_coordinated
from quoth.extract.cues import read_cue
from quoth.extract.draft import Draft, draft_id
from quoth.extract.evidence import with_evidence
from quoth.extract.figures import find_figures
from quoth.extract.furniture import find_furniture
from quoth.extract.headlines import with_headline
from quoth.extract.idle_cues import with_idle_cues
from quoth.extract.label_voice import voiced_labels
from quoth.extract.labels import find_labels
from quoth.extract.nesting import Voices, with_nested, with_parents, without_outer_marks
from quoth.extract.own_voice import find_own_voice
from quoth.extract.places import Places
from quoth.extract.posts import with_posts
from quoth.extract.quotations import Quotation, ends_speech, find_quotations, quoted_share
from quoth.extract.reported import with_reported_voices
from quoth.extract.sentences import find_sentences
from quoth.extract.source_spans import as_named, with_possible_sources
from quoth.extract.sourceless import with_sourceless
from quoth.extract.speech_lines import with_speech_lines
from quoth.extract.times import find_times
from quoth.extract.unfinished import with_finished
from quoth.language.base import Language
from quoth.model import Article, Figure, Label, Manner, Span, Spans, Time, trimmed, without

_ENDING = re.compile(r"['’]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that one text says, in reading order; the attributions' sources are not yet resolved."""

    drafts: tuple[Draft, ...]
    sentences: tuple[Span, ...]
    labels: tuple[Label, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    own_voice: Spans = ()


def extract(article: Article, tagged: Sequence[Tagged], language: Language) -> Extraction:
    """What `article` says, in which the engine has `tagged` attributions."""
    text = article.text
    furniture = find_furniture(text, language.furniture)
    quotations = find_quotations(text, language.quotation)
    sentences = find_sentences(text, language.sentences)
    citations = find_citations(text, language)
    heard = [one for one in tagged if one.cue or one.source or _is_speech(text, one, quotations, language)]
    found = [(one.nested, _draft(text, one, language)) for one in heard]
    drafts = without_citing([draft for nested, draft in found if not nested], citations)
    drafts = with_idle_cues(text, drafts, sentences, quotations, language.cues)
    drafts = claim_quotations(text, drafts, quotations)
    drafts = with_speech_lines(text, drafts, language.people, {cue for _, draft in found for cue in draft.cue})
    drafts = with_posts(text, drafts)
    inner = [draft for nested, draft in found if draft.content and nested]
    drafts = with_coordinated(text, drafts, inner, quotations, language)
    drafts = with_headline(text, drafts, language.people)
    drafts = with_nested(text, drafts, with_bare_relatives(text, inner, language), language.cues)
    drafts = with_cited(text, drafts, citations)
    drafts = with_sourceless(text, drafts, sentences, language.sourceless)
    drafts = with_evidence(text, drafts, language)
    drafts = with_reported_voices(text, drafts, language)
    lines = Places((line, None) for line in furniture)
    drafts = [cut for draft in drafts if (cut := _outside(text, draft, lines))]
    drafts = with_possible_sources(text, drafts, sentences, quotations, language)
    drafts = with_finished(text, drafts, sentences, language)
    drafts = without_outer_marks(text, with_parents(sorted(drafts, key=lambda draft: draft.order)))
    drafts = [_read(draft, text, quotations, language) for draft in drafts]
    voices = Voices(drafts)
    return Extraction(
        drafts=tuple(drafts),
        sentences=sentences,
        labels=voiced_labels(text, find_labels(text, quotations, _contents(drafts), language), drafts, quotations, language),
        figures=_voiced(find_figures(text, language), voices),
        times=_voiced(find_times(text, article.published, language), voices),
        own_voice=find_own_voice(text, _unquoted(text, sentences, quotations), drafts, furniture, language.sentences),
    )


def _is_speech(text: str, tagged: Tagged, quotations: Sequence[Quotation], language: Language) -> bool:
    """Whether a content that is nobody's is the end of a speech."""
    return not tagged.nested and ends_speech(text, tagged.content, quotations, language.quotation)


def _draft(text: str, tagged: Tagged, language: Language) -> Draft:
    """The engine's attribution without the commas, relative clauses and possessive endings that belong to the outlet."""
    content = (trimmed(text, span.start, span.end, ",;:") for span in tagged.content)
    return Draft(
        content=tuple(span for span in content if span) or tagged.content,
        cue=tuple(_without_ending(text, span) for span in tagged.cue),
        source_span=as_named(text, tagged.source, language.people),
        confidence=tagged.confidence,
        source_confidence=tagged.source_confidence,
    )


def _without_ending(text: str, cue: Span) -> Span:
    """`cue` without the apostrophe of the word before it: "the allies' | demand"."""
    ending = _ENDING.match(text, cue.start, cue.end)
    return Span(ending.end(), cue.end) if ending and ending.end() < cue.end else cue


def _unquoted(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """The sentences that do not stand in quotation marks as a whole, like the heading ‘Warned for years’."""
    return [sentence for sentence in sentences if quoted_share(text, (sentence,), quotations) < 1.0]


def _outside(text: str, draft: Draft, furniture: Places[None]) -> Draft | None:
    """`draft` without the furniture that its spans touch; None if its content was nothing else."""
    lines = [line for line, _ in furniture.overlapping(draft.extent)]
    if not lines:
        return draft
    content, cue, source = (
        tuple(kept for span in spans for piece in without(span, lines) if (kept := trimmed(text, piece.start, piece.end)))
        for spans in (draft.content, draft.cue, draft.source_span)
    )
    return replace(draft, content=content, cue=cue, source_span=source) if content else None


def _read(draft: Draft, text: str, quotations: Sequence[Quotation], language: Language) -> Draft:
    """`draft` with what its words tell: manner, attitude, stance, polarity and channel."""
    cue = read_cue(text, draft.cue, draft.content, language)
    channel = draft.channel or find_channel(text, draft.content, draft.cue, draft.source_span, language)
    return replace(
        draft,
        manner=_manner(draft, text, quotations, language),
        attitude=cue.attitude,
        stance=cue.stance,
        polarity=cue.polarity,
        channel=channel,
    )


def _contents(drafts: Sequence[Draft]) -> Spans:
    return tuple(span for draft in drafts for span in draft.content)


Marked = TypeVar("Marked", Label, Figure, Time)


def _voiced(found: Iterable[Marked], voices: Voices) -> tuple[Marked, ...]:
    """What was found, each with the attribution in whose content it stands: whose words it is."""
    numbers = ((marked, voices.at(marked.span)) for marked in found)
    return tuple(marked if number is None else replace(marked, attribution=draft_id(number)) for marked, number in numbers)


def _manner(draft: Draft, text: str, quotations: Sequence[Quotation], language: Language) -> Manner:
    post = draft.channel and draft.channel.kind == "post" and not draft.cue
    if post or ends_speech(text, draft.content, quotations, language.quotation):
        return "direct"
    beside = (*draft.cue, *draft.source_span) if draft.parent is not None else ()
    share = quoted_share(text, draft.content, quotations, beside)
    return "direct" if share == 1.0 else "mixed" if share > 0.0 else "indirect"
