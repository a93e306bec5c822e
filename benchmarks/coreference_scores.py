"""Scores of coreference: MUC, B-cubed and CEAF-e, and CoNLL F1, which is their mean (Pradhan et al. 2014).

A chain is a set of mentions. Chains of one mention count where gold and system have them; GUM's gold has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quoth.evaluate import Tally

Chain = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Share:
    """Sums of shares: what of gold was found (`recalled` of `gold`), and what of the made was right (`right` of `made`)."""

    recalled: float = 0.0
    gold: float = 0.0
    right: float = 0.0
    made: float = 0.0

    def __add__(self, other: Share) -> Share:
        return Share(self.recalled + other.recalled, self.gold + other.gold, self.right + other.right, self.made + other.made)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        recall = self.recalled / self.gold if self.gold else 0.0
        precision = self.right / self.made if self.made else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def score_chains(gold: Sequence[Chain], made: Sequence[Chain]) -> Mapping[str, Share]:
    """The shares of one document, by the name of the metric; those of several add up."""
    return {"muc": _muc(gold, made), "b3": _b_cubed(gold, made), "ceafe": _ceaf(gold, made)}


def conll_f1(scores: Mapping[str, Share]) -> float:
    """The mean F1 of the three metrics."""
    return sum(share.f1 for share in scores.values()) / len(scores)


def _muc(gold: Sequence[Chain], made: Sequence[Chain]) -> Share:
    """Links that need not be added: a chain of n mentions in k pieces keeps n - k of its n - 1."""
    return Share(_kept(gold, made), _links(gold), _kept(made, gold), _links(made))


def _links(chains: Iterable[Chain]) -> int:
    return sum(len(chain) - 1 for chain in chains)


def _kept(chains: Iterable[Chain], others: Iterable[Chain]) -> int:
    owner = _owners(others)
    return sum(len(chain) - _pieces(chain, owner) for chain in chains)


def _pieces(chain: Chain, owner: Mapping[Hashable, int]) -> int:
    """In how many chains of the other side `chain` lies; each mention that is in none is one for itself."""
    return len({owner[mention] for mention in chain if mention in owner}) + sum(mention not in owner for mention in chain)


def _owners(chains: Iterable[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _b_cubed(gold: Sequence[Chain], made: Sequence[Chain]) -> Share:
    """For each mention the share of its chain that the other side's chain has too."""
    recalled, right = _shared(gold, made), _shared(made, gold)
    return Share(recalled, sum(map(len, gold)), right, sum(map(len, made)))


def _shared(chains: Sequence[Chain], others: Sequence[Chain]) -> float:
    owner = _owners(others)
    common = (Counter(owner[mention] for mention in chain if mention in owner) for chain in chains)
    return sum(sum(count**2 for count in counts.values()) / len(chain) for chain, counts in zip(chains, common, strict=True))


def _ceaf(gold: Sequence[Chain], made: Sequence[Chain]) -> Share:
    """Chains paired one to one, as alike as possible in sum; a pair is as alike as twice what is common to its lengths."""
    rows = [[2 * len(one & other) / (len(one) + len(other)) for other in made] for one in gold]
    alike = best_pairing(rows)
    return Share(alike, len(gold), alike, len(made))


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The greatest sum of `worth` of pairs of a row and a column, each used once (Kuhn 1955, Munkres 1957)."""
    if not worth or not worth[0]:
        return 0.0
    rows = worth if len(worth) <= len(worth[0]) else list(zip(*worth, strict=True))
    width = len(rows[0])
    of_row, of_column = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    holder = [0] * (width + 1)
    for number in range(1, len(rows) + 1):
        holder[0] = number
        _augment(rows, of_row, of_column, holder)
    return sum(rows[row - 1][column - 1] for column, row in enumerate(holder) if column and row)


def _augment(rows: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], holder: list[int]) -> None:
    """Give the row that `holder[0]` names a column, moving others along the cheapest path."""
    width = len(holder) - 1
    slack, come_from, seen = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    at = 0
    while holder[at]:
        seen[at], row = True, holder[at]
        for column in range(1, width + 1):
            cost = -rows[row - 1][column - 1] - of_row[row] - of_column[column]
            if not seen[column] and cost < slack[column]:
                slack[column], come_from[column] = cost, at
        at = min((column for column in range(1, width + 1) if not seen[column]), key=slack.__getitem__)
        _shift(slack[at], slack, seen, (of_row, of_column, holder))
    while at:
        holder[at], at = holder[come_from[at]], come_from[at]


def _shift(by: float, slack: list[float], seen: Sequence[bool], sides: tuple[list[float], list[float], Sequence[int]]) -> None:
    """Move the prices of what was seen, and the slack of what was not, by the least slack."""
    of_row, of_column, holder = sides
    for column, was_seen in enumerate(seen):
        if was_seen:
            of_row[holder[column]] += by
            of_column[column] -= by
        else:
            slack[column] -= by


def mentions_tally(gold: Collection[Chain], made: Collection[Chain]) -> Tally:
    """How many mentions are right."""
    wanted, found = frozenset().union(*gold), frozenset().union(*made)
    return Tally(len(wanted & found), len(found), len(wanted))
