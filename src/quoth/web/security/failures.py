"""What happens when Quoth itself fails: it is written to the log, and told without its inside."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from quoth.web.problem import Kind, Problem, answer
from quoth.web.security.asgi import HttpMiddleware

_LOG = logging.getLogger("quoth.web")


class Failures(HttpMiddleware):
    """Answers for what raised, unless part of an answer is on the way already; then the connection breaks off."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or leave that to `app`."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            request = Request(scope)
            _LOG.exception("%s %s failed", request.method, request.url.path)
            if begun:
                raise
            problem = Problem(kind=Kind.FAILED, detail=f"{type(error).__name__}: this is an error in Quoth")
            await answer(request, problem)(scope, receive, send)
