"""Paths of labels, such as "V.4" and "III.1.1", by which everything else names a task or a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from tthc.model.task import Task, TaskGroup


def clean_label(label: str | None) -> str:
    """The label as it stands in a path: closing "." and ")" stripped.

    Example:
        >>> clean_label("1.1."), clean_label("a)"), clean_label(None)
        ('1.1', 'a', '')
    """
    return (label or "").strip().strip("().").strip()


@frozen
class PlacedTask:
    """A task and where it stands.

    Attributes:
        path: unique in the plan, such as "V.4".
        task: the task.
        groups: the groups it stands in, outermost first.
        parent: path of the task it is a part of, None for a task of its own.
    """

    path: str
    task: Task
    groups: tuple[TaskGroup, ...]
    parent: str | None = None


@frozen
class PlacedGroup:
    """A group and where it stands."""

    path: str
    group: TaskGroup


class _Unique:
    """Gives the n-th holder of a path the suffix "#n"."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, path: str) -> str:
        self._seen[path] += 1
        times = self._seen[path]
        return path if times == 1 else f"{path}#{times}"


def walk_groups(groups: Iterable[TaskGroup]) -> Iterator[PlacedGroup]:
    """Every group with its path, in document order."""
    unique = _Unique()

    def down(group: TaskGroup, above: tuple[str, ...]) -> Iterator[PlacedGroup]:
        here = (*above, clean_label(group.label))
        yield PlacedGroup(unique(_join(here)), group)
        for inner in group.groups:
            yield from down(inner, here)

    for group in groups:
        yield from down(group, ())


def walk_tasks(groups: Iterable[TaskGroup]) -> Iterator[PlacedTask]:
    """Every task with its path, in document order, sub-groups before the group's own tasks."""
    unique = _Unique()

    def tasks_of(
        tasks: Iterable[Task], above: tuple[str, ...], chain: tuple[TaskGroup, ...], parent: PlacedTask | None
    ) -> Iterator[PlacedTask]:
        for task in tasks:
            here = _below(above, clean_label(task.label), parent)
            placed = PlacedTask(unique(_join(here)), task, chain, parent.path if parent else None)
            yield placed
            yield from tasks_of(task.tasks, here, chain, placed)

    def down(group: TaskGroup, above: tuple[str, ...], chain: tuple[TaskGroup, ...]) -> Iterator[PlacedTask]:
        here, chain = (*above, clean_label(group.label)), (*chain, group)
        for inner in group.groups:
            yield from down(inner, here, chain)
        yield from tasks_of(group.tasks, here, chain, None)

    for group in groups:
        yield from down(group, (), ())


def _below(above: tuple[str, ...], label: str, parent: PlacedTask | None) -> tuple[str, ...]:
    """Labels of a task: one such as 1.1 already holds its parent's 1."""
    if parent is not None and above and above[-1] and label.startswith(above[-1] + "."):
        return (*above[:-1], label)
    return (*above, label)


def _join(labels: Iterable[str]) -> str:
    return ".".join(label for label in labels if label)
