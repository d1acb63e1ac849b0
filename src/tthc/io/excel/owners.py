"""What hangs on the task table: paths of its rows now and before, and the targets that its tasks promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from tthc.io.excel.assemble import TaskTable
from tthc.io.excel.edit import target_of
from tthc.io.excel.entry import Entry, Forest
from tthc.io.excel.row import Row
from tthc.io.task_build import placed_target
from tthc.model import Target, Task, TaskGroup
from tthc.model.paths import walk_tasks


@frozen
class TaskPaths:
    """Where the tasks of the rows stand now.

    Attributes:
        tasks: identity of the task by the id of its row.
        paths: path by the identity of the task.
        before: path that the task of a row had when the workbook was written.
    """

    tasks: Mapping[str, int]
    paths: Mapping[int, str]
    before: Mapping[str, str]

    @classmethod
    def of(cls, table: TaskTable, records: Iterable[Row]) -> TaskPaths:
        """The paths of a table; of a row that was copied the first counts."""
        paths = {id(placed.task): placed.path for placed in walk_tasks(table.groups)}
        tasks = {table.rows[task][0]: task for task in reversed(list(paths)) if table.rows[task][0]}
        return cls(tasks, paths, {row.id: row.at for row in records if row.kind == "task"})

    def moved(self, row: str) -> tuple[str, str] | None:
        """The path that the task of a row had and the one it has, where they differ."""
        before, task = self.before.get(row), self.tasks.get(row)
        now = None if task is None else f"task:{self.paths[task]}"
        return (before, now) if before is not None and now is not None and before != now else None


def targets_of(forest: Forest, paths: TaskPaths) -> tuple[tuple[Target, ...], Mapping[int, tuple[Target, ...]]]:
    """The targets of the prose, and those of each task by its identity."""
    of_plan: list[Target] = []
    of_tasks: dict[int, list[Target]] = {}
    for place in forest.under(None):
        entry = forest.entries[place]
        target = _target(forest, place)
        if target is None:
            continue
        owner = _owner(entry, target, paths)
        row = entry.record.up if entry.record else ""
        if owner is None:
            of_plan.append(target)
            continue
        if (path := paths.moved(row)) and owner == paths.tasks.get(row):
            target = _followed(target, *path)
        of_tasks.setdefault(owner, []).append(target)
    return tuple(of_plan), {task: tuple(found) for task, found in of_tasks.items()}


def with_targets(groups: tuple[TaskGroup, ...], targets: Mapping[int, tuple[Target, ...]]) -> tuple[TaskGroup, ...]:
    """The groups with each task's targets in it."""
    if not targets:
        return groups
    return tuple(
        group.model_copy(
            update={
                "groups": with_targets(group.groups, targets),
                "tasks": tuple(_with_targets(task, targets) for task in group.tasks),
            }
        )
        for group in groups
    )


def _with_targets(task: Task, targets: Mapping[int, tuple[Target, ...]]) -> Task:
    tasks = tuple(_with_targets(inner, targets) for inner in task.tasks)
    return task.model_copy(update={"targets": targets.get(id(task), ()), "tasks": tasks})


def _target(forest: Forest, place: int) -> Target | None:
    entry = forest.entries[place]
    old = entry.record.item if entry.record else None
    target = target_of(old if isinstance(old, Target) else None, entry.given)
    parts = [part for inner in forest.under(place) if (part := _target(forest, inner)) is not None]
    if target is None:
        return None
    # What new words promise of a part counts where no rows below say so themselves.
    read = tuple(placed_target(part, target.at) for part in target.parts)
    return target.model_copy(update={"parts": tuple(parts) or read})


def _owner(entry: Entry, target: Target, paths: TaskPaths) -> int | None:
    """The task that promises it: the one it was written under, or the one that the cell names."""
    if entry.record is not None and "at" not in entry.given:
        if not entry.record.up:
            return None
        if entry.record.up in paths.tasks:
            return paths.tasks[entry.record.up]
        entry.given.note("workbook-owner-gone", "at", quote=target.text)
        return None
    if not target.at.startswith("task:"):
        return None
    path = target.at.removeprefix("task:")
    owner = next((task for task, own in paths.paths.items() if own == path), None)
    if owner is None:
        entry.given.note("workbook-owner-gone", "at", quote=target.text)
    return owner


def _followed(target: Target, before: str, now: str) -> Target:
    parts = tuple(_followed(part, before, now) for part in target.parts)
    return target.model_copy(update={"at": now if target.at == before else target.at, "parts": parts})
