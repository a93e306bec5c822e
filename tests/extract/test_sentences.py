"""Sentences by rule."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.sentences import find_sentences
from quoth.language import load_language
from tests.extract.marked import CASES as FOLDER

RULES = load_language("en").sentences
LINES = [line for line in (FOLDER / "sentences.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_sentences_end_where_the_case_says(line: str) -> None:
    """A full stop of an abbreviation or initial ends nothing; closing marks belong to the sentence before."""
    text = line.replace(" | ", " ")
    assert [sentence.of(text) for sentence in find_sentences(text, RULES)] == line.split(" | ")


def test_a_line_ends_a_sentence() -> None:
    """A heading without a full stop is a sentence; blank lines are none."""
    text = "Storm hits Northport\n\nThe quay\nis closed.  \n"
    assert [sentence.of(text) for sentence in find_sentences(text, RULES)] == ["Storm hits Northport", "The quay", "is closed."]


@given(st.text(alphabet=st.sampled_from('aB.!? \n"”’)…9é'), max_size=60) | st.text(max_size=60))
def test_sentences_hold_every_word_once(text: str) -> None:
    """Sentences are trimmed, in order and apart, and leave out white space alone."""
    found = find_sentences(text, RULES)
    assert all(sentence.of(text) == sentence.of(text).strip() for sentence in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(sentence.of(text) for sentence in found).split()) == "".join(text.split())
