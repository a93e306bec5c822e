"""How much a request may bring, and how long it may take for that."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quoth.web.problem import Kind, Problem, answer
from quoth.web.security.asgi import HttpMiddleware
from quoth.web.settings import Limits


class Bodies(HttpMiddleware):
    """Refuses a body that says it is too large before it is read, and any other as soon as it is."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        super().__init__(app)
        self._limits = limits

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        request = Request(scope)
        declared = request.headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._limits.body:
            refused = answer(request, Problem(kind=Kind.TOO_LARGE, detail=self._detail))
            await refused(scope, receive, send)
            return
        await self.app(scope, self._bounded(receive), send)

    @property
    def _detail(self) -> str:
        return f"the request has more than {self._limits.body:,} bytes; send less at a time"

    def _bounded(self, receive: Receive) -> Receive:
        """`receive` that counts what it gives, and gives up on what does not come."""
        taken = 0
        more = True
        deadline = asyncio.get_running_loop().time() + self._limits.seconds

        async def bounded() -> Message:
            nonlocal taken, more
            if not more:
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, f"the request did not arrive within {self._limits.seconds:g} seconds") from error
            taken += len(message.get("body", b""))
            more = bool(message.get("more_body"))
            if taken > self._limits.body:
                raise HTTPException(413, self._detail)
            return message

        return bounded
