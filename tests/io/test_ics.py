from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tthc.io.ics import to_ics
from tthc.model import (
    Adhoc,
    Before,
    By,
    Continuous,
    Deliverable,
    Milestone,
    Months,
    Period,
    Plan,
    Progress,
    Recurring,
    ReviewItem,
    Schedule,
    Task,
    TaskGroup,
    Term,
    UnitMention,
    Window,
)
from tthc.periods.obligation import Obligation
from tthc.periods.planning import timetable
from tthc.periods.timetable import Timetable
from tthc.testing import periods

DAY = date(2026, 6, 20)
OFFICE, JUSTICE = UnitMention(name="Văn phòng UBND tỉnh"), UnitMention(name="Sở Tư pháp")


def task(label: str, title: str, *terms: Term) -> Task:
    part = Deliverable(products=("Báo cáo",), schedule=Schedule(start_text="như bảng", terms=terms))
    return Task(label=label, title=title, lead=(OFFICE,), coordinating=(JUSTICE,), deliverables=(part,))


def plan_of(*tasks: Task, code: str | None = "12/KH-UBND", title: str = "Kiểm soát TTHC năm 2026") -> Plan:
    return Plan(
        title=title,
        code=code,
        issuer="UBND tỉnh Sông Lam",
        issued_on=date(2026, 1, 15),
        period=Period.of_year(2026),
        task_groups=(TaskGroup(label="II", title="THỰC HIỆN", tasks=tasks),),
    )


PLAN = plan_of(
    task("1", "Rà soát; đánh giá, đề xuất cắt giảm", Before(date=date(2026, 8, 16))),
    task("2", "Báo cáo hằng quý", Months(months=("2026-03", "2026-06"))),
    task("3", "Niêm yết công khai", Continuous()),
    task("4", "Kiểm tra đột xuất", Adhoc()),
    task("5", "Tập huấn", Window(start=date(2026, 7, 1), end=date(2026, 9, 30))),
)
TABLE = timetable(PLAN, as_of=DAY)


def dated(table: Timetable) -> list[Obligation]:
    return [one for one in table if one.due and not one.is_continuous]


def events(table: Timetable, *, lang: str = "vi") -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(to_ics(table, lang))  # type: ignore[arg-type]
    return [part for part in calendar.walk("VEVENT") if isinstance(part, icalendar.Event)]


def said(event: icalendar.Component, name: str) -> str:
    return str(event[name])


def test_each_due_day_is_an_event_of_that_whole_day() -> None:
    read = [(event.decoded("dtstart"), event.decoded("dtend")) for event in events(TABLE)]
    assert read == [(one.due, one.due + timedelta(days=1)) for one in dated(TABLE) if one.due]
    assert [str(start) for start, _ in read] == ["2026-03-31", "2026-06-30", "2026-08-15", "2026-09-30"]


def test_what_has_no_day_or_runs_on_is_left_out() -> None:
    summaries = " ".join(said(event, "summary") for event in events(TABLE))
    assert "Niêm yết" not in summaries
    assert "đột xuất" not in summaries


def test_the_words_come_back_as_they_were() -> None:
    review = next(event for event in events(TABLE) if "Rà soát" in said(event, "summary"))
    assert said(review, "summary") == "II.1 Rà soát; đánh giá, đề xuất cắt giảm"
    lines = said(review, "description").split("\n")
    assert lines[:5] == [
        "Chủ trì: Văn phòng UBND tỉnh",
        "Phối hợp: Sở Tư pháp",
        "Sản phẩm: Báo cáo",
        "Cần xong: 14/08/2026",
        "Tình trạng ngày 20/06/2026: còn trong hạn",
    ]
    one = next(one for one in TABLE if one.at == "task:II.1")
    assert "\n".join(lines[5:]) == one.explain("vi")


def test_one_of_several_says_which() -> None:
    assert [said(event, "summary") for event in events(TABLE)][:2] == [
        "II.2 Báo cáo hằng quý (tháng 3/2026)",
        "II.2 Báo cáo hằng quý (tháng 6/2026)",
    ]


def test_in_english_the_frame_is_english_and_the_plan_vietnamese() -> None:
    review = next(event for event in events(TABLE, lang="en") if "Rà soát" in said(event, "summary"))
    assert "Lead: Văn phòng UBND tỉnh\n" in said(review, "description")
    assert "Act by: 2026-08-14\n" in said(review, "description")
    assert review.categories == ["due"]


def test_act_by_is_named_only_where_it_is_another_day() -> None:
    (event,) = events(timetable(plan_of(task("1", "Báo cáo", By(date=date(2026, 6, 30)))), as_of=DAY))
    assert "Cần xong" not in said(event, "description")


def test_the_file_is_a_calendar_as_the_standard_has_it() -> None:
    raw = to_ics(TABLE)
    text = raw.decode("utf-8")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"DTSTART;VALUE=DATE:20260815" in raw
    assert b"TRANSP:TRANSPARENT" in raw


def test_the_stamp_is_the_day_of_the_timetable_and_no_clock_is_read() -> None:
    assert {event.decoded("dtstamp") for event in events(TABLE)} == {datetime(2026, 6, 20, tzinfo=UTC)}
    assert to_ics(TABLE) == to_ics(timetable(PLAN, as_of=DAY))


def uids(table: Timetable) -> list[str]:
    return [said(event, "uid") for event in events(table)]


def test_uids_are_unique_and_stay_when_day_progress_and_view_change() -> None:
    note = Progress(at="task:II.1", state="done", done_on=date(2026, 7, 1), as_of=date(2026, 7, 2))
    later = timetable(PLAN, as_of=date(2026, 7, 20), progress=[note])
    assert len(set(uids(TABLE))) == len(uids(TABLE)) == 4
    assert uids(later) == uids(TABLE)
    assert uids(TABLE.between(date(2026, 8, 1), date(2026, 8, 31))) == uids(TABLE)[2:3]


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"title": "Kiểm soát TTHC năm 2026 (đính chính)"}, True),
        ({"code": "13/KH-UBND"}, False),
        ({"issuer": "UBND tỉnh Sông Thao"}, False),
        ({"issued_on": date(2025, 1, 15)}, False),
        ({"issued_on": date(2026, 1, 16)}, True),
        ({"issued_on": None}, False),
        ({"code": None}, False),
    ],
)
def test_uids_tell_plans_apart_by_issuer_number_and_year(change: dict[str, object], same: bool) -> None:
    other = PLAN.model_copy(update=change)
    assert (uids(timetable(other, as_of=DAY)) == uids(TABLE)) is same


@pytest.mark.parametrize(
    ("state", "category", "status"),
    [("done", "hoàn thành đúng hạn", "CONFIRMED"), ("dropped", "không thực hiện", "CANCELLED")],
)
def test_the_state_is_the_category_and_what_was_dropped_is_cancelled(state: str, category: str, status: str) -> None:
    note = Progress.model_validate({"at": "task:II.1", "state": state, "as_of": DAY})
    event = next(
        one for one in events(timetable(PLAN, as_of=DAY, progress=[note])) if "Rà soát" in said(one, "summary")
    )
    assert event.categories == [category]
    assert said(event, "status") == status


def test_milestones_and_review_items_are_in_it_with_their_place() -> None:
    by = Schedule(terms=(By(date=date(2026, 9, 30)),))
    plan = Plan(
        title="Rà soát TTHC",
        milestones=(Milestone(text="gửi kết quả rà soát", schedule=by, at="annex2:II.1"),),
        review_items=(ReviewItem(label="3", name="Nhóm thủ tục đất đai", lead=(JUSTICE,), schedule=by),),
    )
    assert [said(event, "summary") for event in events(timetable(plan, as_of=DAY))] == [
        "Phụ lục 2, II.1 gửi kết quả rà soát",
        "Danh mục rà soát, 3 Nhóm thủ tục đất đai",
    ]


def test_the_last_day_there_is_has_no_day_after() -> None:
    plan = plan_of(task("1", "Báo cáo", By(date=date.max)))
    (event,) = events(timetable(plan, as_of=DAY))
    assert event.decoded("dtstart") == date.max
    assert "dtend" not in event


def test_a_plan_without_days_gives_a_calendar_without_events() -> None:
    assert events(timetable(Plan(title=""), as_of=DAY)) == []


@given(st.text(max_size=120), st.text(max_size=60))
def test_any_words_survive_the_file_but_for_control_characters(title: str, lead: str) -> None:
    row = task("1", title, By(date=DAY)).model_copy(update={"lead": (UnitMention(name=lead),)})
    raw = to_ics(timetable(plan_of(row), as_of=DAY))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    event = icalendar.Calendar.from_ical(raw).walk("VEVENT")[0]
    wanted = "".join(_kept(char) for char in title.replace("\r\n", "\n").replace("\r", "\n"))
    assert str(event["summary"]) == f"II.1 {wanted}".strip(" ")


def _kept(char: str) -> str:
    return "\ufffd" if (char < " " and char not in "\t\n") or char == "\x7f" or "\ud800" <= char <= "\udfff" else char


def todos(table: Timetable) -> list[icalendar.Todo]:
    calendar = icalendar.Calendar.from_ical(to_ics(table))
    return [part for part in calendar.walk("VTODO") if isinstance(part, icalendar.Todo)]


def test_each_due_day_is_a_to_do_that_can_be_ticked_off() -> None:
    read = todos(TABLE)
    assert [part.decoded("due") for part in read] == [one.due for one in dated(TABLE)]
    assert {said(part, "status") for part in read} == {"NEEDS-ACTION"}
    window = next(part for part in read if "Tập huấn" in str(part["summary"]))
    assert window.decoded("dtstart") == date(2026, 7, 1)
    every = [str(part["uid"]) for part in (*read, *events(TABLE))]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("state", "percent", "status"),
    [
        ("done", 100, "COMPLETED"),
        ("in_progress", 40, "IN-PROCESS"),
        ("dropped", None, "CANCELLED"),
        ("not_started", 0, "NEEDS-ACTION"),
    ],
)
def test_a_to_do_says_how_far_it_is(state: str, percent: int | None, status: str) -> None:
    done_on = date(2026, 6, 19) if state == "done" else None
    note = Progress.model_validate(
        {"at": "task:II.1", "state": state, "percent": percent, "done_on": done_on, "as_of": DAY}
    )
    part = next(one for one in todos(timetable(PLAN, as_of=DAY, progress=[note])) if "Rà soát" in str(one["summary"]))
    assert str(part["status"]) == status
    assert part.get("percent-complete") == percent
    completed = part.decoded("completed") if "completed" in part else None
    assert (completed and completed.date()) == done_on


def recurring(freq: str, period: Period, **more: object) -> Timetable:
    plan = plan_of(task("1", "Báo cáo", Recurring.model_validate({"freq": freq})))
    return timetable(plan.model_copy(update={"period": period}), as_of=DAY, **more)  # type: ignore[arg-type]


def days_of(event: icalendar.Event) -> list[date]:
    """The days on which a calendar program shows an event."""
    start = event.decoded("dtstart")
    days = [start]
    if "rrule" in event:
        rule = rrulestr(rule_of(event), dtstart=datetime.combine(start, datetime.min.time()))
        days = [found.date() for found in rule]
    return sorted({*days, *besides(event)})


def rule_of(event: icalendar.Event) -> str:
    rule: Any = event["rrule"]
    return str(rule.to_ical().decode())


def besides(event: icalendar.Event) -> list[date]:
    listed: Any = event.get("rdate")
    return [found.dt for found in listed.dts] if listed else []


@pytest.mark.parametrize(
    ("freq", "rule"),
    [
        ("monthly", "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=1;BYMONTHDAY=-1"),
        ("quarterly", "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=3;BYMONTHDAY=-1"),
        ("semiannual", "FREQ=MONTHLY;UNTIL=20261231;INTERVAL=6;BYMONTHDAY=-1"),
    ],
)
def test_what_recurs_is_one_event_with_a_rule(freq: str, rule: str) -> None:
    table = recurring(freq, Period.of_year(2026))
    (event,) = events(table)
    assert rule_of(event) == rule
    assert days_of(event) == [one.due for one in dated(table)]
    assert said(event, "summary") == "II.1 Báo cáo"
    assert len(todos(table)) == len(dated(table))


def test_a_time_cut_to_the_period_is_named_beside_the_rule() -> None:
    table = recurring("quarterly", Period(start=date(2026, 2, 10), end=date(2026, 11, 20)))
    (event,) = events(table)
    assert [str(day) for day in days_of(event)] == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-11-20"]
    assert besides(event) == [date(2026, 11, 20)]


def test_times_that_follow_no_rule_are_listed() -> None:
    table = recurring("monthly", Period.of_half(2026, 2), roll_forward=True)
    (event,) = events(table)
    assert days_of(event) == [one.due for one in dated(table)]


@given(st.sampled_from(["monthly", "quarterly", "semiannual", "annual"]), periods())
def test_a_rule_gives_just_the_due_days(freq: str, period: Period) -> None:
    table = recurring(freq, period)
    assert [day for event in events(table) for day in days_of(event)] == [one.due for one in dated(table)]
