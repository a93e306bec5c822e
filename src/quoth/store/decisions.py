"""What people decided, put to records as they leave the library or go into an index; the facts stay as they were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from quoth.model import Record
from quoth.store.corrections import corrected
from quoth.store.judgement import Anchor, Judgement
from quoth.store.suppression import SuppressedName
from quoth.store.tables import judgements


class Shown(NamedTuple):
    """An article as it may be shown: its key, which can spell a name as well, and its record."""

    key: str
    record: Record


@dataclass(frozen=True, slots=True)
class Decisions:
    """The corrections of each article, by its key, and the names that are suppressed everywhere."""

    corrections: Mapping[str, tuple[Judgement, ...]]
    suppressed: tuple[SuppressedName, ...]

    @classmethod
    def among(cls, made: Iterable[Judgement]) -> Decisions:
        """Those of `made`, in the order in which they were made: the last one on a name holds."""
        corrections: dict[str, tuple[Judgement, ...]] = {}
        suppressed: dict[str, SuppressedName] = {}
        for judgement in made:
            name = " ".join(judgement.value.split())
            if judgement.kind == "suppress":
                suppressed[name.casefold()] = SuppressedName(name)
            elif judgement.kind == "restore":
                suppressed.pop(name.casefold(), None)
            elif judgement.article_key:
                corrections[judgement.article_key] = (*corrections.get(judgement.article_key, ()), judgement)
        return cls(corrections, tuple(suppressed.values()))

    def shown(self, key: str, record: Record) -> Shown:
        """The article with `key`, of which `record` was read, corrected and without suppressed names."""
        record = corrected(record, self.corrections.get(key, ()))
        for name in self.suppressed:
            hidden = name.hidden_in(record)
            key = key if hidden is record else name.hidden_in_address(key)
            record = hidden
        return Shown(key, record)


def decisions(connection: Connection, article_key: str | None = None) -> Decisions:
    """All decisions, or those that hold for one article."""
    return Decisions.among(judgements_made(connection, article_key, of_all=True))


def judgements_made(connection: Connection, article_key: str | None = None, *, of_all: bool = False) -> tuple[Judgement, ...]:
    """All judgements, or those of one article and, with `of_all`, those that hold for every one, as they were made."""
    made = select(judgements).order_by(judgements.c.id)
    if article_key is not None:
        of_article = judgements.c.article_key == article_key
        made = made.where(or_(of_article, judgements.c.article_key.is_(None)) if of_all else of_article)
    return tuple(
        Judgement(
            kind=row.kind,
            value=row.value,
            reason=row.reason,
            article_key=row.article_key,
            anchor=Anchor.from_json(row.anchor) if row.anchor else None,
            made_at=row.made_at,
        )
        for row in connection.execute(made).all()
    )
