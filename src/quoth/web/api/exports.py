"""All records of the library in another format."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from quoth.export import SHARED, exporter
from quoth.export.extracts import EXTRACT
from quoth.web.at_desk import TheDesk
from quoth.web.streaming import NDJSON, written

router = APIRouter(tags=["export"])

Format = Literal["json", "jsonl", "csv", "xlsx", "html", "parquet", "annotation", "brat", "schema-org", "citron"]

_TYPES = {
    "json": "application/json",
    "jsonl": NDJSON,
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "parquet": "application/vnd.apache.parquet",
    "annotation": "application/ld+json",
    "brat": "application/zip",
    "schema-org": "application/ld+json",
    "citron": NDJSON,
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The records.", "content": {media_type: {} for media_type in sorted(set(_TYPES.values()))}}
}
_SUFFIXES = {"annotation": "jsonld", "brat": "zip", "schema-org": "jsonld", "citron": "jsonl"}


@router.get("/export/{output_format}", response_class=StreamingResponse, responses=_ANSWERS)
async def export(
    desk: TheDesk,
    output_format: Format,
    extract: Annotated[int, Query(ge=1, le=1000, description="At most so many words of each, in formats for sharing.")] = EXTRACT,
) -> StreamingResponse:
    """All records, sent while they are written. Formats for sharing hold extracts and no article's text."""
    write = exporter(output_format, extract=extract if output_format in SHARED else None)
    pieces = written(desk, lambda stream: write(desk.library.reader.records(), stream))
    first = await anext(pieces, b"")  # what is missing for a format is told before anything is sent
    name = f"quoth.{_SUFFIXES.get(output_format, output_format)}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_joined(first, pieces), media_type=_TYPES[output_format], headers=headers)


async def _joined(first: bytes, others: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in others:
        yield piece
