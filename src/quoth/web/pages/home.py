"""Where everybody begins: read something, search, and see what the library holds."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from quoth.store import ActorSummary, Library, LibraryInfo, Listed, OutletSummary, SavedSearch, StorySummary
from quoth.web.at_desk import TheDesk
from quoth.web.templating import render

router = APIRouter()

_SHOWN, _STORIES = 8, 4


class Holding(NamedTuple):
    """What the library holds, in short."""

    info: LibraryInfo
    latest: tuple[Listed, ...]
    heard: tuple[ActorSummary, ...]
    outlets: tuple[OutletSummary, ...]
    stories: tuple[StorySummary, ...]
    searches: tuple[SavedSearch, ...]


@router.get("/")
async def home(request: Request, desk: TheDesk, kept: int = 0) -> Response:
    """The form that reads, and what the library holds; `kept` articles were just added."""
    return render(request, "home.html", holding=await desk.ask(_holding), kept=kept)


def _holding(library: Library) -> Holding:
    return Holding(
        info=library.reader.info(),
        latest=library.reader.latest(_SHOWN),
        heard=library.actors.most_heard(limit=_SHOWN).actors,
        outlets=library.outlets.most_articles(_SHOWN),
        stories=library.reader.stories(limit=_STORIES).stories,
        searches=library.searches.all(),
    )
