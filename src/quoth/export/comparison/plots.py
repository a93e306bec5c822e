"""The figures and dates of a comparison on which its articles agree or do not."""

from __future__ import annotations

from quoth.compare import Claim, Quantity
from quoth.export.comparison.parts import Dot, Plot
from quoth.export.comparison.positions import moment, positions
from quoth.export.comparison.scene import OWN_VOICE, Scene, who
from quoth.export.legible import legible, number
from quoth.export.time_words import in_words


def plot(scene: Scene, quantity: Quantity) -> Plot:
    """One quantity, its claims in the order of publication, each once that an article repeats."""
    spread = positions([_worth(claim) for claim in quantity.claims])
    dots = [_dot(scene, claim, at or 0.0) for claim, at in zip(quantity.claims, spread, strict=True)]
    order = list(scene.records)
    ranked = sorted(
        zip(quantity.claims, dots, strict=True), key=lambda pair: (pair[0].published or "", order.index(pair[0].article))
    )
    shown = {(dot.outlet, dot.value, dot.who): dot for _, dot in reversed(ranked)}
    return Plot(what=legible(quantity.what), agreement=quantity.agreement, dots=tuple(reversed(shown.values())))


def _dot(scene: Scene, claim: Claim, at: float) -> Dot:
    record = scene.records[claim.article]
    return Dot(
        outlet=scene.names[claim.article],
        who=who(claim.voice) if claim.attribution else OWN_VOICE,
        colour=scene.colour(claim.voice),
        words=legible(claim.words),
        value=value_words(claim),
        published=claim.published or "",
        at=at,
        earlier=claim.earlier,
        address=scene.places.of_value(record, claim.span),
    )


def value_words(claim: Claim) -> str:
    """The value of a claim as a reader writes it: "more than 50", "5 to 7", "4 May 2026"."""
    if isinstance(claim.value, str):
        return in_words(legible(claim.value))
    value = " to ".join(map(number, claim.value)) if isinstance(claim.value, tuple) else number(claim.value)
    return legible(f"{claim.bound} {value}" if claim.bound else value)


def _worth(claim: Claim) -> float | None:
    """Where a claim stands on a line of numbers or of days."""
    if isinstance(claim.value, str):
        return moment(claim.value[:10])
    return sum(claim.value) / 2 if isinstance(claim.value, tuple) else claim.value
