"""A workbook read back into the plan and its progress."""

from __future__ import annotations

from attrs import evolve, frozen

from tthc.errors import InputError
from tthc.io.excel.assemble import TaskTable, legal_bases, milestones, prose, review_items, task_table
from tthc.io.excel.cell import Grid, read_cells
from tthc.io.excel.deadlines import Duties, duty_rows
from tthc.io.excel.entry import Forest, entries_of
from tthc.io.excel.layout import BASES, DEADLINES, MILESTONES, PLAN, PROSE, RECORDS, REVIEW, ROWED, TARGETS, TASKS
from tthc.io.excel.owners import TaskPaths, targets_of, with_targets
from tthc.io.excel.plan_sheet import read_plan
from tthc.io.excel.records import Records, read_records
from tthc.io.excel.reports import Places, Reader, Report
from tthc.io.excel.table import Table, tables_of
from tthc.model import Finding, Plan, Progress
from tthc.periods.duty import duties


@frozen
class Back:
    """What a workbook says.

    Attributes:
        plan: the plan.
        reports: the notes, each with its cells.
        findings: what is odd, in the order of the sheets.
    """

    plan: Plan
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


def read_back(data: bytes, *, where: str) -> Back:
    """What the bytes of a workbook say; see ``tthc.io.workbook.read_workbook``."""
    grids = read_cells(data, where=where)
    findings: list[Finding] = []
    tables = tables_of(grids, findings)
    records = _records(grids, tables, findings, where)
    plan = read_plan(records.plan, tables.get(PLAN.name), records.lang, findings)
    forests = {
        layout.name: Forest.of(
            entries_of(
                tables.get(layout.name),
                layout,
                records.rows.get(layout.name, ()),
                lang=records.lang,
                period=plan.period,
                findings=findings,
            )
        )
        for layout in ROWED
    }
    for layout in (TASKS, PROSE, MILESTONES, REVIEW, BASES):
        forests[layout.name].note_moved()
    table = task_table(forests[TASKS.name])
    paths = TaskPaths.of(table, records.rows.get(TASKS.name, ()))
    of_plan, of_tasks = targets_of(forests[TARGETS.name], paths)
    texts = prose(forests[PROSE.name])
    steps, items = milestones(forests[MILESTONES.name]), review_items(forests[REVIEW.name])
    plan = plan.model_copy(
        update={
            "legal_bases": legal_bases(forests[BASES.name]),
            "sections": texts.sections,
            "task_groups": with_targets(table.groups, of_tasks),
            "targets": of_plan,
            "milestones": tuple(step for _, step in steps),
            "review_items": tuple(item for _, item in items),
            "annexes": texts.annexes,
        }
    )
    places = _places(table, paths, plan, tuple(id_ for id_, _ in (*steps, *items)))
    return Back(plan, _reports(records, tables.get(DEADLINES.name), places, plan, findings), tuple(findings))


def _records(grids: tuple[Grid, ...], tables: dict[str, Table], findings: list[Finding], where: str) -> Records:
    """The records; without them every row counts as an office's own."""
    for grid in grids:
        if grid.name == RECORDS:
            return read_records(grid, where=where)
    if not tables:
        hint = "give a workbook that tthc has written; its sheets can be filled in, but not renamed and rebuilt"
        raise InputError("the workbook has no sheet of a plan", hint=hint, where=where)
    findings.append(Finding.of("workbook-records-missing"))
    return Records("vi", Plan(title=""), (), {}, {})


def _places(table: TaskTable, paths: TaskPaths, plan: Plan, dated: tuple[str, ...]) -> Places:
    """What each row asks for now, as notes name it."""
    places: dict[str, tuple[str, int | None]] = {}
    for task, path in paths.paths.items():
        own, *parts = table.rows[task]
        for index, id_ in enumerate(parts):
            places.setdefault(id_, (f"task:{path}", index))
        places.setdefault(own, (f"task:{path}", None))
    others = list(duties(plan))[-len(dated) :] if dated else []
    for id_, duty in zip(dated, others, strict=True):
        places.setdefault(id_, (duty.at, None))
    return places


def _reports(
    records: Records, table: Table | None, places: Places, plan: Plan, findings: list[Finding]
) -> tuple[Report, ...]:
    """The notes; those on what has another path now are moved along, new ones have it already."""
    if table is None:
        reports: tuple[Report, ...] = tuple(Report(note) for note in records.notes)
    else:
        reader = Reader(table, records.owed, places, records.lang, plan.period, findings)
        reports = reader.reports(records.notes)
    if not records.rows:
        return reports
    before = duty_rows(records.rows)
    return tuple(
        report if report.edited else evolve(report, note=_followed(report.note, before, places)) for report in reports
    )


def _followed(note: Progress, before: Duties, places: Places) -> Progress:
    """The note at the path that what it speaks of has now."""
    path, sign, occurrence = note.at.partition("@")
    full = path if ":" in path else f"task:{path}"
    now = places.get(before.get((full, note.deliverable), ""))
    if now is None:
        return note
    at, index = now
    deliverable = None if note.deliverable is None else index
    if (at, deliverable) == (full, note.deliverable):
        return note
    return note.model_copy(update={"at": f"{at}{sign}{occurrence}", "deliverable": deliverable})
