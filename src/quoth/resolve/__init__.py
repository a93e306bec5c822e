"""Mentions -> sources, in one article: every attribution's source is somebody, once, with name, kind and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.engine import Kinds
from quoth.extract.draft import Draft
from quoth.extract.extraction import Extraction
from quoth.language.people import People
from quoth.language.printed import as_printed
from quoth.model import Source, SourceId, Span, merged
from quoth.resolve.affiliation import affiliation_of
from quoth.resolve.antecedent import Timeline
from quoth.resolve.cast import Cast
from quoth.resolve.names import find_names
from quoth.resolve.repeats import Resolved
from quoth.resolve.sources import SourceResolver
from quoth.resolve.who import Who
from quoth.resolve.words import Words

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The sources of an article, and for each draft of the extraction its source and how sure that is."""

    sources: tuple[Source, ...]
    of_draft: tuple[SourceId | None, ...]
    certainty: tuple[float, ...]


def resolve(text: str, extraction: Extraction, people: People, kinds: Kinds | None = None) -> Resolution:
    """Who speaks in `text`: the sources of the drafts of `extraction`; `kinds` tell what the engine takes names for."""
    words = Words(as_printed(text), people.finite, people.never_in_names)
    cast = Cast(find_names(words, people, kinds), words, people, kinds)
    timeline = Timeline(extraction.sentences, _quotations(extraction.drafts))
    found = SourceResolver(words, cast, timeline, people).resolve(extraction.drafts)
    speaking = _speaking(found)
    ids = {id(who): SourceId(f"s{number}") for number, who in enumerate(speaking, 1)}
    return Resolution(
        sources=tuple(_source(who, ids, cast, people) for who in speaking),
        of_draft=tuple(ids[id(row.who)] if row.who else None for row in found),
        certainty=tuple(row.certainty for row in found),
    )


def _quotations(drafts: Sequence[Draft]) -> Sequence[Span]:
    return merged(span for draft in drafts if draft.manner == "direct" for span in draft.content)


def _speaking(found: Sequence[Resolved]) -> list[Who]:
    """Everybody who is a source or a member of one, by first mention."""
    everybody: dict[int, Who] = {}
    for row in found:
        for who in (row.who, *row.who.members) if row.who else ():
            everybody[id(who)] = who
    return sorted(everybody.values(), key=lambda who: who.first)


def _source(who: Who, ids: dict[int, SourceId], cast: Cast, people: People) -> Source:
    return Source(
        id=ids[id(who)],
        name=_name(who, people),
        kind=who.kind,
        resolved=who.resolved,
        members=tuple(ids[id(member)] for member in who.members),
        roles=tuple(role for role in who.roles if not _is_address(role, people)) if who.human else (),
        affiliation=affiliation_of(who, cast, people) if who.human else None,
        mentions=tuple(who.mentions),
    )


def _is_address(role: str, people: People) -> bool:
    """Whether a role is a form of address: "Mr", "Nordbank's Mr."."""
    return role.casefold().split()[-1] in people.forms_of_address


def _name(who: Who, people: People) -> str:
    """The fullest form in the text; of a country, what it is called where it speaks, its own name first."""
    if not who.country:
        return who.fullest()
    spoken = Counter({_undetermined(form, people): count for form, count in who.spoken.items()}) or who.forms
    named = [form for form in spoken if form.casefold() in people.countries]
    plain = [form for form in named if form.casefold() == who.country.casefold()]
    return (plain or sorted(named, key=lambda form: -spoken[form]) or [spoken.most_common(1)[0][0]])[0]


def _undetermined(words: str, people: People) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in people.determiners else words
