"""Articles on one event side by side: what each prints, whom it lets speak, what it calls whom, and which figures it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quoth.compare.called import Called, called
from quoth.compare.dates import dates
from quoth.compare.families import Family, families
from quoth.compare.heard import Hearing, hearings
from quoth.compare.quantities import Quantity, quantities
from quoth.compare.shares import shares
from quoth.compare.speakers import cast_of
from quoth.model import Record

FORMAT = "quoth/comparison/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several records of one event. All but `records` is the same whatever their order.

    `own_voice` is the share of the outlet's own voice by the id of the article, None where nothing was counted.
    """

    records: tuple[Record, ...] = field(repr=False)
    own_voice: Mapping[str, float | None]
    hearings: tuple[Hearing, ...]
    families: tuple[Family, ...]
    called: tuple[Called, ...]
    figures: tuple[Quantity, ...]
    dates: tuple[Quantity, ...]


def compare(records: Iterable[Record]) -> Comparison:
    """The articles of `records` side by side; an article that comes twice counts once.

    Raises `ValueError` for fewer than two articles, and for two different ones with one id.

    >>> import quoth
    >>> texts = ("“The quay is safe for now,” Lena Okafor said.", "The quay is “safe for now”, Okafor claimed.")
    >>> [family] = compare(map(quoth.read, texts)).families
    >>> [(version.how, version.cue) for version in family.versions]
    [('longest', 'said'), ('whole', 'claimed')]
    """
    distinct = _distinct(records)
    cast = cast_of(distinct)
    return Comparison(
        records=distinct,
        own_voice={record.id: shares(record).own_share for record in distinct},
        hearings=hearings(distinct, cast),
        families=families(distinct, cast),
        called=called(distinct, cast),
        figures=quantities(distinct, cast),
        dates=dates(distinct, cast),
    )


def _distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in records:
        if found.setdefault(record.id, record).article.text != record.article.text:
            raise ValueError(f"two different articles have the id {record.id!r}: give one of them another")
    if len(found) < 2:
        raise ValueError(f"two articles or more can be compared, not {len(found)}")
    return tuple(found.values())
