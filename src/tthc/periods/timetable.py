"""A plan as a list of obligations on a day (bảng theo dõi tiến độ)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from tthc.model import Finding, Language, Period, Plan, Progress, Term, Unspecified
from tthc.periods.calendar import WorkCalendar
from tthc.periods.duty import Duty, duties
from tthc.periods.explanation import Step
from tthc.periods.obligation import Obligation, ObligationState, names
from tthc.periods.occurrence import Occurrence, occurrences
from tthc.periods.reporting import assign
from tthc.periods.standing import stand

if TYPE_CHECKING:
    from rich.table import Table


@frozen
class Timetable:
    """Obligations on a day, sorted by due day, those without one last, then as the plan has them.

    A filter gives a timetable again, with the same day, calendar and findings.

    Attributes:
        obligations: who owes what by when.
        as_of: the day it is drawn up for.
        soon: how many days ahead count as "due soon".
        calendar: the working days it counts with.
        findings: what is wrong with the notes, and what the plan leaves open.
        title: title of the plan.
    """

    obligations: tuple[Obligation, ...]
    as_of: date
    soon: int
    calendar: WorkCalendar
    findings: tuple[Finding, ...] = ()
    title: str = ""

    def __iter__(self) -> Iterator[Obligation]:
        return iter(self.obligations)

    def __len__(self) -> int:
        return len(self.obligations)

    def __contains__(self, item: object) -> bool:
        return item in self.obligations

    def where(self, holds: Callable[[Obligation], bool]) -> Timetable:
        """Those for which a condition holds."""
        return evolve(self, obligations=tuple(one for one in self.obligations if holds(one)))

    def of_unit(self, name: str, *, coordinating: bool = False) -> Timetable:
        """Those a unit leads, by its name or id; on request also those it coordinates.

        A parenthesis after the printed name may be left out. A collective such as "Sở, ban, ngành" is not spread
        into its members.
        """
        return self.where(lambda one: one.is_led_by(name) or (coordinating and names(one.coordinating, name)))

    def of_group(self, path: str) -> Timetable:
        """Those of a task group and its sub-groups, such as "V" or "group:V"."""
        wanted = path.removeprefix("group:")
        return self.where(lambda one: wanted in one.groups)

    def in_state(self, *states: ObligationState) -> Timetable:
        """Those in one of the states."""
        return self.where(lambda one: one.state in states)

    def overdue(self) -> Timetable:
        """Those past their due day which a unit itself has reported as not done (quá hạn)."""
        return self.in_state("overdue")

    def past_due(self) -> Timetable:
        """Those past their due day of which nothing is known to be done, reported on or not."""
        return self.in_state("overdue", "past_due")

    def due_within(self, days: int) -> Timetable:
        """Those still open whose due day is the day itself or at most so many days after it.

        What runs on through the period is not among them.
        """
        last = self.as_of + timedelta(days=days)
        return self.between(self.as_of, last).where(lambda one: one.is_open and not one.is_continuous)

    def running(self) -> Timetable:
        """Those that run on through the plan's period (thường xuyên)."""
        return self.in_state("running")

    def undated(self) -> Timetable:
        """Those without a due day."""
        return self.where(lambda one: one.due is None)

    def between(self, start: date, end: date) -> Timetable:
        """Those whose due day lies between two days, both inside."""
        return self.where(lambda one: one.due is not None and start <= one.due <= end)

    def to_rich(self, lang: Language = "vi") -> Table:
        """As a table for the terminal."""
        from tthc.periods.show import rich_table

        return rich_table(self, lang)

    def __rich__(self) -> Table:
        return self.to_rich()

    def to_html(self, lang: Language = "vi") -> str:
        """As an HTML table, a fragment."""
        from tthc.periods.show import html_table

        return html_table(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()


def timetable(
    plan: Plan,
    *,
    as_of: date,
    progress: Iterable[Progress] = (),
    calendar: WorkCalendar | None = None,
    soon: int = 7,
) -> Timetable:
    """What a plan asks of whom by when, and how it stands on a day.

    Args:
        plan: the plan.
        as_of: the day.
        progress: what units have reported; notes after ``as_of`` do not count.
        calendar: the working days; Monday to Friday if None.
        soon: how many days ahead count as "due soon".

    Example:
        >>> from tthc.model import Before, Deliverable, Schedule, Task, TaskGroup
        >>> by = Deliverable(schedule=Schedule(terms=(Before(date=date(2026, 6, 15)),)))
        >>> group = TaskGroup(label="I", title="Chung", tasks=(Task(label="1", title="Báo cáo", deliverables=(by,)),))
        >>> table = timetable(Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,)), as_of=date(2026, 6, 1))
        >>> [(one.at, str(one.due), str(one.act_by), one.state) for one in table]
        [('task:I.1', '2026-06-14', '2026-06-12', 'due')]
    """
    calendar = calendar or WorkCalendar.weekdays()
    owed: list[Obligation] = []
    findings: list[Finding] = []
    keys: Counter[str] = Counter()
    for duty in duties(plan):
        for term in duty.schedule.terms or (Unspecified(),):
            owed.extend(_owed(duty, term, time, calendar, keys) for time in occurrences(term, plan.period))
            if _lacks_period(term, plan.period):
                findings.append(Finding.of("term-without-period", at=duty.at, quote=duty.schedule.text or duty.title))
    notes, faults = assign(owed, progress, as_of)
    standing = [stand(one, notes.get(one.key, ()), as_of, soon) for one in owed]
    standing.sort(key=lambda one: one.due or date.max)  # stable: the plan's order within a day
    undated = [one for one in standing if one.due is None]
    dated = [one for one in standing if one.due is not None]
    return Timetable((*dated, *undated), as_of, soon, calendar, (*findings, *faults), plan.title)


def _lacks_period(term: Term, period: Period | None) -> bool:
    recurs = term.kind == "recurring" and term.freq != "periodic"
    return period is None and (recurs or term.kind == "continuous")


def _owed(duty: Duty, term: Term, time: Occurrence, calendar: WorkCalendar, keys: Counter[str]) -> Obligation:
    act_by = calendar.roll_back(time.due) if time.due else None
    key = f"{duty.at}{'' if duty.deliverable is None else f'/{duty.deliverable}'}@{time.label}"
    keys[key] += 1
    return Obligation(
        at=duty.at,
        deliverable=duty.deliverable,
        occurrence=time.label,
        title=duty.title,
        lead=duty.lead,
        coordinating=duty.coordinating,
        products=duty.products,
        term=term,
        opens=time.opens,
        due=time.due,
        act_by=act_by,
        state="no_date",
        steps=(*_printed(duty), *time.steps, *_acting(time, act_by, calendar)),
        groups=duty.groups,
        progress=(),
        key=key if keys[key] == 1 else f"{key}#{keys[key]}",
    )


def _printed(duty: Duty) -> tuple[Step, ...]:
    return (Step.of("printed", text=duty.schedule.text),) if duty.schedule.text else ()


def _acting(time: Occurrence, act_by: date | None, calendar: WorkCalendar) -> Iterator[Step]:
    if time.due is None or act_by is None:
        return
    if act_by == time.due:
        yield Step.of("act-same", due=time.due, calendar=calendar)
        return
    yield Step.of("act-earlier", due=time.due, act_by=act_by, calendar=calendar)
    if time.opens and act_by < time.opens:
        yield Step.of("act-outside", start=time.opens)
