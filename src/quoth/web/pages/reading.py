"""Reading what a visitor brings: a text, a link or files become records, which are kept or thrown away."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoth.errors import InputRefused, Reason
from quoth.export.comparison.parts import ComparisonView
from quoth.export.page import Page, page
from quoth.model import Record
from quoth.readers import Given
from quoth.readers.article import iso_date
from quoth.web.at_desk import TheDesk
from quoth.web.comparing import compared
from quoth.web.desk import Desk
from quoth.web.intake import Upload
from quoth.web.places import article_address
from quoth.web.templating import render

router = APIRouter(prefix="/read")

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@router.post("")
async def read(  # noqa: PLR0913 (a form has as many fields as it has)
    request: Request,
    desk: TheDesk,
    *,
    text: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
    outlet: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
) -> Response:
    """The records of what was given; nothing is added to the library yet."""
    given = Given(outlet=outlet.strip() or None, title=title.strip() or None, published=iso_date(published))
    opened = [one async for one in _opened(desk, text, [file for file in files or () if file.filename], given)]
    if not any(isinstance(one, Record) for one in opened):
        return render(request, "refused.html", status=422, refusals=opened)
    return RedirectResponse(f"/read/{desk.batches.hold(opened)}", 303)


@router.get("/{batch}")
async def batch(request: Request, desk: TheDesk, batch: str) -> Response:
    """One record as an article with its voices; several as a list."""
    records = desk.batches.records(batch)
    refusals = desk.batches.get(batch).refusals
    if len(records) == 1 and not refusals:
        return await one(request, desk, batch, 1)
    pages, view = await desk.work(lambda: _side_by_side(records, batch))
    return render(request, "batch.html", batch=batch, pages=pages, refusals=refusals, view=view)


@router.get("/{batch}/{number}")
async def one(request: Request, desk: TheDesk, batch: str, number: int) -> Response:
    """The record of one article among those that were given."""
    records = desk.batches.records(batch)
    if not 1 <= number <= len(records):
        detail = f"{number}: {len(records)} articles were read together, numbered from 1"
        raise InputRefused(Reason.NOT_FOUND, batch, detail)
    shown = await desk.work(lambda: page(records[number - 1], 1))
    return render(request, "draft.html", batch=batch, number=number, several=len(records) > 1, page=shown, pages=[shown])


@router.post("/{batch}/keep")
async def keep(desk: TheDesk, batch: str) -> Response:
    """Add the records of a batch to the library."""
    kept = [await desk.keep(record) for record in desk.batches.records(batch)]
    desk.batches.drop(batch)
    return RedirectResponse(article_address(kept[0].key) if len(kept) == 1 else f"/?kept={len(kept)}", 303)


@router.post("/{batch}/discard")
async def discard(desk: TheDesk, batch: str) -> Response:
    """Forget a batch."""
    desk.batches.drop(batch)
    return RedirectResponse("/", 303)


def _side_by_side(records: Sequence[Record], batch: str) -> tuple[list[Page], ComparisonView | None]:
    """The page of each record, in colours that they share, and their comparison if there are several."""
    numbers = {record.id: number for number, record in enumerate(records, start=1)}
    found = compared(records, lambda record: f"/read/{batch}/{numbers[record.id]}")
    company = found.company if found else None
    pages = [page(record, number, company=company) for number, record in enumerate(records, start=1)]
    return pages, found.view if found else None


async def _opened(desk: Desk, text: str, files: list[UploadFile], given: Given) -> AsyncIterator[Record | InputRefused]:
    """What was given, read one after another; what is no article as its refusal."""
    try:
        words = text.replace("\r\n", "\n").strip()
        if _LINK.fullmatch(words):
            yield await desk.read_link(words, given)
        elif words or not files:
            yield await desk.read_text(words, given)
    except InputRefused as refusal:
        yield refusal
    for file in files:
        for opened in await desk.read_upload(Upload(name=file.filename or "", content=await file.read()), given):
            yield opened
