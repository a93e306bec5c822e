"""Who may come in, where not everybody may."""

from __future__ import annotations

import hmac
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from quoth.web.problem import API, Kind, Problem, answer
from quoth.web.security.asgi import HttpMiddleware
from quoth.web.security.hosts import SAFE
from quoth.web.security.sessions import Session

LOGIN = "/login"


class Access(HttpMiddleware):
    """Lets in whoever brings the token, as `Authorization: Bearer`, or has a session that was signed in with it."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        super().__init__(app)
        self._token = token

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        if self._token is None or self._may_enter(Request(scope), self._token):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if request.url.path.startswith(API) or request.method not in SAFE:
            problem = Problem(
                kind=Kind.UNAUTHORISED,
                detail="send the token as the header Authorization: Bearer TOKEN",
                headers={"WWW-Authenticate": "Bearer"},
            )
            await answer(request, problem)(scope, receive, send)
            return
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        await RedirectResponse(f"{LOGIN}?next={quote(wanted, safe='')}", 303)(scope, receive, send)

    def _may_enter(self, request: Request, token: str) -> bool:
        path = request.url.path
        if path == LOGIN or path.startswith("/static/"):
            return True
        session: Session = request.state.session
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return session.signed_in or (scheme.lower() == "bearer" and is_token(given.strip(), token))


def is_token(given: str, token: str) -> bool:
    """Whether the two are the same, found out in a time that does not tell how much of it is."""
    return hmac.compare_digest(given.encode(), token.encode())


def own_path(address: str) -> str:
    """`address` if it is a path of this server, "/" for one that would lead elsewhere."""
    leads_away = not address.startswith("/") or address.startswith(("//", "/\\")) or any(ord(one) < 33 for one in address)
    return "/" if leads_away else address
