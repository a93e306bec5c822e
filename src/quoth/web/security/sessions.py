"""What a browser is known by: a signed cookie, and the word that a form of ours brings back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoth.web.security.asgi import HttpMiddleware

FIELD = "csrf"
HEADER = "X-CSRF-Token"
SECONDS = 30 * 24 * 3600
_UNSEEN = ("/api/", "/static/")
"""Programs and files have no session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser: `csrf` is what its forms have to bring, `signed_in` whether it has shown the token."""

    id: str
    signed_in: bool
    csrf: str


class Sessions:
    """Makes sessions and knows its own again. The secret is that of one run: after a new start everybody signs in again."""

    def __init__(self, port: int) -> None:
        # Cookies do not keep ports of one host apart.
        self.cookie = f"quoth_{port}"
        self._secret = secrets.token_bytes(32)

    def new(self, *, signed_in: bool = False) -> Session:
        """A session that nobody had before."""
        return self._session(secrets.token_urlsafe(18), signed_in=signed_in)

    def of(self, connection: HTTPConnection) -> Session | None:
        """The session whose cookie came along; None if there is none of ours, or an old one."""
        value = _cookie(connection, self.cookie)
        session, _, mark = value.rpartition(".")
        parts = session.split(".")
        if len(parts) != 3 or not hmac.compare_digest(self._mark(f"session.{session}").encode(), mark.encode()):
            return None
        name, state, made = parts
        return self._session(name, signed_in=state == "in") if int(made) > time.time() - SECONDS else None

    def set_cookie(self, session: Session, *, secure: bool) -> str:
        """The value of a Set-Cookie header that hands `session` out."""
        value = f"{session.id}.{'in' if session.signed_in else 'out'}.{int(time.time())}"
        marked = f"{value}.{self._mark(f'session.{value}')}"
        return f"{self.cookie}={marked}; Path=/; Max-Age={SECONDS}; HttpOnly; SameSite=Strict{'; Secure' if secure else ''}"

    def _session(self, name: str, *, signed_in: bool) -> Session:
        return Session(id=name, signed_in=signed_in, csrf=self._mark(f"csrf.{name}"))

    def _mark(self, words: str) -> str:
        return hmac.new(self._secret, words.encode(), hashlib.sha256).hexdigest()


class SessionMiddleware(HttpMiddleware):
    """Puts the session of a request into its state, and hands out a new one to a browser that has none."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        super().__init__(app)
        self._sessions = sessions

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        known = self._sessions.of(HTTPConnection(scope))
        session = known or self._sessions.new()
        scope.setdefault("state", {})["session"] = session
        unseen = str(scope["path"]).startswith(_UNSEEN)

        async def handing_out(message: Message) -> None:
            if message["type"] == "http.response.start" and known is None and not unseen:
                headers = MutableHeaders(scope=message)
                if "set-cookie" not in headers:
                    headers.append("set-cookie", self._sessions.set_cookie(session, secure=scope["scheme"] == "https"))
            await send(message)

        await self.app(scope, receive, handing_out)


def _cookie(connection: HTTPConnection, name: str) -> str:
    try:
        morsel = SimpleCookie(connection.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
