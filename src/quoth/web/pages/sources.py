"""Sources across articles: what one said over time, what it is called, and whether it is one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoth.resolve.across import ActorId
from quoth.store import ActorSummary, ActorUnknown, Called, Library, Named, Profile, UndecidedPair, Used, Utterances
from quoth.web.at_desk import TheDesk
from quoth.web.charts import Counted, Timeline, timeline
from quoth.web.facet_links import days_of
from quoth.web.places import outlet_address, source_address
from quoth.web.templating import render

router = APIRouter()

REASON = "decided on the page"
_LISTED = 100
_SAID = 20
_MOST_SAID = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What one voice calls an actor: `voice` None is the outlet's own, "" one that is not named."""

    voice: str | None
    outlet: str | None
    labels: tuple[tuple[Called, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the page of an actor shows."""

    profile: Profile
    names: tuple[Used, ...]
    said: Utterances
    over_time: Timeline
    labelled: tuple[Labelled, ...]
    pairs: tuple[UndecidedPair, ...]
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which of an actor's statements are shown."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = _SAID

    def address(self, actor: str, **changed: str | None) -> str:
        """The page of `actor` that shows this part, but for what is `changed`."""
        fields = {"outlet": self.outlet, "since": self.since, "until": self.until, **changed}
        more = "".join(f"&{urlencode({name: str(value)}, quote_via=quote)}" for name, value in fields.items() if value)
        return f"{source_address(actor)}{more}"


@router.get("/sources")
async def sources(request: Request, desk: TheDesk, name: str = "", cursor: str = "") -> Response:
    """The actors to whom most is attributed, or those with these words in a name."""
    try:
        page = await desk.ask(lambda library: library.actors.most_heard(name.strip(), _LISTED, cursor or None))
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    pairs = await desk.ask(lambda library: library.actors.undecided(_LISTED))
    return render(request, "sources.html", name=name, page=page, undecided=len(pairs))


@router.get("/sources/review")
async def review(request: Request, desk: TheDesk) -> Response:
    """Pairs of actors that may be one."""
    return render(request, "review.html", pairs=await desk.ask(lambda library: library.actors.undecided(_LISTED)))


@router.get("/source")
async def source(  # noqa: PLR0913 (an address has as many fields as it has)
    request: Request,
    desk: TheDesk,
    *,
    id: str,  # noqa: A002 (the name that the address has for it)
    outlet: str = "",
    since: date | None = None,
    until: date | None = None,
    limit: int = _SAID,
) -> Response:
    """One actor."""
    part = Part(outlet=outlet or None, since=since, until=until, limit=max(1, min(limit, _MOST_SAID)))
    shown = await desk.ask(lambda library: _shown(library, id, part))
    return render(request, "source.html", shown=shown, part=part)


@router.post("/sources/same")
async def same(
    desk: TheDesk, one: Annotated[str, Form()], other: Annotated[str, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Keep that two actors are one."""
    pair = await desk.ask(lambda library: library.actors.decide_same(one.strip(), other.strip(), reason.strip() or REASON))
    return RedirectResponse(await desk.ask(lambda library: _after(library, pair)), 303)


@router.post("/sources/different")
async def different(
    desk: TheDesk, one: Annotated[str, Form()], other: Annotated[str, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Keep that two actors are not one."""
    pair = await desk.ask(lambda library: library.actors.decide_different(one.strip(), other.strip(), reason.strip() or REASON))
    return RedirectResponse(await desk.ask(lambda library: _after(library, pair)), 303)


@router.post("/sources/rename")
async def rename(
    desk: TheDesk, one: Annotated[str, Form()], name: Annotated[str, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Keep what an actor is called."""
    actor = await desk.ask(lambda library: library.actors.rename(one.strip(), name, reason.strip() or REASON))
    return RedirectResponse(source_address(actor.id), 303)


def _after(library: Library, pair: tuple[ActorSummary, ActorSummary]) -> str:
    """Where one of two actors is found after a decision: the older id stays."""
    for actor in pair:
        try:
            return source_address(library.actors.find(actor.id).id)
        except ActorUnknown:
            continue
    return "/sources"


def _shown(library: Library, actor: str, part: Part) -> Shown:
    known = library.actors.find(actor)
    profile = library.actors.profile(known.id)
    return Shown(
        profile=profile,
        names=_names(profile),
        said=library.actors.said(known.id, since=part.since, until=part.until, outlet=part.outlet, limit=part.limit),
        over_time=_over_time(library, known.id, part),
        labelled=_labelled(library.actors.called(known.id)),
        pairs=library.actors.undecided(_LISTED, known.id),
        articles=library.actors.articles(known.id),
    )


def _names(profile: Profile) -> tuple[Used, ...]:
    """What outlets call the actor, beside its name, each once."""
    names = {used.words.casefold(): used for naming in profile.namings for used in naming.names}
    return tuple(used for words, used in names.items() if words != profile.actor.name.casefold())


def _over_time(library: Library, actor: ActorId, part: Part) -> Timeline:
    rows = [
        Counted(name=one.outlet, address=outlet_address(one.outlet) if one.outlet else None, months=one.months)
        for one in library.actors.over_time(actor)
    ]
    return timeline(rows, lambda outlet, step: part.address(actor, outlet=outlet, **days_of(step)) + "#said")


def _labelled(labels: tuple[Called, ...]) -> tuple[Labelled, ...]:
    """The labels of each voice, each with its newest place and how often it is used; the voice with most comes first."""
    voices: dict[tuple[str | None, str | None], dict[str, list[Called]]] = {}
    for label in labels:
        words = voices.setdefault((label.voice, label.outlet if label.voice is None else None), {})
        words.setdefault(label.words.casefold(), []).append(label)
    found = [
        Labelled(voice=voice, outlet=outlet, labels=tuple((same[0], len(same)) for same in words.values()))
        for (voice, outlet), words in voices.items()
    ]
    weights = Counter({number: sum(count for _, count in one.labels) for number, one in enumerate(found)})
    return tuple(found[number] for number, _ in weights.most_common())
