"""What the hits of a search have in common, alike on every database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.store import Facets, Library, Search, Tally
from quoth.store import reader as store_reader
from tests.store.records import Saying, article

VELM = article("velm", Saying("Lena Okafor", "the quay is open"), Saying("Ivo Brandt", "the quay is shut"))
POST = article("post", Saying("Lena Okafor", "the quay is open"), outlet="The Velm Post", published="2026-06-01")
UNDATED = article("old", Saying(None, "the quay was open"), outlet=None, published=None)


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with three articles, one of which has neither outlet nor date."""
    direct = replace(VELM.attributions[0], manner="direct", stance="endorse")
    for record in (replace(VELM, attributions=(direct, *VELM.attributions[1:])), POST, UNDATED):
        library.writer.add(record)
    return library


def test_every_value_is_counted_most_frequent_first(filled: Library) -> None:
    """Equal counts stand in the order of their letters, months newest first; what is not known is not counted."""
    found = filled.reader.facets(Search(words="quay"))
    assert found == Facets(
        counted=4,
        outlet=(Tally("The Coast Ledger", 2), Tally("The Velm Post", 1)),
        source=(Tally("Lena Okafor", 2), Tally("Ivo Brandt", 1)),
        month=(Tally("2026-06", 1), Tally("2026-05", 2)),
        manner=(Tally("indirect", 3), Tally("direct", 1)),
        stance=(Tally("acknowledge", 3), Tally("endorse", 1)),
    )


@pytest.mark.parametrize("fields", [{"limit": 1}, {"order": "relevance"}])
def test_facets_are_those_of_all_pages(filled: Library, fields: dict[str, object]) -> None:
    """Page and order make no difference."""
    search = Search(words="quay", **fields)  # type: ignore[arg-type]
    cursor = filled.reader.search(search).cursor
    assert filled.reader.facets(replace(search, cursor=cursor)) == filled.reader.facets(Search(words="quay"))


def test_filters_hold(filled: Library) -> None:
    """Only what the search finds is counted; a search for nothing counts nothing."""
    assert filled.reader.facets(Search(source="Brandt")).source == (Tally("Ivo Brandt", 1),)
    assert filled.reader.facets(Search(words="…")) == Facets()


def test_own_voice_has_outlets_and_months_alone(filled: Library) -> None:
    """Nobody speaks in the outlet's own sentences."""
    told = replace(POST, own_voice=(POST.attributions[0].source_span[0],))
    filled.writer.add(told)
    found = filled.reader.facets(Search(own_voice=True))
    assert found == Facets(counted=1, outlet=(Tally("The Velm Post", 1),), month=(Tally("2026-06", 1),))


def test_only_the_newest_hits_are_counted(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """With more hits than are counted, that is told."""
    for module in (store_reader, __import__("quoth.store.facets", fromlist=["facets"])):
        monkeypatch.setattr(module, "MOST_COUNTED", 1)
    found = filled.reader.facets(Search(words="quay"))
    assert (found.counted, found.more, found.outlet) == (1, True, (Tally("The Velm Post", 1),))


@pytest.mark.parametrize(
    "wanted", [{}, {"words": "quay"}, {"words": "quay", "limit": 1}, {"words": "quay", "order": "relevance"}]
)
def test_a_page_with_its_facets_is_both(filled: Library, wanted: dict[str, object]) -> None:
    """Found together they are what they are alone, on the first page and on the next."""
    search = Search(**wanted)  # type: ignore[arg-type]
    page, counted = filled.reader.search_with_facets(search)
    assert (page, counted) == (filled.reader.search(search), filled.reader.facets(search))
    if page.cursor:
        after = replace(search, cursor=page.cursor)
        assert filled.reader.search_with_facets(after) == (filled.reader.search(after), counted)
