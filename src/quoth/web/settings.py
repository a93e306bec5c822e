"""How a server runs: which library, where it listens, who may come in, and how much anybody may ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import NamedTuple, Self

HOST = "127.0.0.1"
PORT = 8765


class Rate(NamedTuple):
    """So many requests at once, and so many a second from then on."""

    burst: int
    a_second: float

    def times(self, factor: float) -> Rate:
        """The rate of a client that may ask so many times as often."""
        return Rate(max(1, round(self.burst * factor)), self.a_second * factor)


RATE = 50.0
_REQUESTS = Rate(burst=200, a_second=RATE)
_COSTLY = Rate(burst=30, a_second=2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request, and one client, may cost.

    `body` is bytes of a whole request, `uploads` files in one. `fetchers` links are followed, `readers` articles read and
    `askers` questions asked of the library at a time; `waiting` more may wait for each, and nobody longer than `seconds`.
    `exporters` exports are written at a time, each within `export_seconds`. `requests` holds for all requests of one
    client, `costly` for those that read, fetch, compare or sign in. `ports` are
    those of links that are followed. `drafts` records are held that were read and not kept.
    """

    body: int = 60_000_000
    uploads: int = 20
    fetchers: int = 4
    readers: int = 2
    askers: int = 4
    exporters: int = 2
    waiting: int = 64
    seconds: float = 60.0
    export_seconds: float = 3600.0
    requests: Rate = _REQUESTS
    costly: Rate = _COSTLY
    ports: tuple[int, ...] = (80, 443)
    drafts: int = 100

    @classmethod
    def at_rate(cls, a_second: float) -> Self:
        """The usual limits for clients that may ask so often, and what is costly in proportion."""
        factor = a_second / RATE
        return cls(requests=_REQUESTS.times(factor), costly=_COSTLY.times(factor))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server. Raises `ValueError` where it could be reached from elsewhere and nothing keeps strangers out.

    `library` is a path or a postgresql:// address, the user's own if None. `token` is what everybody has to know who
    comes in, None where all who reach it may. `names` are host names, beside its own, under which it is reached.

    >>> Settings(library="mine.sqlite").is_local
    True
    """

    library: str | None = None
    model: str = "best"
    host: str = HOST
    port: int = PORT
    token: str | None = None
    names: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.token is not None and not self.token.strip():
            raise ValueError("the token is empty; name one that nobody guesses")
        if not self.is_local and self.token is None:
            raise ValueError(f"{self.host} can be reached from other machines; a token must keep strangers out")

    @property
    def is_local(self) -> bool:
        """Whether only programs on this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine as it calls itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
