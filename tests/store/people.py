"""Records of invented articles by who speaks in them, with role and affiliation."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from quoth.model import Record
from tests.store.records import Saying, article


class Person(NamedTuple):
    """Somebody as one article shows them."""

    name: str
    role: str | None = None
    affiliation: str | None = None


def told(name: str, *people: Person, **metadata: str) -> Record:
    """The record of the article `name`, in which each of `people` says one thing."""
    record = article(name, *(Saying(person.name, f"{name} words {number}") for number, person in enumerate(people)), **metadata)
    sources = [
        replace(source, roles=(person.role,) if person.role else (), affiliation=person.affiliation)
        for source, person in zip(record.sources, people, strict=True)
    ]
    return replace(record, sources=tuple(sources))


LENA = Person("Lena Okafor", "harbour master", "Harbour Board")
STRIKER = Person("Lena Okafor", "Norwegian striker", "Velm United")
