"""Whom each outlet quotes, and how much it says itself."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from quoth.web.api.answers import OutletAnswer, OutletLine
from quoth.web.api.queries import Limit
from quoth.web.at_desk import TheDesk

router = APIRouter(prefix="/outlets", tags=["outlets"])


@router.get("")
async def outlets(desk: TheDesk, limit: Limit = 200) -> list[OutletLine]:
    """The outlets with most articles, most first."""
    found = await desk.ask(lambda library: library.outlets.most_articles(limit))
    return [OutletLine.model_validate(outlet) for outlet in found]


@router.get("/profile")
async def outlet(
    desk: TheDesk, name: Annotated[str, Query(min_length=1, max_length=1000, examples=["The Coast Ledger"])]
) -> OutletAnswer:
    """Whom an outlet quotes, how much of it directly, how much is its own voice, month by month. Counts, and no score."""
    return OutletAnswer.model_validate(await desk.ask(lambda library: library.outlets.profile(name)))
