"""How often one client may ask."""

from __future__ import annotations

import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from quoth.readers.recent import Recent
from quoth.web.problem import Kind, Problem, answer
from quoth.web.security.asgi import HttpMiddleware
from quoth.web.security.hosts import SAFE
from quoth.web.settings import Limits, Rate

COSTLY = ("/api/v1/check", "/api/v1/compare", "/api/v1/export", "/check", "/compare")
"""Paths of what is dear even to ask; everything that sends something is dear too."""

_MOST_CLIENTS = 10_000


@dataclass(slots=True)
class _Bucket:
    """What one client may still ask: it fills up with time, up to `rate.burst`."""

    rate: Rate
    left: float
    since: float

    def take(self, now: float) -> float:
        """Take one; gives the seconds until there is one again, 0 if there was one."""
        self.left = min(self.rate.burst, self.left + (now - self.since) * self.rate.a_second)
        self.since = now
        if self.left < 1:
            return (1 - self.left) / self.rate.a_second
        self.left -= 1
        return 0.0


class Rates(HttpMiddleware):
    """Refuses requests of a client that asks too often. Clients that were not heard for long are forgotten first."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        super().__init__(app)
        self._limits = limits
        self._buckets: Recent[_Bucket] = Recent(2 * _MOST_CLIENTS)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        request = Request(scope)
        wait = self._wait(request)
        if not wait:
            await self.app(scope, receive, send)
            return
        seconds = max(1, round(wait + 0.5))
        detail = f"too many requests; try again in {seconds} seconds"
        refused = answer(request, Problem(kind=Kind.TOO_MANY, detail=detail, headers={"Retry-After": str(seconds)}))
        await refused(scope, receive, send)

    def _wait(self, request: Request) -> float:
        client = _client(request)
        wait = self._take(f"all {client}", self._limits.requests)
        if not wait and (request.method not in SAFE or request.url.path.startswith(COSTLY)):
            wait = self._take(f"costly {client}", self._limits.costly)
        return wait

    def _take(self, key: str, rate: Rate) -> float:
        now = time.monotonic()
        bucket = self._buckets.get(key) or _Bucket(rate, rate.burst, now)
        self._buckets[key] = bucket
        return bucket.take(now)


def _client(request: Request) -> str:
    """Who asks: an address, or of IPv6 the network that one household has."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    return address.exploded[:19] if isinstance(address, IPv6Address) else host
