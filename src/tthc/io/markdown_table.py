"""The rows of task tables and review lists as the pipe tables of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Self, TypeVar

from attrs import frozen

from tthc.io.markup import escaped
from tthc.io.task_build import split_products
from tthc.model import Deliverable, ReviewItem, Task, TaskGroup, UnitMention
from tthc.text.unit_list import split_units

_HEADS: Final = {
    "label": "TT",
    "title": "Nhiệm vụ",
    "lead": "Đơn vị chủ trì",
    "coordinating": "Đơn vị phối hợp",
    "start": "Thời gian bắt đầu",
    "finish": "Thời gian hoàn thành",
    "products": "Sản phẩm",
}
_REVIEW_HEADS: Final = {
    "label": "TT",
    "title": "Nhóm thủ tục hành chính",
    "lead": "Cơ quan chủ trì rà soát",
    "coordinating": "Cơ quan phối hợp rà soát",
    "start": "Thời gian bắt đầu rà soát",
    "finish": "Thời gian hoàn thành rà soát",
}
_BULLET: Final = re.compile(r"\s+(?=[-–+]\s)")

Cells = dict[str, str]
Read = TypeVar("Read")


@frozen
class Columns:
    """The columns a table has besides number, title and lead."""

    coordinating: bool
    start: bool
    finish: bool
    products: bool

    @classmethod
    def of(cls, group: TaskGroup) -> Self:
        """Those that some row of a group has, be it empty."""
        tasks = list(_tasks(group))
        parts = [part for task in tasks for part in task.deliverables]
        return cls(
            coordinating=any(task.coordinating_text is not None or task.coordinating for task in tasks),
            start=any(part.schedule.start_text is not None for part in parts),
            finish=any(part.schedule.finish_text is not None for part in parts),
            products=any(part.products_text is not None or part.products for part in parts),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in the order they are printed."""
        here = {name for name in ("coordinating", "start", "finish", "products") if getattr(self, name)}
        return tuple(name for name in _HEADS if name in here or name in ("label", "title", "lead"))


def task_rows(columns: Columns, groups: Sequence[TaskGroup]) -> Iterator[str]:
    """The lines of a table of tasks: its head, then a row for each group, task and further deliverable."""
    yield from _head(columns.names, _HEADS)
    for group in groups:
        for cells in _group(group):
            yield _line(columns.names, cells)


def review_rows(items: Sequence[ReviewItem]) -> Iterator[str]:
    """The lines of a review list; a row of its own for each list where there are several."""
    times = [
        name for name in ("start", "finish") if any(getattr(one.schedule, f"{name}_text") is not None for one in items)
    ]
    names = ("label", "title", "lead", "coordinating", *times)
    yield from _head(names, _REVIEW_HEADS)
    above: list[str] = []
    for item in items:
        here = item.list.split(" / ") if item.list else []
        if here != above:
            yield from (_line(names, {"label": part}) for part in here[_shared(above, here) :])
            above = here
        cells = {"label": item.label or "", "title": item.name, "lead": _named(item.lead)}
        cells |= {"coordinating": _named(item.coordinating)}
        cells |= {"start": item.schedule.start_text or "", "finish": item.schedule.finish_text or ""}
        yield _line(names, {name: escaped(cell) for name, cell in cells.items()})


def _shared(above: Sequence[str], here: Sequence[str]) -> int:
    """How many of the first labels two lists have in common; at least the last is said anew."""
    same = 0
    while same < min(len(above), len(here) - 1) and above[same] == here[same]:
        same += 1
    return same


def _head(names: Iterable[str], heads: dict[str, str]) -> Iterator[str]:
    said = [heads[name] for name in names]
    yield f"| {' | '.join(said)} |"
    yield f"| {' | '.join('---' for _ in said)} |"


def _line(names: Iterable[str], cells: Cells) -> str:
    return f"| {' | '.join(cells.get(name, '') for name in names)} |"


def _tasks(group: TaskGroup) -> Iterator[Task]:
    for inner in group.groups:
        yield from _tasks(inner)
    yield from _with_parts(group.tasks)


def _with_parts(tasks: Iterable[Task]) -> Iterator[Task]:
    for task in tasks:
        yield task
        yield from _with_parts(task.tasks)


def _group(group: TaskGroup) -> Iterator[Cells]:
    """A group's own tasks, then its sub-groups; a first task without number that repeats its title is its own row."""
    rows = [cells for task in group.tasks for cells in _task(task)]
    title = f"**{escaped(group.title)}**" if group.title else ""
    first = group.tasks[0] if group.tasks else None
    if first is not None and group.label and first.label is None and first.title == group.title:
        rows[0] |= {"label": escaped(group.label), "title": title}
    elif group.label:
        yield {"label": escaped(group.label), "title": title}
    elif title:
        yield {"label": title}
    yield from rows
    for inner in group.groups:
        yield from _group(inner)


def _task(task: Task) -> Iterator[Cells]:
    parts = task.deliverables or (Deliverable(),)
    for index, part in enumerate(parts):
        cells = {
            "start": escaped(part.schedule.start_text or ""),
            "finish": escaped(part.schedule.finish_text or ""),
            "products": _cell(part.products_text, split_products, part.products),
        }
        if index == 0:
            cells |= {
                "label": escaped(task.label or ""),
                "title": escaped(task.title),
                "lead": _cell(task.lead_text, split_units, task.lead, _named(task.lead)),
                "coordinating": _cell(
                    task.coordinating_text, split_units, task.coordinating, _named(task.coordinating)
                ),
            }
        yield cells
    for inner in task.tasks:
        yield from _task(inner)


def _cell(
    printed: str | None, split: Callable[[str], tuple[Read, ...]], said: tuple[Read, ...], named: str = ""
) -> str:
    """The cell as printed, its list items on lines of their own where they are read so, else its items by name."""
    text = printed or ""
    in_lines = _BULLET.sub("\n", text)
    listed = named or "; ".join(map(str, said))
    fitting = (way for way in (text, in_lines, listed) if way and split(way) == said)
    best = next(fitting, text or listed)
    return escaped(best).replace("\n", "<br>")


def _named(mentions: Iterable[UnitMention]) -> str:
    """Units by name; one that stands for several has its "các" again where it is needed to be read so."""
    return "; ".join(
        next((way for way in (unit.name, f"các {unit.name}") if split_units(way) == (unit,)), unit.name)
        for unit in mentions
    )
