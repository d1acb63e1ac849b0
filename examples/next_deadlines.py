"""What each unit has to deliver in the next sixty days, and how the days were worked out."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
table = tthc.timetable(tthc.read(path), as_of=date(2026, 6, 1)).due_within(60)

units = sorted({unit.name for one in table for unit in one.lead})
for unit in units:
    print(unit)
    for one in table.of_unit(unit):
        print(f"  {one.due}  {one.at:14} {one.title[:70]}")
        print("    " + one.explain("en").replace("\n", "\n    "))
