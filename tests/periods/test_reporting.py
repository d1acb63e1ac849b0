"""Which note speaks of which obligation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tthc.model import Adhoc, By, Continuous, Months, Plan, Progress, Recurring, Term, UnitMention, Window
from tthc.periods import Timetable, timetable

YEAR_END = date(2026, 12, 31)
QUARTERLY = Recurring(freq="quarterly")
PlanOf = Callable[..., Plan]


def note(at: str = "task:I.1", as_of: str = "2026-06-01", state: Any = "in_progress", **more: Any) -> Progress:
    return Progress.model_validate({"at": at, "as_of": as_of, "state": state, **more})


def done(day: str, at: str = "task:I.1", **more: Any) -> Progress:
    return note(at, as_of=day, state="done", **{"done_on": day, "evidence": "12/BC", **more})


def touched(table: Timetable) -> list[str]:
    return [one.occurrence for one in table if one.progress]


@pytest.mark.parametrize(
    ("terms", "day", "expected"),
    [
        ((QUARTERLY,), "2026-05-20", ["2026-Q2"]),
        ((QUARTERLY,), "2026-03-31", ["2026-Q1"]),
        ((QUARTERLY,), "2026-04-01", ["2026-Q2"]),
        ((QUARTERLY, Recurring(freq="annual")), "2026-02-01", ["2026-Q1"]),
        ((QUARTERLY, Recurring(freq="annual")), "2026-12-20", ["2026-Q4"]),
        ((Months(months=("2026-03", "2026-06")),), "2026-03-09", ["2026-03"]),
        ((Months(months=("2026-03", "2026-06")),), "2026-04-09", ["2026-03"]),
        ((Months(months=("2026-03", "2026-06")),), "2026-01-09", ["2026-03"]),
        ((Months(months=("2026-03", "2026-06")),), "2026-08-09", ["2026-06"]),
        (
            (Window(start=date(2026, 1, 1), end=date(2026, 3, 31)), Months(months=("2026-03",))),
            "2026-04-09",
            ["2026-03"],
        ),
        ((By(date=date(2026, 6, 15)), By(date=date(2026, 12, 15))), "2026-06-15", ["2026-06-15"]),
        ((By(date=date(2026, 6, 15)), By(date=date(2026, 12, 15))), "2026-06-16", ["2026-12-15"]),
        ((By(date=date(2026, 6, 15)),), "2026-09-09", ["2026-06-15"]),
        ((Continuous(), By(date=date(2026, 6, 15))), "2026-05-05", ["2026-06-15"]),
        ((QUARTERLY, Adhoc()), "2026-05-05", ["2026-Q2"]),
        ((Window(start=date(2026, 5, 1)), Adhoc()), "2026-05-05", ["window", "adhoc"]),
        ((Continuous(),), "2026-05-05", ["continuous"]),
    ],
)
def test_a_note_speaks_of_the_time_in_whose_window_its_day_lies(
    plan_of: PlanOf, terms: tuple[Term, ...], day: str, expected: list[str]
) -> None:
    assert touched(timetable(plan_of(*terms), as_of=YEAR_END, progress=[done(day)])) == expected


def test_the_day_of_completion_goes_before_the_day_of_the_note(plan_of: PlanOf) -> None:
    late_word = done("2026-04-05", done_on="2026-03-30")
    assert touched(timetable(plan_of(QUARTERLY), as_of=YEAR_END, progress=[late_word])) == ["2026-Q1"]


def test_a_note_may_name_the_time_it_means(plan_of: PlanOf) -> None:
    table = timetable(plan_of(QUARTERLY), as_of=YEAR_END, progress=[done("2026-04-05", at="task:I.1@2026-Q1")])
    assert touched(table) == ["2026-Q1"]
    assert table.obligations[0].state == "done_late"


def test_the_root_of_a_task_path_may_be_left_out(plan_of: PlanOf) -> None:
    assert touched(timetable(plan_of(Continuous()), as_of=YEAR_END, progress=[note("I.1")])) == ["continuous"]


@pytest.mark.parametrize(
    ("faulty", "code"),
    [
        (note("task:I.9"), "progress-unplaced"),
        (note("review:1"), "progress-unplaced"),
        (note(deliverable=1), "progress-unplaced"),
        (note("task:I.1@2026-Q7"), "progress-unplaced"),
        (note(unit="Sở Nội vụ"), "progress-unit-not-leading"),
        (note(as_of="2027-01-01"), "progress-in-future"),
        (note(as_of="2026-06-01", state="done", done_on="2026-06-02", evidence="12/BC"), "progress-done-ahead"),
    ],
)
def test_a_note_that_cannot_be_is_a_finding_and_does_not_count(plan_of: PlanOf, faulty: Progress, code: str) -> None:
    table = timetable(plan_of(QUARTERLY), as_of=YEAR_END, progress=[faulty])
    assert [(one.code, one.at) for one in table.findings] == [(code, faulty.at)]
    assert touched(table) == []
    assert "{" not in table.findings[0].message("vi") + table.findings[0].message("en")


@pytest.mark.parametrize(
    ("poor", "code"),
    [
        (done("2026-06-01", evidence=None), "progress-without-evidence"),
        (done("2026-06-01", done_on=None), "progress-done-undated"),
    ],
)
def test_a_note_that_proves_little_is_a_finding_and_counts(plan_of: PlanOf, poor: Progress, code: str) -> None:
    table = timetable(plan_of(QUARTERLY), as_of=YEAR_END, progress=[poor])
    assert [one.code for one in table.findings] == [code]
    assert touched(table) == ["2026-Q2"]
    assert "{" not in table.findings[0].message("vi") + table.findings[0].message("en")


def test_a_note_of_the_day_itself_counts(plan_of: PlanOf) -> None:
    table = timetable(plan_of(QUARTERLY), as_of=date(2026, 6, 1), progress=[note(as_of="2026-06-01")])
    assert touched(table) == ["2026-Q2"] and table.findings == ()


@pytest.mark.parametrize("unit", ["Văn phòng UBND tỉnh", "văn phòng  UBND TỈNH", "vp-ubnd"])
def test_a_lead_reports_by_name_or_id(plan_of: PlanOf, unit: str) -> None:
    assert timetable(plan_of(QUARTERLY), as_of=YEAR_END, progress=[note(unit=unit)]).findings == ()


@pytest.mark.parametrize("lead", [(), (UnitMention(name="Sở, ban, ngành", collective=True),)])
def test_any_unit_may_report_where_nobody_or_a_collective_leads(plan_of: PlanOf, lead: tuple[UnitMention, ...]) -> None:
    table = timetable(plan_of(QUARTERLY, lead=lead), as_of=YEAR_END, progress=[note(unit="Sở Nội vụ")])
    assert table.findings == () and touched(table) == ["2026-Q2"]


def test_a_row_without_deliverable_is_also_its_first(plan: Plan) -> None:
    table = timetable(plan, as_of=YEAR_END, progress=[note("task:II.A.c", deliverable=0, as_of="2026-08-01")])
    assert [one.at for one in table if one.progress] == ["task:II.A.c"]


def test_milestones_and_review_items_are_reported_on_by_their_own_path(plan: Plan) -> None:
    notes = [done("2026-11-28", at="body:III.2"), done("2026-08-28", at="review:I.1", unit="Sở Tư pháp")]
    table = timetable(plan, as_of=YEAR_END, progress=notes)
    assert [(one.key, one.state) for one in table if one.progress] == [
        ("review:I.1@2026-08", "done_on_time"),
        ("body:III.2@2026-11-30", "done_on_time"),
    ]
