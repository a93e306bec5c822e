"""The HTML report of a comparison: everything leads to its place, nothing is unsafe, and it works in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from quoth.compare import Comparison, compare
from quoth.export.comparison.matrix import SHADES
from quoth.export.comparison.report import write
from quoth.export.comparison.view import MOST_ROWS, comparison_view
from quoth.export.report import render
from quoth.model import Attribution, Record, Span
from tests.compare.articles import ledger, post, record
from tests.compare.examples import compared

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def written(comparison: Comparison) -> str:
    """The page of a comparison."""
    stream = BytesIO()
    write(comparison, stream)
    return stream.getvalue().decode()


def found(page: html.HtmlElement, query: str, **values: str) -> list[Any]:
    """What an XPath finds on the page."""
    return list(page.xpath(query, **values))


class Elsewhere:
    """Places of articles that are served one by one."""

    def of_article(self, article: Record) -> str:
        """The article's page."""
        return f"/articles/{article.id}"

    def of_attribution(self, article: Record, attribution: Attribution) -> str:
        """An attribution on the article's page."""
        return f"/articles/{article.id}#{attribution.id}"

    def of_value(self, article: Record, span: Span) -> str:
        """A value on the article's page."""
        return f"/articles/{article.id}#{span.start}"


def test_every_link_leads_to_a_place_on_the_page() -> None:
    """Cells, lines, labels and dots lead to ids that exist, and no id stands twice."""
    page = html.document_fromstring(written(compared()))
    ids = [str(one) for one in found(page, "//@id")]
    assert sorted(set(ids)) == sorted(ids)
    links = [str(one) for one in found(page, "//div[@class='comparison']//a/@href")]
    assert len(links) > 50
    assert [link for link in links if link.removeprefix("#") not in ids] == []


def test_a_line_leads_to_its_words() -> None:
    """The words at the place to which a version leads begin as the version does."""
    page = html.document_fromstring(written(compared()))
    for line in found(page, "//div[contains(@class, 'version longest')]/a[@class='said']"):
        [place] = found(page, "//*[@id=$id]", id=line.get("href")[1:])
        assert line.text_content().startswith(place.text_content()[:20])


def test_the_matrix_shows_words_silence_and_what_is_only_indirect() -> None:
    """A cell has the number of words, hatched where none is quoted; silence is said in words."""
    page = html.document_fromstring(written(compared()))
    rows = {found(row, "th/a")[0].text_content(): found(row, "td") for row in found(page, "//table[@class='matrix']/tbody/tr")}
    assert [cell.text_content().strip() for cell in rows["Viktor Rask"]] == ["21", "7", "named, not heard"]
    assert ["only-indirect" in cell.get("class") for cell in rows["Jonas Feld"]] == [True, False, True]
    assert rows["Jonas Feld"][1].text_content() == "not heard"


def test_shades_and_folded_rows_keep_to_their_bounds() -> None:
    """The most heard has the darkest shade; all speakers are in the table or folded below it."""
    view = comparison_view(compared(), Elsewhere())
    shades = {square.cell.words: square.shade for row in view.rows for square in row.squares}
    assert (shades[0], shades[max(shades)]) == (0, SHADES)
    assert sorted(shades.values()) == [shade for _, shade in sorted(shades.items())]
    assert len(view.rows) + len(view.more) == len(compared().hearings)
    assert len(view.rows) == MOST_ROWS


def test_one_speaker_has_one_colour_everywhere() -> None:
    """In the matrix, the lines and the articles."""
    page = html.document_fromstring(written(compared()))
    [spot] = found(page, "//table[@class='matrix']//th[a='Tove Haldane']/span/@class")
    colour = spot.split()[-1]
    lines = found(page, "//div[@class='comparison']//span[@class='who'][contains(., 'Tove Haldane')]/span/@class")
    dots = found(page, "//ul[@class='legend']/li[span[@class='name']='Tove Haldane']/span[1]/@class")
    assert {str(one).split()[-1] for one in (*lines, *dots)} == {colour}


def test_cut_and_own_words_are_marked() -> None:
    """What a version leaves out is struck through, its own words are inserted, its quotation marks stay."""
    page = html.document_fromstring(written(compared()))
    [bell] = found(page, "//div[@class='version'][.//b='claimed']/a")
    assert found(bell, "del")[0].text == "The gate was closed at night because we have had thefts, and"
    assert bell.text_content() == "“The gate was closed at night because we have had thefts, and I was never warned of any risk,”"


def test_the_part_serves_pages_of_their_own() -> None:
    """With other places the same part leads to other addresses, and needs no style of its own."""
    part = render("comparison.html", (), view=comparison_view(compared(), Elsewhere()))
    assert 'href="/articles/mill-fire.bell#a' in part
    assert "style=" not in part


def test_nothing_of_an_article_becomes_markup() -> None:
    """Names, words and titles are escaped, and control characters do not survive."""
    evil = (
        "<okafor>“Close <script>alert(1)</script> harbour before the winter \x1b comes,”</okafor> Lena Okafor <told>said</told>."
    )
    one = record(evil, id="a", outlet="<b>\x00", title="<img src=x>", published="'><i>")
    page = written(compare([one, replace(one, article=replace(one.article, id="b"))]))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>\x00" not in page
    assert "\x1b" not in page
    assert "'><i>" not in page


def test_an_empty_comparison_says_so() -> None:
    """Articles that share nothing are shown as such."""
    page = written(compare([record("It rained in Velm.", id="a"), record("The sun shone.", id="b")]))
    assert "Nobody is quoted in these articles" in page
    assert "No two of these articles print the same words" in page
    assert "no different figures or dates" in page


def test_the_page_is_the_same_each_time() -> None:
    """Nothing of the moment is on the page, and it asks for nothing."""
    comparison = compare([ledger(), post()])
    assert written(comparison) == written(comparison)
    assert re.findall(r"(?:src|href)=\"(?!#|data:)[^\"]*\"", written(comparison)) == []


@pytest.fixture
def page(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The report of the mill fire in a window as wide as asked for, with scripts off."""
    file = tmp_path / "comparison.html"
    file.write_text(written(compared()), "utf-8")
    context = chromium.new_context(viewport={"width": request.param, "height": 844}, java_script_enabled=False)
    try:
        opened = context.new_page()
        opened.goto(file.as_uri())
        yield opened
    finally:
        context.close()


@pytest.mark.chromium
@pytest.mark.parametrize("page", [390, 1440], indirect=True)
def test_a_cell_shows_the_words_side_by_side_without_scripts(page: Page) -> None:
    """With the keyboard too: the words appear below the matrix, and lead to the article."""
    panel = page.locator(".side-by-side", has_text="I was never warned").first
    assert not panel.is_visible()
    page.locator(".matrix th a", has_text="Viktor Rask").focus()
    page.keyboard.press("Enter")
    assert panel.is_visible()
    panel.locator("p a").first.click()
    assert page.url.split("#")[1].startswith("q-")


@pytest.mark.chromium
@pytest.mark.parametrize("page", [390, 1440], indirect=True)
def test_the_page_is_no_wider_than_its_window(page: Page) -> None:
    """Wide tables scroll by themselves."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.locator("main").evaluate("main => main.scrollWidth") <= width
