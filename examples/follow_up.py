"""Put the reports of units beside the plan and list what is late and what nobody has reported on."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
plan = tthc.read(path)
reports = [
    tthc.Progress(
        at="task:III.5", state="done", done_on=date(2026, 4, 2), evidence="21/BC-UBND", as_of=date(2026, 4, 3)
    ),
    tthc.Progress(at="task:II.2.2", state="in_progress", percent=60, as_of=date(2026, 5, 29)),
]
table = tthc.timetable(plan, as_of=date(2026, 6, 1), progress=reports)

for title, part in (
    ("Reported late", table.in_state("done_late")),
    ("Reported as not done", table.overdue()),
    ("Past due, nothing reported", table.in_state("past_due")),
):
    print(f"{title}: {len(part)}")
    for one in part:
        print(f"  {one.due}  {one.at:14} {one.title[:70]}")
for finding in table.findings:
    print(finding.message("en"))
