"""A plan as rows, sheet by sheet; each row holds its own record and none of those below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from tthc.io.excel.row import Item, Paragraph, Row, parents, rank
from tthc.model import LegalBasis, Plan, Section, Target, Task, TaskGroup, Term
from tthc.model.paths import PlacedTask
from tthc.periods.duty import duties

Sheets = dict[str, tuple[Row, ...]]
"""Rows by the code of their sheet."""

_PREFIXES: Final = {"tasks": "t", "prose": "p", "targets": "x", "milestones": "m", "review": "r", "bases": "b"}


def flattened(plan: Plan) -> Sheets:
    """The rows of a plan, each with an id of its own.

    Example:
        >>> task = Task(label="1", title="Lập kế hoạch")
        >>> group = TaskGroup(label="I", title="Chung", tasks=(task,))
        >>> rows = flattened(Plan(title="Kiểm soát TTHC", task_groups=(group,)))["tasks"]
        >>> [(row.kind, row.id, row.up, row.at) for row in rows]
        [('group', 't1', '', ''), ('task', 't2', 't1', 'task:I.1')]
    """
    placed = plan.tasks()
    tasks = _numbered("tasks", (row for group in plan.task_groups for row in _group(group, 1, placed)))
    dated = iter([duty.at for duty in duties(plan)][-len(plan.milestones) - len(plan.review_items) :])
    return {
        "tasks": tasks,
        "prose": _numbered("prose", _prose(plan)),
        "targets": _numbered("targets", _targets(plan, tasks)),
        "milestones": _numbered(
            "milestones", (row for step in plan.milestones for row in _dated("milestone", step, next(dated)))
        ),
        "review": _numbered(
            "review", (row for item in plan.review_items for row in _dated("review", item, next(dated)))
        ),
        "bases": _numbered("bases", (row for basis in plan.legal_bases for row in _basis(basis, 1))),
    }


def _numbered(sheet: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    prefix = _PREFIXES[sheet]
    listed = list(rows)
    above = parents([rank(row.kind, row.depth) for row in listed])
    return tuple(
        evolve(row, id=f"{prefix}{place + 1}", up=row.up if up is None else f"{prefix}{up + 1}")
        for place, (row, up) in enumerate(zip(listed, above, strict=True))
    )


def _group(group: TaskGroup, depth: int, placed: Iterator[PlacedTask]) -> list[Row]:
    """A group, its own tasks, then its sub-groups, so that each task stands under the group it is in.

    The paths come in the order of the plan, which has the sub-groups first.
    """
    bare = group.model_copy(update={"groups": (), "tasks": ()})
    inner = [row for one in group.groups for row in _group(one, depth + 1, placed)]
    own = [row for task in group.tasks for row in _task(task, 1, placed)]
    return [Row("group", depth, bare), *own, *inner]


def _task(task: Task, depth: int, placed: Iterator[PlacedTask]) -> Iterator[Row]:
    at = f"task:{next(placed).path}"
    first, others = task.deliverables[:1], task.deliverables[1:]
    bare = task.model_copy(update={"deliverables": (), "targets": (), "tasks": ()})
    part = first[0] if first else None
    terms = part.schedule.terms if part else ()
    yield Row("task", depth, bare, part, next(iter(terms), None), at=at)
    yield from _further(terms)
    for one in others:
        yield from _dated("deliverable", one)
    for inner in task.tasks:
        yield from _task(inner, depth + 1, placed)


def _dated(kind: str, item: Item, at: str = "") -> Iterator[Row]:
    """A thing with a schedule: its first term in its own row, the others below."""
    row = Row(kind, 1, item, at=at)
    terms = row.schedule.terms if row.schedule else ()
    yield evolve(row, term=next(iter(terms), None))
    yield from _further(terms)


def _further(terms: tuple[Term, ...]) -> Iterator[Row]:
    return (Row("term", term=term) for term in terms[1:])


def _prose(plan: Plan) -> Iterator[Row]:
    for section in plan.sections:
        yield from _section(section, 1)
    for annex in plan.annexes:
        yield Row("annex", 1, annex.model_copy(update={"sections": ()}))
        for section in annex.sections:
            yield from _section(section, 1)


def _section(section: Section, depth: int) -> Iterator[Row]:
    yield Row("section", depth, section.model_copy(update={"paragraphs": (), "sections": ()}))
    yield from (Row("paragraph", 1, Paragraph(text=text)) for text in section.paragraphs)
    for inner in section.sections:
        yield from _section(inner, depth + 1)


def _targets(plan: Plan, tasks: tuple[Row, ...]) -> Iterator[Row]:
    for target in plan.targets:
        yield from _target(target, 1, "")
    rows = {row.at: row.id for row in tasks if row.kind == "task"}
    for placed in plan.tasks():
        for target in placed.task.targets:
            yield from _target(target, 1, rows[f"task:{placed.path}"])


def _target(target: Target, depth: int, owner: str) -> Iterator[Row]:
    yield Row("target", depth, target.model_copy(update={"parts": ()}), up=owner)
    for part in target.parts:
        yield from _target(part, depth + 1, "")


def _basis(basis: LegalBasis, depth: int) -> Iterator[Row]:
    yield Row("basis", depth, basis.model_copy(update={"amended_by": ()}))
    for amendment in basis.amended_by:
        yield from _basis(amendment, depth + 1)
