"""Units, tasks with their cells and sub-tasks, groups of them, and the review list."""

from __future__ import annotations

from hypothesis import strategies as st

from tthc.model import (
    Deliverable,
    Period,
    ReviewItem,
    Target,
    Task,
    TaskGroup,
    UnitMention,
)
from tthc.testing.time import schedules
from tthc.testing.wording import phrases, vietnamese_text

_UNITS = (
    "Sở Tư pháp",
    "Văn phòng UBND tỉnh",
    "Trung tâm Phục vụ hành chính công",
    "UBND phường Đông Hải",
    "Công an xã",
)
_COLLECTIVES = ("Sở, ban, ngành", "UBND cấp xã", "Đơn vị liên quan")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def units() -> st.SearchStrategy[UnitMention]:
    """A unit or a collective as a cell names it, resolved or not.

    Example:
        >>> from hypothesis import find
        >>> find(units(), lambda unit: unit.collective).name
        'Sở, ban, ngành'
    """
    single = st.builds(
        UnitMention,
        name=st.sampled_from(_UNITS) | phrases(max_words=5),
        unit_id=st.none() | _ids(),
    )
    return single | st.sampled_from(_COLLECTIVES).map(lambda name: UnitMention(name=name, collective=True))


def deliverables(within: Period | None = None) -> st.SearchStrategy[Deliverable]:
    """Products with their time: none, one or several; the cell printed, empty or absent."""
    return _deliverables(within)


def tasks(within: Period | None = None, *, targets: st.SearchStrategy[Target] | None = None) -> st.SearchStrategy[Task]:
    """A row of the task table: empty and absent cells, several products, sub-tasks down to a.

    Args:
        within: the period the days of its schedules lie in.
        targets: what its title and products promise; nothing if None.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5, database=None)
        ... @given(tasks())
        ... def units_need_a_cell(task):
        ...     assert bool(task.lead) == bool(task.lead_text)
        >>> units_need_a_cell()
    """
    return _tasks("1", within, _promised(targets), depth=1)


def task_groups(
    within: Period | None = None, *, targets: st.SearchStrategy[Target] | None = None
) -> st.SearchStrategy[TaskGroup]:
    """A group of tasks under a heading, with sub-groups; a table without headings is a group without a label."""
    return _groups(st.sampled_from(_ROMAN), within, _promised(targets), depth=1)


def review_items(within: Period | None = None) -> st.SearchStrategy[ReviewItem]:
    """A group of procedures to review."""
    return st.builds(
        ReviewItem,
        list=st.none() | st.sampled_from(("I", "II", "A")),
        label=st.none() | st.integers(1, 99).map(str),
        name=phrases(),
        lead=_mentions(),
        coordinating=_mentions(),
        schedule=schedules(within),
    )


def _ids() -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z]{2,5}(-[a-z]{2,5}){0,2}", fullmatch=True)


def _mentions() -> st.SearchStrategy[tuple[UnitMention, ...]]:
    return st.lists(units(), max_size=3, unique=True).map(tuple)


def _promised(
    targets: st.SearchStrategy[Target] | None,
) -> st.SearchStrategy[tuple[Target, ...]]:
    return st.just(()) if targets is None else st.lists(targets, max_size=1).map(tuple)


def _cell(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """The cell that prints values; where there are none it is empty, or the table has no such column."""
    return st.just("; ".join(values)) if values else st.sampled_from(("", None))


@st.composite
def _deliverables(draw: st.DrawFn, within: Period | None) -> Deliverable:
    products = tuple(draw(st.lists(phrases(), max_size=3)))
    return Deliverable(
        products=products,
        products_text=draw(_cell(products)),
        schedule=draw(schedules(within)),
    )


@st.composite
def _tasks(
    draw: st.DrawFn,
    label: str,
    within: Period | None,
    targets: st.SearchStrategy[tuple[Target, ...]],
    *,
    depth: int,
) -> Task:
    lead, coordinating = draw(_mentions()), draw(_mentions())
    below = [f"{label}.{number}" for number in range(1, draw(st.integers(0, 2 if depth else 0)) + 1)]
    return Task(
        label=draw(st.sampled_from((label, label, f"{label}.", f"{label})", None))) if depth else label,
        title=draw(phrases() | vietnamese_text(max_lines=1)),
        lead=lead,
        lead_text=draw(_cell(tuple(unit.name for unit in lead))),
        coordinating=coordinating,
        coordinating_text=draw(_cell(tuple(unit.name for unit in coordinating))),
        deliverables=tuple(draw(st.lists(_deliverables(within), max_size=2))),
        targets=draw(targets),
        tasks=tuple(draw(_tasks(each, within, targets, depth=depth - 1)) for each in below),
    )


@st.composite
def _groups(
    draw: st.DrawFn,
    labels: st.SearchStrategy[str],
    within: Period | None,
    targets: st.SearchStrategy[tuple[Target, ...]],
    *,
    depth: int,
) -> TaskGroup:
    label = draw(st.none() | labels)
    inner = _groups(st.sampled_from(("A", "B", "1", "2")), within, targets, depth=depth - 1)
    rows = [str(number) for number in range(1, draw(st.integers(0, 3)) + 1)]
    return TaskGroup(
        label=label,
        title=draw(phrases()) if label else "",
        groups=tuple(draw(st.lists(inner, max_size=2))) if depth else (),
        tasks=tuple(draw(_tasks(row, within, targets, depth=1)) for row in rows),
    )
