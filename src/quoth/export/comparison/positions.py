"""Places of moments and numbers on a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime


def moment(published: str | None) -> float | None:
    """When something was published, in seconds; None if that is not known."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def positions(values: Sequence[float | None]) -> list[float | None]:
    """Each value's place between the least and the most, from 0 to 1; the middle where all are one."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return [None if value is None else (value - low) / (high - low) if high > low else 0.5 for value in values]
