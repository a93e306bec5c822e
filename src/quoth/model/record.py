"""The record of one article: who says what, in whose words. `docs/record.md` describes every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NewType, get_args

from quoth.errors import RecordInvalid
from quoth.model.article import Article
from quoth.model.span import Span, Spans, quoted_words

SourceId = NewType("SourceId", str)
AttributionId = NewType("AttributionId", str)

Manner = Literal["direct", "mixed", "indirect"]
Attitude = Literal["assertion", "belief", "fact", "eventuality"]
Stance = Literal["acknowledge", "distance", "endorse"]
Polarity = Literal["affirmed", "negated"]
SourceKind = Literal["person", "organisation", "group", "document", "unnamed", "author"]
ChannelKind = Literal[
    "post", "statement", "interview", "news conference", "speech", "document", "broadcast", "court", "outlet", "phone", "letter"
]
LabelKind = Literal["epithet", "scare-quotes", "distancing"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
FigureValue = float | tuple[float, float] | None

SCHEMA = "quoth/record/1"


_MANNERS, _ATTITUDES, _STANCES, _POLARITIES = map(get_args, (Manner, Attitude, Stance, Polarity))
_SOURCES, _CHANNELS, _LABELS, _TIMES = map(get_args, (SourceKind, ChannelKind, LabelKind, TimeType))


def _one_of(value: str, allowed: tuple[str, ...], field: str) -> None:
    if value not in allowed:
        raise RecordInvalid(f"{field} is {value!r}; allowed are {', '.join(allowed)}")


def _share(value: float, field: str) -> None:
    if not 0.0 <= value <= 1.0:
        raise RecordInvalid(f"{field} is {value}; it must lie between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody or something that speaks in the article, once, whatever it is called there.

    `resolved` is false where the words refer to somebody who could not be identified ("he"). `members` are the
    sources that a joint source ("the two ministers") is made of. `mentions` are sorted.

    >>> source = Source(id="s1", name="Lena Okafor", kind="person", roles=("harbour master",))
    >>> source.name, source.roles, source.resolved
    ('Lena Okafor', ('harbour master',), True)
    """

    id: SourceId
    name: str
    kind: SourceKind
    resolved: bool = True
    members: tuple[SourceId, ...] = ()
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    mentions: Spans = ()

    def __post_init__(self) -> None:
        _one_of(self.kind, _SOURCES, "source.kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where something was uttered, with the words that say so, if any do."""

    kind: ChannelKind
    span: Span | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, _CHANNELS, "channel.kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words (`content`) that the article gives to a `source`, by a `cue`.

    `source` is None where the text names none. `parent` is the attribution whose content this one stands in.
    `confidence` and `source_confidence` lie between 0 and 1.

    >>> text = "“We are ready,” she said."
    >>> said = Attribution(id="a1", manner="direct", content=(Span(0, 15),), cue=(Span(20, 24),))
    >>> [span.of(text) for span in said.spans()], said.source is None
    (['“We are ready,”', 'said'], True)
    """

    id: AttributionId
    manner: Manner
    content: Spans
    cue: Spans = ()
    source_span: Spans = ()
    source: SourceId | None = None
    attitude: Attitude = "assertion"
    stance: Stance = "acknowledge"
    polarity: Polarity = "affirmed"
    channel: Channel | None = None
    parent: AttributionId | None = None
    confidence: float = 1.0
    source_confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.content:
            raise RecordInvalid(f"attribution {self.id} has no content")
        _one_of(self.manner, _MANNERS, "attribution.manner")
        _one_of(self.attitude, _ATTITUDES, "attribution.attitude")
        _one_of(self.stance, _STANCES, "attribution.stance")
        _one_of(self.polarity, _POLARITIES, "attribution.polarity")
        _share(self.confidence, "attribution.confidence")
        _share(self.source_confidence, "attribution.source_confidence")

    @property
    def start(self) -> int:
        """The first offset of content, cue or source span."""
        return min(span.start for span in (*self.content, *self.cue, *self.source_span))

    def spans(self) -> Iterator[Span]:
        """Every span of the attribution, the channel's included."""
        yield from (*self.content, *self.cue, *self.source_span)
        if self.channel and self.channel.span:
            yield self.channel.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The actor that a label characterises; `source` if it also speaks in the article."""

    name: str
    span: Span | None = None
    source: SourceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that characterise an actor; the voice is that of `attribution`, the outlet's own if None."""

    span: Span
    kind: LabelKind
    target: Target | None = None
    attribution: AttributionId | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, _LABELS, "label.kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity; `value` is a number, a range, or None ("dozens"); `currency` is an ISO 4217 code."""

    span: Span
    value: FigureValue
    bound: str | None = None
    unit: str | None = None
    currency: str | None = None
    attribution: AttributionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression; `value` is a TIMEX3 value, None where it needs a publication date that is not known."""

    span: Span
    type: TimeType
    value: str | None = None
    attribution: AttributionId | None = None

    def __post_init__(self) -> None:
        _one_of(self.type, _TIMES, "time.type")


def _without_target(label: Label, speaking: set[SourceId | None]) -> Label:
    """`label`, its target no longer linked to a source that is not among `speaking`."""
    target = label.target
    return label if target is None or target.source in {None, *speaking} else replace(label, target=replace(target, source=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made the record: the version of Quoth, the model's name and the digest of its weights."""

    quoth: str
    model: str
    weights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that Quoth writes down about one article. Every span lies inside `article.text`; every id is known.

    >>> import quoth
    >>> record = quoth.read("“We are ready,” harbour master Lena Okafor said.", outlet="The Coast Ledger")
    >>> record.article.outlet, [record.words(attribution.cue) for attribution in record.attributions]
    ('The Coast Ledger', ['said'])
    >>> Record.from_json(record.to_json()) == record
    True
    """

    article: Article
    made_by: MadeBy
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    labels: tuple[Label, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    own_voice: Spans = ()

    def __post_init__(self) -> None:
        self._check_spans()
        self._check_ids()

    @property
    def id(self) -> str:
        """The id of the record is that of its article."""
        return self.article.id

    def source(self, attribution: Attribution) -> Source | None:
        """The source of `attribution`, None where the text names none."""
        return next((source for source in self.sources if source.id == attribution.source), None)

    def words(self, spans: Spans) -> str:
        """The article's words at `spans`, with an ellipsis between spans."""
        return quoted_words(self.article.text, spans)

    def confident(self, minimum: float) -> Record:
        """The record without attributions whose confidence is below `minimum`, and without what only they hold.

        Labels, figures and times that stood in such an attribution are left out too, since their voice is then unsure.
        """
        kept = tuple(attribution for attribution in self.attributions if attribution.confidence >= minimum)
        if len(kept) == len(self.attributions):
            return self
        ids = {attribution.id for attribution in kept}
        speaking = {attribution.source for attribution in kept}
        speaking |= {member for source in self.sources if source.id in speaking for member in source.members}
        return replace(
            self,
            attributions=tuple(a if a.parent in ids else replace(a, parent=None) for a in kept),
            sources=tuple(source for source in self.sources if source.id in speaking),
            labels=tuple(_without_target(label, speaking) for label in self.labels if label.attribution in {None, *ids}),
            figures=tuple(figure for figure in self.figures if figure.attribution in {None, *ids}),
            times=tuple(time for time in self.times if time.attribution in {None, *ids}),
        )

    def to_json(self) -> str:
        """The record as one line of JSON (`quoth/record/1`)."""
        from quoth.model.serialise import dump_record

        return dump_record(self)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record that `line` holds; raises `RecordInvalid`, which names the field."""
        from quoth.model.serialise import load_record

        return load_record(line)

    def _all_spans(self) -> Iterator[Span]:
        for source in self.sources:
            yield from source.mentions
        for attribution in self.attributions:
            yield from attribution.spans()
        for marked in self._marked():
            yield marked.span
        yield from (label.target.span for label in self.labels if label.target and label.target.span)
        yield from self.own_voice

    def _marked(self) -> Iterator[Label | Figure | Time]:
        yield from self.labels
        yield from self.figures
        yield from self.times

    def _check_spans(self) -> None:
        size = len(self.article.text)
        for span in self._all_spans():
            if span.end > size:
                raise RecordInvalid(f"record {self.id}: span [{span.start}, {span.end}] ends after the text ({size} characters)")

    def _check_ids(self) -> None:
        sources = {source.id for source in self.sources}
        attributions = {attribution.id for attribution in self.attributions}
        used_sources = [a.source for a in self.attributions] + [m for s in self.sources for m in s.members]
        used_sources += [label.target.source for label in self.labels if label.target]
        used = [a.parent for a in self.attributions] + [marked.attribution for marked in self._marked()]
        unknown = {str(i) for i in used_sources if i is not None and i not in sources}
        unknown |= {str(i) for i in used if i is not None and i not in attributions}
        if unknown:
            raise RecordInvalid(f"record {self.id}: no source or attribution is called {', '.join(sorted(unknown))}")
        if len(sources) < len(self.sources) or len(attributions) < len(self.attributions):
            raise RecordInvalid(f"record {self.id}: an id is used twice")
