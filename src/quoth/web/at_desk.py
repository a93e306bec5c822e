"""How a handler of a request gets what it works with."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import Request

from quoth.web.desk import Desk


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


TheDesk = Annotated[Desk, Depends(_desk)]
"""The server's desk, as the parameter of a handler."""
