"""What is said in articles, as words that are compared with those of other articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log

from quoth.compare.speakers import Cast, Speaker
from quoth.compare.words import Words, article_words, words
from quoth.language import load_language
from quoth.model import Attribution, Label, Record, Spans

Weights = Mapping[str, float]
"""How much each stem tells in the articles compared, from 0 to 1; the less the more often they use it."""

LONGEST = 400
"""So many words of an utterance are compared; the rest of a longer one is not."""

_LIGHT = 0.1


@dataclass(frozen=True, kw_only=True, eq=False)
class Utterance:
    """A content, or words in scare quotes, of one article; exactly one of `attribution` and `label` is set."""

    record: Record = field(repr=False)
    spans: Spans
    speakers: tuple[Speaker, ...]
    attribution: Attribution | None = None
    label: Label | None = None

    @cached_property
    def text(self) -> str:
        """Its words on one line, with an ellipsis where other words interrupt them."""
        return " ".join(self.record.words(self.spans).split())

    @cached_property
    def words(self) -> Words:
        """The words that are compared, without the "that" of reported speech; their offsets are those of `text`."""
        said = words(self.text)
        opens = said and said[0].form in load_language("en").comparing.opening
        return said[1 if opens and len(said) > 1 else 0 :][:LONGEST]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of `words`."""
        return tuple(stem(word.form) for word in self.words)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each of the `stems` stands there."""
        return Counter(self.stems)

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it stands: sorts utterances whatever the order of the articles."""
        held = self.attribution.id if self.attribution else ""
        return (self.record.id, self.spans[0].start, self.spans[-1].end, held)


def utterances(record: Record, cast: Cast) -> Iterator[Utterance]:
    """Everything that is said in `record`, and the outlet's scare quotes."""
    for attribution in record.attributions:
        spans = attribution.content
        yield Utterance(record=record, spans=spans, speakers=cast.of(record, attribution), attribution=attribution)
    for label in record.labels:
        if label.kind == "scare-quotes" and label.attribution is None:
            yield Utterance(record=record, spans=(label.span,), speakers=(), label=label)


def weights(records: Iterable[Record]) -> Weights:
    """How much each stem tells: words that articles use once more than those that run through them."""
    total: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for record in records:
        used = Counter(stem(word.form) for word in article_words(record.article.text))
        total.update(used)
        articles.update(used.keys())
    return {one: weight(one) / (1 + log(total[one] / articles[one])) for one in total}


def weight(one: str) -> float:
    """How much a stem tells by itself."""
    return 1.0 if tells(one) else _LIGHT


def tells(one: str) -> bool:
    """Whether a stem tells something: whether it does not stand in every sentence."""
    return one not in _light_stems()


@lru_cache(100_000)
def stem(form: str) -> str:
    """What the forms of a word share.

    >>> stem("released"), stem("releases"), stem("girls'"), stem("bus")
    ('releas', 'releas', 'girl', 'bus')
    """
    known = load_language("en").comparing
    for ending in known.endings:
        if form.endswith(ending) and len(form) - len(ending) >= known.shortest_stem:
            return form[: -len(ending)]
    return form


@lru_cache(1)
def _light_stems() -> frozenset[str]:
    light = load_language("en").comparing.light
    return light | {stem(word) for word in light}
