"""The comparison with peers and the growth of cost, in small."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from benchmarks import growth
from benchmarks.growth_plot import plotted
from benchmarks.machine import measured_on
from benchmarks.peer_work import SYSTEMS
from benchmarks.peers import METRICS, figures, page, quality, table
from benchmarks.side_by_side import PACKAGES, Measured, compare
from benchmarks.texts import invented_texts
from quoth.evaluate import GoldArticle, top_level_triples
from quoth.model import Article
from quoth.pipeline import Reader

TEXTS = [
    "“We are ready to sail,” harbour master Lena Okafor said on Monday.",
    "The quay stays open, Ivo Brandt told reporters. It was calm.",
]


@pytest.fixture(scope="module")
def gold() -> list[GoldArticle]:
    """Two articles whose gold is what Quoth finds in them."""
    reader = Reader()
    articles = [Article(text=text, id=str(number)) for number, text in enumerate(TEXTS)]
    return [GoldArticle(article=article, triples=top_level_triples(reader.read(article))) for article in articles]


def test_systems_are_measured_in_processes_of_their_own(tmp_path: Path, gold: list[GoldArticle]) -> None:
    """What they find comes back and is scored as here; speed, ratio and memory are told."""
    inputs = tmp_path / "inputs.json"
    inputs.write_text(json.dumps({"texts": TEXTS, "pages": [page(text) for text in TEXTS]}), "utf-8")
    systems = {"quoth best": (sys.executable, "quoth", "best"), "trafilatura": (sys.executable, "trafilatura", "")}
    measured = compare(systems, inputs, 2)
    assert len(measured["trafilatura"].cpu) == 2
    measured["spacy"] = Measured(cpu=[2 * spent for spent in measured["quoth best"].cpu], peak=200.0)
    rows = figures(gold, measured)
    assert rows["quoth best"]["f1"] == dict.fromkeys(METRICS, 100.0)
    assert (rows["quoth best"]["times_spacy"], rows["spacy"]["times_spacy"]) == (2.0, 1.0)
    assert rows["trafilatura"]["f1"] is None
    assert rows["trafilatura"]["peak_mib"] > 30
    assert [line.split()[0] for line in table(rows).split("\n")] == ["system", "quoth", "trafilatura", "spacy"]


def test_what_finds_nothing_scores_nothing(gold: list[GoldArticle]) -> None:
    """And what finds half scores less than all."""
    assert set(quality(gold, [[], []]).values()) == {0.0}
    first = [[[list(span) for span in ((s.start, s.end) for s in triple.role(role))] for role in ("source", "cue", "content")]
             for triple in gold[0].triples]  # fmt: skip
    assert 0 < quality(gold, [first, []])["content.soft"] < 100


def test_every_peer_can_be_installed_and_asked() -> None:
    """What is installed is a system, and its packages are pinned to a line of versions."""
    assert set(PACKAGES) <= set(SYSTEMS)
    assert all("=" in package for packages in PACKAGES.values() for package in packages)


def test_growth_is_measured_and_plotted(reader: Reader) -> None:
    """Longer articles and more articles take longer; the plot has a point for each."""
    texts = invented_texts(random.Random(1))
    lengths = growth.by_length(reader, texts, (50, 800))
    counts = growth.by_count(reader, texts, (2, 12))
    assert [size for size, _ in (*lengths, *counts)] == [50, 800, 2, 12]
    assert lengths[0][1] < lengths[1][1]
    assert counts[0][1] < counts[1][1]
    assert len(growth.cut(texts, 800).text.split()) <= 800
    assert plotted("words", {"": lengths}).count("<circle") == 2
    assert "50 words" in growth.report(lengths, counts)


def test_the_machine_is_told() -> None:
    """Processor, cores and commit stand beside every figure."""
    assert set(measured_on()) == {"processor", "cores", "system", "python", "commit"}
