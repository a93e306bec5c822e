"""Evaluating a reader on gold of each kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.errors import InputRefused, Reason
from quoth.evaluate import GoldArticle, Paragraph, Triple, evaluate, labels_of
from quoth.evaluate.run import Gold
from quoth.model import Article, Attribution, AttributionId, MadeBy, Record, Span

MADE_BY = MadeBy(quoth="0", model="by rule", weights="")
TEXT = "Roe said rain is near."
TRIPLE = Triple(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 21),))


def _read(article: Article) -> Record:
    """Reads "NAME said WORDS." and refuses what is shorter than a sentence."""
    if len(article.text) < 5:
        raise InputRefused(Reason.EMPTY, article.id, "too short")
    end = len(article.text.rstrip(" ."))
    one = Attribution(
        id=AttributionId("a1"), manner="indirect", content=(Span(9, end),), cue=(Span(4, 8),), source_span=(Span(0, 3),)
    )
    inner = replace(one, id=AttributionId("a2"), content=(Span(9, 12),), parent=AttributionId("a1"))
    return Record(article=article, made_by=MADE_BY, attributions=(one, inner))


def _articles(*outlets: str | None) -> list[GoldArticle]:
    return [
        GoldArticle(article=Article(id=str(n), text=TEXT, outlet=outlet), triples=(TRIPLE,)) for n, outlet in enumerate(outlets)
    ]


def test_articles_by_manner_and_outlet() -> None:
    """Nested attributions do not count; tables show manners, errors and, of several, the outlets."""
    evaluation = evaluate(_articles("The Pier", "The Quay"), _read)
    assert evaluation.numbers["full_exact"] == evaluation.numbers["recall_full.indirect"] == 100
    assert "The Pier" in str(evaluation)
    assert "missed attribution" in str(evaluation)
    assert "The Pier" not in str(evaluate(_articles("The Pier"), _read))


def test_intervals_are_shown() -> None:
    """Resampling adds a column with the interval of F1."""
    assert "100.0-100.0" in evaluate(_articles("The Pier"), _read, bootstrap=5).tables[0]


def test_paragraphs() -> None:
    """Each paragraph is read alone."""
    tokens = tuple(TEXT.replace(".", " .").split())
    labels = tuple(labels_of(tokens, [TRIPLE]))
    gold = [Paragraph(id="a", number=n, tokens=tokens, labels=labels) for n in (1, 2)]
    assert evaluate(gold, _read).numbers == {"source": 100, "cue": 100, "content": 100}


def test_records(sample_record: Record) -> None:
    """Record gold is scored in all layers."""
    evaluation = evaluate([sample_record], lambda _article: sample_record)
    assert evaluation.numbers["attribution.resolved"] == evaluation.numbers["stance.macro"] == 100
    assert "doing nothing" in str(evaluation)


@pytest.mark.parametrize(
    "gold",
    [
        [GoldArticle(article=Article(id="0", text="Hm"), triples=(Triple(content=(Span(0, 2),)),))],
        [Paragraph(id="a", number=1, tokens=("Hm",), labels=("B-content",))],
        [Record(article=Article(id="0", text="Hm"), made_by=MADE_BY)],
    ],
    ids=["spans", "paragraphs", "record"],
)
def test_refused_articles(gold: Gold) -> None:
    """A refused article counts as empty, and the report names it."""
    evaluation = evaluate(gold, _read)
    assert set(evaluation.numbers.values()) == {0.0}
    assert len(evaluation.refused) == 1
    assert "too short" in str(evaluation)


def test_the_reader_sees_no_gold() -> None:
    """What the reader gets is the article alone."""
    seen: list[object] = []

    def read(article: Article) -> Record:
        seen.append(article)
        return _read(article)

    gold = _articles("The Pier")
    evaluate(gold, read)
    assert seen == [gold[0].article]
    assert type(seen[0]) is Article
