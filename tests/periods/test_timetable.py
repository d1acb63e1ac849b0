"""A plan as a list of obligations on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import (
    Adhoc,
    Before,
    By,
    Continuous,
    Deliverable,
    Months,
    Period,
    Plan,
    Progress,
    Recurring,
    Schedule,
    Task,
    TaskGroup,
    Term,
    UnitMention,
    Window,
)
from tthc.model.schedule import Frequency
from tthc.periods import Obligation, ObligationState, Timetable, WorkCalendar, timetable

PlanOf = Callable[..., Plan]
AS_OF = date(2026, 9, 10)
VIETNAM = WorkCalendar.vietnam()

DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
TERMS = st.one_of(
    DAYS.map(lambda day: Before(date=day)),
    DAYS.map(lambda day: By(date=day)),
    st.builds(Window, start=st.none() | DAYS, end=st.none() | DAYS),
    st.lists(MONTHS, min_size=1, max_size=4).map(lambda found: Months(months=tuple(found))),
    st.sampled_from(get_args(Frequency)).map(lambda freq: Recurring(freq=freq)),
    st.sampled_from([Continuous(), Adhoc()]),
)
LEADS = st.lists(
    st.sampled_from(["Văn phòng UBND tỉnh", "Sở Tư pháp", "Sở Nội vụ"]).map(lambda name: UnitMention(name=name)),
    max_size=3,
    unique=True,
).map(tuple)
TASKS = st.builds(
    Task,
    label=st.sampled_from(["1", "2"]),
    title=st.just("Báo cáo"),
    lead=LEADS,
    deliverables=st.lists(
        st.builds(Deliverable, schedule=st.builds(Schedule, terms=st.lists(TERMS, max_size=3).map(tuple))),
        min_size=1,
        max_size=2,
    ).map(tuple),
)
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(start=min(pair), end=max(pair)))
PLANS = st.builds(
    lambda period, tasks: Plan(
        title="Kế hoạch", period=period, task_groups=(TaskGroup(label="I", title="CHUNG", tasks=tuple(tasks)),)
    ),
    st.none() | PERIODS,
    st.lists(TASKS, min_size=1, max_size=3),
)
NOTES = st.builds(
    Progress,
    at=st.sampled_from(["task:I.1", "task:I.2", "task:I.1#2"]),
    deliverable=st.sampled_from([None, None, 0, 1]),
    unit=st.sampled_from([None, "Văn phòng UBND tỉnh", "Sở Tư pháp"]),
    state=st.sampled_from(["not_started", "in_progress", "done", "dropped"]),
    done_on=st.none() | DAYS,
    evidence=st.none() | st.just("12/BC"),
    as_of=DAYS,
)


def described(one: Obligation) -> str:
    return f"{one.key} {one.due} {one.act_by} {one.state}"


def test_a_whole_plan_on_a_day(plan: Plan) -> None:
    assert [described(one) for one in timetable(plan, as_of=AS_OF)] == [
        "task:II.1.1/0@2026-07 2026-07-31 2026-07-31 past_due",
        "task:II.1.1/0@2026-08 2026-08-31 2026-08-28 past_due",
        "review:I.1@2026-08 2026-08-31 2026-08-28 past_due",
        "task:I.1/0@2026-09-14 2026-09-14 2026-09-14 due",
        "task:I.2/0@2026-09-30 2026-09-30 2026-09-30 due",
        "task:II.1.1/0@2026-09 2026-09-30 2026-09-30 due",
        "task:II.1.1/0@2026-10 2026-10-31 2026-10-30 due",
        "review:I.1@2026-10 2026-10-31 2026-10-30 due",
        "task:II.1.1/0@2026-11 2026-11-30 2026-11-30 due",
        "body:III.2@2026-11-30 2026-11-30 2026-11-30 due",
        "task:II.A.a/0@continuous 2026-12-31 2026-12-31 running",
        "task:II.1.1/0@2026-12 2026-12-31 2026-12-31 due",
        "task:II.A.b/0@external None None no_date",
        "task:II.A.c@unspecified None None no_date",
        "task:II.2/0@recurring None None no_date",
        "task:II.2/0@adhoc None None no_date",
        "body:III.2#2@unread None None no_date",
        "review:2@completed None None done",
    ]


def test_an_obligation_carries_its_row(plan: Plan) -> None:
    one = timetable(plan, as_of=AS_OF).of_group("II.A").obligations[0]
    assert (one.title, one.products, one.groups) == ("Niêm yết thủ tục hành chính", ("Văn bản",), ("II", "II.A"))
    assert (one.opens, one.is_continuous, one.is_open, one.is_repeated) == (date(2026, 7, 1), True, True, False)
    assert one.state_label() == "thường xuyên" and one.state_label("en") == "running"
    assert str(one) == "task:II.A.a/0@continuous 2026-12-31 running"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("task:I.1", [
            "the plan says: “Trước 15/9/2026” [the words of the plan]",
            "“before 2026-09-15” leaves that day out: the last day is 2026-09-14 [drafting practice, no statute defines it]",
            "2026-09-14 is a working day (Vietnamese civil service) [the work calendar]",
        ]),
        ("review:I.1", [
            "the plan says: “Tháng 8, 10” [the words of the plan]",
            "2026-10: once, due on the month's last day 2026-10-31 [drafting practice, no statute defines it]",
            (
                "2026-10-31 is a day off; a fixed date does not move, so act by 2026-10-30, "
                "the last working day before it"
                " (Vietnamese civil service) [the work calendar]"
            ),
        ]),
        ("body:III.2#2", ["the time “12/20266” could not be read: there is no due day [the words of the plan]"]),
    ],
)  # fmt: skip
def test_an_obligation_explains_itself(plan: Plan, path: str, expected: list[str]) -> None:
    one = [found for found in timetable(plan, as_of=date(2026, 7, 1)) if found.at == path][-1]
    assert one.explain("en").splitlines() == expected


def test_an_explanation_in_vietnamese_writes_days_first(plan: Plan) -> None:
    first = timetable(plan, as_of=AS_OF).of_group("I").obligations[0]
    assert first.explain().splitlines()[1] == (
        "“trước ngày 15/09/2026” không gồm chính ngày đó: hạn cuối là 14/09/2026"
        " [cách đọc thông dụng, không văn bản nào quy định]"
    )


def test_an_interval_without_a_working_day_says_so(plan_of: PlanOf) -> None:
    weekend = Window(start=date(2026, 9, 12), end=date(2026, 9, 13))
    [one] = timetable(plan_of(weekend), as_of=AS_OF)
    assert one.act_by == date(2026, 9, 11)
    assert one.explain("en").splitlines()[-1] == "the interval from 2026-09-12 holds no working day [the work calendar]"


def test_the_calendar_is_the_callers_to_give(plan_of: PlanOf) -> None:
    no_holidays = WorkCalendar.weekdays()
    table = timetable(plan_of(By(date=date(2026, 9, 2))), as_of=AS_OF, calendar=no_holidays)
    assert table.obligations[0].act_by == date(2026, 9, 2)
    assert table.calendar is no_holidays
    assert timetable(plan_of(), as_of=AS_OF).calendar == VIETNAM


def test_the_due_day_orders_and_not_the_day_to_act_by(plan_of: PlanOf) -> None:
    saturday, friday = By(date=date(2026, 9, 12)), By(date=date(2026, 9, 11))
    table = timetable(plan_of(Adhoc(), saturday, friday), as_of=AS_OF)
    assert [one.due for one in table] == [date(2026, 9, 11), date(2026, 9, 12), None]


def test_equal_terms_of_one_row_have_keys_of_their_own(plan_of: PlanOf) -> None:
    same = By(date=date(2026, 9, 13))
    assert [one.key for one in timetable(plan_of(same, same), as_of=AS_OF)] == [
        "task:I.1/0@2026-09-13",
        "task:I.1/0@2026-09-13#2",
    ]


@pytest.mark.parametrize("term", [Continuous(), Recurring(freq="quarterly")])
def test_without_a_period_a_finding_says_why_there_is_no_day(plan_of: PlanOf, term: Term) -> None:
    table = timetable(plan_of(term, period=None), as_of=AS_OF)
    assert [one.due for one in table] == [None]
    assert [(one.code, one.at, one.quote) for one in table.findings] == [
        ("term-without-period", "task:I.1", "như bảng")
    ]
    assert "như bảng" in table.findings[0].message("vi")


@pytest.mark.parametrize("term", [Recurring(freq="periodic"), By(date=date(2026, 9, 14)), Adhoc()])
def test_what_needs_no_period_gives_no_finding(plan_of: PlanOf, term: Term) -> None:
    assert timetable(plan_of(term, period=None), as_of=AS_OF).findings == ()


def test_what_runs_on_without_a_period_is_running(plan_of: PlanOf) -> None:
    assert len(timetable(plan_of(Continuous(), period=None), as_of=AS_OF).running()) == 1


def test_filters_pick_by_unit_group_and_day(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF)

    def paths(found: Timetable) -> list[str]:
        return list(dict.fromkeys(one.at for one in found))

    assert paths(table.of_unit("SỞ TƯ PHÁP")) == ["review:I.1", "task:I.2", "task:II.2"]
    assert paths(table.of_unit("vp-ubnd").undated()) == ["task:II.A.b", "task:II.A.c", "review:2"]
    assert "task:II.2" in paths(table.of_unit("Văn phòng UBND tỉnh", coordinating=True))
    assert paths(table.of_unit("Sở Ngoại vụ", coordinating=True)) == []
    assert paths(table.of_group("group:II.A")) == ["task:II.A.a", "task:II.A.b", "task:II.A.c"]
    assert len(table.of_group("II")) == 6 + 3 + 2 and len(table.of_group("IX")) == 0
    assert paths(table.due_within(4)) == ["task:I.1"] and paths(table.due_within(3)) == []
    assert paths(table.running()) == ["task:II.A.a"]
    assert paths(table.past_due()) == ["task:II.1.1", "review:I.1"] and paths(table.overdue()) == []
    assert paths(table.between(date(2026, 9, 14), date(2026, 9, 30))) == ["task:I.1", "task:I.2", "task:II.1.1"]


def test_a_unit_is_found_without_the_parenthesis_after_its_name(plan_of: PlanOf) -> None:
    lead = (UnitMention(name="Văn phòng UBND tỉnh (Trung tâm Phục vụ hành chính công)"),)
    table = timetable(plan_of(Adhoc(), lead=lead), as_of=AS_OF)
    found = [len(table.of_unit(name)) for name in (lead[0].name, "Văn phòng UBND tỉnh", "Văn phòng UBND", "Trung tâm")]
    assert found == [1, 1, 0, 0]


def test_what_is_done_or_runs_on_is_not_due_within_days(plan_of: PlanOf) -> None:
    due = By(date=date(2026, 12, 31))
    done = Progress(at="task:I.1", state="done", done_on=AS_OF, evidence="12/BC", as_of=AS_OF)
    assert len(timetable(plan_of(Continuous(), due), as_of=AS_OF).due_within(365)) == 1
    assert len(timetable(plan_of(Continuous(), due), as_of=AS_OF, progress=[done]).due_within(365)) == 0


def test_overdue_is_part_of_past_due(plan_of: PlanOf) -> None:
    begun = Progress(at="task:I.1", state="in_progress", as_of=date(2026, 1, 5))
    table = timetable(plan_of(By(date=date(2026, 2, 2))), as_of=AS_OF, progress=[begun])
    assert len(table.overdue()) == len(table.past_due()) == 1


def test_a_filter_keeps_day_calendar_and_findings(plan_of: PlanOf) -> None:
    table = timetable(plan_of(Continuous(), period=None), as_of=AS_OF, soon=3)
    kept = table.overdue()
    assert (kept.as_of, kept.soon, kept.calendar, kept.findings, kept.title) == (
        AS_OF,
        3,
        VIETNAM,
        table.findings,
        "Kế hoạch",
    )
    assert len(kept) == 0 and not list(kept)


def test_a_timetable_holds_its_obligations_and_is_a_value(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF)
    assert table.obligations[0] in table and "task:I.1" not in table
    assert table == timetable(plan, as_of=AS_OF)
    with pytest.raises(AttributeError):
        table.soon = 3  # type: ignore[misc]


@given(PLANS, DAYS)
def test_states_part_a_timetable(plan: Plan, as_of: date) -> None:
    table = timetable(plan, as_of=as_of)
    parts = [table.in_state(state) for state in get_args(ObligationState)]
    assert sum(map(len, parts)) == len(table)
    assert {one.key for part in parts for one in part} == {one.key for one in table}


@given(PLANS, DAYS)
def test_days_part_a_timetable(plan: Plan, as_of: date) -> None:
    table = timetable(plan, as_of=as_of)
    before, after = table.between(date.min, as_of - timedelta(days=1)), table.between(as_of, date.max)
    assert (*before, *after, *table.undated()) == table.obligations


@given(PLANS, DAYS)
def test_keys_are_unique_and_do_not_depend_on_the_day(plan: Plan, as_of: date) -> None:
    table = timetable(plan, as_of=as_of)
    keys = [one.key for one in table]
    assert len(set(keys)) == len(keys)
    assert keys == [one.key for one in timetable(plan, as_of=date(2030, 1, 1))]


@given(PLANS, DAYS)
def test_one_acts_on_a_working_day_not_after_the_due_day(plan: Plan, as_of: date) -> None:
    for one in timetable(plan, as_of=as_of):
        assert (one.due is None) == (one.act_by is None)
        if one.due and one.act_by:
            assert one.act_by <= one.due and VIETNAM.is_working_day(one.act_by)
            assert VIETNAM.count_between(one.act_by, one.due) == 0


@given(PLANS, DAYS)
def test_nothing_that_recurs_or_runs_on_is_due_outside_the_period(plan: Plan, as_of: date) -> None:
    for one in timetable(plan, as_of=as_of):
        if one.due and one.term.kind in ("recurring", "continuous"):
            assert plan.period and one.due in plan.period and one.opens in plan.period


@given(PLANS, DAYS, st.lists(NOTES, max_size=5), st.randoms())
def test_the_order_of_the_notes_does_not_matter(plan: Plan, as_of: date, notes: list[Progress], random: Random) -> None:
    shuffled = [*notes, *notes[:1]]
    random.shuffle(shuffled)
    assert timetable(plan, as_of=as_of, progress=notes) == timetable(plan, as_of=as_of, progress=shuffled)


@given(PLANS, DAYS, st.lists(NOTES, max_size=5))
def test_notes_change_states_and_explanations_only(plan: Plan, as_of: date, notes: list[Progress]) -> None:
    bare, told = timetable(plan, as_of=as_of), timetable(plan, as_of=as_of, progress=notes)
    for one, other in zip(bare, told, strict=True):
        assert (one.key, one.due, one.act_by, one.opens) == (other.key, other.due, other.act_by, other.opens)
        if not other.progress:
            assert one == other
        assert all(note.as_of <= as_of for note in other.progress)


@given(PLANS, DAYS, st.lists(NOTES, max_size=5))
def test_nothing_is_called_late_without_a_note(plan: Plan, as_of: date, notes: list[Progress]) -> None:
    for one in timetable(plan, as_of=as_of, progress=notes):
        if one.state in ("overdue", "done_late", "done_on_time", "due_soon", "in_progress", "dropped"):
            assert one.progress
        if one.state in ("overdue", "past_due"):
            assert one.due is not None and one.due < as_of


@given(PLANS, DAYS, st.lists(NOTES, max_size=4))
def test_every_obligation_explains_itself_in_both_languages(plan: Plan, as_of: date, notes: list[Progress]) -> None:
    for one in timetable(plan, as_of=as_of, progress=notes):
        for text in (one.explain("vi"), one.explain("en")):
            assert text and "{" not in text and "None" not in text
