"""What is due in the next thirty days.

python examples/next_deadlines.py ke-hoach.txt 2026-06-01
"""

from __future__ import annotations

import sys
from datetime import date

import tthc

file = sys.argv[1] if len(sys.argv) > 1 else "ke-hoach.txt"
day = date.fromisoformat(sys.argv[2] if len(sys.argv) > 2 else "2026-06-01")

plan = tthc.read(file)
table = tthc.timetable(plan, as_of=day)
for owed in table.due_within(30):
    leads = "; ".join(unit.name for unit in owed.lead) or "–"
    print(f"{owed.due:%d/%m/%Y}  act by {owed.act_by:%d/%m/%Y}  {owed.title} ({leads})")
