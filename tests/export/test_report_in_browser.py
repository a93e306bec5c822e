"""The HTML report in a browser: quiet, whole, and usable without a mouse, without scripts, on a phone and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from quoth.export import exporter
from quoth.model import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium


@pytest.fixture
def address(sample_record: Record, tmp_path: Path) -> str:
    """Where the report of the invented article lies."""
    file = tmp_path / "report.html"
    with file.open("wb") as stream:
        exporter("html")([sample_record], stream)
    return file.as_uri()


@contextmanager
def opened(
    chromium: Browser, address: str, *, width: int = 1440, scheme: Literal["light", "dark"] = "light", scripts: bool = True
) -> Iterator[Page]:
    """The report in a window of its own."""
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=scripts)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


def test_the_report_opens_without_errors_and_without_network(chromium: Browser, address: str) -> None:
    """Nothing is logged and nothing but the file itself is asked for."""
    said: list[str] = []
    asked: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.keyboard.press("ArrowRight")
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [address]


def test_arrow_keys_go_from_attribution_to_attribution(chromium: Browser, address: str) -> None:
    """Right and left move focus, the note in question is marked, and the address names the words."""
    with opened(chromium, address) as page:
        labels = []
        for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
            labels.append(page.evaluate("document.activeElement.dataset.n"))
        assert labels == ["1a", "1b", "2a", "1b"]
        assert page.locator(".note.active .num").inner_text() == "1b"
        assert page.url.endswith(str(page.locator(".note.active").get_attribute("data-a")))
        page.keyboard.press("Escape")
        assert page.locator(".active").count() == 0


def test_a_nested_voice_shows_its_whole_chain(chromium: Browser, address: str) -> None:
    """A click on nested words marks the innermost voice and shows who quotes whom."""
    with opened(chromium, address) as page:
        page.locator(".content.inner").first.click()
        shown = page.locator(".chain-bar").inner_text()
        assert "The Coast Ledger ‹ Lena Okafor ‹ a senior clerk" in shown


def test_an_address_leads_to_an_attribution(chromium: Browser, address: str) -> None:
    """The fragment of an attribution marks it when the page opens."""
    with opened(chromium, address) as page:
        anchor = page.locator(".note").nth(4).get_attribute("data-a")
    with opened(chromium, f"{address}#{anchor}") as page:
        assert page.locator(".note.active").get_attribute("data-a") == anchor


def test_selected_text_is_clean(chromium: Browser, address: str, sample_record: Record) -> None:
    """Selecting a paragraph gives the article's words, without note numbers."""
    with opened(chromium, address) as page:
        selected = page.evaluate(
            "() => { getSelection().selectAllChildren(document.querySelectorAll('.text p')[1]); return `${getSelection()}` }"
        )
    assert selected.strip() == sample_record.article.text.split("\n\n")[2]


def test_notes_stand_beside_their_lines_without_overlap(chromium: Browser, address: str) -> None:
    """On a wide screen notes follow each other downwards in the margin, right of the text."""
    with opened(chromium, address) as page:
        boxes = [box for note in page.locator(".text .note").all() if (box := note.bounding_box())]
        text = page.locator(".text p").first.bounding_box()
    assert text
    assert all(box["x"] > text["x"] + text["width"] for box in boxes)
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_needs_no_sideways_scrolling(chromium: Browser, address: str, scripts: bool) -> None:
    """At 390 pixels nothing is wider than the screen."""
    with opened(chromium, address, width=390, scripts=scripts) as page:
        page.locator("details").evaluate_all("all => all.forEach((fold) => fold.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_notes_are_folded_and_a_tap_opens_them(chromium: Browser, address: str) -> None:
    """A tap on the words opens the note under the paragraph."""
    with opened(chromium, address, width=390) as page:
        assert page.locator(".note").first.is_visible() is False
        page.locator(".text .content.direct").first.click()
        assert page.locator(".note.active").is_visible()
        assert page.locator(".note.active .chain").inner_text() == "The Coast Ledger ‹ Lena Okafor"


def test_the_dark_scheme_applies(chromium: Browser, address: str) -> None:
    """Paper is dark and ink light where the system says so."""
    with opened(chromium, address, scheme="dark") as page:
        paper, ink = page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.documentElement))")
    assert (paper, ink) == ("rgb(23, 23, 23)", "rgb(230, 226, 217)")


def test_reading_works_with_scripts_off(chromium: Browser, address: str) -> None:
    """Text, notes, shares and the filters are there without scripts; what needs them is hidden."""
    with opened(chromium, address, scripts=False) as page:
        assert page.locator(".note").first.is_visible()
        assert page.locator(".one").is_visible() is False
        direct = page.locator(".content.direct").first
        tinted = direct.evaluate("part => getComputedStyle(part).backgroundColor")
        page.get_by_label("own voice only").check()
        assert direct.evaluate("part => getComputedStyle(part).backgroundColor") != tinted


def test_one_voice_hushes_the_others(chromium: Browser, address: str) -> None:
    """Choosing a voice leaves its words alone in colour."""
    with opened(chromium, address) as page:
        page.get_by_label("one voice").select_option("2")
        voices = page.evaluate("[...document.querySelectorAll('.block .content:not(.hushed)')].map((part) => part.dataset.v)")
        assert set(voices) == {"2"}
        page.get_by_label("one voice").select_option("")
        assert page.locator(".hushed").count() == 0


def test_printing_shows_notes_and_no_controls(chromium: Browser, address: str) -> None:
    """Print has the text, numbered notes and neither filters nor bars."""
    with opened(chromium, address) as page:
        page.emulate_media(media="print")
        assert page.locator(".note").first.is_visible()
        assert page.locator(".show").is_visible() is False
