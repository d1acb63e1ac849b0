"""The tables of the report page: tasks, targets, milestones, the review list, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from tthc.draw.html import Column, Markup, cell_of, element, head_of, join, row_of, table
from tthc.io.report_view import Block, View, lines
from tthc.model import Deliverable, Finding, Target
from tthc.model.paths import PlacedTask, clean_label
from tthc.periods.duty import Duty
from tthc.periods.obligation import Obligation

_TASK_COLUMNS: Final = ("label", "task", "lead", "coordinating", "time", "due", "products")
_CLASSES: Final = {"task": "title"}
# More due days than this are summed up, or a monthly duty would fill the page.
_DAYS_SHOWN: Final = 4


def task_table(view: View) -> Markup:
    """The task table, a body for each group."""
    columns = _columns(view, _TASK_COLUMNS, row_head="task")
    bodies = (
        element("tbody", _group_row(block, view), *_task_rows(block, columns, view), role="rowgroup")
        for block in view.blocks
    )
    return element("table", head_of(columns), *bodies, role="table", class_="tasks")


def _columns(view: View, names: Iterable[str], *, row_head: str) -> tuple[Column, ...]:
    return tuple(
        Column(view.words("column", name), _CLASSES.get(name, name), is_row_head=name == row_head) for name in names
    )


def _group_row(block: Block, view: View) -> Markup | None:
    label = clean_label(block.group.label)
    if not label and not block.group.title:
        return None
    head = join([element("span", label, class_="path") if label else None, view.words.printed(block.group.title)], " ")
    cell = element("th", head, scope="rowgroup", role="rowheader", colspan=len(_TASK_COLUMNS))
    return element("tr", cell, role="row", class_="group")


def _task_rows(block: Block, columns: tuple[Column, ...], view: View) -> Iterator[Markup]:
    for placed in block.tasks:
        yield from _rows_of(placed, columns, view)


def _rows_of(placed: PlacedTask, columns: tuple[Column, ...], view: View) -> Iterator[Markup]:
    """One row, and one more for each further deliverable; what they share spans them."""
    task, at = placed.task, f"task:{placed.path}"
    parts = task.deliverables or (Deliverable(),)
    shared = (
        clean_label(task.label),
        view.words.printed(task.title),
        view.units(task.lead, task.lead_text),
        view.units(task.coordinating, task.coordinating_text),
    )
    cells = [cell_of(column, content, rows=len(parts)) for column, content in zip(columns, shared, strict=False)]
    for index, part in enumerate(parts):
        owed = view.owed.get((at, index if task.deliverables else None), ())
        own = (view.words.printed(part.schedule.text), due_cell(owed, view), _products(part, view))
        cells += [cell_of(column, content) for column, content in zip(columns[len(shared) :], own, strict=True)]
        first = index == 0
        name = "sub" if placed.parent else None
        yield element("tr", *cells, role="row", id=view.anchors[at] if first else None, class_=name)
        cells = []


def _products(part: Deliverable, view: View) -> Markup | str | None:
    if len(part.products) < 2:
        return view.words.printed("; ".join(part.products) or part.products_text)
    return element("ul", *(element("li", view.words.printed(product)) for product in part.products), class_="products")


def due_cell(owed: tuple[Obligation, ...], view: View) -> Markup:
    """Due days and how they stand; many are summed up."""
    dated = [one for one in owed if one.due and not one.is_continuous]
    if len(dated) > _DAYS_SHOWN:
        return join([_summed_up(dated, view), *(_due(one, view) for one in owed if one not in dated)])
    return join(dict.fromkeys(_due(one, view) for one in owed))


def _due(one: Obligation, view: View) -> Markup:
    if one.due is None or one.is_continuous:
        return element("p", view.pill(one.state))
    day = element("span", view.words.day(one.due), class_="day")
    acting = None
    if one.act_by and one.act_by != one.due:
        acting = element("p", view.words("due", "act_by", day=view.words.day(one.act_by)), class_="muted small")
    return join([element("p", day), acting, element("p", view.pill(one.state))])


def _summed_up(dated: list[Obligation], view: View) -> Markup:
    words = view.words
    days = sorted(one.due for one in dated if one.due)
    said = words("due", "several", count=len(dated), first=words.day(days[0]), last=words.day(days[-1]))
    coming = [one.due for one in dated if one.due and one.is_open and one.due >= view.timetable.as_of]
    following = words("due", "next", day=words.day(min(coming))) if coming else None
    states = Counter(one.state for one in dated)
    counted = (join([view.pill(state), f" {count}"]) for state, count in states.items())
    return lines([said, following, *counted])


def target_table(view: View) -> Markup:
    """Every target, the parts of each right after it."""
    columns = _columns(view, ("value", "text", "due", "where"), row_head="text")
    targets = (*view.plan.targets, *(target for placed in view.plan.tasks() for target in placed.task.targets))
    return table(columns, _target_rows(targets, view, ()), name="targets")


def _target_rows(
    targets: Iterable[Target], view: View, above: tuple[str, ...]
) -> Iterator[tuple[Markup | str | None, ...]]:
    words = view.words
    for target in targets:
        at = target.at or next(iter(above), "")
        facts = [
            words("target", "scope", text=target.scope) if target.scope else None,
            words("target", "baseline", text=target.baseline.text) if target.baseline else None,
        ]
        details = (element("span", fact, class_="muted small") for fact in facts if fact)
        text = lines([join(["– " if above else None, words.printed(target.text)]), *details])
        amount = element("span", words.amount(target), class_="number")
        due = element("span", words.day(target.due), class_="day") if target.due else None
        yield amount, text, due, view.link(at) if at else ""
        yield from _target_rows(target.parts, view, (at, *above))


def milestone_table(view: View) -> Markup:
    """The dated steps of the prose, in the order of the plan; a column for the addressee only where one is named."""
    named = any(step.addressee for step in view.plan.milestones)
    names = ("due", "text", "where", *(("addressee",) if named else ()))
    columns = _columns(view, names, row_head="text")
    rows = (
        row_of(columns, cells[: len(columns)], id=view.anchors[duty.at])
        for duty, cells in zip(view.milestones, _steps(view), strict=True)
    )
    return _table_of(columns, rows, "milestones")


def _steps(view: View) -> Iterator[tuple[Markup | str | None, ...]]:
    for step, duty in zip(view.plan.milestones, view.milestones, strict=True):
        due = due_cell(view.owed.get((duty.at, None), ()), view)
        words = view.words
        yield due, words.printed(step.text), words.where(step.at), words.printed(step.addressee)


def review_table(view: View) -> Markup:
    """The procedures to review; a column for the list only where there are several."""
    lists = {item.list for item in view.plan.review_items}
    names = (*(("list",) if len(lists) > 1 else ()), "label", "procedures", "lead", "coordinating", "time", "due")
    columns = _columns(view, names, row_head="procedures")
    rows = (
        row_of(columns, cells[-len(columns) :], id=view.anchors[duty.at])
        for duty, cells in zip(view.review, _reviewed(view), strict=True)
    )
    return _table_of(columns, rows, "review")


def _reviewed(view: View) -> Iterator[tuple[Markup | str | None, ...]]:
    for item, duty in zip(view.plan.review_items, view.review, strict=True):
        yield (
            view.words.printed(item.list),
            clean_label(item.label),
            view.words.printed(item.name),
            view.units(item.lead),
            view.units(item.coordinating),
            _time(duty, view),
            due_cell(view.owed.get((duty.at, None), ()), view),
        )


def _time(duty: Duty, view: View) -> Markup | str | None:
    return view.words.printed(duty.schedule.text)


def finding_table(view: View, findings: Iterable[Finding]) -> Markup:
    """What was noted about the document and the progress notes."""
    words = view.words
    columns = _columns(view, ("severity", "message", "where", "line"), row_head="message")
    rows = (
        (
            words("severity", finding.severity),
            element("span", finding.message(words.lang), class_="code", title=finding.code),
            view.link(finding.at),
            words.place(finding.place),
        )
        for finding in findings
    )
    return table(columns, rows, name="findings")


def _table_of(columns: tuple[Column, ...], rows: Iterable[Markup], name: str) -> Markup:
    body = element("tbody", *rows, role="rowgroup")
    return element("table", head_of(columns), body, role="table", class_=name)
