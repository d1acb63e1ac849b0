"""Every unit of a plan, with the tasks it leads and those it coordinates.

python examples/who_does_what.py ke-hoach.txt
"""

from __future__ import annotations

import sys

import tthc

plan = tthc.read(sys.argv[1] if len(sys.argv) > 1 else "ke-hoach.txt")
for unit in plan.units():
    leads = [placed.path for placed in plan.tasks() if unit in placed.task.lead]
    coordinates = [placed.path for placed in plan.tasks() if unit in placed.task.coordinating]
    print(unit.name)
    print("  leads:      ", ", ".join(leads) or "–")
    print("  coordinates:", ", ".join(coordinates) or "–")
