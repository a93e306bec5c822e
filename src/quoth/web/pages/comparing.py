"""Articles of the library side by side."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from quoth.compare import compare as compare_records
from quoth.export.comparison.report import write
from quoth.model import Record
from quoth.store import Library
from quoth.web.at_desk import TheDesk
from quoth.web.comparing import MOST_COMPARED, compared
from quoth.web.hit_files import attachment
from quoth.web.places import article_address
from quoth.web.templating import render

router = APIRouter(prefix="/compare")

Keys = Annotated[list[str], Query(alias="key", min_length=2, max_length=MOST_COMPARED)]


@router.get("")
async def compare(request: Request, desk: TheDesk, keys: Keys) -> Response:
    """The articles with these keys."""
    records = await desk.ask(lambda library: records_of(library, keys))
    key_of = {record.id: key for key, record in zip(keys, records, strict=True)}
    found = await desk.work(lambda: compared(records, lambda record: article_address(key_of[record.id])))
    if found is None:
        raise HTTPException(422, "these are one article; name another one to compare it with")
    return render(request, "compare.html", view=found.view, report=report_address(keys))


@router.get("/report")
async def report(desk: TheDesk, keys: Keys) -> Response:
    """The same as one page that stands alone."""
    records = await desk.ask(lambda library: records_of(library, keys))
    written = BytesIO()
    await desk.work(lambda: write(compare_records(records), written))
    return Response(written.getvalue(), media_type="text/html", headers=attachment("quoth-comparison.html"))


def records_of(library: Library, keys: Sequence[str]) -> list[Record]:
    """The newest record of each article; raises `ArticleUnknown`."""
    return [library.reader.versions(library.reader.key(key))[-1].record for key in keys]


def compare_address(keys: Sequence[str]) -> str:
    """Where these articles are side by side."""
    return f"/compare?{urlencode([('key', key) for key in keys], quote_via=quote)}"


def report_address(keys: Sequence[str]) -> str:
    """Where the comparison of these articles is a file."""
    return f"/compare/report?{urlencode([('key', key) for key in keys], quote_via=quote)}"
