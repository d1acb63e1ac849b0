"""The plan's own tasks done on schedule (nhiệm vụ hoàn thành đúng tiến độ), by the progress notes that units sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Self

from attrs import evolve, frozen

from tthc.model import Finding, Plan, Progress, ReviewItem, Task, TaskGroup, UnitMention
from tthc.periods import Completion, Obligation, WorkCalendar
from tthc.periods.planning import timetable
from tthc.periods.reporting import UNCOUNTED
from tthc.periods.standing import as_lead
from tthc.targets.figures.figure import Figure
from tthc.targets.scorecards.bound import Binder
from tthc.targets.scorecards.window import Window

ON_SCHEDULE: Final = "tasks-on-schedule"
"""The indicator that is measured by progress notes."""


@frozen(eq=False)
class OwnProgress:
    """Who owes what by the plan, each as the unit itself has reported.

    Attributes:
        whole: all obligations, as all who lead them stand together.
        by_unit: what each unit leads, itself or as a member of a collective.
        findings: notes that do not count.
    """

    whole: tuple[Obligation, ...]
    by_unit: Mapping[str, tuple[Obligation, ...]]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, plan: Plan, progress: Iterable[Progress], binder: Binder, calendar: WorkCalendar | None = None) -> Self:
        """From a plan and what was reported on it by the binder's day.

        A note may name its unit by any name of the register, a former one too, whatever name the plan prints.
        """
        named = _Named(binder)
        notes = tuple(named.note(note) for note in progress)
        table = timetable(named.plan(plan), as_of=binder.day, progress=notes, calendar=calendar)
        by_unit: dict[str, list[Obligation]] = {}
        for one in table:
            for unit, mention in named.leads(one):
                seen = as_lead(evolve(one, lead=(mention,)), unit, table.as_of, table.soon)
                by_unit.setdefault(unit, []).append(seen)
        faults = tuple(one for one in table.findings if one.code in UNCOUNTED)
        return cls(table.obligations, {unit: tuple(held) for unit, held in by_unit.items()}, faults)

    def completion(self, unit: str | None, window: Window, *, is_whole: bool) -> Completion | None:
        """What was to be done by the end of a window; None where the unit leads nothing of the plan.

        Args:
            unit: id; None for the plan's own unit where the register does not know it.
            window: what is measured.
            is_whole: whether the unit is the plan's own, which answers for all of it.
        """
        held = self.whole if is_whole else self.by_unit.get(unit or "")
        if held is None:
            return None
        return Completion.of(one for one in held if one.due is None or one.due <= window.days.end)


def completion_figure(completion: Completion, unit: str | None, window: Window) -> Figure:
    """A completion as a figure: done in time of what was reported, with how many were reported of those past due."""
    return Figure(
        ON_SCHEDULE,
        unit,
        window.days,
        tally=completion.rate if completion.rate.denominator or not completion.coverage.denominator else None,
        basis="own",
        own=completion.rate,
        coverage=completion.coverage,
    )


@frozen(eq=False)
class _Named:
    """Puts the ids of the register to the names of a plan and of notes."""

    binder: Binder

    def plan(self, plan: Plan) -> Plan:
        groups = tuple(map(self._group, plan.task_groups))
        items = tuple(map(self._item, plan.review_items))
        return plan.model_copy(update={"task_groups": groups, "review_items": items})

    def note(self, note: Progress) -> Progress:
        unit = self._id(UnitMention(name=note.unit)) if note.unit else None
        return note.model_copy(update={"unit": unit}) if unit else note

    def leads(self, one: Obligation) -> Iterator[tuple[str, UnitMention]]:
        """The units that lead an obligation, each once, with the mention that names it."""
        seen: set[str] = set()
        for mention in one.lead:
            for bound in self.binder.of_name(mention):
                if bound.unit is not None and bound.unit not in seen:
                    seen.add(bound.unit)
                    name = bound.name if mention.collective else mention.name
                    yield bound.unit, UnitMention(name=name, unit_id=bound.unit)

    def _group(self, group: TaskGroup) -> TaskGroup:
        groups, tasks = tuple(map(self._group, group.groups)), tuple(map(self._task, group.tasks))
        return group.model_copy(update={"groups": groups, "tasks": tasks})

    def _task(self, task: Task) -> Task:
        return task.model_copy(update={"lead": self._mentions(task.lead), "tasks": tuple(map(self._task, task.tasks))})

    def _item(self, item: ReviewItem) -> ReviewItem:
        return item.model_copy(update={"lead": self._mentions(item.lead)})

    def _mentions(self, mentions: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
        return tuple(one.model_copy(update={"unit_id": self._id(one)}) for one in mentions)

    def _id(self, mention: UnitMention) -> str | None:
        """The id of the one unit a mention stands for; its own id where there is none, or several."""
        if mention.collective:
            return mention.unit_id
        found = [bound.unit for bound in self.binder.of_name(mention)]
        return found[0] if len(found) == 1 and found[0] else mention.unit_id
