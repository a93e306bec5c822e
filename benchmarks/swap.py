"""The swap test: what changes in the record when two sides exchange their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from benchmarks.given import read_given
from quoth.evaluate.exchange import exchanged_article, exchanged_record
from quoth.model import Article, Figure, Label, Record

Pairs = Sequence[tuple[str, str]]
LAYERS = ("labels", "stances", "attitudes", "figures")
Differences = Mapping[str, Sequence[str]]


def given(gold: Record, pairs: Pairs) -> Differences:
    """What changes when the attributions are given."""
    swapped = exchanged_record(gold, pairs)
    return differences(exchanged_record(read_given(gold), pairs), read_given(swapped))


def program(article: Article, pairs: Pairs, read: Callable[[Article], Record]) -> Differences:
    """What changes for the whole program, whose engine sees other names."""
    return differences(exchanged_record(read(article), pairs), read(exchanged_article(article, pairs)))


def differences(expected: Record, made: Record) -> dict[str, list[str]]:
    """What only one of two records of the same text has, by layer."""
    wanted, found = layers(expected), layers(made)
    return {
        name: [
            *(f"- {line}" for line in _only(wanted[name], found[name])),
            *(f"+ {line}" for line in _only(found[name], wanted[name])),
        ]
        for name in LAYERS
    }


def _only(one: Counter[str], other: Counter[str]) -> list[str]:
    return sorted((one - other).elements())


def layers(record: Record) -> dict[str, Counter[str]]:
    """The layers of a record as lines that hold whatever must not change."""
    words = record.words
    voices = {one.id: words(one.cue) for one in record.attributions}

    def voice(one: Label | Figure) -> str:
        # Not the id: it shifts as soon as one attribution more is found before.
        return voices[one.attribution] if one.attribution else "the outlet"

    return {
        "labels": Counter(
            f"{one.kind} {one.span.start} {words((one.span,))} of {one.target.name if one.target else None}, {voice(one)}"
            for one in record.labels
        ),
        "stances": Counter(f"{one.stance} {words(one.cue)}: {words(one.content)}" for one in record.attributions),
        "attitudes": Counter(
            f"{one.attitude} {one.polarity} {words(one.cue)}: {words(one.content)}" for one in record.attributions
        ),
        "figures": Counter(f"{one.value} {one.bound} {one.unit} {words((one.span,))}, {voice(one)}" for one in record.figures),
    }
