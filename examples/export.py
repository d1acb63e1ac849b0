"""Write a plan as JSON and YAML, its deadlines as a calendar, and a report page, to the folder `exported`."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
folder = Path("exported")
folder.mkdir(exist_ok=True)
day = date(2026, 6, 1)

plan = tthc.read(path)
tthc.dump(plan, folder / "plan.json")
tthc.dump(plan, folder / "plan.yaml")
tthc.write(tthc.timetable(plan, as_of=day), folder / "deadlines.ics")
tthc.write(plan, folder / "report.html", as_of=day, lang="en")

for file in sorted(folder.iterdir()):
    print(f"{file}  {file.stat().st_size:,} bytes")
