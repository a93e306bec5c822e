"""The benchmark of comparisons, in small: it matches names and quantities, and counts what is right, false or missed."""

from __future__ import annotations

from benchmarks.compare import (
    GOLD,
    Found,
    Source,
    Thing,
    agreements,
    bare,
    event_of_articles,
    left_out,
    load_sources,
    load_things,
    table,
)
from tests.compare.examples import compared

LEDGER, BELL, AGENCY = "mill-fire.ledger", "mill-fire.bell", "mill-fire.agency"


def source(name: str, *heard: str) -> Source:
    """Somebody of the mill fire."""
    return Source("mill fire", frozenset({bare(name)}), frozenset(heard))


def test_cells_are_found_made_up_or_missed() -> None:
    """A cell is right where both leave somebody out; a speaker of whom the gold knows nothing is made up."""
    found = list(
        left_out(compared(), [source("Viktor Rask", LEDGER, BELL), source("Tove Haldane", LEDGER), source("Nobody", BELL)])
    )
    named = {(one.outcome, one.about) for one in found}
    assert ("right", f"viktor rask in {AGENCY}") in named
    assert ("missed", f"tove haldane in {BELL}") in named
    assert ("missed", f"nobody in {LEDGER}") in named
    assert ("false", f"Petra Lund in {BELL}") in named


def test_quantities_are_matched_by_their_claims() -> None:
    """The quantity with claims of two articles is meant; another agreement than by hand is both false and missed."""
    [shift] = [one for one in compared().figures if "shift" in one.what]
    claims = tuple((claim.article, claim.span.start) for claim in shift.claims)
    right = Thing("mill fire", "figure", "disagree", "shift", claims)
    assert list(agreements([shift], [right], "figure")) == [Found("figures: disagree", "right", "shift")]
    wrong = right._replace(agreement="later")
    assert {(one.sort, one.outcome) for one in agreements([shift], [wrong], "figure")} == {
        ("figures: disagree", "false"), ("figures: later", "missed"),
    }  # fmt: skip


def test_the_table_has_every_sort() -> None:
    """Figures of one way of making the records stand beside those of the other."""
    found = [Found("left out", "right", "a"), Found("left out", "false", "b"), Found("dates: agree", "missed", "c")]
    rows = [line.split() for line in table({"program": found}).split("\n")]
    assert ["left", "out", "1", "of", "1", "50.0", "100.0"] in rows
    assert ["dates:", "agree", "0", "of", "1", "-", "0.0"] in rows


def test_the_gold_is_whole() -> None:
    """Each event has sources and figures, each thing two articles of its event, and no line has words of an article."""
    events = event_of_articles()
    assert {source.event for source in load_sources(GOLD / "sources.tsv")} == {"oil", "chibok", "teenager", "tram"}
    for thing in load_things(GOLD / "figures.tsv"):
        articles = {article for article, _ in thing.claims}
        assert len(articles) > 1
        assert {events[article] for article in articles} == {thing.event}
