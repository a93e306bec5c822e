"""What the fields of a search are in an address, and the searches that are one step away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from quoth.store import Search
from quoth.web.places import fields_in_address

_FLAGS = ("own_voice", "without_copies", "whole_name")
_DAYS = ("since", "until")
_WORDS = (
    "source", "outlet", "label", "kind", "manner", "attitude", "stance", "polarity", "channel", "order", "cursor",
)  # fmt: skip

_OPEN = {field.name: field.default for field in fields(Search) if field.name not in {"limit", "cursor"}}
"""What each field of a search is where it is left open; which page of the hits is shown is none of it."""


def search_of(fields: Mapping[str, str]) -> Search:
    """The search that the fields of an address are; an empty one is left open. Raises `ValueError` for what cannot be."""
    given: dict[str, object] = {name: fields[name].strip() for name in _WORDS if fields.get(name, "").strip()}
    given |= {name: _day(name, fields[name]) for name in _DAYS if fields.get(name, "").strip()}
    given |= {name: True for name in _FLAGS if fields.get(name, "") in {"1", "true", "on"}}
    return Search(words=fields.get("words", "").strip(), **given)  # type: ignore[arg-type]


def fields_of(search: Search) -> dict[str, str]:
    """The fields of the address of a search: those that it does not leave open, without its page."""
    chosen = {name: getattr(search, name) for name in _OPEN}
    return {name: "1" if value is True else str(value) for name, value in chosen.items() if value != _OPEN[name]}


def search_address(search: Search, *, cursor: str | None = None, path: str = "/search") -> str:
    """Where the hits of `search` are shown, from the page `cursor` on."""
    return _address(fields_of(search) | ({"cursor": cursor} if cursor else {}), path)


def step_address(here: Mapping[str, str], **changed: str | None) -> str:
    """Where the search is that differs from the one with the fields `here` in those that are `changed`; None opens one."""
    return _address({name: value for name, value in {**here, **changed}.items() if value is not None}, "/search")


def _address(given: Mapping[str, str], path: str) -> str:
    return f"{path}?{fields_in_address(given)}" if given else path


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise ValueError(f"{name} is {written!r}; a day is wanted, such as 2026-05-04") from error
