"""The lines each unit gets this morning, and the page of the month to hang on the wall."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
plan = tthc.read(path)
table = tthc.timetable(plan, as_of=date(2026, 6, 25), bindings={"Theo Kế hoạch kiểm tra": date(2026, 7, 1)})

for name, part in table.by_unit().items():
    if part.due_within(7) or part.past_due():
        print(table.digest(unit=name, days=7) if name else part.digest(days=7))

page = Path(mkdtemp(), "june.svg")
page.write_text(table.month(2026, 6), "utf-8")
print(f"wrote {page.name}")
