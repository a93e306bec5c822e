"""Who is heard where, with how many words, and who is missing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quoth.compare.speakers import Cast, Speaker
from quoth.compare.words import Words, article_words
from quoth.extract.quotations import find_quotations
from quoth.language import load_language
from quoth.model import Attribution, Record, Span, Spans, merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article gives to one speaker: `words` in all, of which `quoted` stand in quotation marks.

    Words that somebody else quotes count for both. With no words, `named` tells whether the article names the speaker all
    the same.
    """

    article: str
    words: int = 0
    quoted: int = 0
    attributions: tuple[Attribution, ...] = ()
    named: bool = False

    @property
    def only_indirect(self) -> bool:
        """Whether the speaker is heard, and never in words of their own."""
        return self.words > 0 and self.quoted == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One speaker in every article: a cell for each, by the article's id."""

    speaker: Speaker
    cells: tuple[Cell, ...]

    @property
    def words(self) -> int:
        """All words of the speaker in all articles."""
        return sum(cell.words for cell in self.cells)

    @property
    def heard(self) -> tuple[str, ...]:
        """The articles that let the speaker speak."""
        return tuple(cell.article for cell in self.cells if cell.words)

    def in_order(self, articles: Iterable[str]) -> tuple[Cell, ...]:
        """The cells in the order of `articles`."""
        cells = {cell.article: cell for cell in self.cells}
        return tuple(cells[article] for article in articles)

    @property
    def missing(self) -> tuple[str, ...]:
        """The articles that do not."""
        return tuple(cell.article for cell in self.cells if not cell.words)


def hearings(records: Sequence[Record], cast: Cast) -> tuple[Hearing, ...]:
    """Everybody who is heard, those of most articles first, then those with most words; nobody in particular comes last."""
    articles = [_Article(record, cast) for record in sorted(records, key=lambda record: record.id)]
    speakers = {speaker for article in articles for speaker in article.said}
    rows = [Hearing(speaker=speaker, cells=tuple(article.cell(speaker) for article in articles)) for speaker in speakers]
    return tuple(sorted(rows, key=_most_heard_first))


def _most_heard_first(row: Hearing) -> tuple[bool, int, int, str, str]:
    return (row.speaker.kind is None, -len(row.heard), -row.words, row.speaker.name, str(row.speaker))


class _Article:
    """One article's words by speaker."""

    def __init__(self, record: Record, cast: Cast) -> None:
        self._record = record
        self._words = article_words(record.article.text)
        marks = load_language(record.article.language).quotation
        self._quotations = tuple(quotation.span for quotation in find_quotations(record.article.text, marks))
        self.said: defaultdict[Speaker, list[Attribution]] = defaultdict(list)
        for attribution in record.attributions:
            for speaker in cast.of(record, attribution):
                self.said[speaker].append(attribution)

    def cell(self, speaker: Speaker) -> Cell:
        """What the article gives to `speaker`."""
        said = self.said.get(speaker, [])
        contents = merged(span for attribution in said for span in attribution.content)
        quoted = [span for attribution in said for span in self._quoted(attribution)]
        return Cell(
            article=self._record.id,
            words=self._count(contents),
            quoted=self._count(merged(quoted)),
            attributions=tuple(said),
            named=not said and self._names(speaker),
        )

    def _quoted(self, attribution: Attribution) -> Spans:
        """The parts of a content that stand in quotation marks."""
        if attribution.manner == "direct":
            return attribution.content
        if attribution.manner == "indirect":
            return ()
        return tuple(
            Span(max(part.start, span.start), min(part.end, span.end))
            for span in attribution.content
            for part in self._quotations
            if part.overlaps(span)
        )

    def _count(self, spans: Spans) -> int:
        return _within(self._words, spans)

    def _names(self, speaker: Speaker) -> bool:
        """Whether the article has the speaker's name: a person's last word, all words of a body."""
        if speaker.kind not in {"person", "organisation"}:
            return False
        used = (name.split()[-1] if speaker.kind == "person" else name for name in speaker.called)
        text = self._record.article.text
        return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for name in used)


def _within(all_words: Words, spans: Spans) -> int:
    """How many words stand in spans that do not overlap."""
    firsts = (bisect_left(all_words, span.start, key=lambda word: word.start) for span in spans)
    lasts = (bisect_right(all_words, span.end, key=lambda word: word.end) for span in spans)
    return sum(max(0, last - first) for first, last in zip(firsts, lasts, strict=True))
