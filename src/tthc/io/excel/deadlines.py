"""The deadlines: one row an obligation, and one more for each further unit that has reported on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from attrs import frozen

from tthc.io.excel.cell import Shown, cell_day
from tthc.io.excel.flatten import Sheets
from tthc.io.excel.layout import DEADLINES
from tthc.io.excel.records import Owed
from tthc.io.excel.show import Cells
from tthc.io.excel.words import word
from tthc.model import Language, Progress
from tthc.periods import Timetable
from tthc.periods.obligation import Obligation
from tthc.periods.wording import occurrence_text, place_text
from tthc.periods.wording import word as state_word

CONTROLS: Final = {"as_of": "occurrence", "soon": "products", "unit": "note"}
"""The columns in which the cells above the heads stand, each with its name in the column before."""

Duties = Mapping[tuple[str, int | None], str]
"""Ids of the rows that say what is owed, by path and index of the deliverable."""


@frozen
class DeadlineRow:
    """A row of the deadlines.

    Attributes:
        id: of its record.
        owed: its record.
        cells: what it shows.
        one: the obligation.
    """

    id: str
    owed: Owed
    cells: Cells
    one: Obligation

    @property
    def values(self) -> tuple[Shown, ...]:
        """What the cells show, in the order of the columns; the last one is a formula."""
        return tuple(self.cells.get(column.key) for column in DEADLINES.columns[:-1])


def duty_rows(rows: Sheets) -> Duties:
    """Which row says what is owed at a path."""
    found: dict[tuple[str, int | None], str] = {}
    paths: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in (row for sheet in ("tasks", "milestones", "review") for row in rows.get(sheet, ())):
        if row.kind in ("task", "milestone", "review"):
            paths[row.id] = row.at
            found.setdefault((row.at, None), row.id)
            if row.part is not None:
                found[row.at, 0] = row.id
        elif row.kind == "deliverable":
            counts[row.up] += 1
            found[paths[row.up], counts[row.up]] = row.id
    return found


def deadline_rows(table: Timetable, rows: Duties, lang: Language) -> Iterator[DeadlineRow]:
    """The rows of a timetable."""
    times = Counter((one.at, one.deliverable) for one in table)
    number = 0
    for one in table:
        for note in one.progress or (None,):
            number += 1
            owed = Owed(
                row=rows[one.at, one.deliverable],
                deliverable=one.deliverable,
                occurrence=one.occurrence if times[one.at, one.deliverable] > 1 else None,
                at=one.at,
                note=note,
                due=None if one.is_continuous else one.due,
            )
            yield DeadlineRow(f"o{number}", owed, _cells(one, note, lang), one)


def at_text(at: str, lang: Language) -> str:
    """A path as the sheet shows it: that of a task without its root, any other in words.

    Example:
        >>> at_text("task:V.4", "vi"), at_text("annex2:II.1", "vi")
        ('V.4', 'Phụ lục 2, II.1')
    """
    return at.removeprefix("task:") if at.startswith("task:") else place_text(at, lang)


def tracking_cells(note: Progress | None, lang: Language) -> Cells:
    """The cells that offices fill in."""
    if note is None:
        return {}
    return {
        "state": word("state", note.state, lang),
        "percent": None if note.percent is None else note.percent / 100,
        "done_on": cell_day(note.done_on),
        "evidence": note.evidence,
        "note": note.note,
        "unit": note.unit,
        "reported": cell_day(note.as_of),
    }


def _cells(one: Obligation, note: Progress | None, lang: Language) -> Cells:
    return {
        "at": at_text(one.at, lang),
        "title": one.title,
        "occurrence": _occurrence(one, lang),
        "lead": "; ".join(unit.name for unit in one.lead),
        "products": "; ".join(one.products),
        "due": None if one.is_continuous else cell_day(one.due),
        "act_by": None if one.is_continuous else cell_day(one.act_by),
        **tracking_cells(note, lang),
    }


def _occurrence(one: Obligation, lang: Language) -> str:
    if one.is_repeated:
        return occurrence_text(one.occurrence, lang)
    return "" if one.due and not one.is_continuous else word("term", one.term.kind, lang)


def standing(row: DeadlineRow, as_of: date, soon: int) -> str:
    """How the row stands by its own note, as the formula in its last cell finds it."""
    note, due = row.owed.note, row.owed.due
    state = note.state if note else None
    if state == "done" and note is not None:
        return "done" if due is None else "done_on_time" if (note.done_on or note.as_of) <= due else "done_late"
    if state == "dropped":
        return "dropped"
    if due is None:
        return "in_progress" if state == "in_progress" else undated(row)
    if as_of > due:
        return "overdue" if state else "past_due"
    if state is None or state == "in_progress":
        return state or "due"
    return "due_soon" if (due - as_of).days <= soon else "not_due"


def undated(row: DeadlineRow) -> str:
    """How what has no due day stands before anybody has reported."""
    return {"continuous": "running", "completed": "done"}.get(row.one.term.kind, "no_date")


def standing_word(code: str, lang: Language) -> str:
    """The word of a standing, the same as a timetable has."""
    return state_word("state", code, lang)
