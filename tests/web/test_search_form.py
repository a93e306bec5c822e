"""Searches as addresses, and the facets that lead from one to the next."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from quoth.store import Facets, Search, Tally
from quoth.web.facet_links import facet_links
from quoth.web.search_form import fields_of, search_address, search_of, step_address

SEARCHES = [
    Search(),
    Search(words='quay -fare "harbour board"', source="Lena Okafor", whole_name=True),
    Search(since=date(2026, 5, 1), until=date(2026, 5, 31), manner="direct", without_copies=True, order="relevance"),
    Search(words="<&>", own_voice=True, outlet="A & B"),
]


def fields(address: str) -> dict[str, str]:
    """The fields of an address."""
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_comes_back_from_its_address(search: Search) -> None:
    """What is open stands in no address."""
    assert search_of(fields(search_address(search))) == search
    assert "limit" not in fields_of(search)


def test_a_page_is_part_of_the_address_alone() -> None:
    """The cursor is in the address that names it, and in no other."""
    cursor = "WyIiLCAwLCAyMF0"
    address = search_address(Search(words="quay"), cursor=cursor)
    assert search_of(fields(address)).cursor == cursor
    assert "cursor" not in fields_of(search_of(fields(address)))


def test_a_step_changes_one_field() -> None:
    """A field that becomes open is in the address no more."""
    here = fields_of(Search(words="quay", manner="direct"))
    assert step_address(here, manner=None, outlet="The Velm Post") == "/search?words=quay&outlet=The%20Velm%20Post"
    assert step_address({"manner": "direct"}, manner=None) == "/search"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"since": "spring"}, "since is 'spring'; a day is wanted"),
        ({"stance": "loud"}, "stance is 'loud'; allowed are"),
        ({"cursor": "x"}, "'x' is no cursor"),
        ({"own_voice": "1", "source": "Okafor"}, "own voice has no source"),
    ],
)
def test_what_cannot_be_is_named(given: dict[str, str], words: str) -> None:
    """The message has the field, the value and what is allowed."""
    with pytest.raises(ValueError, match=words):
        search_of(given)


def test_facets_lead_to_searches_that_find_what_they_count() -> None:
    """A source by its whole name, a month by its days."""
    found = Facets(
        counted=3, outlet=(Tally("The Coast Ledger", 3),), source=(Tally("Lena Okafor", 2), Tally("Ivo Brandt", 1)),
        month=(Tally("2026-05", 2), Tally("2024-02", 1)), manner=(Tally("direct", 3),), channel=(Tally("post", 1),),
    )  # fmt: skip
    facets = {facet.name: facet for facet in facet_links(Search(words="quay"), found)}
    assert list(facets) == ["source", "channel", "published"]
    assert search_of(fields(facets["source"].choices[0].address)) == Search(words="quay", source="Lena Okafor", whole_name=True)
    assert search_of(fields(facets["published"].choices[1].address)) == Search(
        words="quay", since=date(2024, 2, 1), until=date(2024, 2, 29)
    )
    assert facets["published"].choices[0].words == "May 2026"


def test_what_is_chosen_can_be_taken_back() -> None:
    """A chosen value stands alone, with the search without it."""
    search = Search(words="quay", source="Lena Okafor", whole_name=True, since=date(2026, 5, 1))
    source, published = facet_links(search, Facets(source=(Tally("Lena Okafor", 2),)))
    assert (source.chosen, source.choices) == ("Lena Okafor", ())
    assert search_of(fields(source.clear)) == Search(words="quay", since=date(2026, 5, 1))
    assert (published.chosen, search_of(fields(published.clear))) == (
        "2026-05-01 –", Search(words="quay", source="Lena Okafor", whole_name=True)
    )  # fmt: skip
