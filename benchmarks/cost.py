"""What each layer costs: CPU seconds of its functions, beside those of a whole read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quoth.extract.channels import find_channel
from quoth.extract.cues import read_cue
from quoth.extract.draft import Draft
from quoth.extract.figures import find_figures
from quoth.extract.furniture import find_furniture
from quoth.extract.labels import find_labels
from quoth.extract.own_voice import find_own_voice
from quoth.extract.quotations import find_quotations
from quoth.extract.sentences import find_sentences
from quoth.extract.times import find_times
from quoth.language import load_language
from quoth.model import Article, Record

ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """CPU seconds: of whole reads, and of each layer alone; the least of several rounds."""

    whole: float
    layers: Mapping[str, float]


def measure(articles: Sequence[Article], read: Callable[[Article], Record]) -> Spent:
    """What reading `articles` costs."""
    records = [read(article) for article in articles]
    layers = {name: min(_seconds(work, records) for _ in range(ROUNDS)) for name, work in LAYERS.items()}
    return Spent(whole=min(_seconds(lambda record: read(record.article), records) for _ in range(ROUNDS)), layers=layers)


def _seconds(work: Callable[[Record], object], records: Sequence[Record]) -> float:
    started = time.process_time()
    for record in records:
        work(record)
    return time.process_time() - started


ENGLISH = load_language("en")


def _cues(record: Record) -> None:
    for one in record.attributions:
        read_cue(record.article.text, one.cue, one.content, ENGLISH)


def _channels(record: Record) -> None:
    for one in record.attributions:
        find_channel(record.article.text, one.content, one.cue, one.source_span, ENGLISH)


def _labels(record: Record) -> None:
    text = record.article.text
    contents = tuple(span for one in record.attributions for span in one.content)
    find_labels(text, find_quotations(text, ENGLISH.quotation), contents, ENGLISH)


def _figures_and_times(record: Record) -> None:
    # One after the other, as in a read: they share the tokens.
    find_figures(record.article.text, ENGLISH)
    find_times(record.article.text, record.article.published, ENGLISH)


def _own_voice(record: Record) -> None:
    text = record.article.text
    drafts = [Draft(content=one.content, cue=one.cue, source_span=one.source_span) for one in record.attributions]
    sentences, furniture = find_sentences(text, ENGLISH.sentences), find_furniture(text, ENGLISH.furniture)
    find_own_voice(text, sentences, drafts, furniture, ENGLISH.sentences)


LAYERS: Mapping[str, Callable[[Record], None]] = {
    "attitude, stance, polarity": _cues,
    "channels": _channels,
    "labels": _labels,
    "figures and times": _figures_and_times,
    "own voice": _own_voice,
}
