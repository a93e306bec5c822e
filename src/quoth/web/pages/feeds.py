"""A saved search as an Atom feed (RFC 4287): what is new comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from quoth.export.addresses import name
from quoth.store import Hit, Library, SavedSearch
from quoth.web.at_desk import TheDesk
from quoth.web.places import article_address, words_of_hit
from quoth.web.search_form import search_address
from quoth.web.templating import written

router = APIRouter()

MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One hit: an id that stays, when it was published, and where its words stand."""

    id: str
    updated: str
    address: str
    hit: Hit


@router.get("/searches/{number}/feed.atom")
async def feed(request: Request, desk: TheDesk, number: int) -> Response:
    """The newest hits of a saved search."""
    saved, entries = await desk.ask(lambda library: _entries(library, number))
    updated = max([saved.made_at, *(entry.updated for entry in entries)])
    return Response(
        written(
            "feed.xml",
            saved=saved,
            entries=entries,
            updated=updated,
            here=str(request.base_url).rstrip("/"),
            path=request.url.path,
            search=search_address(saved.search),
        ),
        media_type=MEDIA_TYPE,
    )


def _entries(library: Library, number: int) -> tuple[SavedSearch, list[Entry]]:
    saved = library.searches.get(number)
    newest = replace(saved.search, order="newest")
    return saved, [_entry(hit, saved) for hit in library.reader.search(newest).hits]


def _entry(hit: Hit, saved: SavedSearch) -> Entry:
    place = words_of_hit(hit)
    return Entry(
        id=name(f"{hit.key} {hit.source} {place}"),
        updated=_moment(hit.published) or saved.made_at,
        address=article_address(hit.key, place),
        hit=hit,
    )


def _moment(published: str | None) -> str | None:
    """When it was published, to the second (RFC 3339); a day without a time begins at midnight UTC."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")
