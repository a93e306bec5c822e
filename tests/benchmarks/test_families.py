"""The benchmark of quote families, in small: on our own example it finds nine of ten pairs, and it counts as it says."""

from __future__ import annotations

import re

import pytest

from benchmarks.families import PAIRS, Pair, Place, Score, load_pairs, score, table
from quoth.model import Span
from tests.compare.examples import mill_fire
from tests.docs.pages import ROOT

GATE, WARNED = "The flames were in the roof", "I was never warned"
LETTERS, BROTHER, QUESTION = "They had our letters", "My brother rang me", "leave no question open"
SAME = [
    (("ledger", GATE), ("agency", "the flames were in the roof"), "cut"),
    (("ledger", GATE), ("bell", "By then the north gate"), "cut"),
    (("ledger", "The gate was closed at night"), ("agency", "was closed at night because of thefts"), "reworded"),
    (("ledger", WARNED), ("bell", WARNED), "cut"),
    (("ledger", LETTERS), ("bell", LETTERS), "whole"),
    (("ledger", BROTHER), ("bell", BROTHER), "whole"),
    (("ledger", QUESTION), ("agency", QUESTION), "reworded"),
    (("ledger", "the mill had not been inspected"), ("agency", "the mill had not been inspected"), "cut"),
]
DIFFERENT = [
    (("ledger", GATE), ("bell", LETTERS)),
    (("ledger", "64 people were on the night shift"), ("bell", "About 80 people were on the night shift")),
    (("ledger", QUESTION), ("bell", "will not start before summer")),
    (("ledger", BROTHER), ("bell", "they hammered on a locked gate")),
    (("ledger", "the mill had not been inspected"), ("agency", "Viktor Rask was heard as a witness")),
]


def place(name: str, words: str) -> Place:
    """Where the content with `words` stands in an article of the mill fire, or only they, if they are in none."""
    [made] = [record for record in mill_fire() if record.id == f"mill-fire.{name}"]
    start = made.article.text.index(words)
    here = Span(start, start + len(words))
    contents = [one.content for one in made.attributions if any(span.contains(here) for span in one.content)]
    spans = min(contents, key=lambda content: content[-1].end - content[0].start, default=(here,))
    return Place(made.id, spans[0].start, spans[-1].end)


def pairs() -> list[Pair]:
    """Pairs of the example, judged by hand."""
    same = [Pair(place(*one), place(*other), same=True, how=how) for one, other, how in SAME]
    return same + [Pair(place(*one), place(*other), same=False, how="") for one, other in DIFFERENT]


def test_families_of_our_own_example() -> None:
    """Precision and recall reach 90, and most are told as by hand."""
    result = score(mill_fire(), {record.id: "mill fire" for record in mill_fire()}, pairs())
    assert min(result.figures) >= 90, result.wrong
    assert result.counts["told right"] >= 0.75 * result.counts["told"]


@pytest.mark.parametrize("file", PAIRS.values())
def test_the_gold_is_whole(file: str) -> None:
    """Every pair is of two articles, judged, and told how if it is the same; no words of the articles are kept."""
    gold = load_pairs(ROOT / "evaluation" / file)
    assert len(gold) == (200 if file == "families.tsv" else 60)
    assert all(pair.one.article != pair.other.article and pair.one.start < pair.one.end for pair in gold)
    assert all((pair.how in {"whole", "cut", "reworded"}) == pair.same for pair in gold)
    rows = [line for line in (ROOT / "evaluation" / file).read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"(?:[0-9a-f]{56}\t\d+\t\d+\t){2}(?:different|same\t(?:whole|cut|reworded))", row) for row in rows)


def test_the_table_counts() -> None:
    """Right, false and missed pairs make precision, recall and F1."""
    made = Score()
    for outcome, count in (("right", 6), ("false", 2), ("missed", 3), ("apart", 9)):
        made.counts[outcome] = count
    assert [round(figure, 1) for figure in made.figures] == [75.0, 66.7, 70.6]
    assert table({"some": made}).split("\n")[1].split()[:5] == ["some", "20", "75.0", "66.7", "70.6"]
