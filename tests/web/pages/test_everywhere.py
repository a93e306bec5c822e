"""What holds on every page: it is accessible, fits a phone, has both schemes, and needs neither mouse nor scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from quoth.web.places import article_address, source_address, story_address
from tests.web.pages.conftest import Served
from tests.web.pages.test_reader import STRIKE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
PAGES = (
    "/", "reader", "fix", "/search", "/search?words=the&manner=direct", "/search?words=zzzz", "/search?own_voice=1", "/sources",
    "/sources/review", "source", "/stories", "story", "/outlets", "/outlet?name=Meridian+Press", "/check",
    "/check?quote=We+were+offered+a+press+release%2C+not+a+deal",
)  # fmt: skip


def address_of(page: str, served: Served) -> str:
    """The address of a page of `PAGES`."""
    if page == "source":
        return source_address(served.library.actors.find("Desmond Pryke").id)
    if page == "story":
        return story_address(served.library.reader.stories().stories[0].id)
    return {"reader": article_address(STRIKE), "fix": article_address(STRIKE)}.get(page, page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_accessible_and_fits(
    window: Callable[..., Page], served: Served, path: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """axe-core finds nothing serious or critical, nothing is wider than the screen, and paper and ink are those of the scheme."""
    page = window(address_of(path, served), width=width, scheme=scheme)
    if path == "fix":
        page.goto(page.locator("a[href*='/article/fix']").first.get_attribute("href") or "")
    page.locator("details").evaluate_all("all => all.forEach((fold) => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(23, 23, 23)"}[scheme]
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, with the elements."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


def test_what_is_not_accessible_is_noticed(window: Callable[..., Page]) -> None:
    """Pale words and a field without a name are found, so that none found means none there."""
    page = window("/check")
    page.evaluate("document.querySelector('main').innerHTML = '<p id=pale>pale</p><input>'")
    page.evaluate("document.getElementById('pale').style.color = '#eee'")
    assert {one.partition(":")[0] for one in violations(page)} >= {"color-contrast", "label"}


def test_a_text_is_read_and_kept_by_keyboard_alone(window: Callable[..., Page]) -> None:
    """From the first page to a corrected article, with Tab, Enter, arrows and letters."""
    page = window("/")
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    keys.press("Enter")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"
    keys.type("“We are ready,” harbour master Lena Okafor said on Monday. “We will not wait,” she said.")
    for _ in range(3):  # the files, what it does not say itself, the button
        keys.press("Tab")
    keys.press("Enter")
    page.get_by_text("not kept yet").wait_for()
    tab_to(page, "Keep in the library")
    keys.press("Enter")
    page.get_by_role("link", name="fix").first.wait_for()
    keys.press("ArrowRight")
    assert page.locator(".note.active .num").inner_text() == "1a"
    keys.press("ArrowRight")
    assert page.locator(".note.active .num").inner_text() == "1b"
    page.locator(".note.active a.num").focus()
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    page.get_by_role("heading", name="Put it right").wait_for()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until something with `words` has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    pytest.fail(f"{words!r} is not reached by Tab")


@pytest.mark.parametrize("path", ["/", "/search?words=strike", "/check?quote=We+were+offered", "reader", "source"])
def test_pages_work_with_scripts_off(window: Callable[..., Page], served: Served, path: str) -> None:
    """What they are about is there."""
    page = window(address_of(path, served), scripts=False)
    assert page.locator("h1").first.is_visible()
    assert page.locator("main").inner_text().count("\n") > 5
