"""Sources in a browser: what one said over time, and decisions about who is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from quoth.store import Library
from quoth.web.places import source_address
from tests.store.people import LENA, Person, told
from tests.web.pages.conftest import Served, opening, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium

SHORT = Person("L. Okafor")
STRANGER = Person("Lena Okafor", "harbour master", "Harbour Board")


@pytest.fixture
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose library knows one harbour master by two names, in two outlets and three months."""
    location = str(tmp_path_factory.mktemp("harbour") / "library.sqlite")
    with Library.open(location) as library:
        library.writer.add(told("may", LENA, published="2026-05-04"))
        library.writer.add(told("june", LENA, published="2026-06-11"))
        library.writer.add(told("august", STRANGER, published="2026-08-01", outlet="The Velm Post"))
        library.writer.add(told("short", SHORT, published="2026-08-02", outlet="The Velm Post"))
        with serving(location) as address:
            yield Served(address, library)


@pytest.fixture
def window(chromium: Browser, harbour: Served) -> Iterator[Callable[..., Page]]:
    """Opens a page of that server."""
    with opening(chromium, harbour.address) as opened:
        yield opened


def test_a_source_is_shown_over_time(window: Callable[..., Page], harbour: Served) -> None:
    """Each outlet has its row, and each month leads to what was said in it."""
    page = window(source_address(harbour.library.actors.find("Lena Okafor").id))
    assert page.locator(".row-name").all_inner_texts() == ["The Coast Ledger 2", "The Velm Post 1"]
    assert "harbour master" in page.locator(".dated").first.inner_text()
    page.get_by_label("1 in June 2026").click()
    page.get_by_role("heading", name="between").wait_for()
    assert page.locator(".hit .words").all_inner_texts() == ["june words 0"]
    page.get_by_role("link", name="Everything", exact=True).click()
    page.get_by_role("heading", name="newest first").wait_for()
    assert page.locator(".hit").count() == 3


def test_two_sources_are_merged(window: Callable[..., Page], harbour: Served) -> None:
    """The pair in doubt is decided on its page; afterwards there is one source with the words of both."""
    page = window("/sources")
    assert page.locator("tbody th a").all_inner_texts() == ["Lena Okafor", "L. Okafor"]
    page.get_by_role("link", name="1 pair to review").click()
    page.get_by_role("button", name="They are one").click()
    page.get_by_role("heading", name="Lena Okafor").wait_for()
    assert "also called “L. Okafor”" in page.locator(".also").inner_text()
    assert page.locator(".hit").count() == 4
    assert [actor.name for actor in harbour.library.actors.most_heard().actors] == ["Lena Okafor"]
    page.goto("/sources/review")
    assert "Nothing is in doubt" in page.locator(".empty").inner_text()


def test_a_source_is_merged_renamed_and_split_by_hand(window: Callable[..., Page], harbour: Served) -> None:
    """By name, whatever the evidence; and parted again by two articles."""
    page = window(source_address(harbour.library.actors.find("L. Okafor").id))
    page.get_by_label("Merge: the same as").fill("Lena Okafor")
    page.get_by_role("button", name="Merge").click()
    page.get_by_role("heading", name="Lena Okafor").wait_for()
    page.get_by_label("Rename: called").fill("Lena Amara Okafor")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("heading", name="Lena Amara Okafor").wait_for()
    one = page.get_by_label("Split: whom this article means")
    one.select_option(value=one.locator("option").first.get_attribute("value") or "")
    page.get_by_role("button", name="Split").click()
    page.get_by_label("Rename: called").wait_for()
    assert len(harbour.library.actors.most_heard().actors) == 2


def test_an_unknown_source_says_which_there_are(window: Callable[..., Page]) -> None:
    """A name that nobody has, and one that several have."""
    page = window("/source?id=Nobody", expected=404)
    assert "no actor of this library is called so" in page.get_by_role("alert").inner_text()
    assert "L. Okafor" in window("/source?id=Okafor", expected=404).get_by_role("alert").inner_text()
    assert "Nobody is called so" in window("/sources?name=Nobody").locator(".empty").inner_text()
