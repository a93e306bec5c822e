"""Reading articles without keeping them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from quoth.errors import InputRefused
from quoth.model import Record, record_to_dict
from quoth.readers import Given
from quoth.web.api.bodies import ToRead
from quoth.web.api.forms import AboutFiles, Files
from quoth.web.api.openapi import READ_LINE, RECORD, content
from quoth.web.at_desk import TheDesk
from quoth.web.desk import Desk
from quoth.web.intake import Upload
from quoth.web.streaming import NDJSON, json_lines
from quoth.web.uploads import taken

router = APIRouter(tags=["read"])


@router.post("/read", responses=content("The record.", "application/json", RECORD), response_class=Response)
async def read(body: ToRead, desk: TheDesk) -> Response:
    """The record of a text or of a page: who says what in it, in whose words. Nothing is kept."""
    record = await read_one(body, desk)
    return Response(record.to_json(), media_type="application/json")


async def read_one(body: ToRead, desk: Desk) -> Record:
    """The record of what `body` brings."""
    if body.url is not None:
        return await desk.read_link(body.url, body.given())
    return await desk.read_text(body.text or "", body.given())


@router.post("/read/files", responses=content("One line an article.", NDJSON, READ_LINE), response_class=Response)
async def read_files(files: Files, desk: TheDesk, about: Annotated[AboutFiles, Depends()]) -> Response:
    """The record of each article in the files, or why it is none, one JSON object a line. Nothing is kept."""
    uploads = await taken(files, desk.settings.limits)
    return json_lines(_lines(uploads, about.given(), desk))


async def _lines(uploads: list[Upload], given: Given, desk: Desk) -> AsyncIterator[Mapping[str, object]]:
    for upload in uploads:
        for read in await desk.read_upload(upload, given):
            if isinstance(read, InputRefused):
                yield {"file": upload.name, "reason": read.reason.value, "detail": str(read)}
            else:
                yield {"file": upload.name, "record": record_to_dict(read)}
