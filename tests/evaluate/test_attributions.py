"""Attribution metrics on an invented article, with figures worked out by hand."""

from __future__ import annotations

import pytest

from quoth.evaluate import GoldArticle, Tally, Triple, score_attributions
from quoth.evaluate.attributions import METRICS
from quoth.model import Article, Span, Spans

TEXT = 'Mara Vell said the bridge is safe. "It will open soon," the mayor of Eastport added. Prices are expected to fall.'


def _at(*words: str) -> Spans:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def _triple(source: str, cue: str, *content: str) -> Triple:
    return Triple(source=_at(source) if source else (), cue=_at(cue), content=_at(*content))


SAFE = _triple("Mara Vell", "said", "the bridge is safe")
OPEN = _triple("the mayor of Eastport", "added", '"It will open soon,"')
FALL = _triple("", "are expected to", "Prices", "fall")
GOLD = [GoldArticle(article=Article(id="a", text=TEXT), triples=(SAFE, OPEN, FALL))]


def _tallies(*made: Triple) -> dict[str, Tally]:
    return dict(score_attributions(GOLD, {"a": made}).tallies)


def test_gold_against_itself() -> None:
    """Gold itself scores 1 in every metric."""
    tallies = _tallies(SAFE, OPEN, FALL)
    assert {name: tallies[name].f1 for name in METRICS} == dict.fromkeys(METRICS, 1.0)


def test_nothing_made() -> None:
    """An article that nothing was made for counts with all its gold."""
    scores = score_attributions(GOLD, {})
    assert scores.tallies["full"] == Tally(0, 0, 3)
    assert scores.tallies["cue.overlap"] == Tally(0, 0, 3)
    assert scores.tallies["source.overlap"] == Tally(0, 0, 2)
    assert scores.articles == 1


def test_unknown_article() -> None:
    """What was made for an article that gold does not have is a mistake of the caller."""
    with pytest.raises(ValueError, match="'b' for one"):
        score_attributions(GOLD, {"b": [SAFE]})


@pytest.mark.parametrize(
    ("made", "exact", "strict", "soft", "full", "full_exact"),
    [
        pytest.param(_triple("Mara Vell", "said", "the bridge is safe"), 1, 1, 1, 1, 1, id="right"),
        pytest.param(_triple("Mara Vell", "said", "the bridge is safe."), 1, 0, 1, 1, 1, id="full stop taken along"),
        pytest.param(_triple("Mara Vell", "said", "bridge is safe"), 0, 0, 1, 1, 0, id="edge, still more than half"),
        pytest.param(_triple("Mara Vell", "said", "safe"), 0, 0, 0, 0, 0, id="less than half"),
        pytest.param(_triple("Vell", "said", "the bridge is safe"), 1, 1, 1, 1, 0, id="half of the source, its head"),
        pytest.param(_triple("Mara", "said", "the bridge is safe"), 1, 1, 1, 1, 0, id="half of the source's characters"),
        pytest.param(_triple("mayor", "said", "the bridge is safe"), 1, 1, 1, 0, 0, id="another source"),
        pytest.param(_triple("", "said", "the bridge is safe"), 1, 1, 1, 0, 0, id="no source"),
        pytest.param(_triple("Mara Vell", "added", "the bridge is safe"), 1, 1, 1, 1, 0, id="another cue"),
    ],
)
def test_one_attribution(made: Triple, exact: int, strict: int, soft: int, full: int, full_exact: int) -> None:
    """Exact, soft and full matches of one attribution, each by its own definition."""
    tallies = _tallies(made)
    names = ("content.exact", "content.exact_strict", "content.soft", "full", "full_exact")
    assert [tallies[name].right for name in names] == [exact, strict, soft, full, full_exact]
    assert all((tallies[name].made, tallies[name].gold) == (1, 3) for name in names)


def test_head_word_elsewhere() -> None:
    """`full_text` forgives a source of the same head word at another place; `full` does not."""
    text = "The mayor spoke. The mayor said all is well."
    content, cue = (Span(31, 43),), (Span(27, 31),)
    gold = [GoldArticle(article=Article(id="a", text=text), triples=(Triple(source=(Span(17, 26),), cue=cue, content=content),))]
    tallies = score_attributions(gold, {"a": [Triple(source=(Span(0, 9),), cue=cue, content=content)]}).tallies
    assert (tallies["full"].right, tallies["full_text"].right) == (0, 1)


def test_labels_and_recall_by_manner() -> None:
    """Tokens are counted by role, and recall by the manner of the gold content."""
    tallies = _tallies(_triple("mayor of Eastport", "added", "It will open soon"))
    assert tallies["labels.source"] == Tally(3, 3, 6)
    assert tallies["labels.cue"] == Tally(1, 1, 5)
    assert tallies["labels.content"] == tallies["content.token"] == Tally(4, 4, 13)
    assert tallies["labels.micro"] == Tally(8, 8, 24)
    assert tallies["recall_soft.direct"] == tallies["recall_full.direct"] == Tally(1, 1, 1)
    assert tallies["recall_soft.indirect"] == Tally(0, 0, 2)
    assert tallies["direct.soft"] == Tally(1, 1, 1)


def test_each_side_is_matched_once() -> None:
    """Two makings of one gold content count as one right and one wrong."""
    tallies = _tallies(SAFE, SAFE)
    assert tallies["content.exact"] == tallies["content.soft"] == Tally(1, 2, 3)
    assert tallies["cue.overlap"] == Tally(1, 1, 3)


def test_intervals_hold_the_figure() -> None:
    """With one article, resampling gives the same figure every time."""
    scores = score_attributions(GOLD, {"a": [SAFE]}, bootstrap=20)
    interval = scores.intervals["full"]
    assert interval.low == interval.high == scores.tallies["full"].f1 == 0.5
