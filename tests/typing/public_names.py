"""What a type checker must make of the public names; checked by mypy, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import assert_type

import numpy as np
from numpy.typing import NDArray

import tthc
from tthc import testing
from tthc.model import OfficeDays, Tally, Term, Window
from tthc.model.paths import PlacedTask
from tthc.periods import Ending, TimeLimit, WorkCalendar, limits

plan = tthc.read("ke-hoach.txt")
assert_type(plan, tthc.Plan)
assert_type(tthc.load("plan.json"), tthc.Plan)
assert_type(tthc.loads("{}", "yaml"), tthc.Plan)
assert_type(tthc.dumps(plan), str)
assert_type(plan.tasks(), Iterator[PlacedTask])
assert_type(plan.find("V.4"), tthc.Task)
assert_type(plan.find_group("V"), tthc.TaskGroup)
assert_type(plan.findings, tuple[tthc.Finding, ...])
assert_type(plan.issued_on, date | None)
assert_type(tthc.read_progress("tien-do.csv"), tuple[tthc.Progress, ...])

table = tthc.timetable(plan, as_of=date(2026, 6, 1), progress=tthc.read_progress("tien-do.csv"))
assert_type(table, tthc.Timetable)
assert_type(table.of_unit("Sở Tư pháp").overdue(), tthc.Timetable)
for owed in table:
    assert_type(owed, tthc.Obligation)
    assert_type(owed.due, date | None)
    assert_type(owed.term, Term)

day = date(2026, 4, 24)
calendar = WorkCalendar.vietnam()
days = np.array(["2026-04-24"], dtype="datetime64[D]")
assert_type(calendar.add(day, 3), date)
assert_type(calendar.add(days, 3), NDArray[np.datetime64])
assert_type(calendar.is_working_day(day), bool)
assert_type(calendar.is_working_day(days), NDArray[np.bool_])
assert_type(calendar.count_between(day, day), int)
assert_type(calendar.count_between(days, day), NDArray[np.int64])
assert_type(calendar & WorkCalendar.weekdays(), WorkCalendar)
assert_type(TimeLimit.parse("3 ngày").ends(day), date)
assert_type(TimeLimit.parse("3 ngày").ending(day), Ending)
assert_type(limits.feedback_transfer.ends(day), date)
assert_type(limits.review_plan.ends(2026), date)
assert_type(table.completion().rate, Tally)
assert_type(table.by_unit(), Mapping[str, tthc.Timetable])
assert_type(tthc.read_office_days("lich.yaml"), OfficeDays)
tthc.timetable(plan, as_of=day, bindings={"Theo Kế hoạch kiểm tra": day, "task:V.4": tthc.Period.of_year(2026)})
limits.review_plan.ends(day)  # type: ignore[arg-type]

for term in plan.find("V.4").deliverables[0].schedule.terms:
    if term.kind == "window":
        assert_type(term, Window)

assert_type(testing.plans().example(), tthc.Plan)

plan.title = "a plan is never edited"  # type: ignore[misc]
table.as_of = date(2026, 6, 2)  # type: ignore[misc]
tthc.timetable(plan)  # type: ignore[call-arg]  # the day is never taken from the clock
plan.find("V.4").lead.append(tthc.UnitMention(name="Sở Tư pháp"))  # type: ignore[attr-defined]  # tuples, not lists
