"""What can be asked for in an address: the models of search parameters."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.store import Search
from quoth.store.search import LIMIT, Order

MOST = 100_000
"""So many hits are streamed."""

Text = Annotated[str, Field(max_length=1000)]
Limit = Annotated[int, Query(ge=1, le=1000)]


class SearchQuery(BaseModel):
    """What is looked for; a field that is not given is open, and one that nobody knows is an error."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[Text, Field(description='Words, "a phrase", begin*, OR, NOT.', examples=["ferry"])] = ""
    source: Annotated[Text | None, Field(description="A name, or whole words of one.", examples=["Okafor"])] = None
    kind: SourceKind | None = None
    outlet: Text | None = None
    since: Annotated[date | None, Field(description="Published on this day or later.")] = None
    until: Annotated[date | None, Field(description="Published on this day or earlier.")] = None
    manner: Manner | None = None
    attitude: Attitude | None = None
    stance: Stance | None = None
    polarity: Polarity | None = None
    channel: ChannelKind | None = None
    label: Annotated[Text | None, Field(description="Words of a label, or of the name of whom it characterises.")] = None
    own_voice: Annotated[bool, Field(description="Search the outlets' own sentences instead.")] = False
    without_copies: Annotated[bool, Field(description="Of copies of one text, show only the first.")] = False
    order: Annotated[Order, Field(description="Which come first; very common words are never ranked.")] = "newest"

    def search(self) -> Search:
        """The search; raises `ValueError` for what cannot be."""
        return Search(**{name: value for name, value in self if name in Search.__dataclass_fields__})


class PageQuery(SearchQuery):
    """A page of what is looked for."""

    limit: Limit = LIMIT
    cursor: Annotated[Text | None, Field(description="That of the page before.")] = None


class StreamQuery(SearchQuery):
    """All that is looked for, up to a number."""

    most: Annotated[int, Field(ge=1, le=MOST)] = MOST


class ActorQuery(BaseModel):
    """Which actors are listed."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[Text, Field(description="Words of a name.")] = ""
    limit: Limit = 20
    cursor: Annotated[Text | None, Field(description="That of the page before.")] = None


class StoryQuery(BaseModel):
    """Which stories are listed."""

    model_config = ConfigDict(extra="forbid")

    since: Annotated[date | None, Field(description="With an article of this day or later.")] = None
    until: Annotated[date | None, Field(description="With an article of this day or earlier.")] = None
    least: Annotated[int, Field(ge=1, le=10_000, description="Of at least so many articles.")] = 2
    limit: Limit = 20
    cursor: Annotated[Text | None, Field(description="That of the page before.")] = None
