"""Events: the articles on each, and these side by side."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from quoth.compare import comparison_to_dict
from quoth.store import Library, Story
from quoth.web.api.answers import OneStory, StoryLines
from quoth.web.api.bodies import ToDecideStory
from quoth.web.api.invalid import invalid
from quoth.web.api.openapi import COMPARISON, content
from quoth.web.api.queries import StoryQuery
from quoth.web.at_desk import TheDesk

router = APIRouter(prefix="/stories", tags=["stories"])

Name = Annotated[str, Path(min_length=1, max_length=1000, description="The story's id.")]


@router.get("")
async def stories(desk: TheDesk, query: Annotated[StoryQuery, Query()]) -> StoryLines:
    """The events of the library, newest first, a page at a time: `cursor` is that of the page before."""
    with invalid("query", "cursor"):
        page = await desk.ask(lambda library: library.reader.stories(**query.model_dump()))
    return StoryLines.model_validate(page)


@router.post("/decisions", status_code=201)
async def decide_story(body: ToDecideStory, desk: TheDesk) -> list[OneStory]:
    """Keep that two stories are one event, or that some articles of a story are another; gives the stories as they are now."""
    found = await desk.ask(lambda library: _decided(library, body))
    return [OneStory.model_validate(story) for story in found]


@router.get("/{story}")
async def story(desk: TheDesk, story: Name) -> OneStory:
    """One event with its articles, the earliest first."""
    return OneStory.model_validate(await desk.ask(lambda library: library.reader.story(story)))


@router.get("/{story}/comparison", responses=content("The comparison.", "application/json", COMPARISON))
async def story_comparison(desk: TheDesk, story: Name) -> dict[str, Any]:
    """The articles on one event side by side."""
    with invalid("path", "story"):
        return comparison_to_dict(await desk.compare_story(story))


def _decided(library: Library, body: ToDecideStory) -> tuple[Story, ...]:
    if body.other is not None:
        library.writer.merge_stories(body.story, body.other, body.reason)
        return (library.reader.story(body.other),)
    before = library.reader.story(body.story)
    library.writer.split_story(body.story, body.articles, body.reason)
    now = [library.reader.story(article.key) for article in before.articles]
    return tuple({story.summary.id: story for story in now}.values())
