"""How an actor is named and titled, by outlet and over time, from the rows of its sightings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Row

from quoth.store.actor_views import Naming, Used

MOST_NAMES = 12
"""So many names and roles of an outlet are shown; the others were hardly used."""


def used(words: Iterable[tuple[str, int, str]]) -> tuple[Used, ...]:
    """Words with article and moment, each once with its count and its dates, oldest first."""
    articles: dict[str, set[int]] = defaultdict(set)
    moments: dict[str, list[str]] = defaultdict(list)
    for one, article, moment in words:
        articles[one].add(article)
        moments[one] += [moment] if moment else []
    found = [
        Used(words=one, articles=len(articles[one]), first=min(moments[one], default=""), last=max(moments[one], default=""))
        for one in articles
    ]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.words)))


def namings(rows: Sequence[Row[*tuple[object, ...]]]) -> tuple[Naming, ...]:
    """How each outlet names the actor and what it calls its roles, most articles first."""
    by_outlet: dict[str | None, list[Row[*tuple[object, ...]]]] = defaultdict(list)
    for row in rows:
        by_outlet[row.outlet].append(row)
    found = [
        Naming(
            outlet=outlet,
            articles=len({row.header_id for row in of_outlet}),
            names=_most_used((name, row.header_id, row.moment) for row in of_outlet for name, _ in json.loads(row.called)),
            roles=_most_used((role, row.header_id, row.moment) for row in of_outlet for role in json.loads(row.roles)),
        )
        for outlet, of_outlet in by_outlet.items()
    ]
    return tuple(sorted(found, key=lambda naming: (-naming.articles, naming.outlet or "")))


def _most_used(words: Iterable[tuple[str, int, str]]) -> tuple[Used, ...]:
    return tuple(sorted(used(words), key=lambda one: (-one.articles, one.words))[:MOST_NAMES])
