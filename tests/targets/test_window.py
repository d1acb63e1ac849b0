"""The days a target is measured over, by the calendar and by the reporting regime."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Period, ReportingPeriod
from tthc.targets.scorecards.window import GRAINS, Grain, Window

YEAR = Period.of_year(2026)


def report(text: str) -> ReportingPeriod:
    return ReportingPeriod.parse(f"report:{text}")


def names(window: Window) -> list[str]:
    return [str(one).removeprefix("report:") for one in window.asked("report")]


def test_a_target_without_a_day_is_due_at_the_end_of_the_plan() -> None:
    assert Window.of(YEAR, None) == Window(YEAR, date(2026, 12, 31))


def test_a_target_due_within_the_plan_is_measured_up_to_then() -> None:
    window = Window.of(YEAR, date(2026, 6, 30))
    assert (window.days, window.due) == (Period.of_half(2026, 1), date(2026, 6, 30))


@pytest.mark.parametrize("due", [date(2030, 12, 31), date(2025, 6, 30)])
def test_a_target_due_outside_the_plan_is_measured_over_all_of_it(due: date) -> None:
    assert Window.of(YEAR, due) == Window(YEAR, due)


@pytest.mark.parametrize(
    ("due", "asked"),
    [
        (None, ["2026-Y1"]),
        (date(2026, 6, 30), ["2026-H1"]),
        (date(2026, 3, 31), ["2026-Q1"]),
        (date(2026, 9, 30), ["2026-N1"]),
        (date(2026, 12, 14), ["2026-Y1"]),
        (date(2026, 12, 13), ["2026-N1", "2026-M10", "2026-M11"]),
        (date(2026, 11, 30), ["2026-N1", "2026-M10", "2026-M11"]),
        (date(2026, 1, 10), []),
    ],
)
def test_the_reporting_regime_is_asked_for_what_bears_the_same_name(due: date | None, asked: list[str]) -> None:
    assert names(Window.of(YEAR, due)) == asked


def test_a_half_year_and_several_years_have_reporting_periods_too() -> None:
    assert names(Window.of(Period.of_half(2026, 2), None)) == ["2026-H2"]
    assert names(Window.of(Period.parse("2026-01-01/2028-12-31"), None)) == ["2026-Y1", "2027-Y1", "2028-Y1"]


def test_the_report_of_january_lies_in_the_year_though_it_begins_in_december() -> None:
    window = Window.of(YEAR, None)
    assert window.holds(report("2026-M1"))
    assert not window.holds(report("2027-M1"))
    assert not Window.of(YEAR, date(2026, 6, 30)).holds(report("2026-M7"))


def test_the_last_day_a_report_covers_is_the_last_cut_off() -> None:
    assert Window.of(YEAR, None).last_day("report") == date(2026, 12, 14)
    assert Window.of(YEAR, date(2026, 3, 5)).last_day("report") == date(2026, 2, 14)
    assert Window.of(YEAR, date(2026, 3, 5)).last_day("calendar") == date(2026, 3, 5)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(GRAINS))
def test_pieces_follow_each_other_and_lie_in_the_window(due: date, grain: Grain) -> None:
    window = Window.of(YEAR, due)
    for regime in ("calendar", "report"):
        pieces = window.pieces(regime, grain)
        assert all(window.holds(piece) for piece in pieces)
        assert all(one.successor() == after for one, after in pairwise(pieces))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_asked_of_the_reporting_regime_holds_each_month_once(due: date) -> None:
    window = Window.of(YEAR, due)
    months = [month for one in window.asked("report") if isinstance(one, ReportingPeriod) for month in one.months()]
    assert months == list(window.pieces("report", "month"))
