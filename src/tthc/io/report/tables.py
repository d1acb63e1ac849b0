"""The tables of the report page that follow the plan: tasks, milestones, the review list, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from tthc.draw.html import Child, Column, Markup, element, join
from tthc.io.report.table import Entry, cells, columns, day, framed, listing
from tthc.io.report.view import Block, View, lines
from tthc.model import Deliverable, Finding
from tthc.model.paths import PlacedTask, clean_label
from tthc.periods.obligation import Obligation

_TASK_COLUMNS: Final = ("label", "task", "lead", "coordinating", "time", "due", "products")
_SHARED: Final = 4
# More due days than this are summed up, or a monthly duty would fill the page.
_DAYS_SHOWN: Final = 4


def task_table(view: View) -> Markup:
    """The task table, a body for each group."""
    heads = columns(view.words, _TASK_COLUMNS, row_head="task")
    bodies = (
        element(
            "tbody",
            _group_row(block, view),
            *(row for placed in block.tasks for row in _rows_of(placed, heads, view)),
            role="rowgroup",
            data_depth=block.depth,
        )
        for block in view.blocks
    )
    return framed(heads, bodies, name="tasks", caption=view.words("heading", "tasks"))


def _group_row(block: Block, view: View) -> Markup | None:
    label = clean_label(block.group.label)
    if not label and not block.group.title:
        return None
    head = join([element("span", label, class_="path") if label else None, view.words.printed(block.group.title)], " ")
    cell = element("th", head, scope="rowgroup", role="rowheader", colspan=len(_TASK_COLUMNS))
    return element("tr", cell, role="row", class_="group")


def _rows_of(placed: PlacedTask, heads: tuple[Column, ...], view: View) -> Iterator[Markup]:
    """One row, and one more for each further deliverable; what they share spans them."""
    task, at = placed.task, f"task:{placed.path}"
    parts = task.deliverables or (Deliverable(),)
    shared = (
        clean_label(task.label),
        view.words.printed(task.title),
        view.units(task.lead, task.lead_text),
        view.units(task.coordinating, task.coordinating_text),
    )
    sub = "sub" if placed.parent else None
    for index, part in enumerate(parts):
        owed = view.owed.get((at, index if task.deliverables else None), ())
        own = cells(
            heads[_SHARED:], (view.words.printed(part.schedule.text), due_cell(owed, view), _products(part, view))
        )
        if index:
            yield element("tr", *own, class_="part sub" if sub else "part", role="row")
            continue
        facets = view.facets.row(view.owed_at(at), lead=task.lead, coordinating=task.coordinating)
        above = view.anchors[f"task:{placed.parent}"] if placed.parent else None
        first = cells(heads[:_SHARED], shared, rows=len(parts))
        yield element("tr", *first, *own, id=view.anchors[at], class_=sub, data_parent=above, **facets, role="row")


def _products(part: Deliverable, view: View) -> Child:
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
    acting = None
    if one.act_by and one.act_by != one.due:
        acting = element("p", view.words("due", "act_by", day=view.words.day(one.act_by)), class_="muted small")
    return join([element("p", day(one.due, view.words)), acting, element("p", view.pill(one.state))])


def _summed_up(dated: list[Obligation], view: View) -> Markup:
    words = view.words
    days = sorted(one.due for one in dated if one.due)
    said = words("due", "several", count=len(dated), first=words.day(days[0]), last=words.day(days[-1]))
    coming = [one.due for one in dated if one.due and one.is_open and one.due >= view.timetable.as_of]
    nearest = min(coming, default=days[-1])
    following = words("due", "next", day=words.day(nearest)) if coming else None
    states = Counter(one.state for one in dated)
    counted = (join([view.pill(state), f" {count}"]) for state, count in states.items())
    # The day it is put in order by: the next one, after the last one that one.
    return lines([element("time", said, datetime=nearest.isoformat()), following, *counted])


def milestone_table(view: View) -> Markup:
    """The dated steps of the prose, in the order of the plan; a column for the addressee only where one is named."""
    named = any(step.addressee for step in view.plan.milestones)
    names = ("due", "text", "where", *(("addressee",) if named else ()))
    heads = columns(view.words, names, row_head="text")
    return listing(heads, _steps(view, len(names)), name="milestones", caption=view.words("heading", "milestones"))


def _steps(view: View, count: int) -> Iterator[Entry]:
    words = view.words
    for step, duty in zip(view.plan.milestones, view.milestones, strict=True):
        owed = view.owed.get((duty.at, None), ())
        contents = (due_cell(owed, view), words.printed(step.text), words.where(step.at), words.printed(step.addressee))
        yield contents[:count], {"id": view.anchors[duty.at], **view.facets.row(owed)}


def review_table(view: View) -> Markup:
    """The procedures to review; a column for the list only where there are several."""
    lists = {item.list for item in view.plan.review_items}
    names = (*(("list",) if len(lists) > 1 else ()), "label", "procedures", "lead", "coordinating", "time", "due")
    heads = columns(view.words, names, row_head="procedures")
    return listing(heads, _reviewed(view, len(names)), name="review", caption=view.words("heading", "review"))


def _reviewed(view: View, count: int) -> Iterator[Entry]:
    for item, duty in zip(view.plan.review_items, view.review, strict=True):
        owed = view.owed.get((duty.at, None), ())
        contents = (
            view.words.printed(item.list),
            clean_label(item.label),
            view.words.printed(item.name),
            view.units(item.lead),
            view.units(item.coordinating),
            view.words.printed(duty.schedule.text),
            due_cell(owed, view),
        )
        facets = view.facets.row(owed, lead=item.lead, coordinating=item.coordinating)
        yield contents[-count:], {"id": view.anchors[duty.at], **facets}


def finding_table(view: View, findings: Iterable[Finding]) -> Markup:
    """What was noted about the document and the progress notes."""
    words = view.words
    heads = columns(words, ("severity", "message", "where", "line"), row_head="message")
    entries: Iterator[Entry] = (
        (
            (
                words("severity", finding.severity),
                element("span", finding.message(words.lang), class_="code", title=finding.code),
                view.link(finding.at),
                words.place(finding.place),
            ),
            {},
        )
        for finding in findings
    )
    return listing(heads, entries, name="findings", caption=words("heading", "findings"))
