"""Under which names the server answers, and from which pages it lets itself be asked."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from quoth.web.problem import Kind, Problem, answer
from quoth.web.security.asgi import HttpMiddleware
from quoth.web.settings import Settings, is_loopback

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})


class Hosts(HttpMiddleware):
    """Refuses requests for another host, and those that a page of another origin makes.

    A page elsewhere can make its name lead to this machine (DNS rebinding), but then the browser says that name as Host. It
    can also send a form here, but then the browser says where from, in Origin and Sec-Fetch-Site. A link may be followed.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        super().__init__(app)
        self._settings = settings
        own = () if settings.is_local else (socket.gethostname().lower(), socket.getfqdn().lower())
        self._names = {"localhost", settings.host.lower(), *own, *(name.lower() for name in settings.names)}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        request = Request(scope)
        problem = self._problem(request)
        await (answer(request, problem) if problem else self.app)(scope, receive, send)

    def _problem(self, request: Request) -> Problem | None:
        host = request.headers.get("host", "")
        if not self._answers_to(_name(host)):
            return Problem(kind=Kind.NO_SUCH_HOST, detail=f"{host!r} is no name of this server; start it with --name to add one")
        origin = request.headers.get("origin")
        if origin is not None and urlsplit_netloc(origin) != host.lower():
            return Problem(kind=Kind.FORBIDDEN, detail=f"pages of {origin!r} may not ask this server")
        site = request.headers.get("sec-fetch-site", "none")
        follows_link = request.method in SAFE and request.headers.get("sec-fetch-mode") == "navigate"
        if site not in _OWN_SITE and not follows_link:
            return Problem(kind=Kind.FORBIDDEN, detail="pages of other sites may not ask this server")
        return None

    def _answers_to(self, name: str) -> bool:
        """Whether `name` is ours. An address cannot be rebound, so that any one leads here where strangers are kept out."""
        if name in self._names or is_loopback(name):
            return True
        return not self._settings.is_local and _is_address(name)


def _name(host: str) -> str:
    """The host without its port, in lower case."""
    return urlsplit(f"//{host}").hostname or "" if _parses(f"//{host}") else ""


def urlsplit_netloc(origin: str) -> str:
    """Host and port of an origin in lower case, "" for one that is opaque ("null")."""
    return urlsplit(origin).netloc.lower() if _parses(origin) else ""


def _parses(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
