"""How an obligation stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from tthc.model import (
    Adhoc,
    By,
    Completed,
    Continuous,
    External,
    Plan,
    Progress,
    Recurring,
    Term,
    UnitMention,
    Unread,
    Unspecified,
    Window,
)
from tthc.periods import Obligation, timetable

PlanOf = Callable[..., Plan]
DUE = By(date=date(2026, 6, 30))
TWO = (UnitMention(name="Sở Tư pháp"), UnitMention(name="Sở Nội vụ"))
MANY = (UnitMention(name="Sở, ban, ngành", collective=True),)


def note(as_of: str, state: Any, unit: str | None = None, done_on: str | None = None, **more: Any) -> Progress:
    given = {"at": "task:I.1", "as_of": as_of, "state": state, "unit": unit, "done_on": done_on, "evidence": "12/BC"}
    return Progress.model_validate({**given, **more})


def stand(plan: Plan, as_of: str, notes: Iterable[Progress] = ()) -> Obligation:
    [one] = timetable(plan, as_of=date.fromisoformat(as_of), progress=notes)
    return one


@pytest.mark.parametrize(("as_of", "state"), [("2026-01-01", "due"), ("2026-06-30", "due"), ("2026-07-01", "past_due")])
def test_without_a_report_it_is_only_due_or_past_due(plan_of: PlanOf, as_of: str, state: str) -> None:
    assert stand(plan_of(DUE), as_of).state == state


@pytest.mark.parametrize(
    ("as_of", "said", "state"),
    [
        ("2026-06-22", note("2026-06-01", "not_started"), "not_due"),
        ("2026-06-23", note("2026-06-01", "not_started"), "due_soon"),
        ("2026-06-30", note("2026-06-01", "not_started"), "due_soon"),
        ("2026-07-01", note("2026-06-01", "not_started"), "overdue"),
        ("2026-06-30", note("2026-06-01", "in_progress"), "in_progress"),
        ("2026-07-01", note("2026-06-01", "in_progress"), "overdue"),
        ("2026-07-09", note("2026-06-30", "done", done_on="2026-06-30"), "done_on_time"),
        ("2026-07-09", note("2026-07-05", "done", done_on="2026-06-30"), "done_on_time"),
        ("2026-07-09", note("2026-07-01", "done", done_on="2026-07-01"), "done_late"),
        ("2026-07-09", note("2026-06-30", "done"), "done_on_time"),
        ("2026-07-09", note("2026-07-01", "done"), "done_late"),
        ("2026-06-09", note("2026-06-01", "dropped"), "dropped"),
        ("2026-07-09", note("2026-06-01", "dropped"), "dropped"),
    ],
)
def test_a_report_settles_how_it_stands(plan_of: PlanOf, as_of: str, said: Progress, state: str) -> None:
    assert stand(plan_of(DUE), as_of, [said]).state == state


def test_how_many_days_are_soon_is_the_callers_to_say(plan_of: PlanOf) -> None:
    said, day = [note("2026-06-01", "not_started")], date(2026, 6, 10)
    states = [timetable(plan_of(DUE), as_of=day, progress=said, soon=soon).obligations[0].state for soon in (19, 20)]
    assert states == ["not_due", "due_soon"]


@pytest.mark.parametrize(
    ("term", "as_of", "state"),
    [
        (Continuous(), "2025-12-31", "not_due"),
        (Continuous(), "2026-01-01", "running"),
        (Continuous(), "2026-12-31", "running"),
        (Continuous(), "2027-01-01", "ended"),
        (Adhoc(), "2026-05-01", "no_date"),
        (Recurring(freq="periodic"), "2026-05-01", "no_date"),
        (External(reference="Theo Kế hoạch"), "2026-05-01", "no_date"),
        (Window(start=date(2026, 3, 1)), "2026-05-01", "no_date"),
        (Unread(text="12/20266"), "2026-05-01", "no_date"),
        (Unspecified(), "2026-05-01", "no_date"),
        (Completed(), "2026-05-01", "done"),
    ],
)
def test_what_has_no_day_of_its_own_is_never_late(plan_of: PlanOf, term: Term, as_of: str, state: str) -> None:
    assert stand(plan_of(term), as_of).state == state


def test_what_runs_on_keeps_running_until_it_is_reported_done(plan_of: PlanOf) -> None:
    going = note("2026-03-01", "in_progress")
    assert stand(plan_of(Continuous()), "2026-05-01", [going]).state == "running"
    assert stand(plan_of(Continuous()), "2027-01-05", [going]).state == "ended"
    assert stand(plan_of(Continuous()), "2026-05-01", [note("2026-04-01", "done")]).state == "done_on_time"


def test_what_has_no_due_day_can_be_in_hand_and_done(plan_of: PlanOf) -> None:
    assert stand(plan_of(Adhoc()), "2026-05-01", [note("2026-03-01", "in_progress")]).state == "in_progress"
    assert stand(plan_of(Adhoc()), "2026-05-01", [note("2026-03-01", "not_started")]).state == "no_date"
    assert stand(plan_of(Adhoc()), "2026-05-01", [note("2026-03-01", "done")]).state == "done"


@pytest.mark.parametrize(
    ("as_of", "said", "state"),
    [
        ("2026-06-20", [note("2026-06-01", "done", "Sở Tư pháp")], "in_progress"),
        ("2026-07-20", [note("2026-06-01", "done", "Sở Tư pháp")], "past_due"),
        ("2026-07-20", [note("2026-06-01", "in_progress", "Sở Tư pháp")], "overdue"),
        ("2026-07-20", [note("2026-06-01", "done", "Sở Tư pháp"), note("2026-06-02", "not_started", "Sở Nội vụ")], "overdue"),
        ("2026-07-20", [note("2026-06-01", "done", "Sở Tư pháp"), note("2026-06-02", "done", "sở nội vụ")], "done_on_time"),
        ("2026-07-20", [note("2026-06-01", "done", "Sở Tư pháp"), note("2026-07-02", "done", "Sở Nội vụ")], "done_late"),
        ("2026-07-20", [note("2026-06-01", "done")], "done_on_time"),
        ("2026-07-20", [note("2026-06-01", "done"), note("2026-06-09", "in_progress", "Sở Nội vụ")], "overdue"),
        ("2026-07-20", [note("2026-06-01", "in_progress", "Sở Nội vụ"), note("2026-06-09", "done")], "done_on_time"),
        ("2026-07-20", [note("2026-06-01", "done", "Sở Tư pháp"), note("2026-06-09", "dropped", "Sở Nội vụ")], "done_on_time"),
        ("2026-07-20", [note("2026-06-01", "dropped", "Sở Tư pháp"), note("2026-06-09", "dropped", "Sở Nội vụ")], "dropped"),
        ("2026-06-20", [note("2026-06-01", "dropped", "Sở Tư pháp")], "not_due"),
    ],
)  # fmt: skip
def test_several_leads_are_done_only_together(plan_of: PlanOf, as_of: str, said: list[Progress], state: str) -> None:
    one = timetable(plan_of(DUE, lead=TWO), as_of=date.fromisoformat(as_of), progress=said, soon=5).obligations[0]
    assert one.state == state


def test_a_member_does_not_speak_for_a_collective(plan_of: PlanOf) -> None:
    member = note("2026-06-01", "done", "Sở Nội vụ")
    assert stand(plan_of(DUE, lead=MANY), "2026-06-20", [member]).state == "in_progress"
    assert stand(plan_of(DUE, lead=MANY), "2026-07-20", [member]).state == "past_due"
    assert stand(plan_of(DUE, lead=MANY), "2026-07-20", [member, note("2026-06-09", "done")]).state == "done_on_time"


def test_where_nobody_is_named_whoever_reports_is_believed(plan_of: PlanOf) -> None:
    assert stand(plan_of(DUE, lead=()), "2026-07-20", [note("2026-06-01", "done", "Sở Nội vụ")]).state == "done_on_time"
    assert stand(plan_of(DUE, lead=()), "2026-07-20", [note("2026-06-01", "done")]).state == "done_on_time"


def test_leads_that_differ_in_a_parenthesis_only_report_each_for_itself(plan_of: PlanOf) -> None:
    lead = (UnitMention(name="Sở Nội vụ (Văn phòng)"), UnitMention(name="Sở Nội vụ (Thanh tra)"))
    words = [note("2026-06-01", "done", "Sở Nội vụ (Thanh tra)")]
    assert stand(plan_of(DUE, lead=lead), "2026-06-20", words).state == "in_progress"
    words.append(note("2026-06-01", "done", "Sở Nội vụ"))
    assert stand(plan_of(DUE, lead=lead), "2026-06-20", words).state == "done_on_time"


def test_the_latest_word_of_a_unit_counts(plan_of: PlanOf) -> None:
    one = stand(plan_of(DUE), "2026-07-20", [note("2026-06-29", "done"), note("2026-07-10", "in_progress")])
    assert one.state == "overdue"
    assert [said.as_of for said in one.progress] == [date(2026, 7, 10)]


def test_of_two_words_of_one_day_the_one_that_names_its_deliverable_counts(plan_of: PlanOf) -> None:
    words = [note("2026-06-01", "done", deliverable=0), note("2026-06-01", "not_started")]
    assert stand(plan_of(DUE), "2026-06-20", words).state == "done_on_time"


def test_a_report_explains_the_state(plan_of: PlanOf) -> None:
    said = [note("2026-06-01", "done", "Sở Tư pháp")]
    lines = stand(plan_of(DUE, lead=TWO), "2026-07-20", said).explain("en").splitlines()
    assert lines[-4:] == [
        "Sở Tư pháp reported on 2026-06-01: done, by 12/BC [progress note]",
        "the note gives no day of completion: the day of the note 2026-06-01 is taken [rule of the timetable]",
        "no note from: Sở Nội vụ; it is done only when every lead has reported it done [rule of the timetable]",
        "the due day has passed without a report: no report is not proof of being late [rule of the timetable]",
    ]
