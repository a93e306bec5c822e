"""Reading what a visitor brings, in a browser: a text, files, and what becomes of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.pages.conftest import EXAMPLES, Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium

TEXT = """Quay stays shut, board says

The harbour board said on Monday that the quay at Port Velm would stay shut until spring.

“We are ready,” said harbour master Lena Okafor."""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pasted_text_becomes_a_record(window: Callable[..., Page], scripts: bool) -> None:
    """The text is shown with its voices, and can be thrown away."""
    page = window("/", scripts=scripts)
    page.get_by_label("Paste an article").fill(TEXT)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_text("not kept yet").wait_for()
    assert page.locator(".text .content.direct").inner_text() == "“We are ready,”"
    assert "Lena Okafor" in page.locator(".legend").inner_text()
    page.get_by_role("button", name="Throw away").click()
    page.get_by_role("button", name="Read", exact=True).wait_for()


def test_a_kept_record_is_in_the_library(window: Callable[..., Page], served: Served) -> None:
    """Keeping leads to the article's page, where its parts can be shared and put right."""
    page = window("/")
    page.get_by_label("Paste an article").fill(TEXT)
    page.get_by_text("Outlet, title and date").click()
    page.get_by_label("Outlet", exact=True).fill("The Coast Ledger")
    page.get_by_label("Published").fill("2026-05-04")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("button", name="Keep in the library").click()
    page.get_by_role("link", name="fix").first.wait_for()
    assert page.url.startswith(f"{served.address}/article?key=")
    assert served.library.outlets.profile("The Coast Ledger").outlet.first == "2026-05-04"


def test_several_files_are_read_together(window: Callable[..., Page], served: Served, tmp_path: Path) -> None:
    """Each has its line, what is none is named with the reason, and all are kept at once."""
    page = window("/")
    before = served.library.reader.info().articles
    texts = [EXAMPLES / f"border-shots.{agency}-agency.txt" for agency in ("kardessa", "velmora")]
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    page.get_by_label("or drop files here").set_input_files([*texts, empty])
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", name="2 articles read").wait_for()
    assert "empty.txt" in page.locator(".refused").inner_text()
    page.locator(".card a").first.click()
    page.get_by_role("link", name="All that was read together").click()
    page.get_by_role("button", name="Keep all in the library").click()
    assert "2 articles kept" in page.get_by_role("status").inner_text()
    assert served.library.reader.info().articles == before + 2


def test_three_files_of_one_event_are_compared(window: Callable[..., Page], tmp_path: Path) -> None:
    """Who is heard where, the same words, figures that differ; and every part leads to its place."""
    files = []
    for line in (EXAMPLES / "several" / "mill-fire.jsonl").read_text("utf-8").splitlines():
        files.append(tmp_path / f"{json.loads(line)['id']}.jsonl")
        files[-1].write_text(line, "utf-8")
    assert len(files) == 3
    page = window("/")
    page.get_by_label("or drop files here").set_input_files(files)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", name="3 articles read").wait_for()
    assert page.locator(".matrix").first.locator("thead th").all_inner_texts() == [
        "The Coast Ledger",
        "Morning Bell",
        "Sornland News Agency",
    ]
    assert "not heard" in page.locator(".matrix").first.inner_text()
    assert page.locator(".plot .verdict", has_text="disagree").count() >= 1
    listed = page.url
    said = page.locator(".family .said").first
    words = said.inner_text()
    said.click()
    page.locator(".note.active").wait_for()
    assert page.locator(".content.active").first.inner_text().split()[1] in words
    page.goto(listed)
    page.locator(".plot .value").first.click()
    page.locator(":target").wait_for()
    assert page.locator(":target").is_visible()


def test_files_can_be_dropped(window: Callable[..., Page]) -> None:
    """A file dropped anywhere on the page goes into the form."""
    page = window("/")
    page.evaluate(
        """text => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], "quay.txt", { type: "text/plain" }));
            for (const type of ["dragover", "drop"]) {
                document.body.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
            }
        }""",
        TEXT,
    )
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_text("not kept yet").wait_for()
    assert page.locator("body").inner_text().count("Okafor") > 1


def test_an_empty_form_asks_for_something(window: Callable[..., Page]) -> None:
    """With scripts the field says so; without, the answer does."""
    page = window("/")
    page.get_by_role("button", name="Read", exact=True).click()
    assert page.get_by_label("Paste an article").evaluate("field => field.validationMessage") == (
        "Paste a text or a link, or choose files."
    )
    plain = window("/", scripts=False)
    plain.get_by_role("button", name="Read", exact=True).click()
    assert "Nothing could be read" in plain.get_by_role("heading").first.inner_text()
