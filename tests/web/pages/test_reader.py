"""The reader's page in a browser: links that hold, corrections that are seen everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quoth.model import Span
from quoth.store import Search
from quoth.web.places import article_address, words_at
from tests.web.pages.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.chromium

STRIKE = "url:https://meridianpress.example/business/port-hallen-strike"
BORDER = "url:https://kna.example/en/news/48213"


def test_a_shared_link_leads_to_the_words(window: Callable[..., Page]) -> None:
    """The link beside an attribution marks it when it is opened in another window."""
    page = window(article_address(STRIKE))
    note = page.locator(".note[data-a]").nth(4)
    link = note.get_by_role("link", name="link").get_attribute("href")
    assert link
    assert "a5" not in link.split("=")[0]
    opened = window(article_address(STRIKE) + link)
    assert opened.locator(".note.active").get_attribute("data-a") == note.get_attribute("data-a")


def test_a_shared_link_survives_another_reading(window: Callable[..., Page], served: Served) -> None:
    """The words are found though another reading begins them elsewhere, so that they have another anchor."""
    record = served.library.reader.versions(STRIKE)[-1].record
    said = next(one for one in record.attributions if record.words(one.content).startswith("it regretted"))
    link = words_at(record.article.text, said.content[0])
    longer = replace(said, content=(Span(said.content[0].start - 5, said.content[0].end),))
    served.library.writer.add(replace(record, attributions=tuple(longer if one == said else one for one in record.attributions)))
    try:
        opened = window(article_address(STRIKE, link))
        assert opened.locator(".content.active").first.inner_text().endswith(record.words(said.content))
    finally:
        served.library.writer.add(record)


def test_a_corrected_source_is_seen_everywhere(window: Callable[..., Page], served: Served) -> None:
    """On the article's page, in its list of sources, in a search and on the page of the new source."""
    page = window(article_address(STRIKE))
    note = page.locator(".note", has_text="Jonas Eide").first
    words = page.locator(f"#{note.get_attribute('data-a')}").inner_text()
    note.get_by_role("link", name="fix").click()
    assert page.get_by_label("Who says it").input_value() == "Jonas Eide"
    page.get_by_label("Who says it").fill("Hedda Storm")
    page.get_by_label("Why").fill("the outlet corrected it")
    page.get_by_role("button", name="Keep the correction").click()
    page.locator(".note.active", has_text="Hedda Storm").wait_for()
    assert "Hedda Storm" in page.locator(".sources").inner_text()
    found = served.library.reader.search(Search(source="Hedda Storm")).hits
    assert [hit.content for hit in found] == [words]
    page.goto("/search?source=Hedda+Storm")
    assert page.locator(".hit .who b").all_inner_texts() == ["Hedda Storm"]
    assert served.library.reader.judgements(STRIKE)[-1].reason == "the outlet corrected it"


def test_words_and_labels_are_put_right(window: Callable[..., Page], served: Served) -> None:
    """Another cue, a content of its own choosing, and no attribution at all."""
    page = window(article_address(STRIKE))
    page.locator(".note", has_text="regretted").or_(page.locator(".note", has_text="Hallen Terminals")).first.get_by_role(
        "link", name="fix"
    ).click()
    page.get_by_label("The words that are attributed").fill("it had nothing to say, which nobody wrote")
    page.get_by_role("button", name="Keep the correction").click()
    assert "has not got the words" in page.get_by_role("alert").inner_text()
    page.get_by_label("The words that are attributed").fill("regretted the decision")
    page.get_by_role("button", name="Keep the correction").click()
    page.locator(".note.active").wait_for()
    assert page.locator(".content.active").first.inner_text() == "regretted the decision"
    page.locator(".note.active").get_by_role("link", name="fix").click()
    page.get_by_role("button", name="Nobody says this").click()
    page.locator(".reading").wait_for()
    contents = [hit.content for hit in served.library.reader.search(Search(words="regretted")).hits]
    assert contents == []


def test_a_label_is_put_right(window: Callable[..., Page], served: Served) -> None:
    """It gets another kind, or is none; the form says whom it is about."""
    page = window(article_address(BORDER))
    label = page.locator(".explained:has(.actions)").first
    words = label.locator("q").inner_text()
    label.get_by_role("link", name="fix").click()
    assert words in page.locator("legend").inner_text()
    page.get_by_role("button", name="Keep the correction").click()
    assert "Nothing was changed" in page.get_by_role("alert").inner_text()
    page.get_by_label("no label").check()
    page.get_by_role("button", name="Keep the correction").click()
    page.locator(".reading").wait_for()
    made = served.library.reader.judgements(BORDER)[-1]
    assert (made.kind, made.value, made.anchor and words in made.anchor.exact) == ("label", "", True)


def test_nothing_changed_is_said(window: Callable[..., Page]) -> None:
    """A form that comes back as it was keeps no judgement."""
    page = window(article_address(STRIKE))
    page.get_by_role("link", name="fix").first.click()
    page.get_by_role("button", name="Keep the correction").click()
    assert "Nothing was changed" in page.get_by_role("alert").inner_text()


def test_a_selection_fills_the_chosen_field(window: Callable[..., Page]) -> None:
    """Words marked in the passage go into the field that was chosen last."""
    page = window(article_address(STRIKE))
    page.get_by_role("link", name="fix").first.click()
    page.get_by_label("The words that signal it").focus()
    page.locator(".passage b.cue").last.dblclick()
    assert page.get_by_label("The words that signal it").input_value() == page.locator(".passage b.cue").last.inner_text()


def test_an_article_can_be_taken_away(window: Callable[..., Page]) -> None:
    """The report and the record come as files."""
    page = window(article_address(STRIKE))
    for name, begins in (("report", "<!doctype html>"), ("JSON", "{"), ("CSV", "article_id,")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        assert download.value.path().read_text("utf-8").startswith(begins)


def test_an_unknown_article_says_what_to_do(window: Callable[..., Page]) -> None:
    """The page names the key and leads on."""
    page = window("/article?key=url:https://coast-ledger.example/none", expected=404)
    assert "no article of this library has this address or id" in page.get_by_role("alert").inner_text()
