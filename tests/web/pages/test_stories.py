"""Stories in a browser: what several outlets print of one event, and what is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from quoth.pipeline import Reader
from quoth.store import Library
from tests.web.pages.conftest import Served, examples, opening, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Served]:
    """A server whose library holds one event as two sides tell it."""
    location = str(tmp_path_factory.mktemp("drennik") / "library.sqlite")
    with Library.open(location) as library:
        for article in examples("border-shots.*.html"):
            library.writer.add(reader.read(article))
        with serving(location) as address:
            yield Served(address, library)


@pytest.fixture
def window(chromium: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """Opens a page of that server."""
    with opening(chromium, served.address) as opened:
        yield opened


def test_a_story_sets_its_articles_side_by_side(window: Callable[..., Page]) -> None:
    """From the list to the matrix, from a cell to the words, and from there back to the story."""
    page = window("/stories")
    page.locator(".card a", has_text="Drennik").first.click()
    page.locator(".matrix").first.wait_for()
    cell = page.locator(".matrix .square a").first
    said = page.locator(cell.get_attribute("href") or "")
    said.wait_for(state="hidden")  # the page's script folds it
    cell.click()
    said.wait_for(state="visible")
    words = said.locator("p a").first.inner_text()
    said.locator("p a").first.click()
    page.locator(".note.active").wait_for()
    assert page.locator(".content.active").first.inner_text().split()[0] in words
    page.get_by_role("link", name="compare 2 articles on this event").click()
    page.locator(".matrix").first.wait_for()


def test_a_story_is_split_and_merged(window: Callable[..., Page], served: Served) -> None:
    """What is chosen is another event from then on, until somebody says that it is one."""
    (whole,) = served.library.reader.stories().stories
    page = window(f"/story?id={whole.id}")
    page.locator(".articles-of input").last.check()
    page.get_by_role("button", name="Those chosen are another event").click()
    page.get_by_text("One text alone is known of this event").wait_for()
    assert served.library.reader.story(whole.id).summary.articles == 1
    page.get_by_label("Merge: the same event as").fill(whole.id)
    page.get_by_role("button", name="Merge").click()
    page.locator(".matrix").first.wait_for()
    assert served.library.reader.story(whole.id).summary.articles == 2


def test_chosen_articles_are_compared(window: Callable[..., Page], served: Served) -> None:
    """The address of the comparison names them, and nothing else."""
    (whole,) = served.library.reader.stories().stories
    page = window(f"/story?id={whole.id}")
    for choice in page.locator(".articles-of input").all():
        choice.check()
    page.get_by_role("button", name="Compare those chosen").click()
    page.get_by_role("heading", name="2 articles side by side").wait_for()
    assert "csrf" not in page.url


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/story?id=none", 404, "no story of this library"),
        ("/stories?since=spring", 422, "spring"),
        ("/stories?cursor=x", 422, "cursor"),
    ],
)
def test_what_is_no_story_is_named(window: Callable[..., Page], path: str, status: int, words: str) -> None:
    """With what was asked for."""
    assert words in window(path, expected=status).get_by_role("alert").inner_text()


def test_an_empty_list_says_what_to_do(window: Callable[..., Page]) -> None:
    """Add articles, or ask for less."""
    assert "Articles on one event are grouped" in window("/stories?least=99").locator(".empty").inner_text()
