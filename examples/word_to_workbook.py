"""Read a plan from Word, keep it as a workbook, fill in two reports as an office would, and show what is done."""

from __future__ import annotations

import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

from openpyxl import load_workbook

import tthc

folder = Path("followed")
folder.mkdir(exist_ok=True)
word, workbook = folder / "ke-hoach.docx", folder / "theo-doi.xlsx"

# The published Word file: yours, or one made of the plan that comes with the package.
if len(sys.argv) > 1:
    word = Path(sys.argv[1])
else:
    tthc.write(tthc.read(str(files("tthc").joinpath("data", "demo", "ke-hoach.txt"))), word)

plan = tthc.read(word)
tthc.dump(plan, workbook)
assert tthc.load(workbook) == plan

# What the office does in Excel: state and day of the first two duties.
book = load_workbook(workbook)
sheet = book["Theo dõi tiến độ"]
columns = {cell.value: cell.column for cell in sheet[3]}
for row, day in ((4, date(2026, 1, 29)), (5, date(2026, 2, 9))):
    sheet.cell(row, columns["Trạng thái"]).value = "đã hoàn thành"
    sheet.cell(row, columns["Ngày xong"]).value = day
book.save(workbook)

plan, notes = tthc.load(workbook), tthc.read_progress(workbook)
table = tthc.timetable(plan, as_of=date(2026, 6, 1), progress=notes)
for one in table.in_state("done_on_time", "done_late"):
    print(f"{one.due}  {one.at:16} {one.state_label('en'):12} {one.title[:70]}")
print(f"{len(notes)} of {len(table)} reported")
