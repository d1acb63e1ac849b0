"""How many obligations were done in time, by unit and by group."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Plan, Progress, Tally
from tthc.periods import Completion, timetable
from tthc.testing import plans, progress_notes

DAY = date(2026, 11, 15)
OFFICE, JUSTICE = "Văn phòng UBND tỉnh", "Sở Tư pháp"


def done(at: str, unit: str, on: date) -> Progress:
    return Progress(at=at, unit=unit, state="done", done_on=on, evidence="12/BC", as_of=on)


NOTES = (
    done("task:I.1", OFFICE, date(2026, 9, 10)),
    done("task:I.2", OFFICE, date(2026, 10, 5)),
    done("task:I.2", JUSTICE, date(2026, 9, 20)),
    Progress(at="review:I.1@2026-10", unit=JUSTICE, state="in_progress", as_of=date(2026, 11, 1)),
)


def test_the_rate_is_a_tally_with_its_coverage_beside_it(plan: Plan) -> None:
    whole = timetable(plan, as_of=DAY, progress=NOTES).completion()
    assert (whole.on_time, whole.late, whole.overdue, whole.unreported) == (1, 1, 1, 5)
    assert whole.rate == Tally(1, 3) and whole.rate.rate == Fraction(1, 3)
    assert whole.coverage == Tally(3, 8)


def test_each_unit_is_measured_by_its_own_notes(plan: Plan) -> None:
    by_unit = timetable(plan, as_of=DAY, progress=NOTES).by_unit()
    assert list(by_unit) == ["UBND cấp xã", JUSTICE, OFFICE, ""]
    assert by_unit[OFFICE].completion().rate == Tally(1, 2)
    assert by_unit[JUSTICE].completion().rate == Tally(1, 2)
    assert by_unit["UBND cấp xã"].completion().rate.rate is None


def test_groups_part_the_timetable(plan: Plan) -> None:
    table = timetable(plan, as_of=DAY, progress=NOTES)
    by_group = table.by_group()
    assert list(by_group) == ["II", "I", ""]
    assert sum(len(part) for part in by_group.values()) == len(table)
    assert by_group["I"].completion().rate == Tally(1, 2)


def test_nothing_reported_is_no_rate_and_no_coverage(plan: Plan) -> None:
    silent = timetable(plan, as_of=DAY).completion()
    assert silent.rate.rate is None and silent.coverage == Tally(0, 8)


def test_earlier_notes_stay_as_history_and_the_latest_counts(plan: Plan) -> None:
    notes = [
        Progress(at="task:I.1", unit=OFFICE, state="not_started", as_of=date(2026, 8, 1)),
        Progress(at="task:I.1", unit=OFFICE, state="in_progress", percent=50, as_of=date(2026, 9, 1)),
        done("task:I.1", OFFICE, date(2026, 9, 10)),
    ]
    [one] = [one for one in timetable(plan, as_of=DAY, progress=reversed(notes)) if one.at == "task:I.1"]
    assert one.state == "done_on_time" and one.progress == (notes[2],) and one.history == tuple(notes)
    [earlier] = [one for one in timetable(plan, as_of=date(2026, 9, 5), progress=notes) if one.at == "task:I.1"]
    assert earlier.state == "in_progress" and earlier.history == tuple(notes[:2])


@given(st.data(), plans())
def test_every_obligation_is_counted_once(data: st.DataObject, plan: Plan) -> None:
    owing = any(placed.task.deliverables or not placed.task.tasks for placed in plan.tasks())
    notes = data.draw(st.lists(progress_notes(plan), max_size=4)) if owing else []
    table = timetable(plan, as_of=DAY, progress=notes)
    whole = table.completion()
    assert sum(
        (whole.on_time, whole.late, whole.overdue, whole.unreported, whole.open, whole.dropped, whole.unmeasured)
    ) == len(table)
    parts = [part.completion() for part in table.by_group().values()]
    assert Tally.total(part.rate for part in parts) == whole.rate
    assert Tally.total(part.coverage for part in parts) == whole.coverage
    assert Completion.of(table) == whole
