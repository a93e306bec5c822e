"""Styles, scripts and fonts."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from quoth.web.templating import ASSETS

router = APIRouter()


@router.get("/static/{digest}/{name:path}")
async def static(digest: str, name: str) -> Response:
    """One file of the package."""
    found = ASSETS.response(digest, name)
    if found is None:
        raise HTTPException(404, f"there is no file {name}")
    return found
