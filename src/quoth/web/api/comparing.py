"""One event, many outlets."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from quoth.compare import comparison_to_dict
from quoth.errors import InputRefused
from quoth.model import Record
from quoth.web.api.bodies import ToCompare
from quoth.web.api.forms import AboutFiles, Files
from quoth.web.api.invalid import invalid
from quoth.web.api.openapi import COMPARISON, content
from quoth.web.api.written import record_of
from quoth.web.at_desk import TheDesk
from quoth.web.desk import MOST_COMPARED
from quoth.web.uploads import taken

router = APIRouter(tags=["compare"])

_ANSWER = content("The comparison.", "application/json", COMPARISON)


@router.post("/compare", responses=_ANSWER)
async def compare(body: ToCompare, desk: TheDesk) -> dict[str, Any]:
    """Articles side by side: who is heard where, the same quotes, what each calls whom, figures and dates that disagree."""
    records = await desk.work(lambda: [record_of(written) for written in body.records])
    return await _compared(desk, body.articles, records)


@router.post("/compare/files", responses=_ANSWER)
async def compare_files(files: Files, desk: TheDesk, about: Annotated[AboutFiles, Depends()]) -> dict[str, Any]:
    """The articles in the files of a form side by side; nothing is kept. A file that is no article is refused, and so is all."""
    records: list[Record] = []
    for upload in await taken(files, desk.settings.limits):
        for read in await desk.read_upload(upload, about.given()):
            if isinstance(read, InputRefused):
                raise read
            records.append(read)
    return await _compared(desk, [], records)


async def _compared(desk: TheDesk, articles: list[str], records: list[Record]) -> dict[str, Any]:
    with invalid("body"):
        if len(articles) + len(records) > MOST_COMPARED:
            raise ValueError(f"{len(articles) + len(records)} articles; at most {MOST_COMPARED} are compared")
        return comparison_to_dict(await desk.compare(articles, records))
