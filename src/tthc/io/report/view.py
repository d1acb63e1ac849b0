"""What the parts of the report page share: the plan, its timetable, and where each thing stands on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from tthc.draw.html import Markup, element, join
from tthc.io.report.facets import Facets
from tthc.io.report.words import ReportWords
from tthc.model import Plan, Task, TaskGroup, UnitMention
from tthc.model.paths import PlacedTask, walk_groups
from tthc.periods.duty import Duty, duties
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.picture import TONE_OF
from tthc.periods.timetable import Timetable
from tthc.periods.wording import word


@frozen
class Block:
    """A group of the task table: itself, the tasks right in it, how deep it lies."""

    path: str
    group: TaskGroup
    depth: int
    tasks: tuple[PlacedTask, ...]


@frozen
class View:
    """A plan and its timetable, ready to be shown.

    Attributes:
        plan: the plan.
        timetable: its obligations on a day.
        words: the words of the page.
        blocks: the task table in the order it is shown: a group's own tasks, then its sub-groups.
        milestones: the duties of the dated steps, in the order of the plan.
        review: the duties of the review list, likewise.
        anchors: path of an obligation to the id of its row.
        owed: path and deliverable to the obligations.
        facets: what the rows are filtered by.
    """

    plan: Plan
    timetable: Timetable
    words: ReportWords
    blocks: tuple[Block, ...]
    milestones: tuple[Duty, ...]
    review: tuple[Duty, ...]
    anchors: Mapping[str, str]
    owed: Mapping[tuple[str, int | None], tuple[Obligation, ...]]
    facets: Facets

    @classmethod
    def of(cls, plan: Plan, timetable: Timetable, words: ReportWords) -> View:
        """Look everything up once."""
        every = tuple(duties(plan))
        split = len(every) - len(plan.review_items)
        milestones = every[split - len(plan.milestones) : split]
        review = every[split:]
        owed: dict[tuple[str, int | None], tuple[Obligation, ...]] = {}
        for one in timetable:
            owed[one.at, one.deliverable] = (*owed.get((one.at, one.deliverable), ()), one)
        anchors = {f"task:{placed.path}": f"t{number}" for number, placed in enumerate(plan.tasks(), start=1)}
        anchors |= {duty.at: f"m{number}" for number, duty in enumerate(milestones, start=1)}
        anchors |= {duty.at: f"r{number}" for number, duty in enumerate(review, start=1)}
        facets = Facets.of(plan, timetable)
        return cls(plan, timetable, words, tuple(_blocks(plan)), milestones, review, anchors, owed, facets)

    def link(self, at: str, text: str | None = None) -> Markup | str:
        """The place in words, as a link where the page has a row for it."""
        shown = text or self.words.where(at)
        anchor = self.anchors.get(at)
        return element("a", shown, href=f"#{anchor}") if anchor else shown

    def pill(self, state: ObligationState) -> Markup:
        """A state in words, with its colour before it."""
        return element("span", word("state", state, self.words.lang), class_=f"pill {TONE_OF[state]}")

    def owed_at(self, at: str) -> tuple[Obligation, ...]:
        """The obligations of a row, all its deliverables together."""
        return tuple(one for (place, _), owed in self.owed.items() if place == at for one in owed)

    def days_left(self, due: date) -> str:
        """How far a due day is from the day of the page."""
        days = (due - self.timetable.as_of).days
        if days == 0:
            return self.words("due", "today")
        return self.words.counted("due", "days_left" if days > 0 else "days_past", abs(days), count=abs(days))

    def units(self, mentions: Iterable[UnitMention], printed: str | None = None) -> Markup | str | None:
        """Names of units, or the cell as printed where nothing was read from it."""
        return self.words.printed("; ".join(unit.name for unit in mentions) or printed or "")


def lines(parts: Iterable[str | None]) -> Markup:
    """Parts as paragraphs of a cell; empty ones are left out."""
    return join(element("p", part) for part in parts if part)


def _blocks(plan: Plan) -> Iterator[Block]:
    """Groups with their own tasks. ``plan.tasks()`` is taken in step, so that equal groups are kept apart."""
    tasks, groups = plan.tasks(), walk_groups(plan.task_groups)

    def down(group: TaskGroup, depth: int) -> Iterator[Block]:
        path = next(groups).path
        inner = [block for each in group.groups for block in down(each, depth + 1)]
        own = tuple(next(tasks) for _ in range(_count(group.tasks)))
        yield Block(path, group, depth, own)
        yield from inner

    for group in plan.task_groups:
        yield from down(group, 0)


def _count(tasks: Iterable[Task]) -> int:
    return sum(1 + _count(task.tasks) for task in tasks)
