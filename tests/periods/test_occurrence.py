"""Terms on the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    External,
    Frequency,
    Months,
    Period,
    Recurring,
    Term,
    Unread,
    Unspecified,
    Window,
)
from tthc.periods.occurrence import Occurrence, occurrences

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FREQUENCIES = st.sampled_from(["monthly", "quarterly", "semiannual", "annual"])
HALF = Period(start=date(2026, 7, 1), end=date(2026, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    return Period(start=start, end=start + timedelta(days=draw(st.integers(0, 1200))))


def only(term: Term, period: Period | None = None) -> Occurrence:
    [time] = occurrences(term, period)
    return time


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("term", "opens", "due", "step"),
    [
        (Before(date=date(2026, 3, 1)), None, "2026-02-28", "before"),
        (Before(date=date(2028, 3, 1)), None, "2028-02-29", "before"),
        (Before(date=date(2026, 1, 1)), None, "2025-12-31", "before"),
        (By(date=date(2026, 3, 1)), None, "2026-03-01", "by"),
        (Window(start=date(2026, 7, 1), end=date(2026, 9, 30)), "2026-07-01", "2026-09-30", "window"),
        (Window(end=date(2026, 5, 30)), None, "2026-05-30", "window-end"),
        (Window(start=date(2026, 5, 1)), "2026-05-01", None, "window-open"),
        (Window(), None, None, "window-unknown"),
        (Continuous(), "2026-07-01", "2026-12-31", "continuous"),
        (Adhoc(), None, None, "adhoc"),
        (Completed(), None, None, "completed"),
        (Unspecified(), None, None, "unspecified"),
        (Recurring(freq="periodic"), None, None, "periodic"),
        (External(reference="Theo Kế hoạch kiểm tra"), None, None, "external"),
        (Unread(text="12/20266"), None, None, "unread"),
    ],
)
def test_a_term_means_one_stretch_of_days(term: Term, opens: str | None, due: str | None, step: str) -> None:
    time = only(term, HALF)
    assert (iso(time.opens), iso(time.due), time.steps[0].code) == (opens, due, step)


@pytest.mark.parametrize("term", [Continuous(), Recurring(freq="monthly"), Recurring(freq="annual")])
def test_what_needs_a_period_stays_without_a_day_where_the_plan_has_none(term: Term) -> None:
    time = only(term)
    assert (time.opens, time.due, time.steps[0].code) == (None, None, "no-period")


@pytest.mark.parametrize("term", [Before(date=date.min), Months(months=("0000-05",))])
def test_a_date_that_no_calendar_holds_has_no_due_day(term: Term) -> None:
    time = only(term)
    assert (time.due, time.steps[0].code) == (None, "impossible")


@pytest.mark.parametrize(
    ("freq", "expected"),
    [
        ("monthly", ["2026-07 2026-07-31", "2026-08 2026-08-31", "2026-09 2026-09-30", "2026-10 2026-10-31",
                     "2026-11 2026-11-30", "2026-12 2026-12-31"]),
        ("quarterly", ["2026-Q3 2026-09-30", "2026-Q4 2026-12-31"]),
        ("semiannual", ["2026-H2 2026-12-31"]),
        ("annual", ["2026 2026-12-31"]),
    ],
)  # fmt: skip
def test_a_recurring_term_falls_once_in_each_period(freq: Frequency, expected: list[str]) -> None:
    assert [f"{time.label} {time.due}" for time in occurrences(Recurring(freq=freq), HALF)] == expected


def test_an_occurrence_that_the_period_cuts_says_so() -> None:
    ragged = Period(start=date(2026, 2, 10), end=date(2026, 5, 20))
    first, second = occurrences(Recurring(freq="quarterly"), ragged)
    assert (first.opens, first.due) == (date(2026, 2, 10), date(2026, 3, 31))
    assert (second.opens, second.due) == (date(2026, 4, 1), date(2026, 5, 20))
    assert [[step.code for step in time.steps] for time in (first, second)] == [["recurring", "clipped"]] * 2


@given(DAYS)
def test_before_a_day_ends_one_day_sooner_than_by_it(day: date) -> None:
    before, by = only(Before(date=day)).due, only(By(date=day)).due
    assert before is not None
    assert before + timedelta(days=1) == by


@given(st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), min_size=1, max_size=15))
def test_months_give_exactly_their_months(days: list[date]) -> None:
    months = tuple(f"{day.year:04}-{day.month:02}" for day in days)
    times = occurrences(Months(months=months), None)
    assert [time.label for time in times] == list(dict.fromkeys(months))
    for time in times:
        assert time.opens is not None and time.due is not None
        assert time.opens.day == 1 and f"{time.opens:%m}" == f"{time.due:%m}" == time.label[-2:]
        assert time.due == date.max or (time.due + timedelta(days=1)).day == 1


@given(FREQUENCIES, periods())
def test_recurring_times_tile_the_period(freq: Frequency, period: Period) -> None:
    times = occurrences(Recurring(freq=freq), period)
    assert times[0].opens == period.start and times[-1].due == period.end
    for one, following in pairwise(times):
        assert one.due is not None and following.opens == one.due + timedelta(days=1)
    assert len({time.label for time in times}) == len(times)


@given(periods())
def test_a_continuous_term_runs_exactly_through_the_period(period: Period) -> None:
    time = only(Continuous(), period)
    assert (time.opens, time.due) == (period.start, period.end)


@given(periods())
def test_coarser_times_are_made_of_whole_finer_ones(period: Period) -> None:
    ends = {
        freq: {time.due for time in occurrences(Recurring(freq=freq), period)}
        for freq in ("monthly", "quarterly", "semiannual", "annual")
    }
    assert ends["annual"] <= ends["semiannual"] <= ends["quarterly"] <= ends["monthly"]
