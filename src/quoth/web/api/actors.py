"""Who speaks, across articles: listed, shown, and decided about."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from quoth.store import ActorSummary, Library
from quoth.web.api.answers import ActorLine, ActorLines, ActorProfile, ActorWords, PossiblePair
from quoth.web.api.bodies import ToDecide
from quoth.web.api.invalid import invalid
from quoth.web.api.queries import ActorQuery, Limit
from quoth.web.at_desk import TheDesk

router = APIRouter(prefix="/actors", tags=["actors"])

Actor = Annotated[str, Path(min_length=1, max_length=1000, description="Id or name.")]


@router.get("")
async def actors(desk: TheDesk, query: Annotated[ActorQuery, Query()]) -> ActorLines:
    """The actors to whom most is attributed, most first, a page at a time: `cursor` is that of the page before."""
    with invalid("query", "cursor"):
        page = await desk.ask(lambda library: library.actors.most_heard(**query.model_dump()))
    return ActorLines.model_validate(page)


@router.get("/undecided")
async def undecided(desk: TheDesk, limit: Limit = 20) -> list[PossiblePair]:
    """Pairs of actors that may be one, likeliest first."""
    found = await desk.ask(lambda library: library.actors.undecided(limit))
    return [PossiblePair.model_validate(pair) for pair in found]


@router.post("/decisions", status_code=201)
async def decide(body: ToDecide, desk: TheDesk) -> list[ActorLine]:
    """Keep that two actors are one, that they are not, or what one is called; gives them as they were."""
    found = await desk.ask(lambda library: _decided(library, body))
    return [ActorLine.model_validate(actor) for actor in found]


@router.get("/{actor}")
async def actor(desk: TheDesk, actor: Actor) -> ActorProfile:
    """How each outlet names an actor, its roles and affiliations with dates, and how much it said in each month."""
    found = await desk.ask(lambda library: library.actors.profile(library.actors.find(actor).id))
    return ActorProfile.model_validate(found)


@router.get("/{actor}/words")
async def words(
    desk: TheDesk, actor: Actor, since: date | None = None, until: date | None = None, limit: Limit = 20
) -> ActorWords:
    """What is attributed to an actor, newest first."""

    def question(library: Library) -> ActorWords:
        known = library.actors.find(actor).id
        return ActorWords.model_validate(library.actors.said(known, since=since, until=until, limit=limit))

    return await desk.ask(question)


def _decided(library: Library, body: ToDecide) -> tuple[ActorSummary, ...]:
    if body.kind == "rename":
        return (library.actors.rename(body.actor, body.name or "", body.reason),)
    decide = library.actors.decide_same if body.kind == "same" else library.actors.decide_different
    return decide(body.actor, body.other or "", body.reason)
