"""Searching in a browser: facets, marked words, downloads, searches that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.web.pages.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_a_search_is_narrowed_down_by_facets(window: Callable[..., Page]) -> None:
    """Each choice gives as many hits as it promised, and can be taken back."""
    page = window("/")
    page.get_by_label("Search everything").fill("the")
    page.get_by_role("button", name="Search").click()
    facets = page.get_by_label("Narrow down").first
    choice = facets.get_by_role("link", name="direct", exact=True)
    promised = int(choice.locator("xpath=following-sibling::span").inner_text())
    choice.click()
    page.locator(".facets .chosen", has_text="direct").wait_for()
    assert page.locator(".counts").inner_text().startswith(f"{promised} hits")
    assert all("direct" in who for who in page.locator(".hit .who").all_inner_texts())
    page.get_by_role("link", name="any manner").click()
    assert page.locator(".facets .chosen").count() == 0


def test_found_words_are_marked_and_lead_to_their_place(window: Callable[..., Page]) -> None:
    """The words of the search are marked, and the hit leads to the attribution."""
    page = window("/search?words=strik*")
    assert {words.casefold() for words in page.locator("mark").all_inner_texts()} <= {"strike", "strikes", "striking"}
    said = page.locator(".hit .words").first
    words = said.inner_text()
    said.click()
    page.locator(".note.active").wait_for()
    assert words.split()[0] in page.locator(".content.active").first.inner_text()


def test_pages_follow_each_other(window: Callable[..., Page]) -> None:
    """The next page has other hits."""
    page = window("/search")
    first = page.locator(".hit .words").all_inner_texts()
    page.get_by_role("link", name="More", exact=True).click()
    page.wait_for_url("**cursor=**")
    assert page.locator(".hit .words").all_inner_texts()[0] not in first[-1:]


def test_what_is_shown_can_be_downloaded(window: Callable[..., Page]) -> None:
    """As CSV and as JSON Lines, all pages of it."""
    page = window("/search?words=the&manner=direct")
    count = int(page.locator(".counts").inner_text().split()[0])
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.path().read_text("utf-8").startswith("article_id,outlet,published")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON Lines").click()
    hits = [json.loads(line) for line in download.value.path().read_text("utf-8").splitlines()]
    assert len(hits) == count
    assert {hit["manner"] for hit in hits} == {"direct"}


def test_a_search_is_kept_and_removed(window: Callable[..., Page], served: Served) -> None:
    """It stands in the list with its feed, and on the first page."""
    page = window("/search?words=strike&manner=indirect")
    page.get_by_label("Keep this search").fill("strikes at the port")
    page.get_by_role("button", name="Save").click()
    page.locator(".saved a", has_text="strikes at the port").wait_for()
    assert served.library.searches.all()[0].search.manner == "indirect"
    page.goto("/")
    page.get_by_role("link", name="strikes at the port").click()
    page.get_by_role("button", name="Remove strikes at the port").click()
    page.wait_for_url("**/search")
    assert served.library.searches.all() == ()


@pytest.mark.parametrize(
    ("query", "words"),
    [("words=zzzz", "Nothing was found"), ("words=zzzz&manner=direct", "search for the words alone")],
)
def test_an_empty_answer_says_what_to_do(window: Callable[..., Page], query: str, words: str) -> None:
    """It depends on what was asked."""
    assert words in window(f"/search?{query}").locator(".empty").inner_text()


@pytest.mark.parametrize(("query", "words"), [("manner=loud", "allowed are direct"), ("since=spring", "a day is wanted")])
def test_a_search_that_cannot_be_says_why(window: Callable[..., Page], query: str, words: str) -> None:
    """The page stays, with the value and what is allowed."""
    assert words in window(f"/search?{query}", expected=422).get_by_role("alert").inner_text()


@pytest.mark.parametrize("path", ["/search.csv?manner=loud", "/search.jsonl?since=spring"])
def test_a_file_of_what_cannot_be_is_refused(served: Served, path: str) -> None:
    """The answer is no file."""
    answer = httpx.get(served.address + path)
    assert answer.status_code == 422
    assert "content-disposition" not in answer.headers
