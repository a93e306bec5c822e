"""The metrics give the figures that the reference scorers gave on damaged gold; those figures are frozen here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quoth.evaluate import (
    ROLES,
    Tally,
    Triple,
    load_gold_articles,
    load_paragraphs,
    load_record_gold,
    score_attributions,
    score_paragraphs,
    score_records,
)
from quoth.model import Record

pytestmark = pytest.mark.data


def _expected(name: str) -> dict[str, Any]:
    frozen: dict[str, Any] = json.loads(Path(__file__).with_name(f"expected_{name}.json").read_text("utf-8"))
    return frozen


@pytest.mark.parametrize("seed", [1, 2])
def test_attribution_figures(
    gold: Path, seed: int, damaged_triples: Callable[[Sequence[Triple], str, Random], list[Triple]]
) -> None:
    """Every attribution metric and interval on PolNeAR dev equals the reference to nine decimals."""
    articles = load_gold_articles(gold / "polnear" / "dev.jsonl.gz")
    random = Random(seed)
    made = {}
    for article in articles:
        triples = damaged_triples(article.triples, article.text, random)
        if random.random() < 0.95:
            made[article.id] = triples
    scores = score_attributions(articles, made, bootstrap=50)
    for metric, wanted in _expected("attributions")[str(seed)].items():
        tally = scores.tallies[metric]
        assert tally == Tally(wanted["tp"], wanted["pred"], wanted["gold"]), metric
        assert 100 * tally.recall == pytest.approx(wanted["r"], abs=1e-9)
        if "f1" in wanted:
            assert 100 * tally.precision == pytest.approx(wanted["p"], abs=1e-9)
            assert 100 * tally.f1 == pytest.approx(wanted["f1"], abs=1e-9)
            interval = scores.intervals[metric]
            assert [100 * interval.low, 100 * interval.high] == pytest.approx(wanted["ci95"], abs=1e-9)


@pytest.mark.parametrize("seed", [1, 2])
def test_paragraph_figures(gold: Path, seed: int, damaged_labels: Callable[[Sequence[str], Random], list[str]]) -> None:
    """Exact spans per paragraph on PolNeAR dev equal the reference."""
    paragraphs = load_paragraphs(gold / "polnear" / "dev-paragraphs.jsonl.gz")
    random = Random(seed)
    made = [damaged_labels(paragraph.labels, random) for paragraph in paragraphs]
    tallies = score_paragraphs([paragraph.labels for paragraph in paragraphs], made)
    wanted = _expected("paragraphs")[str(seed)]
    assert tallies == {role: Tally(wanted[role]["right"], wanted[role]["made"], wanted[role]["gold"]) for role in ROLES}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_record_figures(gold: Path, seed: int, damaged_record: Callable[[Record, Random], Record]) -> None:
    """Every tally, accuracy, macro-averaged F1 and idle share on the record gold equals the reference."""
    records = load_record_gold(gold / "gold" / "dev.jsonl")
    random = Random(seed)
    made = {record.id: damaged_record(record, random) for record in records if random.random() < 0.95}
    scores = score_records(records, made)
    wanted = _expected("records")[str(seed)]
    assert scores.tallies == {name: Tally(t["right"], t["made"], t["gold"]) for name, t in wanted["tallies"].items()}
    for name, figures in wanted["fields"].items():
        accuracy = scores.accuracies[name]
        assert (accuracy.right, accuracy.seen) == (figures["right"], figures["seen"]), name
        assert accuracy.idle == pytest.approx(figures["nothing"] / figures["seen"], abs=1e-9)
        assert accuracy.macro_f1 == pytest.approx(figures.get("macro", 0.0), abs=1e-9)
