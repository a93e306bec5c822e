"""What was said, found by words and by what is known of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from quoth.store import Search
from quoth.store.search import LIMIT
from quoth.web.api.answers import CountedSource, FacetCounts, FoundHit, FoundPage, json_of
from quoth.web.api.invalid import invalid
from quoth.web.api.openapi import content
from quoth.web.api.queries import Limit, PageQuery, SearchQuery, StreamQuery, Text
from quoth.web.at_desk import TheDesk
from quoth.web.desk import Desk
from quoth.web.streaming import NDJSON, json_lines

router = APIRouter(tags=["search"])

_BATCH = 500


@router.get("/search", response_model=FoundPage)
async def search(desk: TheDesk, query: Annotated[PageQuery, Query()]) -> Response:
    """The attributions that fit, a page at a time: `cursor` is that of the page before."""
    wanted = _search(query)
    return json_of(await desk.recall(("search", wanted), lambda library: FoundPage.written(library.reader.search(wanted))))


@router.get(
    "/search/stream",
    responses=content("One hit a line.", NDJSON, {"$ref": "#/components/schemas/FoundHit"}),
    response_class=Response,
)
async def stream(desk: TheDesk, query: Annotated[StreamQuery, Query()]) -> Response:
    """All attributions that fit, up to `most`, one JSON object a line, sent while they are found."""
    return json_lines(_all_hits(desk, _search(query), query.most))


@router.get("/search/facets", response_model=FacetCounts)
async def facets(desk: TheDesk, query: Annotated[SearchQuery, Query()]) -> Response:
    """How many of the hits are of each outlet, source, month, manner, stance and channel."""
    wanted = _search(query)
    return json_of(await desk.recall(("facets", wanted), lambda library: FacetCounts.written(library.reader.facets(wanted))))


@router.get("/sources")
async def sources(desk: TheDesk, name: Annotated[Text | None, Query()] = None, limit: Limit = LIMIT) -> list[CountedSource]:
    """The names to which most is attributed, most first; with `name`, those that hold its words."""
    found = await desk.ask(lambda library: library.reader.sources(name, limit))
    return [CountedSource.model_validate(source) for source in found]


async def _all_hits(desk: Desk, wanted: Search, most: int) -> AsyncIterator[Mapping[str, object]]:
    cursor = None
    while most > 0:
        page = await desk.search(replace(wanted, limit=min(_BATCH, most), cursor=cursor))
        for hit in page.hits:
            yield FoundHit.model_validate(hit).model_dump()
        most -= len(page.hits)
        cursor = page.cursor
        if cursor is None:
            return


def _search(query: SearchQuery) -> Search:
    """What `query` looks for; what cannot be looked for is told like every other field that is not as it should be."""
    with invalid("query"):
        return query.search()
