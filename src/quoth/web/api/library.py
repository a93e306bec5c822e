"""What the library holds."""

from __future__ import annotations

from fastapi import APIRouter

from quoth.web.api.answers import Held
from quoth.web.at_desk import TheDesk

router = APIRouter(tags=["library"])


@router.get("/library")
async def library(desk: TheDesk) -> Held:
    """How many articles, attributions and sources there are, and from when to when."""
    return Held.model_validate(await desk.ask(lambda library: library.reader.info()))
