"""Gold and made record of one article side by side, and the layers beside the attributions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quoth.evaluate.characters import Characters
from quoth.evaluate.matching import SOFT
from quoth.evaluate.tally import Tally
from quoth.model import Attribution, AttributionId, Figure, FigureValue, Label, Record, Spans, Time

_Marked = TypeVar("_Marked", Label, Figure, Time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two records of one article, the matched attributions (gold, made), and the made id of each matched gold one."""

    gold: Record
    made: Record
    pairs: Sequence[tuple[Attribution, Attribution]]
    twin: Mapping[AttributionId, AttributionId]


def pair(gold: Record, made: Record) -> Pairing:
    """The records with their attributions matched one to one by content, the most alike first, later ones before earlier."""
    wanted = [_covered(a.content) for a in gold.attributions]
    found = [_covered(a.content) for a in made.attributions]
    scored = sorted(((_alike(g, m), i, j) for i, g in enumerate(wanted) for j, m in enumerate(found)), reverse=True)
    match: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in scored:
        if score >= SOFT and i not in match and j not in used:
            match[i] = j
            used.add(j)
    pairs = [(gold.attributions[i], made.attributions[j]) for i, j in match.items()]
    return Pairing(gold=gold, made=made, pairs=pairs, twin={g.id: m.id for g, m in pairs})


def _covered(spans: Spans) -> Characters:
    # White space counts here, unlike in the attribution metrics.
    return frozenset(at for span in spans for at in range(span.start, span.end))


def _alike(one: Characters, other: Characters) -> float:
    return len(one & other) / len(one | other)


def layer_tallies(pairing: Pairing) -> dict[str, Tally]:
    """Tallies of labels, figures and times."""
    gold, made = pairing.gold, pairing.made
    labels = _overlapping(gold.labels, made.labels, lambda _g, _m: True)
    figures = _overlapping(gold.figures, made.figures, lambda g, m: _numbers(g.value) == _numbers(m.value))
    times = _overlapping(gold.times, made.times, lambda g, m: _same_time(g.value, m.value))
    return {
        "labels": Tally(len(labels), len(made.labels), len(gold.labels)),
        "labels+voice": Tally(sum(_same_voice(pairing, g, m) for g, m in labels), len(made.labels), len(gold.labels)),
        "figures": Tally(len(figures), len(made.figures), len(gold.figures)),
        "figures+voice": Tally(sum(_same_voice(pairing, g, m) for g, m in figures), len(made.figures), len(gold.figures)),
        "times": Tally(len(times), len(made.times), len(gold.times)),
    }


def _overlapping(
    gold: Sequence[_Marked], made: Sequence[_Marked], agree: Callable[[_Marked, _Marked], bool]
) -> list[tuple[_Marked, _Marked]]:
    """Each of `gold` with the first unused one of `made` that overlaps and agrees."""
    pairs: list[tuple[_Marked, _Marked]] = []
    used: set[int] = set()
    for wanted in gold:
        found = (j for j, m in enumerate(made) if j not in used and wanted.span.overlaps(m.span) and agree(wanted, m))
        if (j := next(found, None)) is not None:
            used.add(j)
            pairs.append((wanted, made[j]))
    return pairs


def _numbers(value: FigureValue) -> tuple[float, ...] | None:
    if value is None:
        return None
    return tuple(map(float, value)) if isinstance(value, (tuple, list)) else (float(value),)


def _same_time(gold: str | None, made: str | None) -> bool:
    """Equal as far as gold goes: "2016-10" has "2016-10-13". A gold time without value agrees with none."""
    return gold is not None and (made or "").startswith(gold)


def _same_voice(pairing: Pairing, gold: Label | Figure, made: Label | Figure) -> bool:
    """Both the outlet's own, or of two attributions that are matched."""
    if gold.attribution is None:
        return made.attribution is None
    return made.attribution is not None and pairing.twin.get(gold.attribution) == made.attribution
