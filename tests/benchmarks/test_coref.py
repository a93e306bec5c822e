"""Scores of coreference, and the chains that the resolver makes of an invented text."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.coref import chains_of, report
from benchmarks.coreference_scores import Chain, best_pairing, conll_f1, score_chains
from benchmarks.gum import load_document
from quoth.model import Span

TEXT = "Harbour master Lena Okafor left.\nShe praised the crew. Okafor said the port was safe."


def _chains(*chains: str) -> list[Chain]:
    return [frozenset(chain) for chain in chains]


@pytest.mark.parametrize(
    ("gold", "made", "muc", "b3", "ceafe"),
    [
        (_chains("abc", "defg"), _chains("abc", "defg"), 1.0, 1.0, 1.0),
        (_chains("abc", "defg"), _chains("ab", "cd", "fgh"), 4 / 9, 0.49808, 0.54857),
        (_chains("abc", "de", "fgh"), _chains("abde", "fg", "hi"), 0.6, 0.59211, 0.48889),
        (_chains("abcde"), _chains("ab", "cde"), 6 / 7, 0.68421, 0.5),
        (_chains("ab", "cd"), _chains("ac", "bd"), 0.0, 0.5, 0.5),
        (_chains("ab", "cd"), (), 0.0, 0.0, 0.0),
    ],
)
def test_the_scores_are_those_of_the_reference_scorer(
    gold: list[Chain], made: list[Chain], muc: float, b3: float, ceafe: float
) -> None:
    """The figures that scorch 0.2.0 gives for the same chains."""
    scores = score_chains(gold, made)
    found = [scores[name].f1 for name in ("muc", "b3", "ceafe")]
    assert found == pytest.approx([muc, b3, ceafe], abs=1e-5)
    assert conll_f1(scores) == pytest.approx((muc + b3 + ceafe) / 3, abs=1e-5)


@pytest.mark.parametrize(
    ("worth", "best"),
    [
        ([[1.0, 0.9], [0.9, 0.1]], 1.8),
        ([[0.2], [0.7], [0.4]], 0.7),
        ([[0.0, 0.5, 0.4], [0.6, 0.5, 0.0]], 1.1),
        ([], 0.0),
        ([[]], 0.0),
    ],
)
def test_the_best_pairing_is_not_the_greedy_one(worth: list[list[float]], best: float) -> None:
    """Each row and column is used once, for the greatest sum."""
    assert best_pairing(worth) == pytest.approx(best)


def test_names_pronouns_and_short_forms_are_one_chain() -> None:
    """The resolver is asked about pronouns and descriptions; a name is in with its title."""
    (chain,) = chains_of(TEXT)
    assert [span.of(TEXT) for span in chain] == ["Harbour master Lena Okafor", "She", "Okafor"]


CONLLU = """# newdoc id = GUM_news_port
# newpar
1\tLena\t_\t_\t_\t_\t_\t_\t_\t_
2\tleft\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\t.\t_\t_\t_\t_\t_\t_\t_\t_

# newpar
# newpar_block = p (1 s)
1\tShe\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tstay\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\t.\t_\t_\t_\t_\t_\t_\t_\t_
"""
CONLL = "# begin document x\n" + "\n".join(
    f"{number}\t{word}\t{mark}"
    for number, (word, mark) in enumerate(
        [("Lena", "(1)"), ("left", "(2"), (".", "_"), ("She", "2)|(1)"), ("did", "_"), ("n't", "_"), ("stay", "(3)"), (".", "_")]
    )
)


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    """A GUM of one invented document."""
    for folder, name, text in (
        ("dep", "GUM_news_port.conllu.gz", CONLLU),
        ("coref-ontogum-conll", "GUM_news_port.conll.gz", CONLL),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(gzip.compress(text.encode()))
    return tmp_path


def test_a_document_is_put_together_from_its_tokens(gum: Path) -> None:
    """A paragraph a line, blanks as in print, and chains of at least two spans."""
    document = load_document(gum, "GUM_news_port")
    assert document.text == "Lena left.\nShe didn't stay."
    assert document.chains == [[Span(0, 4), Span(11, 14)]]


def test_the_report_counts_pronouns_by_kind(gum: Path) -> None:
    """A pronoun is right if the mention before it in its chain is of the same chain in gold."""
    document = load_document(gum, "GUM_news_port")
    right, wrong = report([document], [document.chains]), report([document], [[]])
    assert ["he, she", "100.0", "1"] in [line.rsplit(maxsplit=2) for line in right.splitlines()]
    assert ["he, she", "0.0", "1"] in [line.rsplit(maxsplit=2) for line in wrong.splitlines()]
    assert ["CoNLL", "100.0"] in [line.split() for line in right.splitlines()]
