"""The tables of a plan for Word: tasks, and procedures to review; only the columns that the plan has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, Literal

from attrs import frozen

from tthc.io.word.element import Cell, Merge, Row, Xml, paragraph, table, twips
from tthc.io.word.style import words
from tthc.model import Deliverable, Plan, ReviewItem, Schedule, Task, TaskGroup, UnitMention
from tthc.text.unit_list import split_units

Role = Literal["label", "title", "lead", "coordinating", "start", "finish", "products"]
Texts = tuple[str, ...]

_ROLES: Final[tuple[Role, ...]] = ("label", "title", "lead", "coordinating", "start", "finish", "products")
_CENTRED: Final = ("label", "start", "finish")
_LONGEST_WHOLE: Final = 400
"""A row with a longer cell may be cut by a page."""
_BULLET: Final = re.compile(r"\s+(?=(?:[-–+•*]\s*)?$)")


def task_table(plan: Plan, width: int) -> Xml:
    """The task table; nothing where the plan has no groups.

    Args:
        plan: the plan.
        width: between the margins.
    """
    if not plan.task_groups:
        return Xml("")
    roles = _task_roles(plan)
    layout = _Layout("tasks", tuple(role for role in _ROLES if role in roles))
    return layout.table(width, _group_rows(layout, plan.task_groups))


def review_table(plan: Plan, width: int) -> Xml:
    """The table of procedures to review; nothing where the plan has none."""
    if not plan.review_items:
        return Xml("")
    roles = _review_roles(plan.review_items)
    layout = _Layout("review", tuple(role for role in _ROLES if role in roles))
    return layout.table(width, _review_rows(layout, plan.review_items))


def product_texts(deliverable: Deliverable) -> Texts:
    """The cell of products, a paragraph each, as printed.

    Example:
        >>> product_texts(Deliverable(products=("Kế hoạch", "Báo cáo"), products_text="- Kế hoạch; - Báo cáo"))
        ('- Kế hoạch;', '- Báo cáo')
    """
    text = deliverable.products_text
    if text is None:
        return deliverable.products
    cuts: list[int] = []
    at = 0
    for place, product in enumerate(deliverable.products):
        found = text.find(product, at)
        if found < 0:
            return (text,)
        if place:
            gap = _BULLET.search(text, at, found)
            cuts.append(gap.start() if gap else found)
        at = found + len(product)
    return tuple(text[start:end].strip() for start, end in pairwise((0, *cuts, len(text))))


@frozen
class _Layout:
    """The columns of a table.

    Attributes:
        kind: "tasks" or "review".
        roles: what each column holds.
    """

    kind: Literal["tasks", "review"]
    roles: tuple[Role, ...]

    def table(self, width: int, rows: Iterable[Row]) -> Xml:
        return Xml(table(self._widths(width), (*self._head(), *rows)) + paragraph("", "gap"))

    def row(
        self,
        texts: dict[Role, Texts],
        *,
        merge: Merge | None = None,
        merged: Sequence[Role] = (),
        last: bool = True,
    ) -> Row:
        """A row of its cells; times that stand in one cell over both columns have no text for the finish.

        Args:
            texts: the paragraphs of each column.
            merge: how the cells that go on over several rows stand in this one.
            merged: the columns of those cells.
            last: no later row belongs to it.
        """
        both = "start" in self.roles and "finish" in self.roles and "finish" not in texts
        cells = []
        for role in self.roles:
            if role == "finish" and both:
                continue
            content = () if merge == "continue" and role in merged else texts.get(role, ())
            style = "centred" if role in _CENTRED else "cell"
            cells.append(Cell(content or ("",), style, 2 if role == "start" and both else 1,
                              merge if role in merged else None))  # fmt: skip
        longest = max(sum(map(len, cell.texts)) for cell in cells)
        return Row(tuple(cells), whole=longest <= _LONGEST_WHOLE, held=longest <= _LONGEST_WHOLE and not last)

    def heading(self, label: str | None, title: str) -> Row:
        """The row of a group: its number, and its title over all other columns."""
        if "label" not in self.roles:
            return Row((Cell((title,), "group", len(self.roles)),), whole=True)
        number = Cell((label or "",), "group_label")
        return Row((number, Cell((title,), "group", len(self.roles) - 1)), whole=True)

    def _widths(self, width: int) -> list[int]:
        """Widths of the columns by their shares; a number and a date stay in one line."""
        made = [words(self.kind)[role] for role in self.roles]
        total = sum(column["share"] for column in made)
        narrow = [max(width * column["share"] / total, twips(column["least"])) for column in made if "least" in column]
        part = (width - sum(narrow)) / sum(column["share"] for column in made if "least" not in column)
        given = iter(narrow)
        widths = [round(next(given) if "least" in column else column["share"] * part) for column in made]
        widths[self.roles.index("title")] += width - sum(widths)
        return widths

    def _head(self) -> Iterator[Row]:
        """One row, or two where some columns share a head."""
        made = words(self.kind)
        pairs = [(pair, list(roles)) for pair, roles in groupby(self.roles, lambda role: made[role].get("pair"))]
        shared = any(pair and len(roles) > 1 for pair, roles in pairs)
        upper: list[Cell] = []
        lower: list[Cell] = []
        for pair, roles in pairs:
            if pair and len(roles) > 1:
                upper.append(Cell((pair,), "head", len(roles)))
                lower += [Cell((made[role]["head"],), "head") for role in roles]
                continue
            for role in roles:
                name = made[role].get("alone", made[role]["head"])
                upper.append(Cell((name,), "head", merge="restart" if shared else None))
                lower.append(Cell(("",), "head", merge="continue"))
        yield Row(tuple(upper), head=True, whole=True)
        if shared:
            yield Row(tuple(lower), head=True, whole=True)


def _task_roles(plan: Plan) -> set[Role]:
    tasks = [placed.task for placed in plan.tasks()]
    parts = [part for task in tasks for part in task.deliverables]
    roles = _time_roles([part.schedule for part in parts])
    if any(task.label for task in tasks) or any(_has_label(group) for group in plan.task_groups):
        roles.add("label")
    if any(_cell(task.lead_text, task.lead) is not None for task in tasks):
        roles.add("lead")
    if any(_cell(task.coordinating_text, task.coordinating) is not None for task in tasks):
        roles.add("coordinating")
    if any(part.products_text is not None or part.products for part in parts):
        roles.add("products")
    return roles


def _review_roles(items: Sequence[ReviewItem]) -> set[Role]:
    roles = _time_roles([item.schedule for item in items])
    if any(item.label or item.list for item in items):
        roles.add("label")
    if any(item.lead for item in items):
        roles.add("lead")
    if any(item.coordinating for item in items):
        roles.add("coordinating")
    return roles


def _time_roles(schedules: Sequence[Schedule]) -> set[Role]:
    roles: set[Role] = {"title"}
    if any(schedule.finish_text is not None for schedule in schedules):
        roles.add("finish")
    if any(schedule.start_text is not None or _unprinted(schedule) for schedule in schedules):
        roles.add("start")
    return roles


def _has_label(group: TaskGroup) -> bool:
    return bool(group.label) or any(_has_label(inner) for inner in group.groups)


def _unprinted(schedule: Schedule) -> bool:
    """Whether there are terms of which the plan keeps no words."""
    return schedule.start_text is None and schedule.finish_text is None and bool(schedule.terms)


def _times(schedule: Schedule) -> dict[Role, Texts]:
    """The time cells; one text for both columns stands in the first alone."""
    start = str(schedule) if _unprinted(schedule) else schedule.start_text
    if start and not schedule.finish_text:
        return {"start": (start,)}
    return {"start": (start or "",), "finish": (schedule.finish_text or "",)}


def _cell(printed: str | None, units: Sequence[UnitMention]) -> str | None:
    return printed if printed is not None or not units else "; ".join(_named(unit) for unit in units)


def _named(unit: UnitMention) -> str:
    """The name of a unit; "các" comes back where without it the words would name one unit only."""
    one = unit.collective and not any(read.collective for read in split_units(unit.name))
    return f"các {unit.name}" if one else unit.name


def _group_rows(layout: _Layout, groups: Iterable[TaskGroup]) -> Iterator[Row]:
    for group in groups:
        if group.label or group.title:
            yield layout.heading(group.label, group.title)
        yield from _group_rows(layout, group.groups)
        for task in group.tasks:
            yield from _task_rows(layout, task)


def _task_rows(layout: _Layout, task: Task) -> Iterator[Row]:
    """The rows of a task, one for each of its deliverables, and those of its sub-tasks."""
    cells: dict[Role, Texts] = {
        "label": (task.label or "",),
        "title": (task.title,),
        "lead": (_cell(task.lead_text, task.lead) or "",),
        "coordinating": (_cell(task.coordinating_text, task.coordinating) or "",),
    }
    parts = task.deliverables or (Deliverable(),)
    for place, part in enumerate(parts, start=1):
        merge: Merge | None = None if len(parts) == 1 else "restart" if place == 1 else "continue"
        content = cells | _times(part.schedule) | {"products": product_texts(part)}
        yield layout.row(content, merge=merge, merged=tuple(cells), last=place == len(parts))
    for inner in task.tasks:
        yield from _task_rows(layout, inner)


def _review_rows(layout: _Layout, items: Iterable[ReviewItem]) -> Iterator[Row]:
    """The items, each list of them under the number it has."""
    for name, members in groupby(items, lambda item: item.list):
        if name:
            yield layout.heading(name, "")
        for item in members:
            cells: dict[Role, Texts] = {
                "label": (item.label or "",),
                "title": (item.name,),
                "lead": (_cell(None, item.lead) or "",),
                "coordinating": (_cell(None, item.coordinating) or "",),
            }
            yield layout.row(cells | _times(item.schedule))
