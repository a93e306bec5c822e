"""Scoring a reader on gold of any kind: what `quoth evaluate GOLD` and the gate do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from quoth.errors import GoldInvalid, InputRefused
from quoth.evaluate.attributions import METRICS, AttributionScores, score_attributions
from quoth.evaluate.brat import load_brat
from quoth.evaluate.characters import MANNERS
from quoth.evaluate.errors_by_type import errors_by_type
from quoth.evaluate.gold import GoldArticle, load_gold_articles
from quoth.evaluate.paragraphs import Paragraph, labels_of, load_paragraphs, score_paragraphs
from quoth.evaluate.record_gold import load_record_gold
from quoth.evaluate.records import FIELDS, MACRO_FIELDS, RecordScores, score_records
from quoth.evaluate.report import attribution_table, error_table, manner_table, outlet_table, paragraph_table, record_table
from quoth.evaluate.rows import read_rows
from quoth.evaluate.triple import top_level_triples
from quoth.model import Article, Record

ReadArticle = Callable[[Article], Record]
"""What turns an article into its record; it is given the article as the outlet published it, never its gold."""

Gold = Sequence[GoldArticle] | Sequence[Record] | Sequence[Paragraph]
"""Gold of one kind: attributions as spans, whole records, or labelled paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a reader scores on one gold: named numbers (percent), tables to print, and the articles it refused."""

    numbers: Mapping[str, float]
    tables: Sequence[str]
    refused: Sequence[str] = field(default=())

    def __str__(self) -> str:
        notes = [f"refused, so empty: {refusal}" for refusal in self.refused]
        return "\n\n".join([*self.tables, *notes])


def load_gold(path: Path, articles: Path | None = None) -> Gold:
    """The gold at `path`: a folder of brat standoff, or a JSONL file of one of three kinds told by its first row.

    Rows with "tokens" are labelled paragraphs, rows with "sources" are record gold (whose texts may stand in the file
    `articles`), all others are articles with spans. Raises `GoldInvalid`.
    """
    if path.is_dir():
        return load_brat(path, nested=False)  # scores of spans are of the outlet's attributions
    first = next(read_rows(path), None)
    if first is None:
        raise GoldInvalid(f"{path}: holds no articles")
    if "tokens" in first.fields:
        return load_paragraphs(path)
    return load_record_gold(path, articles) if "sources" in first.fields else load_gold_articles(path)


def evaluate(gold: Gold, read: ReadArticle, *, bootstrap: int = 0) -> Evaluation:
    """What `read` scores on `gold`; `bootstrap` resamples articles for intervals, where gold is articles with spans."""
    reading = _Reading(read)
    match list(gold):
        case [Paragraph(), *_] as paragraphs:
            return _evaluate_paragraphs([p for p in paragraphs if isinstance(p, Paragraph)], reading)
        case [Record(), *_] as records:
            return _evaluate_records([r for r in records if isinstance(r, Record)], reading)
        case articles:
            return _evaluate_articles([a for a in articles if isinstance(a, GoldArticle)], reading, bootstrap)


class _Reading:
    """Reads articles and keeps what was refused, so that a refusal costs recall instead of the whole run."""

    def __init__(self, read: ReadArticle) -> None:
        self._read = read
        self.refused: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> dict[str, Record]:
        records = {}
        for article in articles:
            try:
                records[article.id] = self._read(article)
            except InputRefused as refusal:
                self.refused.append(str(refusal))
        return records


def _evaluate_articles(gold: Sequence[GoldArticle], reading: _Reading, bootstrap: int) -> Evaluation:
    records = reading(article.article for article in gold)
    made = {key: top_level_triples(record) for key, record in records.items()}
    scores = score_attributions(gold, made, bootstrap=bootstrap)
    by_outlet: dict[str, AttributionScores] = {}
    for outlet, group in groupby(sorted(gold, key=_outlet), key=_outlet):
        articles = list(group)
        by_outlet[outlet] = score_attributions(articles, {a.id: made[a.id] for a in articles if a.id in made})
    tables = [attribution_table(scores), manner_table(scores)]
    tables += [outlet_table(by_outlet)] if len(by_outlet) > 1 else []
    tables.append(error_table(errors_by_type(gold, made)))
    return Evaluation(numbers=attribution_numbers(scores), tables=tables, refused=reading.refused)


def _outlet(article: GoldArticle) -> str:
    return article.article.outlet or "not named"


def _evaluate_records(gold: Sequence[Record], reading: _Reading) -> Evaluation:
    scores = score_records(gold, reading(record.article for record in gold))
    return Evaluation(numbers=record_numbers(scores), tables=[record_table(scores)], refused=reading.refused)


def _evaluate_paragraphs(gold: Sequence[Paragraph], reading: _Reading) -> Evaluation:
    records = reading(paragraph.article for paragraph in gold)
    made = [labels_of(p.tokens, top_level_triples(records[p.article.id]) if p.article.id in records else ()) for p in gold]
    tallies = score_paragraphs([paragraph.labels for paragraph in gold], made)
    numbers: dict[str, float] = {role: 100 * tally.f1 for role, tally in tallies.items()}
    return Evaluation(numbers=numbers, tables=[paragraph_table(tallies)], refused=reading.refused)


def attribution_numbers(scores: AttributionScores) -> dict[str, float]:
    """F1 of every metric and recall by manner, in percent."""
    numbers = {name: 100 * scores.tallies[name].f1 for name in METRICS}
    recalls = [f"{kind}.{manner}" for kind in ("recall_soft", "recall_full") for manner in MANNERS]
    return numbers | {name: 100 * scores.tallies[name].recall for name in recalls if name in scores.tallies}


def record_numbers(scores: RecordScores) -> dict[str, float]:
    """F1 of every tally, accuracy of every field, and macro-averaged F1 of attitude and stance, in percent."""
    numbers = {name: 100 * tally.f1 for name, tally in scores.tallies.items()}
    numbers |= {name: 100 * scores.accuracies[name].share for name in FIELDS}
    return numbers | {f"{name}.macro": 100 * scores.accuracies[name].macro_f1 for name in MACRO_FIELDS}
