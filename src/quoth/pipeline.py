"""Article -> record: the whole way, top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from quoth.engine import Engine
from quoth.errors import InputRefused
from quoth.extract.draft import Draft, draft_id
from quoth.extract.extraction import extract
from quoth.language import load_language
from quoth.model import Article, Attribution, Label, MadeBy, Record, Source, SourceId
from quoth.readers import Given, article_from_text, names_input, open_source
from quoth.resolve import resolve
from quoth.resolve.certainty import certainty_of_source


class Reader:
    """Reads many articles; the model is loaded once.

    A record depends on its article alone: not on the articles read before it, nor on the number of threads.

    >>> reader = Reader()
    >>> articles = [Article(text="“We are ready,” Lena Okafor said."), Article(text="The quay stays open, Ivo Brandt said.")]
    >>> [record.sources[0].name for record in reader.read_many(articles)]
    ['Lena Okafor', 'Ivo Brandt']
    """

    def __init__(self, model: str = "best", *, threads: int = 1, language: str = "en") -> None:
        """Load `model`; each article is read on `threads` threads.

        Raises `EngineUnavailable` for a model that cannot be loaded, and `ValueError` for an unknown language.
        """
        self._language = load_language(language)
        self._engine = Engine(model, threads=threads)
        self._made_by = MadeBy(quoth=version("quoth"), model=model, weights=self._engine.digest)

    def read(self, article: Article) -> Record:
        """The record of one article."""
        heard = self._engine.read(article.text)
        extraction = extract(article, heard.tagged, self._language)
        resolution = resolve(article.text, extraction, self._language.people, heard.kinds)
        unknown = {source.id for source in resolution.sources if not source.resolved}
        rows = zip(extraction.drafts, resolution.of_draft, resolution.certainty, strict=True)
        return Record(
            article=replace(article, language=self._language.code),
            made_by=self._made_by,
            sources=resolution.sources,
            attributions=tuple(
                _attribution(
                    number, draft, source, certainty_of_source(draft.source_confidence, sure, known=source not in unknown)
                )
                for number, (draft, source, sure) in enumerate(rows)
            ),
            labels=tuple(_with_speaker(label, resolution.sources) for label in extraction.labels),
            figures=extraction.figures,
            times=extraction.times,
            own_voice=extraction.own_voice,
        )

    def read_many(self, articles: Iterable[Article]) -> Iterator[Record]:
        """The record of each article, in order, one at a time."""
        return (self.read(article) for article in articles)


def read(
    source: str | Path,
    *,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    model: str = "best",
) -> Record:
    """The record of one article: a text, a file (a `Path`, or the name of one that exists), or an http(s) URL.

    The keywords give or correct what the input says of itself. Raises `InputRefused` where it is no article and
    `ValueError` where a file holds several. The model is loaded on every call: for many articles use a `Reader`.

    >>> record = read("The port is safe, harbour master Lena Okafor said on Monday.")
    >>> [record.words(attribution.content) for attribution in record.attributions]
    ['The port is safe']
    >>> record.sources[0].name, record.sources[0].roles
    ('Lena Okafor', ('harbour master',))
    """
    given = Given(outlet=outlet, title=title, published=published, language=language)
    if not (isinstance(source, Path) or names_input(source)):
        return Reader(model).read(article_from_text(source, given))
    opened = list(islice(open_source(str(source), given), 2))
    if len(opened) > 1:
        raise ValueError(f"{source} holds several articles; read them one by one with quoth.Reader")
    if isinstance(opened[0], InputRefused):
        raise opened[0]
    return Reader(model).read(opened[0])


def _attribution(number: int, draft: Draft, source: SourceId | None, certainty: float) -> Attribution:
    return Attribution(
        id=draft_id(number),
        manner=draft.manner,
        content=draft.content,
        cue=draft.cue,
        source_span=draft.source_span,
        source=source,
        attitude=draft.attitude,
        stance=draft.stance,
        polarity=draft.polarity,
        channel=draft.channel,
        parent=None if draft.parent is None else draft_id(draft.parent),
        confidence=round(draft.confidence, 3),
        source_confidence=round(certainty, 3),
    )


def _with_speaker(label: Label, sources: Sequence[Source]) -> Label:
    """`label`, its target linked to the source that it is, if the target also speaks in the article."""
    target = label.target
    if target is None or target.span is None:
        return label
    speaker = next((source for source in sources if any(target.span.overlaps(mention) for mention in source.mentions)), None)
    return replace(label, target=replace(target, name=speaker.name, source=speaker.id)) if speaker else label
