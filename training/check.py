"""The exported model against the one it was exported from: what int8 costs, on PolNeAR's dev articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from quoth.engine.decode import Tagged, decode
from quoth.engine.session import Floats, Scores, Session
from quoth.engine.windows import Window, windows
from quoth.evaluate import GoldArticle, Triple, load_gold_articles, score_attributions
from training.network import Tagger
from training.score import score

METRICS = ("full", "content.soft", "content.exact", "cue.overlap", "source.overlap", "full_exact")
ALLOWED = 0.5
"""Points of F1 that the exported model may lose in any metric."""


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 in percent of the torch model and of the exported one, by metric."""

    torch: dict[str, float]
    exported: dict[str, float]

    @property
    def fits(self) -> bool:
        """Whether no metric lost more than is allowed."""
        return all(self.torch[name] - self.exported[name] <= ALLOWED for name in METRICS)

    def __str__(self) -> str:
        rows = [f"{name:16} torch {self.torch[name]:5.1f}  exported {self.exported[name]:5.1f}" for name in METRICS]
        return "\n".join(["What the export costs on PolNeAR dev (F1):", *rows])


def compare(tagger: Tagger, model: Path, gold: Path, tokenizer: Tokenizer) -> Difference:
    """`tagger` and the `model` exported from it on the articles of `gold`, decoded alike, with no step after the engine."""
    articles = load_gold_articles(gold)
    session = Session(model.read_bytes())

    def measured(scores: Callable[[Sequence[Window]], list[Scores]]) -> dict[str, float]:
        framed = {article.id: windows(article.text, tokenizer, session.width) for article in articles}
        return _measured(articles, framed, scores, session.transitions)

    return Difference(
        torch=measured(lambda framed: [score(tagger, window) for window in framed]),
        exported=measured(session.scores),
    )


def _measured(
    articles: Sequence[GoldArticle],
    framed: Mapping[str, Sequence[Window]],
    scores: Callable[[Sequence[Window]], list[Scores]],
    transitions: Floats,
) -> dict[str, float]:
    made: dict[str, tuple[Triple, ...]] = {}
    for name, windows_of_article in framed.items():
        found = decode(windows_of_article, scores(windows_of_article), transitions)
        made[name] = tuple(_triple(tagged) for tagged in found if not tagged.nested)
    tallies = score_attributions(articles, made).tallies
    return {name: 100 * tallies[name].f1 for name in METRICS}


def _triple(tagged: Tagged) -> Triple:
    return Triple(source=tagged.source, cue=tagged.cue, content=tagged.content)
