"""From a cut of a run to rows: each further pair of time and product is a row of its own."""

from __future__ import annotations

from tthc.io.table.assign import Cell, Cut, Run
from tthc.io.table.row import Row
from tthc.text.column import Role
from tthc.text.schedule import leading_times


def fill(run: Run, cut: Cut, roles: tuple[Role, ...], *, label: str, lines: tuple[int, ...]) -> tuple[Row, ...]:
    """The row that a cut makes, and one more for each further deliverable."""
    rows = [Row(label=label, lines=lines)]
    seen: set[str] = set()
    for cell, start, end in cut.spans:
        if cell in seen:
            rows.append(Row(lines=lines))
            seen = set()
        seen.add(cell)
        rows[-1] = with_cell(rows[-1], cell, run.text(start, end), roles)
    return tuple(rows)


def with_cell(row: Row, cell: Cell, text: str, roles: tuple[Role, ...]) -> Row:
    """The row with one cell filled; a time goes to the columns the table has."""
    if cell != "time":
        return row.with_cell(cell, text)
    if "start" not in roles:
        return row.with_cell("finish", text)
    times = leading_times(text)
    if "finish" in roles and len(times) == 2:
        second = times[1].start
        return row.with_cell("start", text[:second].strip()).with_cell("finish", text[second:].strip())
    return row.with_cell("start", text)
