"""Read a plan and show its head, its tasks and what the reader found."""

from __future__ import annotations

import sys
from importlib.resources import files

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
plan = tthc.read(path)

print(f"{plan.code or '(no number)'} · {plan.issuer} · {plan.title}")
for placed in plan.tasks():
    leads = "; ".join(unit.name for unit in placed.task.lead)
    times = " | ".join(part.schedule.text for part in placed.task.deliverables)
    print(f"{placed.path:8} {placed.task.title[:60]:60} {leads[:40]:40} {times}")
for finding in plan.findings:
    if finding.severity != "info":
        print(f"line {finding.place.line if finding.place else '?'}: {finding.message('en')}")
