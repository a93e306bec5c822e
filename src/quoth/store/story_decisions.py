"""Decisions about stories as judgements: kept for ever, and found again by the articles that they name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from quoth.compare.stories import STORY_DECISION_KINDS, StoryDecision, StoryDecisionKind
from quoth.store.judgement import Judgement
from quoth.store.stories import StoryUnknown, article_keys, keys_called, story
from quoth.store.tables import judgements


def to_merge(connection: Connection, one: str, other: str) -> StoryDecision:
    """The decision that two stories, by their ids or articles of theirs, are one; raises `StoryUnknown`."""
    if story(connection, one).summary.id == story(connection, other).summary.id:
        raise StoryUnknown(f"{one} and {other} are one story already")
    return StoryDecision(kind="merge", one=article_keys(connection, one), other=article_keys(connection, other))


def to_split(connection: Connection, name: str, articles: Sequence[str]) -> StoryDecision:
    """The decision that `articles`, by address, id or key, are another event than the rest; raises `StoryUnknown`."""
    inside = article_keys(connection, name)
    rows = {article: keys_called(connection, article) & set(inside) for article in articles}
    for article, keys in rows.items():
        if not keys:
            raise StoryUnknown(f"{article}: no article of the story {name} has this address or id")
    parted = {key for keys in rows.values() for key in keys}
    if parted == set(inside):
        raise StoryUnknown(f"{name}: these are all articles of the story; name those that are on another event")
    one, other = (tuple(key for key in inside if (key in parted) is wanted) for wanted in (False, True))
    return StoryDecision(kind="split", one=one, other=other)


def to_value(decision: StoryDecision) -> str:
    """The value of the judgement that keeps `decision`: the keys of the articles on either side."""
    return json.dumps({"one": decision.one, "other": decision.other}, ensure_ascii=False)


def from_judgement(judgement: Judgement) -> StoryDecision | None:
    """The decision that a judgement keeps, None if it is about something else."""
    kind = next((kind for kind in STORY_DECISION_KINDS if kind == judgement.kind), None)
    return _decision(kind, judgement.value) if kind else None


def story_decisions(connection: Connection) -> tuple[StoryDecision, ...]:
    """All decisions about stories, in the order in which they were made."""
    made = select(judgements.c.kind, judgements.c.value).where(judgements.c.kind.in_(STORY_DECISION_KINDS))
    return tuple(_decision(row.kind, row.value) for row in connection.execute(made.order_by(judgements.c.id)))


def _decision(kind: StoryDecisionKind, value: str) -> StoryDecision:
    sides = json.loads(value)
    return StoryDecision(kind=kind, one=tuple(sides["one"]), other=tuple(sides["other"]))
