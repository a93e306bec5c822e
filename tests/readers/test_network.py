from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence

import httpx
import pytest

from quoth.errors import InputRefused, Reason
from quoth.readers.network import PublicTransport, Resolver, is_public, system_resolver
from quoth.readers.payload import Payload
from quoth.readers.url import Fetcher

PUBLIC, OTHER = "198.41.0.4", "2606:4700::1111"
PAGE = "https://kelmouthpost.example/news/bridge"


class Network:
    """A whole network that is not there: it notes which address was contacted for which host, and answers by `replies`."""

    def __init__(self, replies: Callable[[httpx.Request], httpx.Response] | None = None) -> None:
        self.contacted: list[tuple[str, str]] = []
        self.closed = 0
        self._replies = replies or (lambda _: httpx.Response(200, content=iter([b"The quay is safe, Lena Okafor said."])))

    def connection(self) -> httpx.BaseTransport:
        """A way into this network."""
        network = self

        class Way(httpx.MockTransport):
            def close(self) -> None:
                network.closed += 1

        return Way(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.contacted.append((request.url.host, request.headers["host"]))
        return self._replies(request)


def fetched(address: str, resolver: Resolver, network: Network, ports: Sequence[int] = (80, 443)) -> Payload | InputRefused:
    """What comes of `address`."""
    transport = PublicTransport(resolver=resolver, connection=network.connection, ports=ports)
    try:
        return Fetcher(transport=transport).fetch(address)
    except InputRefused as refusal:
        return refusal


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::",
        "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "2002:7f00:1::", "64:ff9b::169.254.169.254", "2001:db8::1", "2001::1", "", "kelmouth", "2130706433",
    ],
)  # fmt: skip
def test_what_does_not_lie_in_the_public_internet(address: str) -> None:
    """Addresses of this machine, of private networks, of those who tell a machine who it is, and those that wrap one."""
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, OTHER, "64:ff9b::198.41.0.4", "2002:c629:4::", "::ffff:198.41.0.4"])
def test_what_lies_in_the_public_internet(address: str) -> None:
    """Usual addresses, and those that lead to one."""
    assert is_public(address)


def test_the_address_that_was_looked_at_is_contacted() -> None:
    """The server sees its own name, is contacted at the address of the answer, and the connection is given up."""
    network = Network()
    page = fetched(PAGE, lambda _: [OTHER, PUBLIC], network)
    assert isinstance(page, Payload)
    assert page.url == PAGE
    assert network.contacted == [(PUBLIC, "kelmouthpost.example")]
    assert network.closed == 1


def test_the_server_has_to_prove_its_name() -> None:
    """The name that TLS checks is the host's, not the address."""
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, text="The quay is safe, Lena Okafor said.")

    fetched("https://büro.example/a", lambda _: [PUBLIC], Network(reply))
    assert seen[0].extensions["sni_hostname"] == "xn--bro-hoa.example"
    assert seen[0].url.host == PUBLIC


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::ffff:169.254.169.254"], ["fe80::1%eth0"], [PUBLIC, "::1"]]
)
def test_a_name_that_leads_inside_is_not_contacted(found: list[str]) -> None:
    """One address that is not public is enough."""
    network = Network()
    refusal = fetched(PAGE, lambda _: found, network)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason is Reason.URL_NOT_ALLOWED
    assert network.contacted == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::]"]
)
def test_this_machine_is_not_contacted_however_it_is_spelled(host: str) -> None:
    """The system's resolver reads odd spellings, and so what it says is looked at; nothing is sent."""
    network = Network()
    assert isinstance(fetched(f"http://{host}/", system_resolver, network), InputRefused)
    assert network.contacted == []


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/meta-data", "http://inside.example/", "http://[::1]/"])
def test_a_redirect_inside_is_not_followed(target: str) -> None:
    """Every hop is looked at."""
    network = Network(lambda _: httpx.Response(302, headers={"location": target}))
    names = {"kelmouthpost.example": PUBLIC, "inside.example": "10.0.0.1"}
    refusal = fetched(PAGE, lambda host: [names.get(host, host)], network)
    assert isinstance(refusal, InputRefused)
    assert refusal.reason is Reason.URL_NOT_ALLOWED
    assert network.contacted == [(PUBLIC, "kelmouthpost.example")]


def test_an_answer_that_changes_leads_nowhere() -> None:
    """A name that is public when it is looked at, and private after, is asked for once a request and never inside."""
    answers: Iterator[list[str]] = iter([[PUBLIC], ["127.0.0.1"], [PUBLIC]])
    network = Network(lambda _: httpx.Response(302, headers={"location": "/again"}))
    refusal = fetched(PAGE, lambda _: next(answers), network)
    assert isinstance(refusal, InputRefused)
    assert [address for address, _ in network.contacted] == [PUBLIC]
    assert list(answers) == [[PUBLIC]]


@pytest.mark.parametrize(("address", "allowed"), [("http://a.example:22/", False), ("https://a.example:443/", True)])
def test_other_ports_are_not_asked(address: str, *, allowed: bool) -> None:
    """Only the ports of the web are contacted, or those that were given."""
    network = Network()
    fetched(address, lambda _: [PUBLIC], network)
    assert bool(network.contacted) is allowed
    assert isinstance(fetched("http://a.example:8080/", lambda _: [PUBLIC], Network(), ports=(8080,)), Payload)


def test_a_name_without_an_address_is_told() -> None:
    """A host that is not there is not fetched, and the message says so."""
    refusal = fetched(PAGE, lambda _: [], Network())
    assert isinstance(refusal, InputRefused)
    assert refusal.reason is Reason.NOT_FETCHED
    assert "no address" in str(refusal)


def test_connections_check_certificates() -> None:
    """The way that is used when none is given believes nobody without a certificate."""
    way = PublicTransport().connection()
    assert isinstance(way, httpx.HTTPTransport)
    assert way._pool._ssl_context is not None
    assert way._pool._ssl_context.verify_mode is ssl.CERT_REQUIRED
    assert way._pool._ssl_context.check_hostname
    way.close()
