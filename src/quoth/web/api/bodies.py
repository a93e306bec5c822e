"""What requests bring: the models from which the description of the API says what may be sent."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, WithJsonSchema, model_validator

from quoth.language import LANGUAGES
from quoth.model import LabelKind
from quoth.readers import Given
from quoth.readers.payload import ARTICLE_LIMIT
from quoth.store.judgement import Role
from quoth.web.desk import MOST_COMPARED

_SHORT = 1000
_RENAME: dict[str, JsonValue] = {"kind": "rename", "actor": "Lena Okafor", "name": "Lena Okafor-Brandt", "reason": "She married."}
_SPLIT: dict[str, JsonValue] = {
    "story": "https://coast-ledger.example/velm",
    "articles": ["https://kelmouthpost.example/fire"],
    "reason": "Another fire.",
}
_TEXT = "“We are ready,” harbour master Lena Okafor said on Monday."


def _iso_8601(published: str) -> str:
    datetime.fromisoformat(published)
    return published


def _supported(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    return language


Words = Annotated[str, Field(max_length=_SHORT)]
Moment = Annotated[str, Field(max_length=40, description="ISO 8601."), AfterValidator(_iso_8601)]
Language = Annotated[str, Field(max_length=10, description="Taken to be in it, unchecked."), AfterValidator(_supported)]


WrittenRecord = Annotated[dict[str, JsonValue], WithJsonSchema({"$ref": "#/components/schemas/Record"})]
"""A record as JSON has it, not looked at yet."""


class Body(BaseModel):
    """What every body is: a field that nobody knows is an error."""

    model_config = ConfigDict(extra="forbid")


class About(Body):
    """What is known of an article; it overrides what the input says of itself."""

    outlet: Words | None = None
    title: Words | None = None
    published: Moment | None = None
    language: Language | None = None

    def given(self) -> Given:
        """The same for a reader."""
        return Given(outlet=self.outlet, title=self.title, published=self.published, language=self.language)


class ToRead(About):
    """A text or the address of a page."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": _TEXT, "outlet": "The Coast Ledger"}]})

    text: Annotated[str | None, Field(max_length=ARTICLE_LIMIT)] = None
    url: Annotated[str | None, Field(max_length=4096)] = None

    @model_validator(mode="after")
    def _one_of_them(self) -> ToRead:
        if (self.text is None) == (self.url is None):
            raise ValueError("give either text or url")
        return self


class ToAdd(ToRead):
    """A text or the address of a page, to be read and kept."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": _TEXT, "outlet": "The Coast Ledger", "published": "2026-05-04"}]}
    )

    collection: Annotated[Words, Field(description="Keeps articles without an address apart from others.")] = ""


class ToCheck(Body):
    """A quote, and who is supposed to have said it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"quote": "We are ready", "by": "Lena Okafor"}]})

    quote: Annotated[str, Field(min_length=1, max_length=20_000)]
    by: Annotated[Words | None, Field(description="Only this source's words count.")] = None


class ToCompare(Body):
    """Articles on one event: those of the library, named by key, address or id, and records that were read before."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"articles": ["https://coast-ledger.example/velm", "https://kelmouthpost.example/talks"]}]
        }
    )

    articles: Annotated[list[Annotated[str, Field(min_length=1, max_length=4096)]], Field(max_length=MOST_COMPARED)] = []
    records: Annotated[list[WrittenRecord], Field(max_length=MOST_COMPARED)] = []


class Place(Body):
    """Words of an article, by what they are (a W3C text quote) and where they stood when they were seen."""

    exact: Annotated[str, Field(min_length=1, max_length=50_000)]
    prefix: Annotated[str, Field(max_length=_SHORT)] = ""
    suffix: Annotated[str, Field(max_length=_SHORT)] = ""
    start: Annotated[int, Field(ge=0, le=ARTICLE_LIMIT)] = 0


class ToJudge(Body):
    """A correction of one attribution or label, found by its words.

    `source` names who said it, "" for nobody who is named; `span` gives other words to a role; `label` is another kind,
    "" for none; `not attributed` says that the words are the outlet's own.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "source",
                    "article": "https://coast-ledger.example/velm",
                    "at": {"exact": "We are ready"},
                    "value": "Lena Okafor",
                    "reason": "The recording has her voice",
                }
            ]
        }
    )

    kind: Literal["source", "span", "label", "not attributed"]
    article: Annotated[str, Field(min_length=1, max_length=4096, description="Key, address or id of an article.")]
    at: Annotated[Place, Field(description="The words of the attribution's content, or those of the label.")]
    value: Annotated[str, Field(max_length=_SHORT, description="The source's name, or the label's kind.")] = ""
    role: Role | None = None
    words: Annotated[list[Place], Field(max_length=20, description="The words that the role has, if any.")] = []
    reason: Annotated[str, Field(min_length=1, max_length=_SHORT)]

    @model_validator(mode="after")
    def _fits_its_kind(self) -> ToJudge:
        if (self.kind == "span") != (self.role is not None):
            raise ValueError("role and words are for a judgement of the kind 'span'")
        if self.kind == "label" and self.value not in {"", *get_args(LabelKind)}:
            raise ValueError(f"a label is of the kind {', '.join(get_args(LabelKind))}, or '' for none")
        return self


class ToDecide(Body):
    """That two actors are one, that they are not, or what one is called from now on."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RENAME]})

    kind: Literal["same", "different", "rename"]
    actor: Annotated[Words, Field(min_length=1, description="Id or name; for different also NAME@ARTICLE.")]
    other: Annotated[Words, Field(min_length=1)] | None = None
    name: Annotated[Words, Field(min_length=1)] | None = None
    reason: Annotated[str, Field(min_length=1, max_length=_SHORT)]

    @model_validator(mode="after")
    def _fits_its_kind(self) -> ToDecide:
        if (self.other is None) == (self.kind != "rename") or (self.name is None) == (self.kind == "rename"):
            raise ValueError("same and different need other, rename needs name")
        return self


class ToDecideStory(Body):
    """That a story and another are one event, or that some articles of a story are another event than its rest."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SPLIT]})

    story: Annotated[Words, Field(min_length=1)]
    other: Annotated[Words, Field(min_length=1)] | None = None
    articles: Annotated[list[Words], Field(max_length=500, description="Those that are on another event.")] = []
    reason: Annotated[str, Field(min_length=1, max_length=_SHORT)]

    @model_validator(mode="after")
    def _one_of_them(self) -> ToDecideStory:
        if (self.other is None) == (not self.articles):
            raise ValueError("give either other, to join two stories, or articles, to part them from theirs")
        return self
