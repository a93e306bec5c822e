"""The actors of a library: found, shown with all they said, and decided about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select, true, tuple_

from quoth.errors import QuothError
from quoth.resolve.across import ActorId, Decision, DecisionKind, Reason
from quoth.store.actor_decisions import pointer, to_value
from quoth.store.actor_labels import Called, called
from quoth.store.actor_profile import namings, used
from quoth.store.actor_refresh import is_fresh, refresh
from quoth.store.actor_tables import actor_pairs, actors, sighting_said, sightings, stale_keys
from quoth.store.actor_timeline import Named, OutletMonths, articles_naming, months_by_outlet
from quoth.store.actor_views import ActorPage, ActorSummary, Profile, UndecidedPair, Utterances
from quoth.store.address import canonical_url, id_key
from quoth.store.database import Database
from quoth.store.errors import ArticleUnknown
from quoth.store.flatten import padded, storable
from quoth.store.hits import Place, hits_at
from quoth.store.judgement import Judgement
from quoth.store.tables import attributions, headers
from quoth.store.writer import LibraryWriter

SOON = 200
"""So many keys are joined in a moment."""


class ActorUnknown(QuothError):
    """No actor of the library, or more than one, is called so; the message says which there are."""


class LibraryActors:
    """Asks a library for its actors, and keeps what people decide about them.

    What was added or decided since actors were last asked for is joined first: that needs the library to be writable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def refresh(self) -> int:
        """Join what was added or decided since the last time; gives the number of sightings that were looked at."""
        looked_at = 0
        while not self._is_fresh():
            looked_at += self._database.write(refresh, alone=True)
        return looked_at

    def most_heard(self, words: str = "", limit: int = 20, cursor: str | None = None) -> ActorPage:
        """The actors to whom most is attributed, most first; with `words`, those one of whose names holds them.

        `cursor` is that of the page before; raises `ValueError` for what is none.
        """
        fits = actors.c.words.contains(padded(words), autoescape=True) if words else true()
        if cursor is not None:
            before = Place.from_cursor(cursor)
            fits &= tuple_(actors.c.attributions, actors.c.id) < tuple_(literal(before.row), literal(before.moment))
        with self._fresh() as connection:
            found = _summaries(connection, fits, limit + 1)
        shown = found[:limit]
        after = Place(shown[-1].id, shown[-1].attributions).to_cursor() if len(found) > limit else None
        return ActorPage(actors=shown, cursor=after)

    def find(self, name: str) -> ActorSummary:
        """The actor with the id `name`, else the only one called so, else the only one with these words in its name.

        Raises `ActorUnknown`.
        """
        with self._fresh() as connection:
            return _find(connection, name)

    def profile(self, actor: ActorId) -> Profile:
        """What the library tells of `actor`; raises `ActorUnknown`."""
        with self._fresh() as connection:
            known = _with_id(connection, actor)
            columns = (sightings.c.header_id, sightings.c.outlet, sightings.c.moment, sightings.c.called)
            named = select(*columns, sightings.c.roles, sightings.c.affiliation).where(sightings.c.actor == actor)
            rows = connection.execute(named.order_by(sightings.c.moment, sightings.c.id)).all()
            months = connection.execute(_months(actor)).all()
        return Profile(
            actor=known,
            roles=used((role, row.header_id, row.moment) for row in rows for role in json.loads(row.roles)),
            affiliations=used((row.affiliation, row.header_id, row.moment) for row in rows if row.affiliation),
            namings=namings(rows),
            months=tuple((month, count) for month, count in months),
        )

    def called(self, actor: ActorId) -> tuple[Called, ...]:
        """What voices call `actor`: the labels on it, newest first."""
        with self._fresh() as connection:
            return called(connection, actor)

    def in_article(self, key: str) -> dict[str, ActorId]:
        """The actors of the article with `key`, by the names that its record has for them.

        An article is not kept waiting: after much was added, they are those that were joined before.
        """
        here = select(sightings.c.name, sightings.c.actor).where(sightings.c.article_key == key, sightings.c.actor.is_not(None))
        if self._soon_fresh():
            self.refresh()
        with self._database.reading() as connection:
            return dict(connection.execute(here.order_by(sightings.c.id)).all())

    def over_time(self, actor: ActorId) -> tuple[OutletMonths, ...]:
        """What each outlet attributes to `actor`, month by month; who attributes most comes first."""
        with self._fresh() as connection:
            return months_by_outlet(connection, actor)

    def articles(self, actor: ActorId) -> tuple[Named, ...]:
        """The articles in which `actor` stands, newest first."""
        with self._fresh() as connection:
            return articles_naming(connection, actor)

    def said(
        self,
        actor: ActorId,
        *,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        limit: int = 20,
    ) -> Utterances:
        """What is attributed to `actor`, as a member of a joint source as well, newest first; with `outlet`, by that one."""
        moment = attributions.c.moment
        found = select(attributions.c.id).where(attributions.c.id.in_(_attributed_to(actor)))
        if since is not None:
            found = found.where(moment >= since.isoformat())
        if until is not None:
            # a day sorts before the times on it, and what has no date before everything
            found = found.where(moment > "", moment < (until + timedelta(days=1)).isoformat())
        if outlet is not None:
            found = found.where(attributions.c.outlet_words == padded(outlet))
        with self._fresh() as connection:
            newest = found.order_by(moment.desc(), attributions.c.id.desc()).limit(limit + 1)
            rows = list(connection.execute(newest).scalars())
            return Utterances(hits=hits_at(connection, rows[:limit], attributions), more=len(rows) > limit)

    def undecided(self, limit: int = 20, actor: ActorId | None = None) -> tuple[UndecidedPair, ...]:
        """Pairs of actors that may be one, most likely first; with `actor`, those that it is in."""
        either = actor_pairs.c.one == actor, actor_pairs.c.other == actor
        pairs = select(actor_pairs).where(or_(*either)) if actor else select(actor_pairs)
        likeliest = pairs.order_by(actor_pairs.c.weight.desc(), actor_pairs.c.one, actor_pairs.c.other)
        with self._fresh() as connection:
            rows = connection.execute(likeliest.limit(limit)).all()
            return tuple(
                UndecidedPair(
                    one=_with_id(connection, row.one),
                    other=_with_id(connection, row.other),
                    weight=row.weight,
                    reasons=tuple(Reason(*reason) for reason in json.loads(row.reasons)),
                )
                for row in rows
            )

    def decide_same(self, one: str, other: str, reason: str) -> tuple[ActorSummary, ActorSummary]:
        """Keep that two actors are one; gives them as they were. Raises `ActorUnknown`."""
        return self._decide("same", (one, other), reason)

    def decide_different(self, one: str, other: str, reason: str) -> tuple[ActorSummary, ActorSummary]:
        """Keep that two actors are not one; "NAME@ARTICLE" is the one whom that article names so.

        Raises `ActorUnknown`.
        """
        return self._decide("different", (one, other), reason)

    def rename(self, actor: str, name: str, reason: str) -> ActorSummary:
        """Keep that `actor` is called `name`; gives it as it was. Raises `ActorUnknown`."""
        with self._fresh() as connection:
            known = _find(connection, actor)
            decision = Decision(kind="rename", one=pointer(connection, known.id), name=" ".join(name.split()))
        self._keep(decision, reason)
        return known

    def _decide(self, kind: DecisionKind, pair: tuple[str, str], reason: str) -> tuple[ActorSummary, ActorSummary]:
        with self._fresh() as connection:
            (one, here), (other, there) = (_find_in_article(connection, name) for name in pair)
            if (one.id, here) == (other.id, there):
                raise ActorUnknown(f"{' and '.join(pair)} are one actor already, {one.id}; NAME@ARTICLE is the one in an article")
            sides = [pointer(connection, actor.id, place) for actor, place in ((one, here), (other, there))]
        self._keep(Decision(kind=kind, one=sides[0], other=sides[1]), reason)
        return one, other

    def _keep(self, decision: Decision, reason: str) -> None:
        judgement = Judgement(kind=decision.kind, value=to_value(decision), reason=reason)
        LibraryWriter(self._database).judge(judgement)

    def _is_fresh(self) -> bool:
        with self._database.reading() as connection:
            return is_fresh(connection)

    def _soon_fresh(self) -> bool:
        """Whether so little is to be joined that nobody notices."""
        few = select(stale_keys.c.key).limit(SOON + 1).subquery()
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(few)).scalar_one() <= SOON

    @contextmanager
    def _fresh(self) -> Iterator[Connection]:
        self.refresh()
        with self._database.reading() as connection:
            yield connection


def _find_in_article(connection: Connection, name: str) -> tuple[ActorSummary, str | None]:
    """The actor that `name` finds and, for "NAME@ARTICLE", the key of the article that names it."""
    bare, _, place = name.partition("@")
    if not place:
        return _find(connection, name), None
    key = _key(connection, place)
    found = select(sightings.c.actor, sightings.c.name).where(sightings.c.article_key == key)
    named = [(row.actor, row.name) for row in connection.execute(found.order_by(sightings.c.id))]
    fitting = sorted({actor for actor, called in named if bare == actor or padded(bare) in padded(called)})
    if len(fitting) != 1:
        raise ActorUnknown(
            f"{bare}: in {place} are {', '.join(f'{called} ({actor})' for actor, called in named)}; name one of them"
        )
    return _with_id(connection, fitting[0]), key


def _key(connection: Connection, place: str) -> str:
    keys = [place, f"url:{canonical_url(place)}", id_key(place, "")]
    named = headers.c.key.in_(keys) | (headers.c.article_id == place)
    key = connection.execute(select(headers.c.key).where(named).order_by(headers.c.key)).scalars().first()
    if key is None:
        raise ArticleUnknown(f"{place}: no article of this library has this address or id")
    return str(key)


def _find(connection: Connection, name: str) -> ActorSummary:
    with_id = _summaries(connection, actors.c.id == storable(name), 1)
    if with_id:
        return with_id[0]
    words = padded(name)
    whole = _summaries(connection, func.lower(actors.c.name) == storable(name).lower(), 9)
    found = whole or (_summaries(connection, actors.c.words.contains(words, autoescape=True), 9) if words.strip() else ())
    if len(found) != 1:
        raise ActorUnknown(f"{name}: {_choice(found)}")
    return found[0]


def _choice(found: tuple[ActorSummary, ...] | list[ActorSummary]) -> str:
    if not found:
        return "no actor of this library is called so"
    return "several actors are called so; name one of " + ", ".join(f"{actor.id} ({_about(actor)})" for actor in found)


def _about(actor: ActorSummary) -> str:
    return ", ".join(filter(None, (actor.name, actor.role))) + f", in {actor.articles} articles"


def _with_id(connection: Connection, actor: str) -> ActorSummary:
    found = _summaries(connection, actors.c.id == actor, 1)
    if not found:
        raise ActorUnknown(f"{actor}: no actor of this library has this id")
    return found[0]


def _summaries(connection: Connection, fits: ColumnElement[bool], limit: int) -> tuple[ActorSummary, ...]:
    columns = [actors.c[name] for name in ActorSummary.__dataclass_fields__]
    most = select(*columns).where(fits).order_by(actors.c.attributions.desc(), actors.c.id.desc()).limit(limit)
    return tuple(ActorSummary(**row) for row in connection.execute(most).mappings())


def _attributed_to(actor: ActorId) -> Select[int]:
    joined = select(sighting_said.c.attribution_id).join(sightings, sightings.c.id == sighting_said.c.sighting_id)
    return joined.where(sightings.c.actor == actor)


def _months(actor: ActorId) -> Select[str, int]:
    month = func.substr(attributions.c.moment, 1, 7).label("month")
    counted = select(month, func.count()).where(attributions.c.id.in_(_attributed_to(actor)))
    return counted.group_by(month).order_by(month)
