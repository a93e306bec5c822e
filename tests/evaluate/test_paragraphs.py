"""Labels of tokens, and exact spans in paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoth.errors import GoldInvalid
from quoth.evaluate import Paragraph, Tally, Triple, labels_of, load_paragraphs, score_paragraphs
from quoth.model import Span

TOKENS = ("Roe", "said", "the", "tide", "turns", ",", "he", "hopes")


@pytest.mark.parametrize(
    ("triples", "labels"),
    [
        ([Triple(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 23),))], "BS BC BT IT IT O O O"),
        ([Triple(content=(Span(10, 15),))], "O O BT IT O O O O"),
        ([Triple(content=(Span(9, 12), Span(13, 17)))], "O O BT BT O O O O"),
        ([Triple(content=(Span(9, 34),), source=(Span(26, 28),), cue=(Span(28, 34),))], "O O BT IT IT IT BS BC"),
        ([Triple(content=(Span(3, 4),))], "O O O O O O O O"),
    ],
)
def test_labels_of(triples: list[Triple], labels: str) -> None:
    """A span labels every token it touches; the narrower role stands where two overlap."""
    names = {"S": "source", "C": "cue", "T": "content"}
    wanted = [label if label == "O" else f"{label[0]}-{names[label[1]]}" for label in labels.split()]
    assert labels_of(TOKENS, triples) == wanted


@pytest.mark.parametrize(
    ("made", "right", "count"),
    [
        (["O", "B-cue", "I-cue"], 1, 1),
        (["O", "I-cue", "I-cue"], 1, 1),
        (["O", "B-CUE", "I-cue"], 1, 1),
        (["O", "B-cue", "B-cue"], 0, 2),
        (["B-cue", "I-cue", "I-cue"], 0, 1),
        (["O", "B-cue", "I-source"], 0, 1),
        (["O", "O", "O"], 0, 0),
    ],
)
def test_exact_runs(made: list[str], right: int, count: int) -> None:
    """A run counts when role, start and end all match."""
    assert score_paragraphs([["O", "B-cue", "I-cue"]], [made])["cue"] == Tally(right, count, 1)


def test_lengths_must_agree() -> None:
    """Labels of another length, or for another number of paragraphs, are a mistake of the caller."""
    with pytest.raises(ValueError, match="2 gold labels but 1 made"):
        score_paragraphs([["O", "O"]], [["O"]])
    with pytest.raises(ValueError, match="shorter"):
        score_paragraphs([["O"]], [])


def test_paragraph_as_article() -> None:
    """A paragraph is read alone, its tokens joined by single spaces, under an id of its own."""
    paragraph = Paragraph(id="a", number=3, tokens=TOKENS, labels=("O",) * 8)
    assert (paragraph.article.id, paragraph.article.text) == ("a#3", "Roe said the tide turns , he hopes")


def test_load(tmp_path: Path) -> None:
    """Paragraphs are read with their line numbers; tokens without labels are refused."""
    path = tmp_path / "p.jsonl"
    row = {"id": "a", "tokens": ["Yes", "."], "labels": ["O", "O"]}
    path.write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n")
    assert [paragraph.number for paragraph in load_paragraphs(path)] == [1, 3]
    path.write_text(json.dumps(row | {"labels": ["O"]}))
    with pytest.raises(GoldInvalid, match="line 1: 2 tokens but 1 labels"):
        load_paragraphs(path)
