from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

import httpx
import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Article
from quoth.readers import Given, open_source
from quoth.readers.url import REDIRECTS, Fetcher

ADDRESS = "https://kelmouthpost.example/news/bridge"
Handler = Callable[[httpx.Request], httpx.Response]


def fetched(handler: Handler, address: str = ADDRESS, **kwargs: Callable[[httpx.URL], bool]) -> Article | InputRefused:
    """What comes of `address` when `handler` is the whole network."""
    fetcher = Fetcher(transport=httpx.MockTransport(handler), **kwargs)
    (outcome,) = open_source(address, Given(), fetcher)
    return outcome


def test_a_page_is_fetched_and_read(page: str) -> None:
    """A page gives its article, and the request says honestly who asks."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, html=page)

    article = fetched(handler)
    assert isinstance(article, Article)
    assert article.url == ADDRESS
    assert article.text.startswith("Harbour bridge to close for a year\n\n")
    assert seen[0].headers["user-agent"].startswith("Quoth/")


def test_redirects_are_followed_and_bounded(page: str) -> None:
    """Five redirects are followed; a sixth ends the attempt."""

    def handler(request: httpx.Request) -> httpx.Response:
        step = int(request.url.params["step"])
        return httpx.Response(302, headers={"location": f"/?step={step - 1}"}) if step else httpx.Response(200, html=page)

    assert isinstance(fetched(handler, f"https://kelmouthpost.example/?step={REDIRECTS}"), Article)
    refusal = fetched(handler, f"https://kelmouthpost.example/?step={REDIRECTS + 1}")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.NOT_FETCHED
    assert "redirected" in str(refusal)


def test_every_hop_is_asked_about(page: str) -> None:
    """An address that a redirect leads to is checked before it is contacted."""
    contacted: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        contacted.append(request.url.host)
        return httpx.Response(302, headers={"location": "http://10.0.0.1/"})

    refusal = fetched(handler, allowed=lambda url: url.host != "10.0.0.1")
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.URL_NOT_ALLOWED
    assert contacted == ["kelmouthpost.example"]


@pytest.mark.parametrize("address", ["ftp://kelmouth.example/a", "file:///etc/hosts", "http://", "https://[", "http://a\x00b/"])
def test_other_schemes_and_broken_addresses_are_not_contacted(address: str) -> None:
    """Only whole http and https addresses are allowed."""

    def handler(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    refusal = fetched(handler, address)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == Reason.URL_NOT_ALLOWED


def test_a_redirect_to_another_scheme_is_refused() -> None:
    """A server cannot lead the reader to a file."""
    refusal = fetched(lambda _: httpx.Response(302, headers={"location": "file:///etc/hosts"}))
    assert isinstance(refusal, InputRefused)
    assert refusal.reason in {Reason.URL_NOT_ALLOWED, Reason.NOT_FETCHED}


def _slow(_: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("slow")


def _down(_: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route")


def _endless() -> Iterator[bytes]:
    while True:
        yield b"<p>word</p>" * 10_000


@pytest.mark.parametrize(
    ("handler", "reason", "detail"),
    [
        (lambda _: httpx.Response(404), Reason.NOT_FETCHED, "404 Not Found"),
        (
            lambda _: httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"}),
            Reason.NOT_FETCHED,
            "image/png",
        ),
        (lambda _: httpx.Response(200, content=_endless(), headers={"content-type": "text/html"}), Reason.TOO_LARGE, "5,000,000"),
        (
            lambda _: httpx.Response(
                200, content=gzip.compress(b"a" * 6_000_000), headers={"content-type": "text/html", "content-encoding": "gzip"}
            ),
            Reason.TOO_LARGE,
            "5,000,000",
        ),
        (
            lambda _: httpx.Response(200, content=b"no gzip", headers={"content-encoding": "gzip"}),
            Reason.NOT_FETCHED,
            "not fetched",
        ),
        (_slow, Reason.NOT_FETCHED, "20 seconds"),
        (_down, Reason.NOT_FETCHED, "no route"),
    ],
)
def test_what_cannot_be_fetched_is_refused(handler: Handler, reason: Reason, detail: str) -> None:
    """Errors, other content, oversized and slow answers are refused with what happened."""
    refusal = fetched(handler)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason == reason
    assert detail in str(refusal)
    assert refusal.where == ADDRESS


def test_the_servers_encoding_is_used() -> None:
    """The charset of the Content-Type header decides where the bytes are not UTF-8."""
    content = "Премьер сказал нет. He said no.".encode("koi8-r")
    article = fetched(lambda _: httpx.Response(200, content=content, headers={"content-type": "text/plain; charset=koi8-r"}))
    assert isinstance(article, Article)
    assert article.text.startswith("Премьер")
