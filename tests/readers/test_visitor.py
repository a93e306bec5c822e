from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from quoth.errors import InputRefused, Reason
from quoth.readers.url import Fetcher, Validators
from quoth.readers.visitor import Visitor
from tests.readers.site import Reply, Site


@pytest.fixture
def waits() -> list[float]:
    """The seconds that a visitor would have waited."""
    return []


@pytest.fixture
def visitor(site: Site, waits: list[float]) -> Visitor:
    """A visitor who was given another page of the site, so that its host may be asked although it is this machine."""
    return Visitor(fetcher=Fetcher(), named=frozenset({site.url("/feed")}), sleep=waits.append)


def refused(visit: Callable[[], object]) -> InputRefused:
    """The refusal that a visit ends with."""
    with pytest.raises(InputRefused) as caught:
        visit()
    return caught.value


def test_a_page_is_fetched_after_the_rules(site: Site, visitor: Visitor) -> None:
    """The site's rules are asked for once, before the first page, by an honest name."""
    site.article("/a", "crane")
    site.article("/b", "buoy")
    assert visitor.visit(site.url("/a")).page is not None
    assert visitor.visit(site.url("/b")).page is not None
    assert [path for path, _ in site.asked] == ["/robots.txt", "/.well-known/tdmrep.json", "/a", "/b"]
    assert {headers["User-Agent"].split("/")[0] for _, headers in site.asked} == {"Quoth"}


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(body="User-agent: *\nDisallow: /news/"), False),
        (Reply(body="User-agent: Quoth\nDisallow: /*.html$"), False),
        (Reply(body="User-agent: *\nDisallow: /\nUser-agent: quoth\nDisallow: /shop"), True),
        (Reply(body="User-agent: *\nDisallow: /news/\nAllow: /news/a"), True),
        (Reply(status=404), True),
        (Reply(status=403), True),
        (Reply(body=b"\xff\x00 no rules"), True),
    ],
)
def test_robots_txt_is_kept(site: Site, visitor: Visitor, robots: Reply, *, allowed: bool) -> None:
    """What robots.txt forbids is not asked for; without one, everything may be."""
    site.replies["/robots.txt"] = robots
    site.article("/news/a.html", "crane")
    if allowed:
        assert visitor.visit(site.url("/news/a.html")).page is not None
    else:
        refusal = refused(lambda: visitor.visit(site.url("/news/a.html")))
        assert refusal.reason == Reason.URL_NOT_ALLOWED
        assert "robots.txt forbids it for Quoth" in str(refusal)
    assert ("/news/a.html" in site.paths()) is allowed


def test_a_site_that_cannot_say_its_rules_is_left_alone_for_now(site: Site, visitor: Visitor) -> None:
    """An error about robots.txt forbids the page, and is asked again the next time."""
    site.article("/a", "crane")
    site.replies["/robots.txt"] = Reply(status=503)
    refusal = refused(lambda: visitor.visit(site.url("/a")))
    assert refusal.reason == Reason.NOT_FETCHED
    assert "503 about its robots.txt" in str(refusal)
    site.replies["/robots.txt"] = Reply(status=404)
    assert visitor.visit(site.url("/a")).page is not None


@pytest.mark.parametrize(
    ("rules", "header", "head", "words"),
    [
        ('[{"location": "/news/", "tdm-reservation": 1}]', "", "", "tdmrep.json"),
        ("", "1", "", "the page reserves"),
        ("", "", '<meta name="tdm-reservation" content="1">', "the page reserves"),
        ("", "0", "<META content='1' name='TDM-Reservation'/>", "the page reserves"),
    ],
)
def test_reserved_pages_are_not_read(site: Site, visitor: Visitor, rules: str, header: str, head: str, words: str) -> None:
    """A reservation of text and data mining is kept, wherever the site says it."""
    site.article("/news/a", "crane", head=head)
    page = site.replies["/news/a"]
    site.replies["/news/a"] = Reply(body=page.body, headers={"tdm-reservation": header})
    site.replies["/.well-known/tdmrep.json"] = Reply(body=rules, content_type="application/json")
    refusal = refused(lambda: visitor.visit(site.url("/news/a")))
    assert refusal.reason == Reason.URL_NOT_ALLOWED
    assert words in str(refusal)


def test_a_reservation_that_a_page_takes_back_is_none(site: Site, visitor: Visitor) -> None:
    """The meta tag of a page overrules the header."""
    site.article("/a", "crane", head='<meta name="tdm-reservation" content="0">')
    site.replies["/a"] = Reply(body=site.replies["/a"].body, headers={"tdm-reservation": "1"})
    assert visitor.visit(site.url("/a")).page is not None


def test_requests_to_one_host_are_apart(site: Site, visitor: Visitor, waits: list[float]) -> None:
    """One second, or what robots.txt asks, lies between two requests to a host."""
    for path in ("/a", "/b"):
        site.article(path, "crane")
        visitor.visit(site.url(path))
    assert [round(seconds) for seconds in waits] == [1]
    slow = Visitor(fetcher=Fetcher(), named=visitor.named, sleep=waits.append)
    site.replies["/robots.txt"] = Reply(body="User-agent: *\nCrawl-delay: 7")
    for path in ("/a", "/b"):
        slow.visit(site.url(path))
    assert [round(seconds) for seconds in waits] == [1, 7]


def test_a_delay_without_end_is_a_refusal(site: Site, visitor: Visitor) -> None:
    """A site that wants an hour between two requests is not asked."""
    site.replies["/robots.txt"] = Reply(body="User-agent: *\nCrawl-delay: 3600")
    assert "3600 seconds" in str(refused(lambda: visitor.visit(site.url("/a"))))
    assert site.paths() == []


def test_an_unchanged_page_is_not_sent_again(site: Site, visitor: Visitor) -> None:
    """What the server called the page is given back to it, and no page comes where it is still that."""
    site.article("/a", "crane", etag='"one"')
    first = visitor.visit(site.url("/a"))
    assert first.validators == Validators(etag='"one"')
    assert visitor.visit(site.url("/a"), first.validators).page is None
    site.article("/a", "buoy", etag='"two"')
    assert visitor.visit(site.url("/a"), first.validators).page is not None


@pytest.mark.parametrize("target", ["localhost", "[::1]", "127.1", "0.0.0.0", "169.254.1.1", "10.0.0.1", "[::ffff:10.0.0.1]"])
def test_nobody_leads_into_a_private_network(site: Site, visitor: Visitor, target: str) -> None:
    """A host in a private network is contacted only if the user gave it, however it is written and by whatever way."""
    address = f"http://{target}:{site.port}/secret"
    site.replies["/away"] = Reply(status=302, headers={"Location": address})
    for way in (address, site.url("/away")):
        refusal = refused(lambda: visitor.visit(way))  # noqa: B023 (called at once)
        assert refusal.reason == Reason.URL_NOT_ALLOWED
        assert "private network" in str(refusal)
        assert refusal.where == way
    assert site.paths() == ["/away"]


def test_rules_that_lead_into_a_private_network_are_not_followed(site: Site, visitor: Visitor) -> None:
    """A robots.txt that redirects to a host of the user's own network is refused, and the page with it."""
    site.replies["/robots.txt"] = Reply(status=302, headers={"Location": site.url("/other", host="localhost")})
    assert "private network" in str(refused(lambda: visitor.visit(site.url("/a"))))
    assert site.paths() == []


def test_a_redirect_is_asked_about_too(site: Site, visitor: Visitor) -> None:
    """A page that robots.txt forbids is not reached by a detour."""
    site.replies["/robots.txt"] = Reply(body="User-agent: *\nDisallow: /closed")
    site.replies["/open"] = Reply(status=301, headers={"Location": "/closed"})
    assert "robots.txt" in str(refused(lambda: visitor.visit(site.url("/open"))))
    assert site.paths() == ["/open"]


def test_what_a_person_named_is_fetched_as_it_is(site: Site, visitor: Visitor) -> None:
    """An address that the user gave is not asked about in robots.txt, wherever it leads, nor are its reservations."""
    site.replies["/robots.txt"] = Reply(body="User-agent: *\nDisallow: /")
    site.replies["/feed"] = Reply(status=301, headers={"Location": "/feed/"})
    site.article("/feed/", "crane", head='<meta name="tdm-reservation" content="1">')
    assert visitor.visit(site.url("/feed")).page is not None
    assert [path for path, _ in site.asked] == ["/feed", "/feed/"]


def test_the_fetcher_has_the_last_word(site: Site, waits: list[float]) -> None:
    """What the fetcher does not allow is not contacted, whoever named it."""
    fetcher = Fetcher(allowed=lambda url: url.host != "127.0.0.1")
    visitor = Visitor(fetcher=fetcher, named=frozenset({site.url("/a"), "http://["}), sleep=waits.append)
    assert refused(lambda: visitor.visit(site.url("/a"))).reason == Reason.URL_NOT_ALLOWED
    assert site.asked == []


def test_a_host_that_does_not_answer_is_not_fetched(waits: list[float]) -> None:
    """A failed request about the rules fails the page, as one that may work later."""

    def down(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    visitor = Visitor(
        fetcher=Fetcher(transport=httpx.MockTransport(down)), named=frozenset({"http://10.0.0.1/"}), sleep=waits.append
    )
    refusal = refused(lambda: visitor.visit("http://10.0.0.1/a"))
    assert (refusal.reason, refusal.where) == (Reason.NOT_FETCHED, "http://10.0.0.1/a")
