import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.figures import find_figures
from quoth.language import load_language
from quoth.model import Figure
from tests.extract.quantities import QuantityCase, read_quantity_cases

ENGLISH = load_language("en")
CASES = list(read_quantity_cases("figures"))
PIECES = st.lists(
    st.sampled_from(
        "one twenty - a half third of dozen hundred million and between to or in 5 10,000 2016 3.5 $ £3m % percent people"
        " more than about Ada Quill , 42 ( ) . \n tonnes oil the Boeing 737 2-1 9/11 scores 1 000 bn per cent 's".split(" ")
    ),
    max_size=25,
)


def said(figure: Figure) -> str:
    """A figure in the notation of the cases."""
    value = figure.value
    number = "-" if value is None else f"{value[0]:.12g}..{value[1]:.12g}" if isinstance(value, tuple) else f"{value:.12g}"
    return "; ".join((number, figure.bound or "-", figure.unit or "-", figure.currency or "-"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_figures_of_a_sentence_are_found(case: QuantityCase) -> None:
    """The figures are those that the brackets mark, with the value, bound, unit and currency that the case states."""
    figures = find_figures(case.text, ENGLISH)
    found = [(figure.span.of(case.text), said(figure)) for figure in figures]
    assert found == [(span.of(case.text), expected) for span, expected in zip(case.spans, case.expected, strict=True)]


def test_there_are_enough_figure_cases() -> None:
    """Figures have at least sixty sentences of their own."""
    assert len(CASES) >= 60


def test_a_figure_belongs_to_nobody_yet() -> None:
    """Whose words a figure is said in is for others to find out."""
    assert [figure.attribution for figure in find_figures("They sold 30 boats.", ENGLISH)] == [None]


def test_a_line_does_not_reach_into_the_next() -> None:
    """Neither bound nor unit are taken from another line."""
    text = "It is about\n30 now\npeople"
    figures = find_figures(text, ENGLISH)
    assert [(figure.span.of(text), figure.bound, figure.unit) for figure in figures] == [("30", None, None)]


@given(st.one_of(st.text(max_size=120), PIECES.map(" ".join), PIECES.map("".join)))
def test_any_text_has_figures_in_order(text: str) -> None:
    """No text raises; spans lie inside the text, in order, not overlapping, and ranges go upward."""
    figures = find_figures(text, ENGLISH)
    for before, figure in itertools.pairwise(figures):
        assert before.span.end <= figure.span.start
    for figure in figures:
        assert figure.span.end <= len(text)
        assert figure.value is not None or figure.bound
        assert not isinstance(figure.value, tuple) or figure.value[0] < figure.value[1]


@pytest.mark.parametrize(
    "piece", ["1", "one ", "1 000 ", "a hundred and ", "half a ", " ", "5 of the ", "A 5 ", "-", "$", "\n", "x"]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    """A text of 100,000 characters made to be hard takes seconds at most."""
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_figures(text, ENGLISH)
    assert time.process_time() - started < 4
