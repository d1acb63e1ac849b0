"""What a type checker must make of the public names; checked by mypy, never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_type

import tthc
from tthc import testing
from tthc.model import Term, Window
from tthc.model.paths import PlacedTask

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

for term in plan.find("V.4").deliverables[0].schedule.terms:
    if term.kind == "window":
        assert_type(term, Window)

assert_type(testing.plans().example(), tthc.Plan)

plan.title = "a plan is never edited"  # type: ignore[misc]
table.as_of = date(2026, 6, 2)  # type: ignore[misc]
tthc.timetable(plan)  # type: ignore[call-arg]  # the day is never taken from the clock
plan.find("V.4").lead.append(tthc.UnitMention(name="Sở Tư pháp"))  # type: ignore[attr-defined]  # tuples, not lists
