"""The times of found expressions, by the rules that the calendar's patterns name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from quoth.extract.timex import days, periods
from quoth.extract.timex.setting import Meaning, Setting


def meanings(setting: Setting) -> Iterator[Meaning]:
    """What the expression means: mostly one time, two for a range, none for what is vague or an age."""
    rule = _RULES.get(setting.found.rule)
    if rule is not None:
        yield from rule(setting)


_RULES: Mapping[str, Callable[[Setting], Iterator[Meaning]]] = {
    "date": days.date_times,
    "iso": days.iso_times,
    "slashes": days.slashes_times,
    "month": days.month_times,
    "monthshift": days.monthshift_times,
    "monthof": days.monthof_times,
    "setday": periods.setday_times,
    "weekday": days.weekday_times,
    "day": days.day_times,
    "partshift": days.partshift_times,
    "daypart": days.daypart_times,
    "nearday": days.nearday_times,
    "stretch": periods.stretch_times,
    "ahead": periods.ahead_times,
    "shift": periods.shift_times,
    "same": periods.same_times,
    "season": periods.season_times,
    "weekend": periods.weekend_times,
    "half": periods.half_times,
    "quarter": periods.quarter_times,
    "century": periods.century_times,
    "every": periods.every_times,
    "everypart": periods.everypart_times,
    "rate": periods.rate_times,
    "setword": periods.setword_times,
    "dailyset": periods.setword_times,
    "ago": periods.ago_times,
    "later": periods.later_times,
    "halfunit": periods.halfunit_times,
    "duration": periods.duration_times,
    "decade": periods.decade_times,
    "yearrange": periods.yearrange_times,
    "phasedyear": periods.year_times,
    "year": periods.year_times,
    "clock": days.clock_times,
    "opened": days.clock_times,
    "feast": days.feast_times,
}
