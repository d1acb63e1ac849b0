"""Dates bound to what a plan leaves open, and the doubts about dates it prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tthc.errors import InputError
from tthc.model import (
    Before,
    By,
    Deliverable,
    External,
    Months,
    Period,
    Plan,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Window,
)
from tthc.periods import WorkCalendar, timetable

PlanOf = Callable[..., Plan]
AS_OF = date(2026, 9, 10)
INSPECTION = "Theo Kế hoạch kiểm tra"


def test_words_of_a_reference_get_a_date_and_the_plan_stays(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF, bindings={"theo  KẾ HOẠCH kiểm tra": date(2026, 10, 17)})
    [one] = [one for one in table if one.at == "task:II.A.b"]
    assert (one.due, one.act_by, one.term) == (date(2026, 10, 17), date(2026, 10, 16), External(reference=INSPECTION))
    assert one.key == "task:II.A.b/0@external" and one.state == "due"
    assert "“Theo Kế hoạch kiểm tra” is bound to 2026-10-17 [a date bound by the user]" in one.explain("en")
    assert one.key in {other.key for other in timetable(plan, as_of=AS_OF)}


def test_a_place_is_bound_to_a_period_and_goes_before_words(plan: Plan) -> None:
    week = Period(start=date(2026, 10, 5), end=date(2026, 10, 9))
    table = timetable(plan, as_of=AS_OF, bindings={INSPECTION: date(2026, 12, 1), "task:II.A.b": week})
    [one] = [one for one in table if one.at == "task:II.A.b"]
    assert (one.opens, one.due) == (week.start, week.end)
    assert [finding.quote for finding in table.findings if finding.code == "binding-unused"] == [INSPECTION]


@pytest.mark.parametrize("term", [Unread(text="12/20266"), Unspecified()])
def test_a_place_without_a_readable_time_can_be_bound(plan_of: PlanOf, term: Term) -> None:
    [one] = timetable(plan_of(term), as_of=AS_OF, bindings={"task:I.1": date(2026, 12, 31)})
    assert one.due == date(2026, 12, 31)


def test_a_time_of_its_own_is_never_replaced(plan_of: PlanOf) -> None:
    table = timetable(plan_of(By(date=date(2026, 9, 30))), as_of=AS_OF, bindings={"task:I.1": date(2026, 12, 31)})
    assert [one.due for one in table] == [date(2026, 9, 30)]
    assert [finding.code for finding in table.findings] == ["binding-unused"]


@pytest.mark.parametrize("bound", [datetime(2026, 10, 5, 9), "2026-10-05", None])
def test_what_is_no_day_and_no_period_cannot_be_bound(plan: Plan, bound: object) -> None:
    with pytest.raises(InputError, match="is bound to"):
        timetable(plan, as_of=AS_OF, bindings={INSPECTION: bound})  # type: ignore[dict-item]


def test_the_same_reference_twice_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="name the same reference"):
        timetable(plan, as_of=AS_OF, bindings={INSPECTION: AS_OF, INSPECTION.upper(): AS_OF})


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        (By(date=date(2026, 9, 1)), ["due-on-day-off"]),
        (Before(date=date(2026, 9, 1)), ["due-on-day-off"]),  # 31 August is swapped off
        (Before(date=date(2026, 9, 4)), []),
        (By(date=date(2026, 8, 22)), []),  # a Saturday that is worked
        (By(date=date(2026, 2, 18)), ["due-inside-tet"]),
        (By(date=date(2026, 2, 14)), ["due-inside-tet"]),  # the weekend before
        (By(date=date(2026, 2, 22)), ["due-inside-tet"]),
        (By(date=date(2026, 2, 13)), []),
        (By(date=date(2026, 2, 8)), ["due-on-day-off"]),
        (Window(start=date(2026, 4, 1), end=date(2026, 5, 31)), []),  # the end of May is a Sunday by itself
        (Window(start=date(2026, 3, 1), end=date(2026, 5, 30)), ["due-on-day-off"]),
        (Window(start=date(2026, 5, 4), end=date(2026, 3, 2)), ["schedule-reversed"]),
        (Months(months=("2026-05",)), []),
        (Recurring(freq="monthly"), []),
        (By(date=date(2016, 5, 5)), ["due-outside-calendar"]),
    ],
)
def test_odd_dates_are_findings(plan_of: PlanOf, term: Term, codes: list[str]) -> None:
    table = timetable(plan_of(term), as_of=AS_OF)
    assert [finding.code for finding in table.findings] == codes
    for finding in table.findings:
        assert "{" not in finding.message("vi") + finding.message("en")


def test_a_deadline_before_the_plan_itself_is_a_finding(plan_of: PlanOf) -> None:
    plan = plan_of(Before(date=date(2026, 8, 15))).model_copy(update={"issued_on": date(2026, 8, 16)})
    [finding] = timetable(plan, as_of=AS_OF).findings
    assert finding.message("en") == "due on 2026-08-14, before the plan was issued on 2026-08-16: như bảng"
    assert not timetable(plan.model_copy(update={"issued_on": date(2026, 8, 14)}), as_of=AS_OF).findings


def test_a_calendar_that_does_not_cover_a_day_says_so_once_and_knows_no_day_to_act_by(plan_of: PlanOf) -> None:
    plan = plan_of(Recurring(freq="quarterly"), period=Period.of_year(2016))
    table = timetable(plan, as_of=AS_OF)
    assert {one.act_by for one in table} == {None} and len(table) == 4
    [finding] = table.findings
    assert finding.message("en").startswith("4 due day(s) from 2016-03-31 to 2016-12-31 are not covered")
    assert not timetable(plan, as_of=AS_OF, calendar=WorkCalendar.weekdays()).findings


def test_beyond_the_announced_years_an_obligation_is_provisional(plan_of: PlanOf) -> None:
    [one] = timetable(plan_of(By(date=date(2029, 5, 2))), as_of=AS_OF)
    assert one.is_provisional and "provisional" in one.explain("en")
    [sure] = timetable(plan_of(By(date=date(2027, 5, 4))), as_of=AS_OF)
    assert not sure.is_provisional


def test_a_day_off_moves_forward_only_where_the_office_decides_so(plan_of: PlanOf) -> None:
    plan = plan_of(By(date=date(2026, 8, 30)))
    [stays] = timetable(plan, as_of=AS_OF)
    [moves] = timetable(plan, as_of=AS_OF, roll_forward=True)
    assert (stays.due, stays.act_by, stays.state) == (date(2026, 8, 30), date(2026, 8, 28), "past_due")
    assert (moves.due, moves.act_by) == (date(2026, 9, 3), date(2026, 9, 3))
    assert moves.key == stays.key and "applied by choice" in moves.explain("en")


def test_due_within_working_days_leaves_out_days_off(plan_of: PlanOf) -> None:
    table = timetable(plan_of(By(date=date(2026, 9, 1)), By(date=date(2026, 9, 4))), as_of=date(2026, 8, 27))
    assert [str(one.due) for one in table.due_within_working_days(1)] == ["2026-09-01"]  # to be done by 28 August
    assert len(table.due_within_working_days(2)) == 1 and len(table.due_within_working_days(3)) == 2


@pytest.mark.parametrize(
    "wrong", [{"as_of": datetime(2026, 1, 1, 9)}, {"as_of": "2026-01-01"}, {"as_of": AS_OF, "soon": -1}]
)
def test_a_day_that_is_none_is_refused(plan: Plan, wrong: dict[str, object]) -> None:
    with pytest.raises(InputError):
        timetable(plan, **wrong)  # type: ignore[arg-type]


def test_an_empty_row_keeps_its_schedule(plan_of: PlanOf) -> None:
    part = Deliverable(schedule=Schedule(start_text="", finish_text="", terms=(Unspecified(),)))
    assert part.schedule.text == "" and len(timetable(plan_of(Unspecified()), as_of=AS_OF)) == 1


def test_at_the_very_beginning_of_a_calendar_there_may_be_no_day_to_act_by(plan_of: PlanOf) -> None:
    [one] = timetable(plan_of(By(date=date(2018, 1, 1))), as_of=AS_OF)
    assert (one.due, one.act_by) == (date(2018, 1, 1), None)
    assert "it is not known" not in one.explain("en") and "is not known" in one.explain("en")
    [first] = timetable(plan_of(By(date=date(2018, 1, 2))), as_of=AS_OF)
    assert first.act_by == date(2018, 1, 2)
    [opening] = timetable(plan_of(By(date=date(1900, 1, 1))), as_of=AS_OF, calendar=WorkCalendar.weekdays())
    assert opening.act_by == date(1900, 1, 1)
