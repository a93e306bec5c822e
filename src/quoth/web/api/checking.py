"""Whether a quote was said."""

from __future__ import annotations

from fastapi import APIRouter

from quoth.compare import check_to_dict
from quoth.web.api.answers import CheckAnswer
from quoth.web.api.bodies import ToCheck
from quoth.web.api.invalid import invalid
from quoth.web.at_desk import TheDesk

router = APIRouter(tags=["check"])


@router.post("/check")
async def check(body: ToCheck, desk: TheDesk) -> CheckAnswer:
    """Whether a quote was said in the articles of the library: whole, cut, reworded or not found, and where, by whom."""
    with invalid("body", "quote"):
        answer = await desk.check(body.quote, body.by)
    return CheckAnswer.model_validate(check_to_dict(answer))
