"""Where everybody begins."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from quoth.web.at_desk import TheDesk
from quoth.web.templating import render

router = APIRouter()


@router.get("/")
async def home(request: Request, desk: TheDesk) -> Response:
    """What the library holds."""
    return render(request, "home.html", info=await desk.ask(lambda library: library.reader.info()))
