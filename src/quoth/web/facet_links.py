"""Facets as a reader chooses from them: each value with its hits and the search that it leads to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quoth.export.time_words import in_words
from quoth.store import Facets, Search, Tally
from quoth.web.search_form import fields_of, step_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value, how many hits have it, and where they are shown."""

    words: str
    hits: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What can be chosen; with `chosen`, that is chosen already and `clear` leads to the search without it."""

    name: str
    choices: tuple[Choice, ...]
    chosen: str | None
    clear: str


def facet_links(search: Search, found: Facets) -> Iterator[Facet]:
    """The facets of a search in which there is something to choose, or something chosen."""
    fields: tuple[tuple[str, tuple[Tally, ...]], ...] = (
        ("outlet", found.outlet), ("source", found.source), ("manner", found.manner), ("stance", found.stance),
        ("channel", found.channel),
    )  # fmt: skip
    here = fields_of(search)
    for field, tallies in fields:
        if field in here or len(tallies) > 1 or (field == "channel" and tallies):
            yield _facet(here, field, tallies)
    if search.since or search.until or len(found.month) > 1:
        yield _months(search, here, found.month)


def _facet(here: Mapping[str, str], field: str, tallies: tuple[Tally, ...]) -> Facet:
    chosen = here.get(field)
    whole = {"whole_name": "1"} if field == "source" else {}
    choices = (
        ()
        if chosen
        else tuple(
            Choice(words=one.value, hits=one.hits, address=step_address(here, **{field: one.value}, **whole)) for one in tallies
        )
    )
    clear = step_address(here, **{field: None}, **dict.fromkeys(whole))
    return Facet(name=field, choices=choices, chosen=chosen, clear=clear)


def _months(search: Search, here: Mapping[str, str], tallies: tuple[Tally, ...]) -> Facet:
    ends = (search.since, search.until)
    chosen = " – ".join(day.isoformat() if day else "" for day in ends).strip() if any(ends) else None
    choices = tuple(
        Choice(words=in_words(one.value), hits=one.hits, address=step_address(here, **days_of(one.value))) for one in tallies
    )
    clear = step_address(here, since=None, until=None)
    return Facet(name="published", choices=choices if len(choices) > 1 else (), chosen=chosen, clear=clear)


def days_of(step: str) -> dict[str, str]:
    """The first and the last day of a month ("2026-05") or a year ("2026"), as fields of an address."""
    if len(step) == len("2026"):
        return {"since": f"{step}-01-01", "until": f"{step}-12-31"}
    return {"since": f"{step}-01", "until": f"{step}-{monthrange(int(step[:4]), int(step[5:]))[1]}"}
