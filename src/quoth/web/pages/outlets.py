"""Outlets: whom each quotes, how, and how much it says itself; counts for a newsroom's own audit."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterable
from dataclasses import astuple, fields
from itertools import islice

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from quoth.export.rows import plain
from quoth.export.time_words import in_words
from quoth.store import OutletArticle
from quoth.web.at_desk import TheDesk
from quoth.web.charts import own_voice
from quoth.web.desk import Desk
from quoth.web.hit_files import attachment
from quoth.web.templating import render

router = APIRouter()

COLUMNS = tuple(field.name for field in fields(OutletArticle))
_LISTED = 200


@router.get("/outlets")
async def outlets(request: Request, desk: TheDesk) -> Response:
    """The outlets of the library."""
    return render(request, "outlets.html", found=await desk.ask(lambda library: library.outlets.most_articles(_LISTED)))


@router.get("/outlet")
async def outlet(request: Request, desk: TheDesk, name: str) -> Response:
    """One outlet."""
    profile = await desk.ask(lambda library: library.outlets.profile(name))
    months = [(in_words(month.month) or "no date", month) for month in profile.months]
    most = max((one.manners.total for one in profile.quoted), default=1)
    return render(request, "outlet.html", profile=profile, months=months, most=most, chart=own_voice(profile.months))


@router.get("/outlet.csv")
async def download(desk: TheDesk, name: str) -> Response:
    """Every article of an outlet as a row of counts."""
    await desk.ask(lambda library: library.outlets.profile(name))
    return StreamingResponse(_rows(desk, name), media_type="text/csv; charset=utf-8", headers=attachment("quoth-outlet.csv"))


async def _rows(desk: Desk, name: str) -> AsyncIterator[str]:
    yield _lines([COLUMNS])
    articles = await desk.ask(lambda library: library.outlets.articles(name))
    while batch := await desk.ask(lambda _: list(islice(articles, 500))):
        yield _lines([plain(cell) for cell in astuple(article)] for article in batch)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
