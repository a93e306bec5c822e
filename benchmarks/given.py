"""Records whose attributions are given: what the layers say when the engine makes no mistakes."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.engine import Tagged
from quoth.extract.draft import draft_id
from quoth.extract.extraction import extract
from quoth.language import load_language
from quoth.model import Article, Attribution, MadeBy, Record

GIVEN = MadeBy(quoth="", model="given attributions", weights="")


def read_given(gold: Record, article: Article | None = None) -> Record:
    """The record of `article` (by default gold's own), made by the rules from the spans of gold's attributions.

    Its attributions have no sources: nothing but the layers on top of the engine is wanted.
    """
    extraction = extract(article or gold.article, _tagged(gold.attributions), load_language("en"))
    attributions = tuple(
        Attribution(
            id=draft_id(number),
            manner=draft.manner,
            content=draft.content,
            cue=draft.cue,
            source_span=draft.source_span,
            attitude=draft.attitude,
            stance=draft.stance,
            polarity=draft.polarity,
            channel=draft.channel,
            parent=None if draft.parent is None else draft_id(draft.parent),
        )
        for number, draft in enumerate(extraction.drafts)
    )
    return Record(
        article=article or gold.article,
        made_by=GIVEN,
        attributions=attributions,
        labels=extraction.labels,
        figures=extraction.figures,
        times=extraction.times,
        own_voice=extraction.own_voice,
    )


def _tagged(attributions: Sequence[Attribution]) -> Sequence[Tagged]:
    """What an engine gives that finds just `attributions`."""
    return [
        Tagged(
            source=a.source_span,
            cue=a.cue,
            content=a.content,
            confidence=1.0,
            source_confidence=1.0,
            nested=a.parent is not None,
        )
        for a in attributions
    ]
