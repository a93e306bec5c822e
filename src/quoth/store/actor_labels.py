"""What is called whom: the labels that voices put on an actor."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from quoth.model import LabelKind
from quoth.resolve.across import ActorId
from quoth.store.actor_tables import sightings
from quoth.store.flatten import ROWS_OF_ARTICLE, padded
from quoth.store.tables import headers, labels

MOST_LABELS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One label on an actor: whose word it is, and where it stands; `voice` None is the outlet's, "" not named."""

    words: str
    kind: LabelKind
    voice: str | None
    outlet: str | None
    key: str
    title: str | None
    published: str | None


def called(connection: Connection, actor: ActorId) -> tuple[Called, ...]:
    """The labels on `actor`, newest first: where it speaks itself, and elsewhere those on a name that nobody else has."""
    names = set(connection.execute(select(sightings.c.name).where(sightings.c.actor == actor)).scalars())
    targets = {padded(name) for name in names}
    if not targets:
        return ()
    named = select(sightings.c.header_id, sightings.c.name, sightings.c.actor).where(sightings.c.name.in_(sorted(names)))
    bearers = connection.execute(named).all()
    here = {(row.header_id, padded(row.name)) for row in bearers if row.actor == actor}
    shared = {padded(row.name) for row in bearers if row.actor != actor}
    found = connection.execute(_labels_on(sorted(targets))).all()
    return tuple(
        Called(
            words=row.text,
            kind=row.kind,
            voice=row.voice,
            outlet=row.outlet,
            key=row.key,
            title=row.title,
            published=row.published,
        )
        for row in found
        if (row.article, row.target) in here or row.target not in shared
    )


def _labels_on(targets: list[str]) -> Select[int, str, str, str, str, str, str, str, str]:
    label, article = labels.c, headers.c
    columns = (article.id.label("article"), label.text, label.kind, label.target, label.voice)
    joined = select(*columns, article.outlet, article.key, article.title, article.published)
    joined = joined.join(headers, article.id == label.id // ROWS_OF_ARTICLE).where(label.target.in_(targets))
    return joined.order_by(article.moment.desc(), label.id.desc()).limit(MOST_LABELS)
