"""Every unit of a plan, with the tasks it leads and those it coordinates."""

from __future__ import annotations

import sys
from importlib.resources import files

import tthc

path = sys.argv[1] if len(sys.argv) > 1 else str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))
plan = tthc.read(path)
for unit in plan.units():
    leads = [placed.path for placed in plan.tasks() if unit in placed.task.lead]
    coordinates = [placed.path for placed in plan.tasks() if unit in placed.task.coordinating]
    print(unit.name)
    print("  leads:      ", ", ".join(leads) or "–")
    print("  coordinates:", ", ".join(coordinates) or "–")
