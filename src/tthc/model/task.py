"""The task table of a plan (bảng phân công nhiệm vụ): groups, tasks and what each delivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tthc.model.frozen import Frozen
from tthc.model.schedule import Schedule
from tthc.model.target import Target
from tthc.model.unit import UnitMention

if TYPE_CHECKING:
    from rich.panel import Panel


class Deliverable(Frozen):
    """A product and its time (sản phẩm dự kiến hoàn thành).

    Attributes:
        products: the products, one each.
        products_text: the cell as printed; None where the table has no such column.
        schedule: when it is due.
    """

    products: tuple[str, ...] = ()
    products_text: str | None = None
    schedule: Schedule = Schedule()


class Task(Frozen):
    """One row of the task table (nhiệm vụ), or several where a page cut it.

    Attributes:
        label: the number printed in the row, None where there is none.
        title: what is to be done.
        lead: units that lead (đơn vị chủ trì).
        lead_text: the cell as printed; None where the table has no such column.
        coordinating: units that coordinate (đơn vị phối hợp).
        coordinating_text: the cell as printed, likewise.
        deliverables: one for most rows, several where a row has several times and products.
        targets: what the title and the products promise.
        tasks: sub-tasks.
    """

    label: str | None = None
    title: str
    lead: tuple[UnitMention, ...] = ()
    lead_text: str | None = None
    coordinating: tuple[UnitMention, ...] = ()
    coordinating_text: str | None = None
    deliverables: tuple[Deliverable, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()

    def __rich__(self) -> Panel:
        from tthc.model.show import rich_card, task_card

        return rich_card(task_card(self))

    def _repr_html_(self) -> str:
        from tthc.model.show import html_card, task_card

        return html_card(task_card(self))


class TaskGroup(Frozen):
    """A heading of the task table and the tasks under it (nhóm nhiệm vụ).

    Attributes:
        label: the number printed, such as "I"; None where there is none.
        title: the heading; "" for a table without headings.
        groups: sub-groups.
        tasks: tasks.
    """

    label: str | None = None
    title: str
    groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[Task, ...] = ()
