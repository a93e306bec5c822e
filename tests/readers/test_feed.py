from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import Given, Payload, open_source
from quoth.readers.feed import FEED, entries
from quoth.readers.formats import format_of
from tests.readers.site import Reply, Site

RSS = """<?xml version="1.0" encoding="utf-8"?><!-- news --><rss version="2.0"><channel><title>News</title>
<link>https://kelmouthpost.example/</link>
<item><title>Bridge</title><link>/bridge?a=1&amp;b=2</link><pubDate>Mon, 04 May 2026 09:30:00 +0200</pubDate></item>
<item><title>Ferry</title><guid isPermaLink="true">https://kelmouthpost.example/ferry</guid></item>
<item><title>Bridge again</title><link>/bridge?a=1&amp;b=2</link></item>
<item><title>No link</title></item></channel></rss>"""


def test_entries_of_a_feed() -> None:
    """Each address stands once, whole, with the time that the feed gives, in UTC."""
    payload = Payload.of(RSS.encode(), "-", url="https://kelmouthpost.example/feed/news.xml")
    assert format_of(payload) is FEED
    bridge, ferry = entries(payload)
    assert bridge.address == "https://kelmouthpost.example/bridge?a=1&b=2"
    assert ferry.address == "https://kelmouthpost.example/ferry"
    assert ferry.published is None


def test_articles_behind_a_feed_are_read(site: Site) -> None:
    """A feed gives the articles that it links to, with its own time where the page has none; others are refused by name."""
    site.article("/a", "crane")
    site.article("/b", "buoy", head='<meta property="article:published_time" content="2026-05-01">')
    site.feed("/feed", "/a", "/gone", site.url("/b", host="localhost"), "/b")
    crane, gone, private, buoy = open_source(site.url("/feed"), Given(outlet="The Coast Ledger", title="News", id="7"))
    assert isinstance(crane, Article)
    assert isinstance(buoy, Article)
    assert (crane.title, crane.url, crane.outlet) == ("crane", site.url("/a"), "The Coast Ledger")
    assert (crane.published, buoy.published) == ("2026-05-04T09:30:00+00:00", "2026-05-01")
    assert crane.id != buoy.id
    assert isinstance(gone, InputRefused)
    assert isinstance(private, InputRefused)
    assert (gone.reason, gone.where) == (Reason.NOT_FETCHED, site.url("/gone"))
    assert private.reason == Reason.URL_NOT_ALLOWED


def test_a_feed_in_a_file_gives_no_way_into_a_private_network(site: Site, tmp_path: Path) -> None:
    """Nobody gave the host of the links in a file."""
    site.article("/a", "crane")
    path = tmp_path / "news.rss"
    path.write_text(f"<rss version='2.0'><channel><item><link>{site.url('/a')}</link></item></channel></rss>", "utf-8")
    (refusal,) = open_source(str(path), Given())
    assert isinstance(refusal, InputRefused)
    assert "private network" in str(refusal)
    assert site.asked == []


def test_a_feed_of_feeds_ends(site: Site) -> None:
    """An entry that leads to a feed is no article."""
    site.feed("/feed", "/feed")
    (refusal,) = open_source(site.url("/feed"), Given())
    assert isinstance(refusal, InputRefused)
    assert "another feed" in str(refusal)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", Reason.MALFORMED),
        ("<html><p>No feed.</p></html>", Reason.MALFORMED),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", Reason.EMPTY),
        ("<rss version='2.0'><channel>" + "<item><link>/</link></item>" * 200_000, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_feed_is_refused(body: str, reason: Reason) -> None:
    """Other content, a feed without entries and one without end are refused, each with its reason."""
    with pytest.raises(InputRefused) as caught:
        entries(Payload.of(body.encode(), "a.rss"))
    assert caught.value.reason == reason


def test_a_feed_without_end_of_entries_is_refused() -> None:
    """More entries than any feed has are not fetched."""
    rows = "".join(f"<item><link>https://kelmouthpost.example/{number}</link></item>" for number in range(5001))
    with pytest.raises(InputRefused, match="5001 entries"):
        entries(Payload.of(f"<rss version='2.0'><channel>{rows}</channel></rss>".encode(), "a.rss"))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"<rss version='2.0'>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<?xml-stylesheet href='a'?><!-- a > b -->\n<feed xmlns='a'>", True),
        (b"<rdf:RDF xmlns='a'>", True),
        (b"<!DOCTYPE html><html><body>An <rss > tag", False),
        (b"<feedback>", False),
    ],
)
def test_a_feed_is_told_by_its_first_element(head: bytes, *, told: bool) -> None:
    """Servers call feeds plain XML; the first element tells them."""
    assert FEED.sniff(head) is told


@given(
    pieces=st.lists(
        st.one_of(st.text(max_size=20), st.sampled_from(["<item>", "<link>", "</link>", "<updated>9", "<pubDate>x", "&"]))
    )
)
@settings(deadline=None, max_examples=60)
def test_any_feed_is_read_or_refused(pieces: list[str]) -> None:
    """Whatever stands in a feed, it has entries or is refused."""
    body = "<rss version='2.0'><channel>" + "".join(pieces)
    try:
        found = entries(Payload.of(body.encode("utf-8", "replace"), "a.rss"))
    except InputRefused:
        return
    assert all(entry.address for entry in found)


def test_the_page_behind_an_entry_may_be_a_text(site: Site) -> None:
    """A press office that serves plain texts is read as such."""
    site.replies["/a"] = Reply(body="The quay is safe, Lena Okafor said.", content_type="text/plain; charset=utf-8")
    site.feed("/feed", "/a")
    (article,) = open_source(site.url("/feed"), Given())
    assert isinstance(article, Article)
    assert article.text == "The quay is safe, Lena Okafor said."
