"""What answers bring: the models from which the description of the API says what comes back."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from quoth.compare import Asked, Flag, PieceKind, Verdict
from quoth.errors import Reason
from quoth.model import Attitude, ChannelKind, Manner, Polarity, SourceKind, Stance
from quoth.resolve.across import ActorKind
from quoth.store import Added


class Answer(BaseModel):
    """What every answer is: made of a value of ours, field by field."""

    model_config = ConfigDict(from_attributes=True)

    @classmethod
    def written(cls, value: object) -> bytes:
        """The answer that is made of `value`, as JSON, so that it may be kept; `json_of` sends it."""
        return cls.model_validate(value).model_dump_json().encode()


def json_of(written: bytes) -> Response:
    """What was written as JSON before, as the answer to a request."""
    return Response(written, media_type="application/json")


class FoundHit(Answer):
    """One attribution that a search found; `link` leads to its words at the outlet.

    A sentence of the outlet's own voice has neither `attribution_id` nor any of the fields of an attribution.
    """

    key: str
    article_id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    attribution_id: str | None
    source: str | None
    kind: SourceKind | None
    roles: str
    affiliation: str | None
    source_words: str
    cue: str
    content: str
    before: str
    after: str
    manner: Manner | None
    attitude: Attitude | None
    stance: Stance | None
    polarity: Polarity | None
    channel: ChannelKind | None
    parent: str | None
    confidence: float | None
    start: int
    end: int
    link: str | None


class FoundPage(Answer):
    """A page of hits; `cursor` asks for those after them and is null after the last, `ranked` says whether best come first."""

    hits: list[FoundHit]
    cursor: str | None
    ranked: bool


class KeptArticle(Answer):
    """What keeping an article did, and under which key it is found."""

    key: str
    added: Added


class RefusedInput(Answer):
    """Why an input is no article: `file` is the name that it came with."""

    file: str
    reason: Reason
    detail: str


class KeptFiles(Answer):
    """What became of the articles of several files."""

    kept: list[KeptArticle]
    refused: list[RefusedInput]


class CheckedArticle(Answer):
    """The article of an appearance."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


class CheckedSource(Answer):
    """Whose words an appearance is."""

    name: str
    kind: SourceKind
    resolved: bool


class CheckedPiece(Answer):
    """A piece of the word diff between quote and article."""

    kind: PieceKind
    quote: str
    article: str
    span: tuple[int, int] | None
    place: Literal["start", "inside", "end"]
    marked: bool
    flags: list[Flag]


class CheckedAppearance(Answer):
    """One place where an article has the words of a quote, all of them or enough."""

    verdict: Verdict
    article: CheckedArticle
    spans: list[tuple[int, int]]
    words: str
    sources: list[CheckedSource]
    asked: Asked | None
    attributed: bool
    share: float
    diff: list[CheckedPiece]


class CheckAnswer(Answer):
    """Whether a quote was said, and every place where it was."""

    quote: str
    by: str | None
    verdict: Verdict
    appearances: list[CheckedAppearance]


class VersionInfo(Answer):
    """One text of an article: `number` counts from 1."""

    number: int
    made_by: str
    read_at: str


class SaidWords(Answer):
    """One attribution as a version prints it."""

    source: str | None
    cue: str
    content: str
    start: int
    end: int


class ChangedWords(Answer):
    """What one version attributes otherwise than another."""

    kind: Literal["added", "removed", "reworded", "reattributed"]
    old: SaidWords | None
    new: SaidWords | None


class CountedSource(Answer):
    """How much is attributed to a name."""

    name: str
    kind: SourceKind
    attributions: int
    articles: int


class KeptJudgement(Answer):
    """A decision as the library holds it."""

    kind: str
    value: str
    reason: str
    article_key: str | None
    exact: str | None
    made_at: str


class Changed(Answer):
    """How many articles a judgement may have changed."""

    articles: int


class ActorLine(Answer):
    """An actor in one line; `first` and `last` are "" where no article has a date."""

    id: str
    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    attributions: int
    articles: int
    first: str
    last: str


class ActorLines(Answer):
    """Actors; `cursor` asks for those after them and is null after the last."""

    actors: list[ActorLine]
    cursor: str | None


class UsedWords(Answer):
    """Words that were used for an actor, in how many articles, and from when to when."""

    words: str
    articles: int
    first: str
    last: str


class OutletNaming(Answer):
    """How one outlet names an actor and what it calls its roles, most used first."""

    outlet: str | None
    articles: int
    names: list[UsedWords]
    roles: list[UsedWords]


class ActorProfile(Answer):
    """What the library tells of an actor beside what it said; `months` holds pairs such as ["2026-05", 7]."""

    actor: ActorLine
    roles: list[UsedWords]
    affiliations: list[UsedWords]
    namings: list[OutletNaming]
    months: list[tuple[str, int]]


class ActorWords(Answer):
    """What is attributed to an actor, newest first; `more` tells that there are others behind them."""

    hits: list[FoundHit]
    more: bool


class Evidence(Answer):
    """One reason: `weight` above 0 speaks for one actor, below 0 against it."""

    weight: float
    why: str


class PossiblePair(Answer):
    """Two actors that may be one, and what speaks for that and against it."""

    one: ActorLine
    other: ActorLine
    weight: float
    reasons: list[Evidence]


class Held(Answer):
    """What the library holds; `first` and `last` are when the outlets published."""

    articles: int
    versions: int
    attributions: int
    sources: int
    copies: int
    judgements: int
    first: str | None
    last: str | None


class OutletLine(Answer):
    """An outlet in one line; `first` and `last` are "" where no article has a date."""

    name: str
    articles: int
    first: str
    last: str


class MannerCounts(Answer):
    """Attributions by how much of them stands in quotation marks."""

    direct: int
    mixed: int
    indirect: int


class QuotedActor(Answer):
    """Whom an outlet quotes, in how many articles, and how."""

    id: str
    name: str
    articles: int
    manners: MannerCounts


class OutletMonth(Answer):
    """One month of an outlet; sizes are characters of its own voice and of what it lets others say."""

    month: str
    articles: int
    own_size: int
    said_size: int
    attributions: int
    unnamed: int
    own_share: float | None


class OutletAnswer(Answer):
    """All that the library tells of an outlet; `wires` holds pairs of an agency and how many articles credit it."""

    outlet: OutletLine
    manners: MannerCounts
    unnamed: int
    sourceless: int
    quoted: list[QuotedActor]
    months: list[OutletMonth]
    wires: list[tuple[str, int]]
    copies: int
    own_share: float | None


class FacetValue(Answer):
    """One value that hits have, and how many have it."""

    value: str
    hits: int


class FacetCounts(Answer):
    """What the hits of a search have in common: `counted` of them, the newest if there are `more`."""

    counted: int
    more: bool
    outlet: list[FacetValue]
    source: list[FacetValue]
    month: list[FacetValue]
    manner: list[FacetValue]
    stance: list[FacetValue]
    channel: list[FacetValue]


class StoryLine(Answer):
    """A story in one line; `texts` counts copies of one text once, `first` and `last` are days, "" where none is known."""

    id: str
    title: str | None
    articles: int
    texts: int
    outlets: list[str]
    first: str
    last: str


class StoryLines(Answer):
    """Stories; `cursor` asks for those after them and is null after the last."""

    stories: list[StoryLine]
    cursor: str | None


class ArticleOfStory(Answer):
    """One article of a story; `copy_of` is the key of the first with the same text."""

    key: str
    article_id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    copy_of: str | None


class OneStory(Answer):
    """A story with its articles, the earliest first."""

    summary: StoryLine
    articles: list[ArticleOfStory]
