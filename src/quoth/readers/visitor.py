"""Pages that nobody named one by one, fetched as a guest who asks first."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import httpx
from protego import Protego

from quoth.errors import InputRefused, Reason
from quoth.readers.network import is_public, system_resolver
from quoth.readers.payload import Payload
from quoth.readers.recent import Recent
from quoth.readers.reservation import RULES_PATH, Reservations, page_reserved
from quoth.readers.url import AGENT, UNKNOWN, Fetcher, Validators

DELAY_SECONDS = 1.0
LONGEST_DELAY = 60.0
"""Seconds between two requests to one host: what we leave, and the most that a robots.txt can make us wait."""

_ROBOTS_PATH = "/robots.txt"
_ROBOTS_LIMIT = 512_000
_RULES_LIMIT = 1_000_000
_RULES_SECONDS = 24 * 3600.0
_MOST_SITES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What came of a visit: the page, or None where it is still what it was; and what the server calls that state."""

    page: Payload | None
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What one scheme, host and port asks of its guests, good until `until`."""

    robots: Protego
    reservations: Reservations
    until: float


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Fetches the pages that others lead to.

    Before a page it asks the site's robots.txt (RFC 9309) and its reservation of text and data mining; before each
    redirect too. It leaves `delay` seconds, or what robots.txt asks, between two requests to a host. An address that
    does not lie in the public internet is contacted only if the user gave its host: it is among `named` addresses,
    which are not asked about in robots.txt either, since a person asked for them.
    """

    fetcher: Fetcher
    named: frozenset[str] = frozenset()
    delay: float = DELAY_SECONDS
    sleep: Callable[[float], None] = time.sleep
    _sites: Recent[_Site] = field(default_factory=lambda: Recent(_MOST_SITES))
    _free_from: Recent[float] = field(default_factory=lambda: Recent(_MOST_SITES))

    def visit(self, address: str, known: Validators = UNKNOWN) -> Visited:
        """The page at `address`, if it is not what is `known`; raises `InputRefused` with what forbids it."""
        try:
            return self._visit(address, known)
        except InputRefused as refusal:
            raise refusal.at(address) from refusal

    def _visit(self, address: str, known: Validators) -> Visited:
        ruled = address not in self.named
        fetcher = replace(self.fetcher, allowed=lambda url: self._may_enter(url, ruled=ruled))
        with fetcher.ask(address, known) as answer:
            if answer.response.status_code == httpx.codes.NOT_MODIFIED:
                return Visited(page=None, validators=known)
            page = answer.page()
            body = page.whole()
            if ruled and page_reserved(answer.response.headers, body):
                raise _not_allowed(address, "the page reserves text and data mining (TDMRep)")
            return Visited(page=replace(page, stream=io.BytesIO(body), fetcher=self.fetcher), validators=answer.validators)

    def _may_enter(self, url: httpx.URL, *, ruled: bool) -> bool:
        """Whether `url` may be contacted now, by the rules of its site if it is `ruled` by them; waits for its turn."""
        if not self._reachable(url):
            return False
        delay = self.delay
        if ruled:
            site = self._site(url)
            delay = max(delay, site.robots.crawl_delay(AGENT) or 0.0)
            self._check_rules(url, site, delay)
        self._wait(url.host, delay)
        return True

    def _reachable(self, url: httpx.URL) -> bool:
        if not self.fetcher.allowed(url):
            return False
        if url.host not in map(_host, self.named) and not _public(url):
            raise _not_allowed(str(url), f"{url} lies in a private network; name it as an input itself to have it read")
        return True

    def _check_rules(self, url: httpx.URL, site: _Site, delay: float) -> None:
        if not site.robots.can_fetch(str(url), AGENT):
            raise _not_allowed(str(url), f"robots.txt forbids it for {AGENT}")
        if delay > LONGEST_DELAY:
            raise _not_allowed(str(url), f"robots.txt asks for {delay:.0f} seconds between two requests, which is too long")
        if site.reservations.reserve(str(url)):
            raise _not_allowed(str(url), f"the site reserves text and data mining ({RULES_PATH})")

    def _wait(self, host: str, delay: float) -> None:
        now = time.monotonic()
        free_from = self._free_from.get(host, now)
        if free_from > now:
            self.sleep(free_from - now)
        self._free_from[host] = max(now, free_from) + delay

    def _site(self, url: httpx.URL) -> _Site:
        origin = str(url.copy_with(raw_path=b"/", fragment=None))
        site = self._sites.get(origin)
        if site is None or site.until < time.monotonic():
            robots, reservations = self._robots(url), self._reservations(url)
            site = _Site(robots=robots, reservations=reservations, until=time.monotonic() + _RULES_SECONDS)
            self._sites[origin] = site
        return site

    def _robots(self, url: httpx.URL) -> Protego:
        """The rules of the site's robots.txt, none if it has none; raises `InputRefused` where the site cannot say."""
        with self._asking().ask(str(url.join(_ROBOTS_PATH))) as answer:
            if answer.response.is_success:
                return Protego.parse(answer.beginning(_ROBOTS_LIMIT).decode("utf-8", "replace"))
            if answer.response.is_client_error:
                return Protego.parse("")
            detail = f"not fetched: the server answered {answer.response.status_code} about its robots.txt"
            raise InputRefused(Reason.NOT_FETCHED, str(url), detail)

    def _reservations(self, url: httpx.URL) -> Reservations:
        try:
            with self._asking().ask(str(url.join(RULES_PATH))) as answer:
                return Reservations.parse(answer.beginning(_RULES_LIMIT) if answer.response.is_success else b"")
        except InputRefused:
            return Reservations()

    def _asking(self) -> Fetcher:
        """What fetches a site's rules: these are there to be asked for."""
        return replace(self.fetcher, allowed=self._reachable)


def _public(url: httpx.URL) -> bool:
    """Whether all addresses of the host lie in the public internet; a host without any fails when it is asked."""
    return all(map(is_public, system_resolver(url.raw_host.decode("ascii").strip("[]"))))


def _host(address: str) -> str | None:
    try:
        return httpx.URL(address).host
    except httpx.InvalidURL:
        return None


def _not_allowed(where: str, detail: str) -> InputRefused:
    return InputRefused(Reason.URL_NOT_ALLOWED, where, f"URL not allowed: {detail}")
