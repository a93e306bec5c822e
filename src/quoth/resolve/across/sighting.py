"""What one article shows of one source, as far as it helps to tell who that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeGuard, get_args

from quoth.language.base import Language
from quoth.model import AttributionId, Record, Source
from quoth.resolve.across.spelling import folded_words

ActorKind = Literal["person", "organisation"]

MOST_COMPANY = 30
"""So many others who are named in an article count; those are plenty to recognise a story by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One source of one article. `article` counts articles in the order in which they were added.

    `number` counts the sources of the article. `article_key` names the article for ever. `company` are the others who
    are named there, `called` the words that name the source with their counts, `said` the attributions that it is a
    source of, as a member of a joint source as well. `moment` is when the outlet published, "" if that is not known.
    """

    article: int
    number: int
    article_key: str
    name: str
    kind: ActorKind
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    company: tuple[str, ...] = ()
    outlet: str | None = None
    called: tuple[tuple[str, int], ...] = ()
    said: tuple[AttributionId, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Article and number: what sorts sightings as they were added."""
        return (self.article, self.number)


def sightings(record: Record, article: int, key: str, language: Language) -> Iterator[Sighting]:
    """Every identified person and organisation among the sources of `record`, in their order."""
    named = [source for source in record.sources if source.resolved and not source.members]
    for number, source in enumerate(record.sources):
        if source not in named or not _is_actor_kind(source.kind) or not folded_words(source.name):
            continue
        yield Sighting(
            article=article,
            number=number,
            article_key=key,
            name=_one_line(source.name),
            kind=source.kind,
            roles=tuple(map(_one_line, source.roles)),
            affiliation=source.affiliation and _one_line(source.affiliation),
            company=tuple(_company(source, named, record))[:MOST_COMPANY],
            outlet=record.article.outlet,
            called=_called(source, record, language),
            said=tuple(_said(source, record)),
        )


def _is_actor_kind(kind: str) -> TypeGuard[ActorKind]:
    return kind in get_args(ActorKind)


def _company(source: Source, named: list[Source], record: Record) -> Iterator[str]:
    """The others who are named: those who speak, and those who are labelled."""
    seen = {folded_words(source.name)}
    others = [other.name for other in named if _is_actor_kind(other.kind)]
    for name in (*others, *(label.target.name for label in record.labels if label.target)):
        words = folded_words(name)
        if words and words not in seen:
            seen.add(words)
            yield " ".join(words)


def _called(source: Source, record: Record, language: Language) -> tuple[tuple[str, int], ...]:
    """The words of the mentions that are names and descriptions, most used first."""
    words = (_one_line(span.of(record.article.text)) for span in source.mentions)
    forms = Counter(form for form in words if form and form.casefold() not in language.people.pronouns)
    return tuple(sorted(forms.items(), key=lambda pair: (-pair[1], pair[0])))


def _said(source: Source, record: Record) -> Iterator[AttributionId]:
    ids = {source.id, *(joint.id for joint in record.sources if source.id in joint.members)}
    yield from (attribution.id for attribution in record.attributions if attribution.source in ids)


def _one_line(text: str) -> str:
    return " ".join(text.split())
