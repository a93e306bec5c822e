"""Values of time expressions in a reader's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.export.legible import time_value
from quoth.export.time_words import in_words
from quoth.model import Span, Time


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-01-16", "16 January 2025"),
        ("2025-01-16TNI", "16 January 2025, night"),
        ("2025-01-16TMO", "16 January 2025, morning"),
        ("2024-09-18T04", "18 September 2024, 04:00"),
        ("2024-07-09T14:20", "9 July 2024, 14:20"),
        ("2024-07-09T14:20:00Z", "9 July 2024, 14:20"),
        ("2024-07-09TXX", "9 July 2024"),
        ("2024-12", "December 2024"),
        ("2024", "2024"),
        ("197", "1970s"),
        ("2023-WI", "winter 2023"),
        ("2026-Q2", "second quarter of 2026"),
        ("2017-W51", "week of 18 December 2017"),
        ("2017-W51-WE", "weekend of 23 December 2017"),
        ("P9M", "9 months"),
        ("PT9M", "9 minutes"),
        ("P1W", "1 week"),
        ("P2.5Y", "2.5 years"),
        ("P1DT6H", "1 day 6 hours"),
        ("PXD", "some days"),
    ],
)
def test_a_value_is_said_in_words(value: str, words: str) -> None:
    """Days, parts of days, hours, months, decades, seasons, quarters, weeks and durations."""
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [("P1W", "every week"), ("P6M", "every 6 months"), ("XXXX-WXX-1", "every Monday"), ("P1D", "every day")]
)
def test_a_set_says_how_often(value: str, words: str) -> None:
    """A duration that repeats is an interval."""
    assert time_value(Time(span=Span(0, 1), type="SET", value=value)) == words


@pytest.mark.parametrize("value", ["2025-13", "2025-02-30", "2025-01-16TQQ", "2025-W60", "2025-Q9", "P", "PT", "PXT", "soon", ""])
def test_what_is_no_value_stays(value: str) -> None:
    """Nothing is guessed of a month, day or week that there is not."""
    assert in_words(value) == value


@given(st.text() | st.from_regex(r"[P\d]{1,4}[-\dTWQXMOYD.:]{0,8}"))
def test_any_value_is_said(value: str) -> None:
    """A value from elsewhere stops no report."""
    assert in_words(value) or value == ""


def test_a_time_without_value_says_so() -> None:
    """Where the date of publication is not known, nor is the time."""
    assert time_value(Time(span=Span(0, 1), type="DATE")) == "date not known"
