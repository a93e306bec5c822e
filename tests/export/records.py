"""Records of every shape for property tests."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from quoth.model import (
    Article,
    Attribution,
    AttributionId,
    Channel,
    Figure,
    Label,
    MadeBy,
    Record,
    Source,
    SourceId,
    Span,
    Spans,
    Target,
    Time,
)

Made = TypeVar("Made")

WORDS = st.text(st.characters(codec=None), max_size=12)
OPTIONAL = st.none() | WORDS
SHARES = st.floats(0, 1)
SourceIds = st.SearchStrategy[SourceId | None]
AttributionIds = st.SearchStrategy[AttributionId | None]
MADE_BY = MadeBy(quoth="0.1.0", model="best", weights="sha256:0")


def spans(size: int, least: int = 0, most: int = 3) -> st.SearchStrategy[Spans]:
    """Sorted spans of a text of `size` characters that do not overlap; some touch."""
    edges = st.lists(st.integers(0, size), unique=True, min_size=2 * least, max_size=2 * most).map(sorted)
    return edges.map(lambda found: tuple(map(Span, found[0:-1:2], found[1::2]))).filter(lambda made: len(made) >= least)


def any_span(size: int) -> st.SearchStrategy[Span]:
    """One span of a text of `size` characters."""
    return spans(size, 1, 1).map(lambda made: made[0])


@st.composite
def records(draw: st.DrawFn, text: st.SearchStrategy[str] | None = None) -> Record:
    """Records with sources, nested attributions, labels, figures and times, their values of every kind."""
    written = draw(text if text is not None else st.text(st.characters(codec=None), min_size=1, max_size=40))
    size = len(written)
    sources = tuple(draw(_source(f"s{number}", size)) for number in range(draw(st.integers(0, 3))))
    ids = st.sampled_from([None, *(source.id for source in sources)])
    attributions: list[Attribution] = []
    for number in range(draw(st.integers(0, 4))):
        parents = st.sampled_from([None, *(one.id for one in attributions)])
        attributions.append(draw(_attribution(f"a{number}", size, ids, parents)))
    voices = st.sampled_from([None, *(attribution.id for attribution in attributions)])
    return Record(
        article=draw(_article(written)),
        made_by=MADE_BY,
        sources=sources,
        attributions=tuple(attributions),
        labels=draw(_few(_label(size, ids, voices))),
        figures=draw(_few(_figure(size, voices))),
        times=draw(_few(_time(size, voices))),
        own_voice=draw(spans(size)),
    )


def _few(strategy: st.SearchStrategy[Made]) -> st.SearchStrategy[tuple[Made, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def _article(text: str) -> st.SearchStrategy[Article]:
    return st.builds(
        Article, id=st.text(min_size=1), text=st.just(text), url=OPTIONAL, outlet=OPTIONAL, title=OPTIONAL,
        title_span=st.none() | any_span(len(text)), byline=_few(WORDS), published=OPTIONAL | st.dates().map(str),
    )  # fmt: skip


def _label(size: int, sources: SourceIds, voices: AttributionIds) -> st.SearchStrategy[Label]:
    kinds = st.sampled_from(["epithet", "scare-quotes", "distancing"])
    targets = st.builds(Target, name=WORDS, span=st.none() | any_span(size), source=sources)
    return st.builds(Label, span=any_span(size), kind=kinds, target=st.none() | targets, attribution=voices)


def _figure(size: int, voices: AttributionIds) -> st.SearchStrategy[Figure]:
    number = st.floats(allow_nan=False, allow_infinity=False)
    return st.builds(
        Figure, span=any_span(size), value=st.none() | number | st.tuples(number, number), bound=OPTIONAL, unit=OPTIONAL,
        currency=OPTIONAL, attribution=voices,
    )  # fmt: skip


def _time(size: int, voices: AttributionIds) -> st.SearchStrategy[Time]:
    types = st.sampled_from(["DATE", "TIME", "DURATION", "SET"])
    return st.builds(Time, span=any_span(size), type=types, value=OPTIONAL, attribution=voices)


def _source(name: str, size: int) -> st.SearchStrategy[Source]:
    kinds = st.sampled_from(["person", "organisation", "group", "document", "unnamed", "author"])
    return st.builds(
        Source, id=st.just(SourceId(name)), name=WORDS, kind=kinds, resolved=st.booleans(),
        roles=_few(WORDS), affiliation=OPTIONAL, mentions=spans(size),
    )  # fmt: skip


def _attribution(name: str, size: int, sources: SourceIds, parents: AttributionIds) -> st.SearchStrategy[Attribution]:
    channels = st.builds(Channel, kind=st.sampled_from(["post", "letter"]), span=st.none() | any_span(size))
    return st.builds(
        Attribution, id=st.just(AttributionId(name)), manner=st.sampled_from(["direct", "mixed", "indirect"]),
        content=spans(size, 1), cue=spans(size), source_span=spans(size), source=sources,
        attitude=st.sampled_from(["assertion", "belief", "fact", "eventuality"]),
        stance=st.sampled_from(["acknowledge", "distance", "endorse"]), polarity=st.sampled_from(["affirmed", "negated"]),
        channel=st.none() | channels, parent=parents, confidence=SHARES, source_confidence=SHARES,
    )  # fmt: skip
