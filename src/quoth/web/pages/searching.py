"""Searching: hits with facets, downloads, and searches that are kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Annotated, get_args

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.store import Facets, Hit, Library, Page, SavedSearch, Search
from quoth.web.at_desk import TheDesk
from quoth.web.desk import Desk
from quoth.web.facet_links import facet_links
from quoth.web.hit_files import as_csv, as_jsonl, attachment, csv_header
from quoth.web.search_form import fields_of, search_address, search_of
from quoth.web.templating import sent, written

router = APIRouter()

MOST_DOWNLOADED = 10_000
_PAGE = 500

_CLOSED = {"kind": SourceKind, "manner": Manner, "attitude": Attitude, "stance": Stance, "polarity": Polarity,
           "channel": ChannelKind}  # fmt: skip
_CHOICES = {field: get_args(allowed) for field, allowed in _CLOSED.items()}


@router.get("/search")
async def search(request: Request, desk: TheDesk) -> Response:
    """The hits of the search that the address names; without one, everything, newest first."""
    try:
        wanted = search_of(request.query_params)
    except ValueError as error:
        nothing = replace(Search(), words=request.query_params.get("words", ""))
        return sent(request, _written(nothing, (Page(), Facets(), ()), wrong=str(error)), status=422)
    page = await desk.recall(("search page", wanted), lambda library: _written(wanted, _found(library, wanted)))
    return sent(request, page)


@router.get("/search.csv")
async def download_csv(request: Request, desk: TheDesk) -> Response:
    """The hits as a table."""
    return _download(desk, request, as_csv, csv_header(), "text/csv; charset=utf-8")


@router.get("/search.jsonl")
async def download_jsonl(request: Request, desk: TheDesk) -> Response:
    """The hits as JSON Lines."""
    return _download(desk, request, as_jsonl, "", "application/jsonl")


@router.post("/searches")
async def save(request: Request, desk: TheDesk, name: Annotated[str, Form()] = "") -> Response:
    """Keep the search that the address names."""
    wanted = _wanted(request)
    try:
        saved = await desk.ask(lambda library: library.searches.save(name, wanted))
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    return RedirectResponse(f"{search_address(saved.search)}#saved-{saved.id}", 303)


@router.post("/searches/{number}/remove")
async def remove(desk: TheDesk, number: int) -> Response:
    """Forget a search that was kept."""
    await desk.ask(lambda library: library.searches.remove(number))
    return RedirectResponse("/search", 303)


def _wanted(request: Request) -> Search:
    """The search that the address names; one that cannot be is refused."""
    try:
        return search_of(request.query_params)
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


def _found(library: Library, wanted: Search) -> tuple[Page, Facets, tuple[SavedSearch, ...]]:
    return *library.reader.search_with_facets(wanted), library.searches.all()


def _written(wanted: Search, found: tuple[Page, Facets, tuple[SavedSearch, ...]], *, wrong: str = "") -> bytes:
    page, counted, saved = found
    return written(
        "search.html",
        path="/search",
        search=wanted,
        hits=page,
        facets=list(facet_links(wanted, counted)),
        counted=counted,
        saved=saved,
        here=fields_of(wanted),
        next=search_address(wanted, cursor=page.cursor) if page.cursor else None,
        closed=_CHOICES,
        wrong=wrong,
    )


def _download(desk: Desk, request: Request, write: Callable[[tuple[Hit, ...]], str], head: str, media_type: str) -> Response:
    wanted = replace(_wanted(request), limit=_PAGE, cursor=None)
    headers = attachment(f"quoth-search.{request.url.path.rpartition('.')[2]}")
    return StreamingResponse(_downloaded(desk, wanted, write, head), media_type=media_type, headers=headers)


async def _downloaded(desk: Desk, wanted: Search, write: Callable[[tuple[Hit, ...]], str], head: str) -> AsyncIterator[str]:
    """The hits of all pages, up to `MOST_DOWNLOADED`."""
    yield head
    for _ in range(MOST_DOWNLOADED // _PAGE):
        page = await desk.search(wanted)
        yield write(page.hits)
        if page.cursor is None:
            return
        wanted = replace(wanted, cursor=page.cursor)
