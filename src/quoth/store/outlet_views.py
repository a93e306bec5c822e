"""What a library tells of an outlet. Counts stand with what they are part of; nothing is a score."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.resolve.across import ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSummary:
    """An outlet in one line; `first` and `last` are when it published, "" where no article has a date."""

    name: str
    articles: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Attributions by how much of them stands in quotation marks."""

    direct: int = 0
    mixed: int = 0
    indirect: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.direct + self.mixed + self.indirect


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One person or organisation whom the outlet quotes, in how many articles, and how."""

    id: ActorId
    name: str
    articles: int
    manners: Manners


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month ("2026-05", "" without a date) of an outlet; sizes are characters, see `Shares`."""

    month: str
    articles: int
    own_size: int
    said_size: int
    attributions: int
    unnamed: int

    @property
    def own_share(self) -> float | None:
        """The own-voice share of the month's articles together, None where nothing was counted."""
        return self.own_size / (self.own_size + self.said_size) if self.own_size + self.said_size else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletProfile:
    """All that the library tells of an outlet.

    Of `manners.total` attributions, `unnamed` have a source that is kept anonymous and `sourceless` name none. `wires`
    are articles by the agency that they credit; `copies` print the text of an article that was added before.
    """

    outlet: OutletSummary
    manners: Manners
    unnamed: int
    sourceless: int
    quoted: tuple[Quoted, ...]
    months: tuple[Month, ...]
    wires: tuple[tuple[str, int], ...]
    copies: int

    @property
    def own_share(self) -> float | None:
        """The own-voice share of all articles together."""
        own = sum(month.own_size for month in self.months)
        said = sum(month.said_size for month in self.months)
        return own / (own + said) if own + said else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletArticle:
    """One article of an outlet: its attributions counted, and the characters of its voices."""

    key: str
    url: str | None
    title: str | None
    published: str | None
    attributions: int
    direct: int
    mixed: int
    indirect: int
    unnamed: int
    sourceless: int
    own_size: int
    said_size: int
    agency: str | None
