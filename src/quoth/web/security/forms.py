"""Forms that change something are believed only if they are ours."""

from __future__ import annotations

import hmac

from starlette.exceptions import HTTPException
from starlette.requests import Request

from quoth.web.security.hosts import SAFE
from quoth.web.security.sessions import FIELD, HEADER, Session


async def own_form(request: Request) -> None:
    """Refuses a request that changes something and does not bring the word of its session, as a field or as a header."""
    if request.method in SAFE:
        return
    session: Session = request.state.session
    given = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise HTTPException(403, "this form is not from a page of this server, or from before its last start; open it again")
