"""A calendar file for each unit that leads something with a due day.

python examples/calendar_of_each_unit.py ke-hoach.txt calendars
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import tthc

file = sys.argv[1] if len(sys.argv) > 1 else "ke-hoach.txt"
folder = Path(sys.argv[2] if len(sys.argv) > 2 else "calendars")

plan = tthc.read(file)
table = tthc.timetable(plan, as_of=plan.issued_on or date(2026, 1, 1))
folder.mkdir(exist_ok=True)
for unit in plan.units():
    own = table.of_unit(unit.name).where(lambda owed: owed.due is not None)
    if own:
        path = folder / f"{unit.name}.ics"
        tthc.write(own, path)
        print(f"{path}: {len(own)}")
