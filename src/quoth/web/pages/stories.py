"""Stories: the articles on one event side by side, and decisions about what is one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoth.model import Record
from quoth.store import Library, Story
from quoth.web.at_desk import TheDesk
from quoth.web.comparing import MOST_COMPARED, compared
from quoth.web.pages.comparing import compare_address, report_address
from quoth.web.places import article_address, story_address
from quoth.web.templating import render

router = APIRouter()

REASON = "decided on the page"
_LISTED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story with the records that are compared: of copies of one text the first, and no more than can be read."""

    story: Story
    keys: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def left_out(self) -> int:
        """How many texts are not compared."""
        return self.story.summary.texts - len(self.keys)


@router.get("/stories")
async def stories(
    request: Request,
    desk: TheDesk,
    *,
    since: str = "",
    until: str = "",
    least: int = 2,
    cursor: str = "",
) -> Response:
    """The stories of the library, those with the newest articles first."""
    try:
        days = [date.fromisoformat(day) if day else None for day in (since, until)]
        page = await desk.ask(
            lambda library: library.reader.stories(
                since=days[0], until=days[1], least=max(1, least), limit=_LISTED, cursor=cursor or None
            )
        )
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    return render(request, "stories.html", page=page, since=since, until=until, least=least)


@router.get("/story")
async def story(request: Request, desk: TheDesk, id: str) -> Response:  # noqa: A002 (the name that the address has for it)
    """One story: what its articles print of it, side by side."""
    told = await desk.ask(lambda library: _told(library, id))
    key_of = {record.id: key for key, record in zip(told.keys, told.records, strict=True)}
    found = await desk.work(lambda: compared(told.records, lambda record: article_address(key_of[record.id])))
    report = report_address(told.keys) if found else None
    return render(request, "story.html", story=told.story, told=told, view=found.view if found else None, report=report)


@router.post("/stories/merge")
async def merge(
    desk: TheDesk, one: Annotated[str, Form()], other: Annotated[str, Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Keep that two stories are one event."""
    await desk.ask(lambda library: library.writer.merge_stories(one, other.strip(), reason.strip() or REASON))
    return RedirectResponse(await desk.ask(lambda library: story_address(library.reader.story(other.strip()).summary.id)), 303)


@router.post("/stories/compare")
async def compare(key: Annotated[list[str], Form()]) -> Response:
    """Lead to the comparison of the articles that were chosen."""
    return RedirectResponse(compare_address(key), 303)


@router.post("/stories/split")
async def split(
    desk: TheDesk, one: Annotated[str, Form()], key: Annotated[list[str], Form()], reason: Annotated[str, Form()] = ""
) -> Response:
    """Keep that some articles of a story are on another event than the rest."""
    await desk.ask(lambda library: library.writer.split_story(one, key, reason.strip() or REASON))
    return RedirectResponse(await desk.ask(lambda library: story_address(library.reader.story(key[0]).summary.id)), 303)


def _told(library: Library, name: str) -> Told:
    found = library.reader.story(name)
    keys = tuple(article.key for article in found.articles if article.copy_of is None)[:MOST_COMPARED]
    records = dict(zip((article.key for article in found.articles), library.reader.story_records(found.summary.id), strict=True))
    return Told(story=found, keys=keys, records=tuple(records[key] for key in keys))
