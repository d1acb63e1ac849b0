"""The task table of a plan as CSV, for a spreadsheet: one row a deliverable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc.io.report.csv_rows import csv_bytes, harmless
from tthc.io.report.words import ReportWords
from tthc.model import Deliverable, Language, Plan, UnitMention
from tthc.model.paths import PlacedTask

_COLUMNS: Final = ("where", "group", "label", "task", "lead", "coordinating", "start", "finish", "read_as", "products",
                   "promises")  # fmt: skip


def plan_csv(plan: Plan, lang: Language = "vi") -> bytes:
    """The rows with a head in the language asked for, as UTF-8 with the mark by which spreadsheets know it.

    A task without deliverables has one row too, so that every task is there. Cells keep the words of the plan; the time
    stands beside them as it was read. A cell that would start a formula gets an apostrophe before it.

    Example:
        >>> plan_csv(Plan(title="Kiểm soát TTHC năm 2026"), "en").decode("utf-8-sig").split(",")[:3]
        ['Where', 'Group', 'No.']
    """
    return csv_bytes(_rows(plan, lang))


def _rows(plan: Plan, lang: Language) -> Iterator[list[str]]:
    words = ReportWords(lang)
    yield [words("column", name) for name in _COLUMNS]
    for placed in plan.tasks():
        for part in placed.task.deliverables or (Deliverable(),):
            yield [harmless(cell) for cell in _cells(placed, part)]


def _cells(placed: PlacedTask, part: Deliverable) -> tuple[str, ...]:
    task = placed.task
    return (
        f"task:{placed.path}",
        " / ".join(group.title for group in placed.groups if group.title),
        task.label or "",
        task.title,
        _units(task.lead, task.lead_text),
        _units(task.coordinating, task.coordinating_text),
        part.schedule.start_text or "",
        part.schedule.finish_text or "",
        str(part.schedule),
        "; ".join(part.products) or part.products_text or "",
        "; ".join(target.text for target in task.targets),
    )


def _units(mentions: tuple[UnitMention, ...], printed: str | None) -> str:
    """The names one by one; the cell as printed where none was read from it."""
    return "; ".join(unit.name for unit in mentions) or printed or ""
