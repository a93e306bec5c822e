"""The server, put together: middleware from the outside in, the REST API, the pages, and what errors look like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from quoth.errors import QuothError
from quoth.readers.url import Fetcher
from quoth.web import api, pages
from quoth.web.api.openapi import describe
from quoth.web.desk import Desk
from quoth.web.problem import Kind, Problem, answer, problem_of
from quoth.web.security.access import Access
from quoth.web.security.bodies import Bodies
from quoth.web.security.failures import Failures
from quoth.web.security.headers import SecurityHeaders
from quoth.web.security.hosts import Hosts
from quoth.web.security.rates import Rates
from quoth.web.security.sessions import SessionMiddleware, Sessions
from quoth.web.settings import Settings


def create_app(settings: Settings, fetcher: Fetcher | None = None) -> FastAPI:
    """The server that `settings` describe; it opens its library when it starts. `fetcher` is what follows links."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Desk.open(settings, fetcher) as desk:
            app.state.desk = desk
            yield

    sessions = Sessions(settings.port)
    app = FastAPI(
        title="Quoth", version=version("quoth"), description=api.DESCRIPTION, lifespan=lifespan,
        openapi_url=f"{api.PREFIX}/openapi.json", docs_url=None, redoc_url=None, middleware=_middleware(settings, sessions),
    )  # fmt: skip
    app.state.settings = settings
    app.state.sessions = sessions
    app.include_router(api.router, generate_unique_id_function=lambda route: route.name)
    app.include_router(pages.router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # FastAPI's own way to change it
    app.add_exception_handler(QuothError, _on_quoth_error)
    app.add_exception_handler(HTTPException, _on_status)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    return app


def _middleware(settings: Settings, sessions: Sessions) -> list[Middleware]:
    """Outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(SessionMiddleware, sessions=sessions),
        Middleware(Failures),
        Middleware(Hosts, settings=settings),
        Middleware(Rates, limits=settings.limits),
        Middleware(Access, token=settings.token),
        Middleware(Bodies, limits=settings.limits),
    ]


def _on_quoth_error(request: Request, error: Exception) -> Response:
    return answer(request, problem_of(cast(QuothError, error)))


def _on_status(request: Request, error: Exception) -> Response:
    refused = cast(HTTPException, error)
    problem = Problem(kind=Kind.of_status(refused.status_code), detail=str(refused.detail), headers=refused.headers or {})
    return answer(request, problem)


def _on_invalid(request: Request, error: Exception) -> Response:
    found = cast(RequestValidationError, error).errors()
    errors = tuple({"where": ".".join(str(part) for part in one["loc"]), "detail": str(one["msg"])} for one in found)
    detail = "; ".join(f"{one['where']}: {one['detail']}" for one in errors)
    return answer(request, Problem(kind=Kind.INVALID, detail=detail, errors=errors))
