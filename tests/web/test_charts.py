"""Counts over time as drawings."""

from __future__ import annotations

import pytest

from quoth.store import Month
from quoth.web.charts import Counted, own_voice, timeline


def nowhere(_name: str | None, _step: str) -> None:
    """No address."""


def test_rows_share_time_and_scale() -> None:
    """Bars stand at their month, as high as their part of the highest one anywhere; a short time is shown within a year."""
    ledger = Counted(name="Ledger", address="/ledger", months=(("", 2), ("2026-03", 4), ("2026-05", 1)))
    post = Counted(name="Post", address=None, months=(("2026-05", 2),))
    chart = timeline([ledger, post], lambda name, step: f"/{name}/{step}")
    assert (chart.first, chart.last) == ("June 2025", "May 2026")
    march, may = chart.rows[0].bars
    assert [march.start, march.width, march.height] == pytest.approx([9 / 12, 1 / 12, 1.0])
    assert (may.height, may.count, may.words, may.address) == (0.25, 1, "May 2026", "/Ledger/2026-05")
    assert (chart.rows[0].total, chart.rows[0].undated) == (7, 2)
    assert chart.rows[1].bars[0].height == 0.5


def test_many_months_are_counted_by_the_year() -> None:
    """So that bars stay wide enough to be seen and pressed."""
    chart = timeline([Counted(name="Ledger", address=None, months=(("2019-12", 1), ("2026-01", 2), ("2026-02", 3)))], nowhere)
    assert (chart.first, chart.last) == ("2019", "2026")
    assert [(bar.words, bar.count) for bar in chart.rows[0].bars] == [("2019", 1), ("2026", 5)]


def test_without_dates_there_are_rows_alone() -> None:
    """Nothing is drawn where nothing is dated."""
    chart = timeline([Counted(name=None, address=None, months=(("", 3),))], nowhere)
    assert (chart.first, chart.rows[0].undated, chart.rows[0].bars) == ("", 3, ())
    assert timeline([], nowhere).rows == ()


def test_own_voice_over_time_leaves_room_for_months_without_articles() -> None:
    """Bars are as high as the share of all characters of their time, however many articles there are."""

    def month(name: str, own: int, said: int) -> Month:
        return Month(month=name, articles=1, own_size=own, said_size=said, attributions=1, unnamed=0)

    chart = own_voice([month("", 9, 1), month("2026-01", 30, 70), month("2026-05", 0, 0), month("2026-06", 1, 1)])
    assert [(bar.start, bar.height, bar.words) for bar in chart.rows[0].bars] == [
        (6 / 12, 0.3, "January 2026: 30\u202f%"),
        (11 / 12, 0.5, "June 2026: 50\u202f%"),
    ]
    years = own_voice([month("2019-03", 10, 0), month("2026-01", 30, 70), month("2026-05", 70, 30)])
    assert [(bar.height, bar.count) for bar in years.rows[0].bars] == [(1.0, 1), (0.5, 2)]
    assert own_voice([]).rows[0].bars == ()
