"""What a browser is told about every answer: nothing from elsewhere, no frames, no guessing of types."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from quoth.web.security.asgi import HttpMiddleware

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The address that a link or form comes from is told to this server alone. It must be: of a form on a page that tells it to
nobody, browsers call the origin "null", and the form is taken for somebody else's.
"""


class SecurityHeaders(HttpMiddleware):
    """Adds `HEADERS` to every answer; what says nothing of caching is not to be kept by anybody."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, with_headers)
