import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extract.times import find_times
from quoth.language import load_language
from tests.extract.quantities import QuantityCase, read_quantity_cases

ENGLISH = load_language("en")
PUBLISHED = "2021-03-10"
CASES = list(read_quantity_cases("times"))
TIMEX3 = re.compile(
    r"[0-9X]{2,4}(?:-[0-9WXQHSPUFAI]{2,3})?(?:-(?:\d\d?|XX|WE))?(?:T(?:[A-Z]{2}|\d\d(?::\d\d)?)(?::\d\d)?Z?)?|PT?[\d.e+]+[A-Z]"
)
PIECES = st.lists(
    st.sampled_from(
        "on at Monday Friday night March May 2016 1980 s - 88 31 30 Feb . , last next this week year month day the first quarter"
        " of every two a half hour hours ago later earlier 10 p.m. 6:30 GMT noon will said century 19 th weekend summer 2"
        " / 0 9999 decades 500000 million that same Christmas Eve ahead \n".split(" ")
    ),
    max_size=25,
)
DATES = st.one_of(
    st.none(),
    st.sampled_from(["2021-03-10", "2021-03-10T15:00:00Z", "0001-01-01", "9999-12-31", "2020-02-29", "soon", "20210310"]),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_the_times_of_a_sentence_are_found(case: QuantityCase) -> None:
    """The times are those that the brackets mark, with the type and value that the case states."""
    times = find_times(case.text, PUBLISHED, ENGLISH)
    found = [(found.span.of(case.text), f"{found.type} {found.value or '-'}") for found in times]
    assert found == [(span.of(case.text), expected) for span, expected in zip(case.spans, case.expected, strict=True)]


def test_there_are_enough_time_cases() -> None:
    """Times have at least sixty sentences of their own."""
    assert len(CASES) >= 60


def test_without_a_publication_date_only_whole_dates_are_known() -> None:
    """What needs the publication date has no value without one; full dates, durations and sets have theirs."""
    text = "On Tuesday, on May 3, in May, last week, at noon and two years ago; on 3 May 2016, for two weeks, every Monday."
    values = [found.value for found in find_times(text, None, ENGLISH)]
    assert values == [None, None, None, None, None, None, "2016-05-03", "P2W", "XXXX-WXX-1"]


@pytest.mark.parametrize("published", ["2021-03-10", "2021-03-10T15:00:00+01:00", "2021-03-10 15:00", "20210310"])
def test_the_publication_date_is_read_in_its_usual_forms(published: str) -> None:
    """A date with or without its hour is the same day."""
    assert [found.value for found in find_times("It rained today.", published, ENGLISH)] == ["2021-03-10"]


def test_hours_ago_need_the_hour_of_publication() -> None:
    """With the hour known the value has it, else it is the day alone."""
    text = "It rained two hours ago."
    assert [found.value for found in find_times(text, "2021-03-10T15:00", ENGLISH)] == ["2021-03-10T13"]
    assert [found.value for found in find_times(text, "2021-03-10", ENGLISH)] == ["2021-03-10"]


@given(st.one_of(st.text(max_size=120), PIECES.map(" ".join), PIECES.map("".join)), DATES)
def test_any_text_has_times_in_order(text: str, published: str | None) -> None:
    """No text and no date raise; spans lie inside the text, in order, not overlapping, and values are TIMEX3."""
    times = find_times(text, published, ENGLISH)
    for before, found in itertools.pairwise(times):
        assert before.span.end <= found.span.start
    for found in times:
        assert found.span.end <= len(text)
        assert found.value is None or TIMEX3.fullmatch(found.value), found.value


@pytest.mark.parametrize(
    "piece", ["1", "Monday ", "May ", "last ", "the early ", "2016-", "10:30 ", "two years ", " ", "\n", "x"]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    """A text of 100,000 characters made to be hard takes seconds at most."""
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_times(text, PUBLISHED, ENGLISH)
    assert time.process_time() - started < 4
