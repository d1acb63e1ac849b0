"""From the rows of a table to groups and tasks: what continues a row, what opens a group, what is a sub-task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from tthc.io.table.row import Row, Table
from tthc.text.label import Label, parse_label
from tthc.text.normal import fold, squeeze
from tthc.text.schedule import leading_times, opens_time
from tthc.text.unit_list import begins_unit, split_units

_NOTE = re.compile(r"(?:lưu ý|ghi chú|chú thích)\s*:", re.IGNORECASE)


@define
class TaskDraft:
    """A task while it is built: its row, the rows of its further deliverables, its sub-tasks."""

    row: Row
    label: Label | None
    more: list[Row] = field(factory=list)
    tasks: list[TaskDraft] = field(factory=list)


@define
class GroupDraft:
    """A group while it is built."""

    label: Label | None
    row: Row
    groups: list[GroupDraft] = field(factory=list)
    tasks: list[TaskDraft] = field(factory=list)


@frozen
class TaskTree:
    """The groups of a table, and the notes that stand among its rows."""

    groups: tuple[GroupDraft, ...]
    notes: tuple[Row, ...]


def task_tree(table: Table) -> TaskTree:
    """The groups and tasks that the rows of a table make."""
    builder = _Builder()
    rows = [_placed_cells(row, two_times={"start", "finish"} <= set(table.roles)) for row in _halves(table.rows)]
    for index, row in enumerate(rows):
        shifted = index > 0 and rows[index - 1].after_untitled and row.label
        builder.add(
            row.doubted("row-after-untitled") if shifted else row, rows[index + 1] if index + 1 < len(rows) else None
        )
    return TaskTree(tuple(builder.groups), tuple(builder.notes))


def _halves(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that hold a group and its first task taken apart."""
    out: list[Row] = []
    for row in rows:
        match = re.fullmatch(r"([IVX]+)\s+(\d{1,2})", row.label)
        if match and "\n" in row.title:
            above, _, below = row.title.partition("\n")
            out.append(Row(label=match[1], title=above, lines=row.lines, heading=True, doubts=row.doubts))
            out.append(evolve(row, label=match[2], title=below))
        else:
            out.append(row)
    return out


def _placed_cells(row: Row, *, two_times: bool) -> Row:
    """The row with what plainly stands in a wrong column moved, and doubted."""
    finish = squeeze(row.finish)
    if finish and not row.products and not _is_time(finish):
        row = evolve(row, finish="", products=row.finish).doubted("row-product-in-time")
    if two_times and not row.start and fold(finish) == "thường xuyên":
        row = row.doubted("row-time-misplaced")
    for cell in (row.lead, row.coordinating):
        if cell and (row.label or not row.after_break) and cell[0].islower() and not begins_unit(cell):
            row = row.doubted("row-unit-cut")
        names = [fold(str(unit)) for unit in split_units(cell)]
        if len(names) != len(set(names)):
            row = row.doubted("row-unit-repeated")
    return row


def _is_time(text: str) -> bool:
    return opens_time(text) or bool(leading_times(text)) or text[:1].isdigit()


class _Builder:
    def __init__(self) -> None:
        self.groups: list[GroupDraft] = []
        self.notes: list[Row] = []
        self._last: TaskDraft | GroupDraft | None = None

    def add(self, row: Row, after: Row | None) -> None:
        label = parse_label(row.label) if row.label else None
        if self._goes_on(row, label, after):
            self._continue(row)
        elif label is None:
            self._add_unlabelled(row)
        elif label.kind in ("roman", "capital"):
            self._add_group(row, label)
        else:
            self._add_task(row, label)

    def _goes_on(self, row: Row, label: Label | None, after: Row | None) -> bool:
        """Whether a row is the rest of the one before, cut by a page."""
        if self._last is None:
            return False
        if row.goes_on is not None:
            return row.goes_on
        lower = row.title[:1].islower()
        if label is None:
            if row.heading:
                return row.after_break
            return lower or (row.after_break and not row.title and not self._new_deliverable(row))
        repeated = after is not None and after.label == row.label
        known = (
            isinstance(self._last, TaskDraft) and self._last.label is not None and not label.follows(self._last.label)
        )
        return row.after_break and lower and (repeated or known)

    def _new_deliverable(self, row: Row) -> bool:
        time = row.start or row.finish
        return bool(time) and time[0].isupper() and bool(row.products) and row.products[:1].isupper() and not row.lead

    def _continue(self, row: Row) -> None:
        if row.label:
            row = row.doubted("row-number-repeated")
        last = self._last
        if isinstance(last, GroupDraft):
            last.row = last.row.continued(row)
        elif last is not None:
            if last.more:
                last.more[-1] = last.more[-1].continued(row)
            else:
                last.row = last.row.continued(row)

    def _add_unlabelled(self, row: Row) -> None:
        if _NOTE.match(row.title):
            self.notes.append(row)
        elif not row.title and isinstance(self._last, TaskDraft):
            self._last.more.append(row if not (row.lead or row.coordinating) else row.doubted("row-without-title"))
        elif row.heading:
            self._add_group(row, None)
        else:
            self._append(TaskDraft(row, None))

    def _add_group(self, row: Row, label: Label | None) -> None:
        bare = evolve(row, lead="", coordinating="", start="", finish="", products="", others=())
        group = GroupDraft(label, row if row.bare else bare)
        outer = self._outer_group(label)
        (outer.groups if outer else self.groups).append(group)
        self._last = group
        if not row.bare:
            # A group row with units or a time of its own is a task as well, and takes the group's title.
            task = TaskDraft(evolve(row, label=""), None)
            group.tasks.append(task)
            self._last = task

    def _outer_group(self, label: Label | None) -> GroupDraft | None:
        """The group that a sub-group opens in: A under I, or I under A, whichever came first."""
        if label is None or not self.groups or self.groups[-1].label is None:
            return None
        top = self.groups[-1].label
        return self.groups[-1] if top.kind != label.kind else None

    def _add_task(self, row: Row, label: Label) -> None:
        draft = TaskDraft(row, label)
        parent = self._parent(label)
        if parent is not None:
            parent.tasks.append(draft)
            self._last = draft
        else:
            self._append(draft)

    def _parent(self, label: Label) -> TaskDraft | None:
        """The task that a label such as 1.1 or a) stands below."""
        group = self._group()
        if label.kind == "number" or group is None or not group.tasks:
            return None
        task = group.tasks[-1]
        if label.kind == "letter":
            return task
        parent = None
        while (
            task.label is not None
            and label.numbers[: task.label.depth] == task.label.numbers
            and task.label.depth < label.depth
        ):
            parent = task
            if not task.tasks:
                break
            task = task.tasks[-1]
        return parent

    def _group(self) -> GroupDraft | None:
        if not self.groups:
            return None
        group = self.groups[-1]
        while group.groups:
            group = group.groups[-1]
        return group

    def _append(self, draft: TaskDraft) -> None:
        group = self._group()
        if group is None:
            group = GroupDraft(None, Row())
            self.groups.append(group)
        group.tasks.append(draft)
        self._last = draft
