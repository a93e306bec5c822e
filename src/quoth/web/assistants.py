"""The same for assistants: tools of the Model Context Protocol, over standard input and output."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from quoth.compare import check_to_dict, comparison_to_dict
from quoth.errors import QuothError
from quoth.model import Manner, Stance, record_to_dict
from quoth.readers.url import Fetcher
from quoth.store import Search
from quoth.web.api.answers import CheckAnswer, FoundPage
from quoth.web.api.bodies import ToRead
from quoth.web.desk import Desk
from quoth.web.settings import Settings

INSTRUCTIONS = (
    "Quoth reads English news and writes down who says what, in whose words. It never rates truth or bias. Offsets count "
    "characters of the article's text. `read` reads one article; the others ask the user's library. "
    "Quote the words as they stand in `content`, and name outlet, date and address with them."
)
_ASKS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_FETCHES = ToolAnnotations(read_only_hint=True, open_world_hint=True)

Called = Context[Desk, Any]


def create_server(settings: Settings, fetcher: Fetcher | None = None) -> MCPServer[Desk]:
    """A server with the tools; it opens its library when it starts. `fetcher` is what follows links."""

    @asynccontextmanager
    async def lifespan(_: MCPServer[Desk]) -> AsyncIterator[Desk]:
        with Desk.open(settings, fetcher) as desk:
            yield desk

    server = MCPServer(
        "quoth", title="Quoth", version=version("quoth"), instructions=INSTRUCTIONS, lifespan=lifespan, log_level="WARNING"
    )
    server.tool(annotations=_FETCHES)(read)
    server.tool(annotations=_ASKS)(search)
    server.tool(annotations=_ASKS)(check)
    server.tool(annotations=_ASKS)(compare)
    return server


async def read(
    called: Called,
    *,
    text: Annotated[str | None, Field(description="The article's text; give it or url.")] = None,
    url: Annotated[str | None, Field(description="The address of its page.")] = None,
    outlet: str | None = None,
    published: Annotated[str | None, Field(description="ISO 8601.")] = None,
) -> dict[str, Any]:
    """Read one article: its record says who says what, in whose words, with offsets. Nothing is kept."""
    with _telling():
        wanted = ToRead(text=text, url=url, outlet=outlet, published=published)
        desk = _desk(called)
        record = await (desk.read_link(url, wanted.given()) if url else desk.read_text(text or "", wanted.given()))
    return record_to_dict(record)


async def search(  # noqa: PLR0913 (a tool has as many parameters as it takes)
    called: Called,
    *,
    words: Annotated[str, Field(description='Words, "a phrase", begin*, OR, NOT.')] = "",
    source: Annotated[str | None, Field(description="Who said it: a name, or whole words of one.")] = None,
    outlet: Annotated[str | None, Field(description="Who published it.")] = None,
    manner: Manner | None = None,
    stance: Stance | None = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Field(description="That of the page before.")] = None,
) -> FoundPage:
    """Find attributions in the library by their words, their source, their outlet; newest first."""
    with _telling():
        wanted = Search(
            words=words,
            source=source,
            outlet=outlet,
            manner=manner,
            stance=stance,
            limit=limit,
            cursor=cursor,
            without_copies=True,
        )
        return FoundPage.model_validate(await _desk(called).search(wanted))


async def check(
    called: Called,
    *,
    quote: Annotated[str, Field(description="The words, without quotation marks.")],
    by: Annotated[str | None, Field(description="Who is supposed to have said it.")] = None,
) -> CheckAnswer:
    """Say whether a quote was said in the articles of the library: whole, cut, reworded or not found, and where, by whom."""
    with _telling():
        return CheckAnswer.model_validate(check_to_dict(await _desk(called).check(quote, by)))


async def compare(
    called: Called,
    *,
    articles: Annotated[list[str], Field(min_length=2, max_length=20, description="Keys, addresses or ids, as hits give them.")],
) -> dict[str, Any]:
    """Put articles of the library on one event side by side: who is heard where, quotes, labels, figures that disagree."""
    with _telling():
        return comparison_to_dict(await _desk(called).compare(articles))


def _desk(called: Called) -> Desk:
    return called.request_context.lifespan_context


@contextmanager
def _telling() -> Iterator[None]:
    """What went wrong as the assistant is told it; failures of ours stay ours."""
    try:
        yield
    except (QuothError, ValueError) as error:
        raise ToolError(str(error)) from error
