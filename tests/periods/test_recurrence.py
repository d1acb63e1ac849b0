"""What comes again: the day it is due in each period of a plan."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc import timetable
from tthc.model import DayOfEach, Deliverable, Duration, Limit, Period, Plan, Recurring, Schedule, Task, TaskGroup, Week
from tthc.periods.calendar import WorkCalendar
from tthc.periods.limited import limited
from tthc.periods.recurrence import recurring
from tthc.testing.time import periods, recurrences
from tthc.text import parse_schedule

YEAR = Period.of_year(2026)
HALF = Period.of_half(2026, 2)


@pytest.mark.parametrize(
    ("words", "period", "due"),
    [
        ("trước ngày 20 hằng tháng", Period.of_months(2026, 1, 3), "2026-01-19 2026-02-19 2026-03-19"),
        ("ngày cuối hằng tháng", Period.of_months(2026, 1, 3), "2026-01-31 2026-02-28 2026-03-31"),
        ("ngày 31 hằng tháng", Period.of_months(2026, 3, 4), "2026-03-31 2026-04-30"),
        ("ngày 25 tháng cuối quý", HALF, "2026-09-25 2026-12-25"),
        ("ngày 05 tháng sau", Period.of_months(2026, 11, 12), "2026-12-05 2027-01-05"),
        ("ngày 10 tháng đầu quý sau", HALF, "2026-10-10 2027-01-10"),
        ("Trước ngày 15/12 hằng năm", YEAR, "2026-12-14"),
        ("tháng 11 hằng năm", YEAR, "2026-11-30"),
        ("29/02 hằng năm", YEAR, "2026-02-28"),
        ("Định kỳ 9 tháng", YEAR, "2026-09-30"),
        ("2 tháng một lần", Period.of_months(2026, 2, 7), "2026-03-31 2026-05-31 2026-07-31"),
        ("thứ Sáu hằng tuần", Period(start=date(2026, 3, 2), end=date(2026, 3, 15)), "2026-03-06 2026-03-13"),
        ("Hằng tuần", Period(start=date(2026, 3, 4), end=date(2026, 3, 12)), "2026-03-08 2026-03-12"),
        ("Định kỳ 02 tuần một lần", Period(start=date(2026, 3, 2), end=date(2026, 3, 29)), "2026-03-15 2026-03-29"),
        ("2 lần/tháng", Period.of_month(2026, 3), "2026-03-31 2026-03-31"),
        # what the plan's period has behind it is over, unless that is all there is
        ("Trước ngày 15/3 hằng năm", HALF, "2026-03-14"),
        ("ngày 05 hằng tháng", Period(start=date(2026, 3, 10), end=date(2026, 4, 30)), "2026-04-05"),
    ],
)
def test_the_day_named_for_each_period_is_its_due_day(words: str, period: Period, due: str) -> None:
    (term,) = parse_schedule(words).terms
    assert isinstance(term, Recurring)
    assert " ".join(str(one.due) for one in recurring(term, period)) == due


@given(recurrences().filter(lambda term: term.freq not in ("daily", "periodic")), periods())
def test_times_stand_in_order_and_none_is_lost(term: Recurring, period: Period) -> None:
    times = recurring(term, period)
    assert times
    assert all(one.due and (one.opens is None or one.opens <= one.due) for one in times)
    assert all(a.due <= b.due for a, b in pairwise(times) if a.due and b.due)


@pytest.mark.parametrize(
    ("side", "unit", "due"),
    [("within", "day", "2026-02-20"), ("within", "working_day", "2026-03-05"), ("before", "day", "2026-01-21")],
)
def test_a_limit_is_counted_from_the_day_of_its_event(side: str, unit: str, due: str) -> None:
    term = Limit.model_validate({"duration": {"amount": 15, "unit": unit}, "event": "ngày ban hành", "side": side})
    plan = _plan(term)
    (owed,) = timetable(plan, as_of=date(2026, 2, 6), bindings={"ngày ban hành": date(2026, 2, 5)})
    assert str(owed.due) == due
    (waiting,) = timetable(plan, as_of=date(2026, 2, 6))
    assert (waiting.due, waiting.state) == (None, "no_date")


def test_a_limit_from_a_printed_day_needs_no_binding_and_hours_need_a_moment() -> None:
    (term,) = parse_schedule("Trong 10 ngày kể từ ngày 05/3/2026").terms
    (owed,) = timetable(_plan(term), as_of=date(2026, 3, 6))
    assert owed.due == date(2026, 3, 15)
    hours = Limit(duration=Duration.of(24, "hour"), event="khi phát hiện")
    assert limited(hours, date(2026, 3, 5), WorkCalendar.vietnam(), rolls=False) is None


def test_once_a_limit_has_passed_is_when_a_thing_may_begin() -> None:
    (term,) = parse_schedule("Sau 05 ngày làm việc kể từ ngày 13/02/2026").terms
    (owed,) = timetable(_plan(term), as_of=date(2026, 3, 6))
    assert (owed.opens, owed.due) == (date(2026, 2, 27), None)


def test_a_week_of_a_month_and_a_daily_duty_have_no_due_day() -> None:
    for term in (Week(month="2026-03", week=2), Recurring(freq="daily", time=time(16))):
        (owed,) = timetable(_plan(term), as_of=date(2026, 3, 6))
        assert owed.due is None
        assert [step.code for step in owed.steps] == [term.freq if isinstance(term, Recurring) else "week"]
    (bound,) = timetable(
        _plan(Week(month="2026-03", week=2)), as_of=date(2026, 3, 1), bindings={"task:1": date(2026, 3, 14)}
    )
    assert bound.due == date(2026, 3, 14)


def test_a_day_of_each_period_is_one_day_of_the_right_kind() -> None:
    for wrong in ({"day": 5, "weekday": 2}, {}, {"month": 3}, {"month": 3, "weekday": 2}):
        with pytest.raises(ValueError, match="give a day of a month"):
            DayOfEach.model_validate(wrong)
    with pytest.raises(ValueError, match="a weekday is for what comes weekly"):
        Recurring(freq="monthly", due=DayOfEach(weekday=5))
    with pytest.raises(ValueError, match="has no day of its period"):
        Recurring(freq="daily", due=DayOfEach(day=5))
    with pytest.raises(ValueError, match="there is no day to be before"):
        Recurring(freq="monthly", before=True)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 7))
def test_weekly_times_lie_seven_days_apart(start: date, weekday: int) -> None:
    term = Recurring(freq="weekly", due=DayOfEach(weekday=weekday))
    due = [one.due for one in recurring(term, Period(start=start, end=start + timedelta(days=60))) if one.due]
    assert {b - a for a, b in pairwise(due)} == {timedelta(days=7)}
    assert {day.isoweekday() for day in due} == {weekday}


def _plan(term: object) -> Plan:
    row = Task.model_validate(
        {"label": "1", "title": "Báo cáo", "deliverables": [Deliverable(schedule=Schedule(terms=(term,)))]}
    )
    return Plan(title="Kiểm soát TTHC năm 2026", period=YEAR, task_groups=(TaskGroup(title="Chung", tasks=(row,)),))
