"""One-to-one matching of gold with what was made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from quoth.evaluate.characters import Characters

Measure = Callable[[int, int, int], float]
"""How alike two sets are, from the sizes of their intersection and of each of them."""

SOFT = 0.5
"""The Jaccard similarity from which two contents, or two sources, count as the same."""


def jaccard_of_sizes(common: int, one: int, other: int) -> float:
    """Jaccard similarity of two sets from their sizes."""
    return common / (one + other - common)


def shared(common: int, _one: int, _other: int) -> float:
    """How many characters two sets share."""
    return common


def jaccard(one: Characters, other: Characters) -> float:
    """Jaccard similarity, 1 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 1.0


def best_first(gold: Sequence[Characters], made: Sequence[Characters], measure: Measure, threshold: float) -> dict[int, int]:
    """{index in gold: index in made}: the pairs of `threshold` or more, the most alike first, each index used once."""
    holders: dict[int, list[int]] = defaultdict(list)
    for j, chars in enumerate(made):
        for at in chars:
            holders[at].append(j)
    pairs: list[tuple[float, int, int]] = []
    for i, chars in enumerate(gold):
        common = Counter(j for at in chars for j in holders.get(at, ()))
        scored = ((measure(n, len(chars), len(made[j])), j) for j, n in common.items())
        pairs.extend((-score, i, j) for score, j in scored if score >= threshold)
    match: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in match and j not in used:
            match[i] = j
            used.add(j)
    return match
