"""Checks, outlets and feeds: what is asked, and what comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import feedparser
import httpx
import pytest

from quoth.store import Search
from tests.web.pages.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium


def test_a_quote_is_checked(window: Callable[..., Page]) -> None:
    """Whole, reworded and never: the verdict, the words that differ, and the place of each."""
    page = window("/check")
    page.get_by_label("The words").fill("We were offered a press release, not a deal")
    page.get_by_label("Who is supposed").fill("Brandvik")
    page.get_by_role("button", name="Check").click()
    assert "Not in these words" in page.get_by_role("status").inner_text()
    hit = page.locator(".hit")
    assert (hit.locator("del").inner_text(), hit.locator("ins").inner_text()) == ("a deal", "an agreement")
    hit.get_by_role("link", name="Port Hallen").click()
    page.locator(".note.active").wait_for()
    assert "press release" in page.locator(".content.active").first.inner_text()
    page.goto("/check?quote=We were offered a press release, not an agreement")
    assert "Yes, in these words" in page.get_by_role("status").inner_text()
    page.goto("/check?quote=The moon is a herring")
    assert "The library holds no such words" in page.get_by_role("status").inner_text()


def test_a_quote_without_words_is_refused(window: Callable[..., Page]) -> None:
    """The page says so and keeps the form."""
    page = window("/check?quote=…", expected=422)
    assert "there is no word in the quote" in page.get_by_role("alert").inner_text()


def test_an_outlet_is_counted(window: Callable[..., Page], served: Served) -> None:
    """Whom it quotes leads to the source; counts stand with what they are part of; the table comes as a file."""
    page = window("/outlets")
    page.get_by_role("link", name="Meridian Press").click()
    profile = served.library.outlets.profile("Meridian Press")
    assert f"of {profile.manners.total} attributions" in page.locator(".figures").inner_text()
    page.get_by_role("link", name="CSV, a row an article").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV, a row an article").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))
    assert [int(row["attributions"]) for row in rows] == [profile.manners.total]
    page.get_by_role("link", name="Ilse Brandvik").click()
    page.get_by_role("heading", name="Ilse Brandvik").wait_for()


def test_an_unknown_outlet_says_so(window: Callable[..., Page]) -> None:
    """The name is in the message."""
    assert "The Moon" in window("/outlet?name=The+Moon", expected=404).get_by_role("alert").inner_text()


def test_a_saved_search_has_a_feed(served: Served) -> None:
    """Valid Atom with the newest hits; ids stay, links lead to the words, and what was removed is gone."""
    saved = served.library.searches.save("strike <&>", Search(words="strike", order="relevance"))
    address = f"{served.address}/searches/{saved.id}/feed.atom"
    answer = httpx.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    hits = served.library.reader.search(Search(words="strike")).hits
    assert [entry.summary for entry in feed.entries] == [hit.content for hit in hits]
    assert feed.entries[0].link.startswith(f"{served.address}/article?key=")
    assert feed.feed.title == "strike <&> · Quoth"
    again = feedparser.parse(httpx.get(address).content)
    assert [entry.id for entry in again.entries] == [entry.id for entry in feed.entries]
    assert len({entry.id for entry in feed.entries}) == len(hits)
    served.library.searches.remove(saved.id)
    assert httpx.get(address).status_code == 404


def test_articles_are_compared(window: Callable[..., Page]) -> None:
    """Any two of the library, side by side; the report comes as a file."""
    page = window("/search?words=Drennik")
    keys = tuple({link.partition("key=")[2].partition("#")[0] for link in links(page, ".hit .words")})[:2]
    page.goto(f"/compare?key={keys[0]}&key={keys[1]}")
    page.get_by_role("heading", name="2 articles side by side").wait_for()
    assert page.locator(".matrix").first.locator("thead th").count() == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="report", exact=True).click()
    assert download.value.path().read_text("utf-8").startswith("<!doctype html>")


def links(page: Page, selector: str) -> list[str]:
    """Where the links that match `selector` lead, in order."""
    return [str(link.get_attribute("href")) for link in page.locator(selector).all()]


@pytest.mark.parametrize(("query", "status"), [("key=a", 422), ("key=a&key=b", 404), ("", 422)])
def test_a_comparison_needs_two_articles(served: Served, query: str, status: int) -> None:
    """Of the library, and different ones."""
    assert httpx.get(f"{served.address}/compare?{query}").status_code == status
