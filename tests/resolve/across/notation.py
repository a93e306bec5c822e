"""Cases of who is one actor, as a linguist writes them.

    == father and son
    1 | Karl Brandt Sr. | founder of Brandt Shipping | Brandt Shipping | Coast Ledger | Ida Quell; Otto Lind
    + 2 | Karl Brandt Jr. | chief executive | Brandt Shipping

One sighting a line: the actor's number in the case, behind it `body` for an organisation; name; roles; affiliation;
outlet; who else is named. `+` stands before a sighting in the article of the line above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from quoth.resolve.across import Actor, Sighting

Pair = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Case:
    """Sightings, and of each the number of its actor."""

    title: str
    sightings: tuple[Sighting, ...]
    actors: tuple[int, ...]

    def pairs(self, *, same: bool) -> set[Pair]:
        """Pairs of sightings that are one actor, or not."""
        numbered = zip(self.sightings, self.actors, strict=True)
        return {
            frozenset({one.place, other.place})
            for (one, mine), (other, theirs) in combinations(numbered, 2)
            if (mine == theirs) is same
        }


def read_cases(path: Path, first_article: int = 1) -> list[Case]:
    """The cases in the file at `path`; their articles are numbered on from `first_article`."""
    cases: list[Case] = []
    article = first_article - 1
    for block in path.read_text("utf-8").split("== ")[1:]:
        title, *lines = block.strip().split("\n")
        rows: list[tuple[Sighting, int]] = []
        for number, line in enumerate(lines):
            article += not line.startswith("+ ")
            rows.append(_sighting(line.removeprefix("+ "), article, number))
        cases.append(Case(title, tuple(row for row, _ in rows), tuple(actor for _, actor in rows)))
    return cases


def joined_pairs(actors: Sequence[Actor]) -> Iterator[Pair]:
    """Pairs of sightings that are joined."""
    for actor in actors:
        for one, other in combinations(actor.sightings, 2):
            yield frozenset({one.place, other.place})


def _sighting(line: str, article: int, number: int) -> tuple[Sighting, int]:
    who, name, roles, affiliation, outlet, company = (*(cell.strip() for cell in line.split("|")), *[""] * 5)[:6]
    sighting = Sighting(
        article=article,
        number=number,
        article_key=f"url:https://paper.example/{article}",
        name=name,
        kind="organisation" if who.endswith("body") else "person",
        roles=_listed(roles),
        affiliation=affiliation or None,
        company=tuple(other.casefold() for other in _listed(company)),
        outlet=outlet or None,
    )
    return sighting, int(who.split()[0])


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
