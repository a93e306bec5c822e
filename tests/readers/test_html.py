from __future__ import annotations

import pytest

from quoth.errors import InputRefused, Reason
from quoth.language import load_language
from quoth.model import Article
from quoth.readers import Given
from quoth.readers.byline import person_names
from tests.readers.conftest import ReadBytes
from tests.readers.test_text import only

PARAGRAPH = "The ferry company said on Monday that it would run until midnight, as the shopkeepers of the north bank had asked. "


def page_of(body: str, head: str = "") -> str:
    """A page of the given body and head."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_text_is_title_and_paragraphs_without_the_page(read_bytes: ReadBytes, page: str) -> None:
    """The text is the title, a blank line and the paragraphs; no menu, share button, caption, trailer or link reaches it."""
    article = only(read_bytes(page, "bridge.html"))
    title, first, second, third, fourth = article.text.split("\n\n")
    assert title == "Harbour bridge to close for a year"
    assert first.startswith("The harbour bridge will close")
    assert first.endswith("on Tuesday, after inspectors found cracks in two of its piers.")
    assert second == "“We cannot wait for the third crack,” Reyl told reporters. “Nobody will thank us for courage & a collapse.”"
    assert third.endswith("until midnight on every day of the week.")
    assert fourth.endswith("which may cost forty million crowns, is to be paid for.")


def test_metadata_comes_from_the_page(read_bytes: ReadBytes, page: str) -> None:
    """JSON-LD and meta tags give title, byline without the outlet, date, outlet and address."""
    article = only(read_bytes(page, "bridge.html"))
    assert article.title == "Harbour bridge to close for a year"
    assert article.title_span is not None
    assert article.title_span.of(article.text) == article.title
    assert article.byline == ("Ida Moss",)
    assert article.published == "2031-03-04T09:30:00Z"
    assert article.outlet == "The Kelmouth Post"
    assert article.url == "https://kelmouthpost.example/news/bridge"


def test_given_title_heads_the_text(read_bytes: ReadBytes, page: str) -> None:
    """A title that the user gives replaces the page's, in the text too."""
    article = only(read_bytes(page, "bridge.html", Given(title="Shut for a year", outlet="Kelmouth Weekly")))
    assert article.text.startswith("Shut for a year\n\nThe harbour bridge") or article.text.startswith(
        "Shut for a year\n\nHarbour"
    )
    assert article.outlet == "Kelmouth Weekly"


def test_meta_tags_serve_where_there_is_no_json_ld(read_bytes: ReadBytes) -> None:
    """Broken JSON-LD is passed over, and the outlet's name leaves the end of the title."""
    head = (
        "<title>Ferry to run late | Kelmouth Post</title>"
        '<meta name="author" content="By TOM REYL and Ada van der Voss, Harbour Correspondent">'
        '<meta property="og:site_name" content="Kelmouth Post"><meta property="article:published_time" content="2031-05-06">'
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    )
    article = only(
        read_bytes(page_of(f"<article><h1>Ferry to run late</h1><p>{PARAGRAPH * 3}</p></article>", head), "ferry.html")
    )
    assert article.title == "Ferry to run late"
    assert article.byline == ("Tom Reyl", "Ada van der Voss")
    assert article.published == "2031-05-06"


def test_control_characters_and_soft_hyphens_go(read_bytes: ReadBytes) -> None:
    """What no reader sees is not in the text of a page."""
    words = "The harbour mas&shy;ter said\x0b that the  quay&nbsp;was &#8203;closed. " + PARAGRAPH * 2
    article = only(read_bytes(page_of(f"<article><p>{words}</p></article>"), "quay.html"))
    assert "The harbour master said that the quay was closed." in article.text


@pytest.mark.parametrize("charset", ["iso-8859-1", "x-user-defined", "no-such-thing", "utf-16", "hex"])
def test_declared_encoding(read_bytes: ReadBytes, charset: str) -> None:
    """The encoding that a page names is used where its bytes are not UTF-8; one that does not exist does no harm."""
    markup = page_of(f"<article><p>Zoë Märk said so. {PARAGRAPH * 2}</p></article>", f'<meta charset="{charset}">')
    for padding in ("", "\n"):  # an odd and an even number of bytes
        assert "Zoë Märk" in only(read_bytes((markup + padding).encode("cp1252"), "a.html")).text


LOGIN = (
    '<h1>Log in to continue</h1><form><label>E-mail</label><input name="mail"><label>Password</label><input type="password">'
    "<button>Log in</button></form><p>Forgot your password?</p><p>Already a subscriber? Log in.</p>"
)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (page_of(LOGIN, "<title>Log in</title>"), Reason.LOGIN_PAGE),
        (page_of("<p>Subscribe to continue reading this article.</p><p>Already a subscriber? Log in.</p>"), Reason.LOGIN_PAGE),
        (
            page_of('<nav><a href="/a">Home</a> <a href="/b">Sport</a></nav>', "<title>Kelmouth Post</title>"),
            Reason.NO_ARTICLE_BODY,
        ),
        ("<html></html>", Reason.NO_ARTICLE_BODY),
        ("<!-- nothing -->", Reason.NO_ARTICLE_BODY),
        ("", Reason.NO_ARTICLE_BODY),
    ],
)
def test_pages_without_an_article_are_refused(read_bytes: ReadBytes, markup: str, reason: Reason) -> None:
    """A login page, a paywall without a teaser and a page of links are told apart from articles."""
    (refusal,) = read_bytes(markup, "page.html")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == reason


def test_a_login_box_beside_an_article_does_not_refuse_it(read_bytes: ReadBytes) -> None:
    """Many pages carry a login form; what counts is that there is an article."""
    markup = page_of(f'<form><input type="password"></form><article><h1>Ferry</h1><p>{PARAGRAPH * 3}</p></article>')
    assert PARAGRAPH.strip() in only(read_bytes(markup, "ferry.html")).text


def test_a_foreign_page_is_refused_by_its_language(read_bytes: ReadBytes, german: str) -> None:
    """A German page is refused for its language, not for its layout."""
    (refusal,) = read_bytes(page_of(f"<article><p>{german}</p></article>"), "a.html")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.LANGUAGE


def test_deep_nesting_does_not_break_the_reader(read_bytes: ReadBytes) -> None:
    """Markup nested thousands of levels deep gives an article or a refusal."""
    (outcome,) = read_bytes(page_of("<div>" * 5000 + f"<p>{PARAGRAPH * 3}</p>" + "</div>" * 5000), "deep.html")
    assert isinstance(outcome, Article | InputRefused)


@pytest.mark.parametrize(
    ("bylines", "names"),
    [
        (["By Ida Moss"], ("Ida Moss",)),
        (["IDA MOSS"], ("Ida Moss",)),
        (["Ida Moss, Tom O’Reyl & J.R. Voss"], ("Ida Moss", "Tom O’Reyl", "J.R. Voss")),
        (["By Ida Moss in Kelmouth and Tom Reyl, Political Editor"], ("Ida Moss", "Tom Reyl")),
        (["Ida Moss", "Ida Moss"], ("Ida Moss",)),
        (["Admin", "Newsdesk Staff", "Kelmouth Post", "Web Team"], ()),
        (["https://www.facebook.com/idamoss", "ida.moss@post.example", "@idamoss"], ()),
        (["Finn Moss. Kelmouth International"], ()),
    ],
)
def test_a_byline_names_persons_only(bylines: list[str], names: tuple[str, ...]) -> None:
    """Persons are taken from a byline; roles, places, the outlet, addresses and handles are not."""
    assert person_names(bylines, load_language("en").furniture, "Kelmouth Post") == names
