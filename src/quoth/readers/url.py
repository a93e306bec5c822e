"""Pages from the web: one honest, bounded request for one page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version

import httpx

from quoth.errors import InputRefused, Reason
from quoth.readers.formats import content_types
from quoth.readers.payload import ARTICLE_LIMIT, Payload

REDIRECTS = 5
CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 20.0
AGENT = "Quoth"
"""The name by which servers know us; rules in a robots.txt are for this name."""

_SCHEMES = ("http", "https")
_PLAIN = frozenset({"", "text/plain", "text/xml", "application/xml", "application/octet-stream", "application/json"})
"""Content types that say nothing: how the bytes begin decides."""


def any_address(_url: httpx.URL) -> bool:
    """Every http and https address, as fits a program on its user's own machine."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server calls one state of a page, to be asked later whether it has changed (RFC 9110, section 13)."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a request that wants the page only if it has changed."""
        conditions = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in conditions.items() if value}


UNKNOWN = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A server's answer about `address`; its body is still on the way, and must be here by `deadline`."""

    address: str
    response: httpx.Response
    deadline: float

    @property
    def validators(self) -> Validators:
        """What the server calls this state of the page."""
        headers = self.response.headers
        return Validators(etag=headers.get("etag"), modified=headers.get("last-modified"))

    def page(self) -> Payload:
        """The page; raises `InputRefused` for errors, for other content, and for more than an article has."""
        if self.response.status_code != httpx.codes.OK:
            status = f"{self.response.status_code} {self.response.reason_phrase}".rstrip()
            raise InputRefused(Reason.NOT_FETCHED, self.address, f"not fetched: the server answered {status}")
        content_type = self.response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type not in content_types() | _PLAIN:
            raise InputRefused(Reason.NOT_FETCHED, self.address, f"not fetched: it is {content_type}, not a page or a text")
        body = self.beginning(ARTICLE_LIMIT + 1)
        if len(body) > ARTICLE_LIMIT:
            raise InputRefused(Reason.TOO_LARGE, self.address, f"larger than {ARTICLE_LIMIT:,} bytes, which no article is")
        url, charset = str(self.response.url), self.response.charset_encoding
        return Payload.of(body, self.address, url=url, content_type=content_type or None, charset=charset)

    def beginning(self, limit: int) -> bytes:
        """The first `limit` bytes of the body, all of it if it is shorter."""
        body = bytearray()
        for chunk in self.response.iter_bytes():
            body += chunk
            if len(body) >= limit:
                break
            if time.monotonic() > self.deadline:
                raise httpx.ReadTimeout("the answer takes too long")
        return bytes(body[:limit])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches pages. `allowed` is asked about every address before it is contacted, redirects included.

    A server that fetches for strangers gives an `allowed` that keeps them out of its own network; it may raise an
    `InputRefused` of its own instead of answering no. `transport` is httpx's way to the network.
    """

    transport: httpx.BaseTransport | None = None
    allowed: Callable[[httpx.URL], bool] = any_address

    def fetch(self, address: str) -> Payload:
        """The page at `address`; raises `InputRefused` if it may not be, or cannot be, fetched."""
        with self.ask(address) as answer:
            return answer.page()

    @contextmanager
    def ask(self, address: str, known: Validators = UNKNOWN) -> Iterator[Answer]:
        """The answer to a request for `address`, redirects followed; httpx's errors become `InputRefused`."""
        try:
            with self._client() as client, self._followed(client, address, known) as answer:
                yield answer
        except httpx.TimeoutException as error:
            detail = f"no complete answer within {TOTAL_SECONDS:.0f} seconds"
            raise InputRefused(Reason.NOT_FETCHED, address, detail) from error
        except httpx.InvalidURL as error:
            raise InputRefused(Reason.URL_NOT_ALLOWED, address, f"not a URL: {error}") from error
        except (httpx.HTTPError, UnicodeError) as error:
            raise InputRefused(Reason.NOT_FETCHED, address, f"not fetched: {error or type(error).__name__}") from error

    @contextmanager
    def _followed(self, client: httpx.Client, address: str, known: Validators) -> Iterator[Answer]:
        url = httpx.URL(address)
        for _ in range(REDIRECTS + 1):
            self._check(url, address)
            deadline = time.monotonic() + TOTAL_SECONDS
            with client.stream("GET", url, headers=known.headers()) as response:
                if response.next_request is None:
                    yield Answer(address=address, response=response, deadline=deadline)
                    return
                url = response.next_request.url
        raise InputRefused(Reason.NOT_FETCHED, address, f"redirected more than {REDIRECTS} times")

    def _client(self) -> httpx.Client:
        timeout = httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS)
        return httpx.Client(transport=self.transport, headers=_headers(), timeout=timeout)

    def _check(self, url: httpx.URL, address: str) -> None:
        if url.scheme not in _SCHEMES or not url.host or "%" in url.host:
            raise InputRefused(Reason.URL_NOT_ALLOWED, address, f"URL not allowed: {url} (http and https are)")
        if not self.allowed(url):
            raise InputRefused(Reason.URL_NOT_ALLOWED, address, f"URL not allowed: {url}")


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{AGENT}/{version('quoth')} (news reader; fetches pages and feeds that a person asked for)",
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Language": "en,*;q=0.5",
    }
