import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.labels import find_labels
from quoth.extract.quotations import find_quotations
from quoth.language import load_language
from quoth.model import Label, Span, Spans
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")
LABEL_WORDS = ["the", "alleged", "thug", "regime", "of", "Odo", "Lenz", ",", '"', "'", "s", "is", "a", "hero", "so-called"]
CASES = list(read_cases("labels"))


def _found(text: str, contents: Spans = ()) -> tuple[Label, ...]:
    return find_labels(text, find_quotations(text, ENGLISH.quotation), contents, ENGLISH)


def _expected(case: Case) -> list[tuple[str, str, str]]:
    """(words, kind, target's name) of each marked label; the name is empty where no actor is named."""
    stated = re.split(r" (?=(?:epithet|distancing|scare-quotes):)", case.expected[0]) if case.expected[0] != "-" else []
    pairs = [label.split(":", 1) for label in stated]
    return [(span.of(case.text), kind, target) for span, (kind, target) in zip(case.spans["words"], pairs, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_labels_are_found(case: Case) -> None:
    """Words, kind and target of every label are those that the case states, and nothing else is a label."""
    labels = _found(case.text, case.spans["content"])
    found = [(label.span.of(case.text), label.kind, label.target.name if label.target else "") for label in labels]
    assert found == _expected(case)


def test_there_are_enough_cases() -> None:
    """Distancing words and scare quotes, found and not found, have at least sixty sentences of their own."""
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("epithets", 0.95, 0.8),
        ("epithets_heldout", 0.95, 0.8),
        ("distancing_heldout", 0.95, 0.9),
        ("scare_quotes_heldout", 0.95, 0.7),
    ],
)
def test_sentences_written_before_the_rules(name: str, precision: float, recall: float) -> None:
    """Of labels in sentences that the rules were not made from, nearly all that are found are right, and most are found."""
    right = made = gold = 0
    for case in read_cases(name):
        labels = _found(case.text, case.spans["content"])
        expected = _expected(case)
        right += sum(any(span.overlaps(label.span) for span in case.spans["words"]) for label in labels)
        made, gold = made + len(labels), gold + len(expected)
    assert right / made >= precision
    assert right / gold >= recall


@pytest.mark.parametrize("name", ["distancing_heldout", "scare_quotes_heldout"])
def test_there_are_enough_sentences_written_before_the_rules(name: str) -> None:
    """Distancing words and scare quotes have sixty such sentences each."""
    assert sum(1 for _ in read_cases(name)) >= 60


def test_there_are_enough_sentences_of_our_own() -> None:
    """Labels are made and measured on at least four hundred invented sentences."""
    names = ("labels", "epithets", "epithets_heldout", "distancing_heldout", "scare_quotes_heldout")
    assert sum(1 for name in names for _ in read_cases(name)) >= 400


def test_a_label_is_not_yet_anybodys() -> None:
    """The voice of a label is decided with the attributions, not here."""
    assert [label.attribution for label in _found("Black Reed thugs beat him.")] == [None]


def test_a_label_in_an_inserted_note_is_of_the_name_behind_it() -> None:
    """A newspaper's brackets do not hide the name; what says where somebody is from is no name."""
    assert [label.target and label.target.name for label in _found("She served [former Chilean dictator] Brun.")] == ["Brun"]


@pytest.mark.parametrize("words", ["thugs", "terrorists", "heroes"])
def test_labels_do_not_depend_on_the_side(words: str) -> None:
    """The same word is a label whichever side it is said of."""
    for side in ("Black Reed", "White Reed", "Government"):
        text = f"In May, {side} {words} fled."
        assert [label.span.of(text) for label in _found(text)] == [words]


def test_quoted_words_of_a_source_are_no_scare_quotes() -> None:
    """Words in quotation marks inside an attribution's content are the source's words."""
    text = 'The mayor closed the "reform" office.'
    assert _found(text)
    assert not _found(text, (Span(17, 37),))


@given(st.text(max_size=120) | st.lists(st.sampled_from(LABEL_WORDS), max_size=20).map(" ".join))
def test_any_text_can_be_searched(text: str) -> None:
    """No text raises; labels lie in the text, in order, apart from each other."""
    labels = _found(text)
    assert all(label.span.end <= len(text) for label in labels)
    assert all(not one.span.overlaps(other.span) for one, other in pairwise(labels))
