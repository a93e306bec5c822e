"""Floors: the figures below which no change may fall, pinned with the gold that they were measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quoth.errors import GoldInvalid, QuothError


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """A floor that was lowered on purpose."""

    metric: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The floors (percent) of one set of gold.

    `digest` is that of gold and inputs; `noise` is how many points a figure may
    fall below its floor, for the reason given.
    """

    digest: str
    floors: Mapping[str, float]
    noise: float
    noise_reason: str
    lowered: Sequence[Lowered] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on one set of gold: its digest and the numbers (percent)."""

    digest: str
    numbers: Mapping[str, float]


def digest(paths: Sequence[Path]) -> str:
    """The SHA-256 of the bytes of gold and inputs, file by file; raises `GoldInvalid` if one cannot be read."""
    total = hashlib.sha256()
    for path in paths:
        try:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise GoldInvalid(f"{path}: cannot be read: {error}") from error
    return f"sha256:{total.hexdigest()}"


def breaches(floor: Floor, measured: Measured) -> list[str]:
    """What is wrong with `measured`, one line each; empty if every floor holds."""
    if not floor.floors:
        return ["nothing is pinned yet; run the gate with --update"]
    found = []
    if floor.digest != measured.digest:
        found.append(
            f"gold or inputs are not those of the floors ({measured.digest}, pinned {floor.digest}); see them, then --update"
        )
    for metric, pinned in floor.floors.items():
        number = measured.numbers.get(metric)
        if number is None:
            found.append(f"{metric} is pinned at {pinned:.1f} but was not measured")
        elif number < pinned - floor.noise:
            found.append(f"{metric} is {number:.2f}, below its floor of {pinned:.1f} by more than the noise of {floor.noise}")
    return found


def raised(floor: Floor, measured: Measured, metrics: Sequence[str], lower: str = "") -> Floor:
    """`floor` raised to what was `measured` for `metrics`, rounded down to a tenth, and pinned to its digest.

    A floor goes down only for the reason `lower`, which is kept; without one, a figure within the noise keeps its floor
    and a figure below it raises `FloorError`.
    """
    floors, lowered, refused = dict(floor.floors), list(floor.lowered), []
    for metric in dict.fromkeys((*floors, *metrics)):
        number = math.floor(10 * measured.numbers[metric] + 1e-9) / 10
        pinned = floors.get(metric, number)
        if number >= pinned:
            floors[metric] = number
        elif lower:
            floors[metric] = number
            lowered.append(Lowered(metric=metric, before=pinned, after=number, reason=lower))
        elif measured.numbers[metric] < pinned - floor.noise:
            refused.append(f"{metric} from {pinned:.1f} to {number:.1f}")
    if refused:
        raise FloorError("; ".join(refused))
    return replace(floor, digest=measured.digest, floors=floors, lowered=tuple(lowered))


class FloorError(QuothError):
    """Floors would be lowered, and no reason was given; the message lists them."""


def load_floors(path: Path) -> dict[str, Floor]:
    """The floors by name of the set; raises `GoldInvalid` if the file is damaged."""
    try:
        rows = json.loads(path.read_text("utf-8"))
        return {name: _floor(row) for name, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldInvalid(f"{path}: no floors can be read: {type(error).__name__}: {error}") from error


def _floor(row: Mapping[str, Any]) -> Floor:
    return Floor(
        digest=row["digest"],
        floors={metric: float(number) for metric, number in row["floors"].items()},
        noise=float(row["noise"]),
        noise_reason=row["noise_reason"],
        lowered=tuple(Lowered(**entry) for entry in row["lowered"]),
    )


def dump_floors(floors: Mapping[str, Floor]) -> str:
    """`floors` as JSON, to be read and reviewed by people."""
    rows = {
        name: {
            "digest": floor.digest,
            "noise": floor.noise,
            "noise_reason": floor.noise_reason,
            "floors": dict(floor.floors),
            "lowered": [
                {"metric": one.metric, "before": one.before, "after": one.after, "reason": one.reason} for one in floor.lowered
            ],
        }
        for name, floor in floors.items()
    }
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
