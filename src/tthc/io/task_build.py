"""From drafts to the records of the model: units, times, products and targets of each task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import frozen

from tthc.io.ledger import Ledger, short
from tthc.io.line import is_bulleted, without_bullet
from tthc.io.table.row import Row
from tthc.io.task_tree import GroupDraft, TaskDraft
from tthc.model import (
    Before,
    By,
    Deliverable,
    Period,
    ReviewItem,
    Schedule,
    Target,
    Task,
    TaskGroup,
    Window,
)
from tthc.model.paths import walk_tasks
from tthc.text.column import Role
from tthc.text.normal import UPPER, squeeze
from tthc.text.schedule import read_schedule
from tthc.text.target import find_targets, merge_targets
from tthc.text.unit_list import split_units

_PRODUCT = re.compile(rf";\s*(?=[{UPPER}\d]|các\s)")


@frozen
class Columns:
    """Which columns a table has: the cell of an absent one is None, of an empty one ""."""

    roles: tuple[Role, ...]

    def cell(self, role: Role, text: str) -> str | None:
        """The cell as a record keeps it."""
        return squeeze(text) if role in self.roles else None


@frozen
class Built:
    """A task and the drafts it came from, to note findings at its path."""

    task: Task
    draft: TaskDraft


class TaskBuilder:
    """Builds the groups of one plan."""

    def __init__(self, period: Period | None, ledger: Ledger) -> None:
        self._period = period
        self._ledger = ledger
        self._built: list[Built] = []
        self._schedules: list[tuple[Task, Row, Schedule]] = []

    def groups(self, drafts: Iterable[GroupDraft], columns: Columns) -> tuple[TaskGroup, ...]:
        """The groups of a table."""
        return tuple(self._group(draft, columns) for draft in drafts)

    def settle(self, groups: Sequence[TaskGroup]) -> tuple[TaskGroup, ...]:
        """The groups with every target told where it stands, and the doubts of every row as findings."""
        paths = {id(placed.task): placed.path for placed in walk_tasks(groups)}
        for built in self._built:
            self._note(built, f"task:{paths[id(built.task)]}")
        return tuple(_placed_group(group, paths) for group in groups)

    def _group(self, draft: GroupDraft, columns: Columns) -> TaskGroup:
        self._take(draft.row)
        self._doubts([draft.row], "document")
        return TaskGroup(
            label=draft.row.label or None,
            title=squeeze(draft.row.title),
            groups=tuple(self._group(inner, columns) for inner in draft.groups),
            tasks=tuple(self._task(inner, columns) for inner in draft.tasks),
        )

    def _task(self, draft: TaskDraft, columns: Columns) -> Task:
        row = draft.row
        rows = [row, *draft.more]
        for each in rows:
            self._take(each)
        delivering = [each for each in rows if each.start or each.finish or each.products] or (
            [] if row.bare else [row]
        )
        deliverables = tuple(self._deliverable(each, columns) for each in delivering)
        title = squeeze(row.title)
        within = self._period
        promised = [find_targets(title, within)] + [
            find_targets(line, within, about=title) for each in rows for line in each.products.split("\n") if line
        ]
        named = tuple(found.value for found in promised[0])
        others = tuple(found.value for part in promised[1:] for found in part)
        due = _only_due(deliverables)
        lead = "\n".join(each.lead for each in rows if each.lead)
        coordinating = "\n".join(each.coordinating for each in rows if each.coordinating)
        task = Task(
            label=row.label or None,
            title=title,
            lead=split_units(lead),
            lead_text=columns.cell("lead", lead),
            coordinating=split_units(coordinating),
            coordinating_text=columns.cell("coordinating", coordinating),
            deliverables=deliverables,
            targets=tuple(_due_by(target, due) for target in merge_targets(named, others)),
            tasks=tuple(self._task(inner, columns) for inner in draft.tasks),
        )
        self._built.append(Built(task, draft))
        return task

    def _deliverable(self, row: Row, columns: Columns) -> Deliverable:
        return Deliverable(
            products=split_products(row.products),
            products_text=columns.cell("products", row.products),
            schedule=read_schedule(
                columns.cell("start", row.start), columns.cell("finish", row.finish), self._period
            ).schedule,
        )

    def review_items(self, drafts: Sequence[GroupDraft], columns: Columns) -> tuple[ReviewItem, ...]:
        """The items of a review list; the label of a group becomes the name of the list."""
        return tuple(self._reviews(drafts, columns, ()))

    def _reviews(self, drafts: Sequence[GroupDraft], columns: Columns, above: tuple[str, ...]) -> Iterable[ReviewItem]:
        for draft in drafts:
            self._take(draft.row)
            self._doubts([draft.row], "review")
            if draft.row.title:
                self._ledger.note(
                    "list-title",
                    at="review",
                    quote=squeeze(draft.row.title),
                    line=draft.row.lines[0] if draft.row.lines else None,
                )
            here = (*above, draft.row.label) if draft.row.label else above
            yield from self._reviews(draft.groups, columns, here)
            for task in draft.tasks:
                yield from self._review(task, columns, " / ".join(here) or None)

    def _review(self, draft: TaskDraft, columns: Columns, name: str | None) -> Iterable[ReviewItem]:
        rows = [draft.row, *draft.more]
        for each in rows:
            self._take(each)
        at = f"review:{'.'.join(part for part in (name, draft.row.label) if part)}"
        reading = read_schedule(
            columns.cell("start", draft.row.start), columns.cell("finish", draft.row.finish), self._period
        )
        for fault in reading.faults:
            self._fault(fault.code, at, fault.quote, draft.row)
        self._doubts(rows, at)
        yield ReviewItem(
            list=name,
            label=draft.row.label or None,
            name=squeeze(" ".join(each.title for each in rows)),
            lead=split_units("\n".join(each.lead for each in rows)),
            coordinating=split_units("\n".join(each.coordinating for each in rows)),
            schedule=reading.schedule,
        )
        for inner in draft.tasks:
            yield from self._review(inner, columns, name)

    def _take(self, row: Row) -> None:
        self._ledger.take(row.lines)

    def _note(self, built: Built, at: str) -> None:
        rows = [built.draft.row, *built.draft.more]
        self._doubts(rows, at)
        for row, deliverable in zip(rows, built.task.deliverables, strict=False):
            reading = read_schedule(deliverable.schedule.start_text, deliverable.schedule.finish_text, self._period)
            for fault in reading.faults:
                self._fault(fault.code, at, fault.quote, row)

    def _doubts(self, rows: Sequence[Row], at: str) -> None:
        for row in rows:
            line = row.lines[0] if row.lines else None
            for doubt in dict.fromkeys(row.doubts):
                self._ledger.note(doubt.code, at=at, quote=short(doubt.quote), line=doubt.line)
            for head, text in row.others:
                self._ledger.note("cell-without-field", at=at, quote=squeeze(text), line=line, column=head)

    def _fault(self, code: str, at: str, quote: str, row: Row) -> None:
        self._ledger.note(code, at=at, quote=quote, line=row.lines[0] if row.lines else None)


def split_products(text: str) -> tuple[str, ...]:
    r"""The products of a cell, one each, without bullets and closing signs.

    Example:
        >>> split_products("- Kế hoạch kiểm tra;\n- Báo cáo kết quả.")
        ('Kế hoạch kiểm tra', 'Báo cáo kết quả')
    """
    items: list[str] = []
    for line in re.split(r"\n|(?<=[;.])\s+(?=[-–+]\s)", text):
        bare = without_bullet(line) if is_bulleted(line) else line
        items.extend(_PRODUCT.split(bare))
    found = (squeeze(item).rstrip(" ;.,").strip() for item in items)
    return tuple(item for item in found if item)


def _only_due(deliverables: Sequence[Deliverable]) -> date | None:
    """The last lawful day of a row, where its terms give just one."""
    days: set[date] = set()
    for deliverable in deliverables:
        for term in deliverable.schedule.terms:
            if isinstance(term, Before):
                days.add(term.date - timedelta(days=1))
            elif isinstance(term, By):
                days.add(term.date)
            elif isinstance(term, Window) and term.end is not None:
                days.add(term.end)
            else:
                return None
    return days.pop() if len(days) == 1 else None


def _due_by(target: Target, due: date | None) -> Target:
    parts = tuple(_due_by(part, due) for part in target.parts)
    return target.model_copy(update={"due": target.due or due, "parts": parts})


def placed_target(target: Target, at: str) -> Target:
    """The target told where it stands, its parts too."""
    parts = tuple(placed_target(part, at) for part in target.parts)
    return target.model_copy(update={"at": at, "parts": parts})


def _placed_group(group: TaskGroup, paths: dict[int, str]) -> TaskGroup:
    return group.model_copy(
        update={
            "groups": tuple(_placed_group(inner, paths) for inner in group.groups),
            "tasks": tuple(_placed_task(task, paths) for task in group.tasks),
        }
    )


def _placed_task(task: Task, paths: dict[int, str]) -> Task:
    at = f"task:{paths[id(task)]}"
    return task.model_copy(
        update={
            "targets": tuple(placed_target(target, at) for target in task.targets),
            "tasks": tuple(_placed_task(inner, paths) for inner in task.tasks),
        }
    )
