"""Which addresses lie in the public internet, and a way to the network that leads nowhere else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from quoth.errors import InputRefused, Reason

PORTS = (80, 443)

Resolver = Callable[[str], Sequence[str]]
"""A host's name -> its addresses, none if it has none."""

_NAT64 = IPv6Network("64:ff9b::/96")
_INSIDE = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
"""Addresses that look public, where a provider tells the machines that it rents out who they are."""


def system_resolver(host: str) -> Sequence[str]:
    """What this machine's resolver says, which also reads odd spellings of an address, such as 2130706433."""
    try:
        return sorted({str(answer[4][0]) for answer in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError):
        return ()


def is_public(words: str) -> bool:
    """Whether an address lies in the public internet, as do those of IPv4 that it wraps; what is no address does not.

    >>> [is_public(address) for address in ("8.8.8.8", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        address = ip_address(words.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    usual = address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
    return usual and not any(address in network for network in _INSIDE)


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that one of IPv6 leads to, if it leads to any."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _connection() -> httpx.BaseTransport:
    """A way to one server, used once: a connection that is kept open would be taken for another host at its address."""
    return httpx.HTTPTransport(verify=_tls())


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTransport(httpx.BaseTransport):
    """A way to the public internet alone, for a server that follows the links of strangers.

    For every request, so after every redirect too, it asks `resolver` once, refuses a host of which any address is not
    public, and connects to the very address that it looked at: a name that leads elsewhere a moment later leads nowhere.
    The server still sees the host's name, and has to prove that it bears it. `connection` makes the way to one address.
    """

    resolver: Resolver = system_resolver
    ports: Sequence[int] = PORTS
    connection: Callable[[], httpx.BaseTransport] = field(default=_connection)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the server; raises `InputRefused` for an address that lies elsewhere."""
        pinned = self._pinned(request)
        way = self.connection()
        try:
            response = way.handle_request(pinned)
        except BaseException:
            way.close()
            raise
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Closing(response.stream, way)
        return response

    def _pinned(self, request: httpx.Request) -> httpx.Request:
        """`request` to the address of its host that was found to be public."""
        url = request.url
        port = url.port or {"http": 80, "https": 443}.get(url.scheme)
        if port not in self.ports:
            raise _not_allowed(url, f"only the ports {', '.join(map(str, self.ports))} are asked")
        name = url.raw_host.decode("ascii").strip("[]")
        addresses = self.resolver(name)
        if not addresses:
            raise httpx.ConnectError(f"{url.host} has no address", request=request)
        if not all(map(is_public, addresses)):
            raise _not_allowed(url, "it does not lie in the public internet")
        extensions = {**request.extensions, "sni_hostname": name}
        address = next((one for one in addresses if ":" not in one), addresses[0])
        return httpx.Request(
            request.method, url.copy_with(host=address), headers=request.headers, stream=request.stream, extensions=extensions
        )


class _Closing(httpx.SyncByteStream):
    """A body that gives up its connection at the end."""

    def __init__(self, body: httpx.SyncByteStream, way: httpx.BaseTransport) -> None:
        self._body = body
        self._way = way

    def __iter__(self) -> Iterator[bytes]:
        yield from self._body

    def close(self) -> None:
        """Give up body and connection."""
        self._body.close()
        self._way.close()


def _not_allowed(url: httpx.URL, why: str) -> InputRefused:
    return InputRefused(Reason.URL_NOT_ALLOWED, str(url), f"URL not allowed: {why}")
