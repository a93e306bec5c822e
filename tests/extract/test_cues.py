import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.cues import CueReading, lemmas, read_cue
from quoth.language import load_language
from quoth.model import Span
from tests.extract.marked import Case, read_cases

ENGLISH = load_language("en")
CASES = [case for name in ("cue_distance", "cue_endorse", "cue_negated", "cue_other") for case in read_cases(name)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_cue_is_read(case: Case) -> None:
    """Attitude, stance and polarity of each case are those that its file states."""
    reading = read_cue(case.text, case.spans["cue"], case.spans["content"], ENGLISH)
    assert (reading.attitude, reading.stance, reading.polarity) == case.expected


@pytest.mark.parametrize("name", ["cue_distance", "cue_endorse", "cue_negated"])
def test_there_are_enough_cases(name: str) -> None:
    """Each of the rarer readings has at least sixty sentences of its own."""
    assert sum(1 for _ in read_cases(name)) >= 60


@pytest.mark.parametrize(
    ("name", "attitude", "stance", "polarity"),
    [("cue_negated_heldout", 0.9, 0.95, 0.95), ("cue_distance_heldout", 0.9, 0.9, 0.95)],
)
def test_cues_written_before_the_rules(name: str, attitude: float, stance: float, polarity: float) -> None:
    """Cues of at least sixty sentences that the lexicon was not made from are read with at least these accuracies."""
    cases = list(read_cases(name))
    readings = [read_cue(case.text, case.spans["cue"], case.spans["content"], ENGLISH) for case in cases]
    assert len(cases) >= 60
    for column, (field, least) in enumerate([("attitude", attitude), ("stance", stance), ("polarity", polarity)]):
        right = sum(getattr(reading, field) == case.expected[column] for reading, case in zip(readings, cases, strict=True))
        assert right / len(cases) >= least, field


def test_an_absent_cue_is_a_plain_assertion() -> None:
    """A quotation without a cue asserts, and the outlet only acknowledges it."""
    assert read_cue("It rained.", (), (Span(0, 9),), ENGLISH) == CueReading()


def test_an_unknown_cue_is_marked_as_unknown() -> None:
    """A cue that the lexicon does not have is read as an assertion and says that it is not known."""
    assert read_cue("He zorbled it", (Span(3, 10),), (), ENGLISH) == CueReading(known=False)
    assert read_cue("He said it", (Span(3, 7),), (), ENGLISH).known


def test_the_same_cue_reads_the_same_for_either_side() -> None:
    """Exchanging the two sides of a sentence does not change the reading."""
    readings = {
        (reading.attitude, reading.stance)
        for side in ("Northport", "Southport")
        if (reading := read_cue(f"{side} claims the harbour", (Span(len(side) + 1, len(side) + 7),), (), ENGLISH))
    }
    assert readings == {("assertion", "distance")}


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("denied", "deny"),
        ("claiming", "claim"),
        ("planned", "plan"),
        ("wrote", "write"),
        ("criticised", "criticize"),
        ("labelled", "label"),
    ],
)
def test_inflections_lead_to_their_lemma(word: str, lemma: str) -> None:
    """Regular, irregular and British forms are all led back to the lemma of the lexicon."""
    assert lemma in lemmas(word, ENGLISH.cues)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 80), st.integers(0, 80))
def test_any_text_can_be_read(text: str, start: int, size: int, at: int) -> None:
    """No text and no spans raise, even spans outside of the text; what the lexicon does not know is an assertion."""
    reading = read_cue(text, (Span(start, start + size),), (Span(at, at + 3),), ENGLISH)
    assert reading.known or (reading.attitude, reading.stance) == ("assertion", "acknowledge")
