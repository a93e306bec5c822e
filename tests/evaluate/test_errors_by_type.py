"""Each kind of error, on an invented article."""

from __future__ import annotations

import pytest

from quoth.evaluate import GoldArticle, Triple, errors_by_type
from quoth.evaluate.report import error_table
from quoth.model import Article, Span, Spans

TEXT = (
    "Bridge is safe, mayor says\n\n"
    'Mara Vell said the old bridge is safe for lorries. "We close it," she added, "on Sunday."\n'
    "The river rose again.\n"
)


def _at(*words: str) -> Spans:
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def _triple(source: str, cue: str, *content: str) -> Triple:
    return Triple(source=_at(source) if source else (), cue=_at(cue) if cue else (), content=_at(*content))


HEADLINE = _triple("mayor", "says", "Bridge is safe")
SAFE = _triple("Mara Vell", "said", "the old bridge is safe for lorries")
QUOTE = _triple("she", "added", '"We close it,"', '"on Sunday."')
GOLD = [GoldArticle(article=Article(id="a", text=TEXT), triples=(HEADLINE, SAFE, QUOTE))]


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        ((HEADLINE, SAFE, QUOTE), []),
        ((SAFE, QUOTE), ["missed attribution"]),
        ((HEADLINE, _triple("Mara Vell", "said", "old bridge is safe for lorries"), QUOTE), ["left edge"]),
        ((HEADLINE, _triple("Mara Vell", "said", "the old bridge is safe for"), QUOTE), ["right edge"]),
        ((HEADLINE, _triple("Mara Vell", "said", "old bridge is safe for"), QUOTE), ["both edges"]),
        ((HEADLINE, _triple("Mara Vell", "said", "the old bridge is safe for lorries."), QUOTE), ["punctuation only"]),
        ((HEADLINE, SAFE, _triple("she", "added", '"We close it,"')), ["wrong number of fragments"]),
        ((HEADLINE, SAFE, _triple("she", "added", '"We close it,"', "Sunday")), ["inner edge"]),
        ((HEADLINE, SAFE, _triple("she", "added", "Sunday")), ["too little covered", "surplus attribution"]),
        (
            (HEADLINE, _triple("Mara Vell", "said", TEXT[TEXT.index("the old") :]), QUOTE),
            ["swallowed by another content", "surplus attribution"],
        ),
        ((HEADLINE, _triple("Mara Vell", "", "the old bridge is safe for lorries"), QUOTE), ["missed cue"]),
        ((HEADLINE, _triple("Mara Vell", "added", "the old bridge is safe for lorries"), QUOTE), ["wrong cue"]),
        ((HEADLINE, _triple("", "said", "the old bridge is safe for lorries"), QUOTE), ["missed source"]),
        ((HEADLINE, _triple("mayor", "said", "the old bridge is safe for lorries"), QUOTE), ["wrong source"]),
        ((HEADLINE, SAFE, QUOTE, _triple("", "", "The river rose")), ["spurious attribution"]),
    ],
)
def test_kinds(made: tuple[Triple, ...], kinds: list[str]) -> None:
    """One deviation from gold is one error of its kind."""
    assert [error.kind for error in errors_by_type(GOLD, {"a": made}).errors] == kinds


def test_where_gold_has_none() -> None:
    """A cue or a source where gold has none is an error of its own kind."""
    bare = GoldArticle(article=Article(id="a", text=TEXT), triples=(_triple("", "", "the old bridge is safe for lorries"),))
    kinds = [error.kind for error in errors_by_type([bare], {"a": [SAFE]}).errors]
    assert kinds == ["cue where there is none", "source where none is named"]


def test_circumstances() -> None:
    """Split quotes, headlines and speech over several paragraphs are counted with the share that is not exact."""
    long = _triple("she", "added", TEXT[TEXT.index('"on Sunday') : TEXT.index(" rose")])
    gold = [GoldArticle(article=Article(id="a", text=TEXT), triples=(HEADLINE, SAFE, QUOTE, long))]
    found = errors_by_type(gold, {"a": [SAFE, QUOTE]})
    assert found.seen == {("headline", "indirect"): 1, ("split quote", "direct"): 1, ("several paragraphs", "mixed"): 1}
    assert {key for key, wrong in found.wrong.items() if wrong} == {("headline", "indirect"), ("several paragraphs", "mixed")}


def test_table() -> None:
    """The table has a row for every kind, by manner."""
    shown = error_table(errors_by_type(GOLD, {"a": [SAFE]}))
    row = next(line for line in shown.splitlines() if line.startswith("missed attribution"))
    assert row.split()[2:] == ["1", "0", "1", "2"]
    assert any(line.split() == ["headline", "0/0", "0/0", "1/1", "1/1"] for line in shown.splitlines())
