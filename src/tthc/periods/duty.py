"""What a plan asks for, row by row: tasks, milestones and review items in one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from tthc.model import Plan, Schedule, UnitMention
from tthc.model.paths import PlacedTask, clean_label, walk_groups


@frozen
class Duty:
    """A deliverable of a task, a milestone or a review item; the attributes are those of ``Obligation``."""

    at: str
    title: str
    schedule: Schedule
    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    deliverable: int | None = None
    products: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def duties(plan: Plan) -> Iterator[Duty]:
    """Every duty in the plan's order: task table, milestones, review list.

    A task without deliverables is a duty only where it has no sub-tasks, which would carry them.
    """
    # A group is known by identity: two groups of a plan may be equal in all they say.
    paths = {id(placed.group): placed.path for placed in walk_groups(plan.task_groups)}
    for placed in plan.tasks():
        yield from _of_task(placed, tuple(path for group in placed.groups if (path := paths[id(group)])))
    seen: Counter[str] = Counter()
    for milestone in plan.milestones:
        yield Duty(_unique(milestone.at, seen), milestone.text, milestone.schedule)
    for position, item in enumerate(plan.review_items, start=1):
        label = clean_label(item.label) or str(position)
        path = ".".join(part for part in (clean_label(item.list), label) if part)
        at = _unique(f"review:{path}", seen)
        yield Duty(at, item.name, item.schedule, item.lead, item.coordinating)


def _of_task(placed: PlacedTask, groups: tuple[str, ...]) -> Iterator[Duty]:
    task, at = placed.task, f"task:{placed.path}"
    for index, part in enumerate(task.deliverables):
        products = part.products
        yield Duty(at, task.title, part.schedule, task.lead, task.coordinating, index, products, groups)
    if not task.deliverables and not task.tasks:
        yield Duty(at, task.title, Schedule(), task.lead, task.coordinating, groups=groups)


def _unique(path: str, seen: Counter[str]) -> str:
    seen[path] += 1
    return path if seen[path] == 1 else f"{path}#{seen[path]}"
