"""The reader: one article of the library with its voices, and what changed between its versions."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from quoth.export import exporter
from quoth.export.page import Page, page
from quoth.store import Change, Library, StorySummary, StoryUnknown, Version, changes
from quoth.web.at_desk import TheDesk
from quoth.web.hit_files import attachment
from quoth.web.pages.record_links import RecordLinks
from quoth.web.templating import sent, written

router = APIRouter(prefix="/article")

FORMATS = ("html", "json", "csv", "annotation")
_TYPES = {"html": "text/html", "json": "application/json", "csv": "text/csv; charset=utf-8", "annotation": "application/ld+json"}
_SUFFIXES = {"annotation": "jsonld"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An article of the library as its page shows it: the newest version, and what it attributes otherwise than the last."""

    key: str
    page: Page
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]
    corrections: int
    story: StorySummary | None


@router.get("")
async def article(request: Request, desk: TheDesk, key: str) -> Response:
    """The article that the library knows by `key`."""
    return sent(request, await desk.recall(("reader", key), lambda library: _written(library, key)))


@router.get("/export/{file_format}")
async def export(desk: TheDesk, file_format: str, key: str) -> Response:
    """The record of the article as a file."""
    if file_format not in FORMATS:
        raise HTTPException(404, f"{file_format!r} is none of {', '.join(FORMATS)}")
    record = (await desk.ask(lambda library: library.reader.versions(library.reader.key(key))))[-1].record
    stream = BytesIO()
    await desk.work(lambda: exporter(file_format)([record], stream))
    name = f"quoth.{_SUFFIXES.get(file_format, file_format)}"
    return Response(stream.getvalue(), media_type=_TYPES[file_format], headers=attachment(name))


def _written(library: Library, key: str) -> bytes:
    shown = _shown(library, key)
    return written("reader.html", path=router.prefix, shown=shown, page=shown.page, pages=[shown.page], formats=FORMATS)


def _shown(library: Library, name: str) -> Shown:
    held = library.reader.key(name)
    key = library.reader.shown_key(held)
    versions = library.reader.versions(held)
    record = versions[-1].record
    links = RecordLinks(record, key, library.actors.in_article(key))
    return Shown(
        key=key,
        page=page(record, 1, links),
        versions=versions,
        changes=changes(versions[-2].record, record) if len(versions) > 1 else (),
        corrections=len(library.reader.judgements(held)),
        story=_story(library, held),
    )


def _story(library: Library, key: str) -> StorySummary | None:
    """The story of the article, if other articles are in it."""
    try:
        found = library.reader.story(key).summary
    except StoryUnknown:
        return None
    return found if found.articles > 1 else None
