"""Signing in, where a token is needed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoth.web.security.access import LOGIN, is_token, own_path
from quoth.web.security.sessions import Sessions
from quoth.web.settings import Settings
from quoth.web.templating import render

router = APIRouter()


@router.get(LOGIN)
async def login(request: Request, next_path: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The form that asks for the token."""
    return render(request, "login.html", next=own_path(next_path), wrong=False)


@router.post(LOGIN)
async def sign_in(
    request: Request, token: Annotated[str, Form()] = "", next_path: Annotated[str, Form(alias="next")] = "/"
) -> Response:
    """A session that may enter, for whoever knows the token."""
    settings: Settings = request.app.state.settings
    sessions: Sessions = request.app.state.sessions
    if settings.token is None or not is_token(token, settings.token):
        return render(request, "login.html", status=403, next=own_path(next_path), wrong=True)
    entered = RedirectResponse(own_path(next_path), 303)
    secure = request.url.scheme == "https"
    entered.headers.append("Set-Cookie", sessions.set_cookie(sessions.new(signed_in=True), secure=secure))
    return entered
