"""From the rows of the sheets back to what the plan holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from attrs import Factory, define, frozen

from tthc.io.excel.edit import (
    annex_of,
    basis_of,
    deliverable_of,
    group_of,
    milestone_of,
    paragraph_of,
    review_of,
    section_of,
    task_of,
)
from tthc.io.excel.edit_time import TERM_CELLS, WORD_CELLS, schedule_of, term_of
from tthc.io.excel.entry import Entry, Forest
from tthc.io.excel.row import Paragraph
from tthc.model import (
    Annex,
    Deliverable,
    LegalBasis,
    Milestone,
    ReviewItem,
    Schedule,
    Section,
    Task,
    TaskGroup,
)
from tthc.model.frozen import Frozen

Kind = TypeVar("Kind", bound=Frozen)

_DELIVERY = ("products", *WORD_CELLS, *TERM_CELLS)


@frozen
class Prose:
    """The prose of a plan: its own and that of its annexes."""

    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]


@define
class TaskTable:
    """The task table, and which row each task and each of its deliverables came from.

    Attributes:
        groups: the groups.
        rows: of each task, known by its identity, the ids of its rows: its own, which is that of its first
            deliverable too, then those of the others.
    """

    groups: tuple[TaskGroup, ...] = ()
    rows: dict[int, tuple[str, ...]] = Factory(dict)


def task_table(forest: Forest) -> TaskTable:
    """The task table that the rows say; tasks above all groups stand in one without a heading."""
    table = TaskTable()
    groups: list[TaskGroup] = []
    loose: list[Task] = []
    for place in forest.under(None):
        entry = forest.entries[place]
        if entry.kind == "task":
            loose.append(_task(forest, place, table))
            continue
        if loose:
            groups.append(TaskGroup(title="", tasks=tuple(loose)))
            loose = []
        if entry.kind == "group":
            groups.append(_group(forest, place, table))
        else:
            _misplaced(forest, place)
    if loose:
        groups.append(TaskGroup(title="", tasks=tuple(loose)))
    table.groups = tuple(groups)
    return table


def prose(forest: Forest) -> Prose:
    """The prose that the rows say; paragraphs above all sections stand in one without a heading."""
    annexes: list[Annex] = []
    for place in forest.under(None):
        if forest.entries[place].kind == "annex":
            entry = forest.entries[place]
            own = annex_of(_record(entry, Annex), entry.given)
            annexes.append(own.model_copy(update={"sections": _sections(forest, place)}))
    return Prose(_sections(forest, None), tuple(annexes))


def milestones(forest: Forest) -> tuple[tuple[str, Milestone], ...]:
    """The dated steps, each with the id of its row."""
    found = []
    for place, entry in _of_kind(forest, "milestone"):
        step = milestone_of(_record(entry, Milestone), entry.given)
        schedule = _schedule(forest, place, step.schedule if entry.record else None)
        found.append((entry.id, step.model_copy(update={"schedule": schedule})))
    return tuple(found)


def review_items(forest: Forest) -> tuple[tuple[str, ReviewItem], ...]:
    """The procedures to review, each with the id of its row."""
    found = []
    for place, entry in _of_kind(forest, "review"):
        item = review_of(_record(entry, ReviewItem), entry.given)
        schedule = _schedule(forest, place, item.schedule if entry.record else None)
        found.append((entry.id, item.model_copy(update={"schedule": schedule})))
    return tuple(found)


def legal_bases(forest: Forest, under: int | None = None) -> tuple[LegalBasis, ...]:
    """The documents named, each with those that amended it."""
    found = []
    for place in forest.under(under):
        entry = forest.entries[place]
        basis = basis_of(_record(entry, LegalBasis), entry.given)
        found.append(basis.model_copy(update={"amended_by": legal_bases(forest, place) or basis.amended_by}))
    return tuple(found)


def _record(entry: Entry, kind: type[Kind]) -> Kind | None:
    item = entry.record.item if entry.record else None
    return item if isinstance(item, kind) else None


def _of_kind(forest: Forest, kind: str) -> Iterator[tuple[int, Entry]]:
    """The outermost rows of a kind; others have no place there."""
    for place in forest.under(None):
        if forest.entries[place].kind == kind:
            yield place, forest.entries[place]
        else:
            _misplaced(forest, place)


def _group(forest: Forest, place: int, table: TaskTable) -> TaskGroup:
    entry = forest.entries[place]
    group = group_of(_record(entry, TaskGroup), entry.given)
    groups, tasks = [], []
    for inner in forest.under(place):
        match forest.entries[inner].kind:
            case "group":
                groups.append(_group(forest, inner, table))
            case "task":
                tasks.append(_task(forest, inner, table))
            case _:
                _misplaced(forest, inner)
    return group.model_copy(update={"groups": tuple(groups), "tasks": tuple(tasks)})


def _task(forest: Forest, place: int, table: TaskTable) -> Task:
    entry = forest.entries[place]
    task = task_of(_record(entry, Task), entry.given)
    first = _first_deliverable(forest, place)
    deliverables, ids, tasks = [*first], [entry.id for _ in first], []
    for inner in forest.under(place):
        below = forest.entries[inner]
        if below.kind == "task":
            tasks.append(_task(forest, inner, table))
        elif below.kind == "deliverable":
            deliverables.append(_deliverable(forest, inner, _record(below, Deliverable), is_new=below.record is None))
            ids.append(below.id)
    task = task.model_copy(update={"deliverables": tuple(deliverables), "tasks": tuple(tasks)})
    table.rows[id(task)] = (entry.id, *ids)
    return task


def _first_deliverable(forest: Forest, place: int) -> list[Deliverable]:
    """The deliverable that stands in the row of the task itself, if any does."""
    entry = forest.entries[place]
    old = entry.record.part if entry.record else None
    changed = entry.given.changed(_DELIVERY)
    terms_below = any(forest.entries[inner].kind == "term" for inner in forest.under(place))
    if old is None and not changed and not terms_below:
        return []
    if changed and entry.given.is_blank(*_DELIVERY) and not terms_below:
        return []
    return [_deliverable(forest, place, old, is_new=old is None)]


def _deliverable(forest: Forest, place: int, old: Deliverable | None, *, is_new: bool) -> Deliverable:
    part = deliverable_of(old, forest.entries[place].given)
    return part.model_copy(update={"schedule": _schedule(forest, place, None if is_new else part.schedule)})


def _schedule(forest: Forest, place: int, old: Schedule | None) -> Schedule:
    """The schedule of a row, by its own cells and the rows of further terms below it."""
    entry = forest.entries[place]
    first = term_of(entry.record.term if entry.record else None, entry.given)
    further = [
        term_of(below.record.term if below.record else None, below.given)
        for below in (forest.entries[inner] for inner in forest.under(place))
        if below.kind == "term"
    ]
    return schedule_of(old, entry.given, tuple(term for term in (first, *further) if term is not None))


def _sections(forest: Forest, under: int | None) -> tuple[Section, ...]:
    """The sections right under a row, or under none; paragraphs outside of all stand in one without a head."""
    found: list[Section] = []
    loose: list[str] = []
    for place in forest.under(under):
        entry = forest.entries[place]
        if entry.kind == "paragraph":
            loose.append(_paragraph(entry))
            continue
        if loose:
            found.append(Section(paragraphs=tuple(loose)))
            loose = []
        if entry.kind == "section":
            found.append(_section(forest, place))
    return (*found, *((Section(paragraphs=tuple(loose)),) if loose else ()))


def _section(forest: Forest, place: int) -> Section:
    entry = forest.entries[place]
    inner = [(one, forest.entries[one]) for one in forest.under(place)]
    own = section_of(_record(entry, Section), entry.given)
    texts = tuple(_paragraph(below) for _, below in inner if below.kind == "paragraph")
    sections = tuple(_section(forest, one) for one, below in inner if below.kind == "section")
    return own.model_copy(update={"paragraphs": texts, "sections": sections})


def _paragraph(entry: Entry) -> str:
    return paragraph_of(_record(entry, Paragraph), entry.given).text


def _misplaced(forest: Forest, place: int) -> None:
    """Note a row that has nothing to belong to, with all its words, and those below it."""
    given = forest.entries[place].given
    given.note("workbook-row-misplaced", "level", quote=given.line(given.cells))
    for inner in forest.under(place):
        _misplaced(forest, inner)
