"""The swap test: the same words mean the same, whichever side they are said of.

The two mirrored articles among our examples are read once as they are and once with the names of the two sides
exchanged, each time from the attributions that our annotators marked.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quoth.engine import Tagged
from quoth.evaluate import load_record_gold
from quoth.evaluate.exchange import exchange, exchanged_record
from quoth.extract.extraction import Extraction, extract
from quoth.language import load_language
from quoth.model import Record, Span

EXAMPLES = Path(__file__).parents[2] / "evaluation" / "examples"
MIRROR = json.loads((EXAMPLES / "mirror.json").read_text("utf-8"))
PAIRS = [(left, right) for left, right in MIRROR["swaps"]]
GOLD = {record.id: record for record in load_record_gold(EXAMPLES / "gold.jsonl")}


def _read(gold: Record) -> Extraction:
    """What the rules make of gold's attributions."""
    tagged = [
        Tagged(
            source=a.source_span, cue=a.cue, content=a.content, confidence=1.0, source_confidence=1.0, nested=a.parent is not None
        )
        for a in gold.attributions
    ]
    return extract(gold.article, tagged, load_language("en"))


@pytest.fixture(name="both", params=MIRROR["articles"])
def _both(request: pytest.FixtureRequest) -> tuple[Record, Extraction, Extraction]:
    """The article's gold, its reading, and that of the exchanged article."""
    gold = GOLD[request.param]
    return gold, _read(gold), _read(exchanged_record(gold, PAIRS))


def test_the_names_are_exchanged(both: tuple[Record, Extraction, Extraction]) -> None:
    """The test means something: the exchanged article names both sides elsewhere, and labels are found in it."""
    gold, read, swapped = both
    assert exchange(gold.article.text, PAIRS).text != gold.article.text
    assert len(read.labels) >= 5
    assert read.figures
    assert swapped.drafts


def test_labels_do_not_depend_on_the_side(both: tuple[Record, Extraction, Extraction]) -> None:
    """The same words are labels of the same kind, in the same voice, of the side that now stands there."""
    gold, read, swapped = both
    made = exchange(gold.article.text, PAIRS)

    def moved(span: Span | None) -> Span | None:
        return made.moved(span) if span else None

    expected = [
        replace(
            label,
            span=made.moved(label.span),
            target=label.target
            and replace(label.target, name=exchange(label.target.name, PAIRS).text, span=moved(label.target.span)),
        )
        for label in read.labels
    ]
    assert list(swapped.labels) == expected


def test_stance_attitude_and_polarity_do_not_depend_on_the_side(both: tuple[Record, Extraction, Extraction]) -> None:
    """Every cue is read alike, and so is its channel's kind."""
    _, read, swapped = both
    assert [(d.attitude, d.stance, d.polarity, d.channel and d.channel.kind) for d in swapped.drafts] == [
        (d.attitude, d.stance, d.polarity, d.channel and d.channel.kind) for d in read.drafts
    ]


def test_figures_do_not_depend_on_the_side(both: tuple[Record, Extraction, Extraction]) -> None:
    """Values, bounds, units, places and voices of the figures are the same."""
    gold, read, swapped = both
    made = exchange(gold.article.text, PAIRS)
    assert list(swapped.figures) == [
        replace(figure, span=made.moved(figure.span), unit=exchange(figure.unit, PAIRS).text if figure.unit else None)
        for figure in read.figures
    ]
