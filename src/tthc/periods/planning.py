"""A plan drawn up as a timetable for a day: its obligations, their days, how they stand, and what is odd about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from tthc.errors import InputError
from tthc.model import Finding, Limit, Period, Plan, Progress, Term, Unspecified
from tthc.periods.binding import Bindings, Bound
from tthc.periods.calendar import WorkCalendar
from tthc.periods.deadline import Deadline, deadline, doubts
from tthc.periods.duty import Duty, duties
from tthc.periods.explanation import Step
from tthc.periods.limited import limited
from tthc.periods.obligation import Obligation
from tthc.periods.occurrence import Occurrence, occurrences
from tthc.periods.reporting import assign
from tthc.periods.standing import stand
from tthc.periods.timetable import Timetable


def timetable(
    plan: Plan,
    *,
    as_of: date,
    progress: Iterable[Progress] = (),
    calendar: WorkCalendar | None = None,
    soon: int = 7,
    bindings: Mapping[str, Bound] | None = None,
    roll_forward: bool = False,
) -> Timetable:
    """What a plan asks of whom by when, and how it stands on a day.

    Args:
        plan: the plan.
        as_of: the day.
        progress: what units have reported; notes after ``as_of`` do not count.
        calendar: the working days; the Vietnamese civil service's if None.
        soon: how many days ahead count as "due soon".
        bindings: dates for what the plan leaves to another document or an event, by its words ("Theo Kế hoạch kiểm
            tra": a last day, or a period; "ngày nhận đủ hồ sơ": the day of the event that a time limit runs from) or by
            the place ("task:V.4").
        roll_forward: whether a due day off moves to the next working day. A plan's date is an order and not a statutory
            time limit, so it does not move unless an office decides so.

    Raises:
        InputError: ``as_of`` is no day, ``soon`` is negative, or a binding is no day.

    Example:
        >>> from tthc.model import Before, Deliverable, Schedule, Task, TaskGroup
        >>> by = Deliverable(schedule=Schedule(terms=(Before(date=date(2026, 6, 15)),)))
        >>> group = TaskGroup(label="I", title="Chung", tasks=(Task(label="1", title="Báo cáo", deliverables=(by,)),))
        >>> table = timetable(Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,)), as_of=date(2026, 6, 1))
        >>> [(one.at, str(one.due), str(one.act_by), one.state) for one in table]
        [('task:I.1', '2026-06-14', '2026-06-12', 'due')]
    """
    if isinstance(as_of, datetime) or not isinstance(as_of, date):
        raise InputError(f"as_of is to be a day, not {as_of!r:.80}", hint="give a datetime.date")
    if soon < 0:
        raise InputError(f"{soon} days ahead cannot be due soon", hint="give soon=0 or more")
    calendar = calendar or WorkCalendar.vietnam()
    bound = Bindings.of(bindings or {})
    owed: list[Obligation] = []
    findings: list[Finding] = []
    keys: Counter[str] = Counter()
    said = [(duty, term) for duty in duties(plan) for term in duty.schedule.terms or (Unspecified(),)]
    for duty, term in said:
        quote = duty.schedule.text or duty.title
        given = bound.occurrence(duty.at, term)
        if given is None and isinstance(term, Limit) and (event := bound.event_day(term)):
            given = limited(term, event, calendar, rolls=roll_forward)
        for time in (given,) if given else occurrences(term, plan.period):
            owed.append(_owed(duty, term, time, deadline(time, term, calendar, roll_forward=roll_forward), keys))
            findings.extend(doubts(duty.at, quote, term, time, calendar, plan.issued_on))
        if _lacks_period(term, plan.period):
            findings.append(Finding.of("term-without-period", at=duty.at, quote=quote))
    unused = bound.unused((duty.at, term) for duty, term in said)
    findings.extend(Finding.of("binding-unused", quote=key) for key in unused)
    findings.extend(_outside(owed, calendar))
    notes, faults = assign(owed, progress, as_of)
    standing = [stand(one, notes.get(one.key, ()), as_of, soon) for one in owed]
    standing.sort(key=lambda one: one.due or date.max)  # stable: the plan's order within a day
    undated = [one for one in standing if one.due is None]
    dated = [one for one in standing if one.due is not None]
    faults = (*findings, *faults)
    return Timetable((*dated, *undated), as_of, soon, calendar, faults, plan.title, identity(plan))


def identity(plan: Plan) -> str:
    """What tells a plan from others: who issued it under which number in which year; of a draft its title."""
    if plan.code is None:
        return plan.title
    return f"{plan.issuer} {plan.code} {plan.issued_on.year if plan.issued_on else ''}"


def _outside(owed: list[Obligation], calendar: WorkCalendar) -> Iterator[Finding]:
    """One remark on all due days the calendar does not cover."""
    days = sorted(one.due for one in owed if one.due and not calendar.covers(one.due))
    if days:
        first, last = days[0].isoformat(), days[-1].isoformat()
        yield Finding.of("due-outside-calendar", count=len(days), first=first, last=last, calendar=calendar.name)


def _lacks_period(term: Term, period: Period | None) -> bool:
    recurs = term.kind == "recurring" and term.freq not in ("periodic", "daily")
    return period is None and (recurs or term.kind == "continuous")


def _owed(duty: Duty, term: Term, time: Occurrence, days: Deadline, keys: Counter[str]) -> Obligation:
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
        due=days.due,
        act_by=days.act_by,
        state="no_date",
        steps=(*_printed(duty), *days.steps),
        groups=duty.groups,
        progress=(),
        history=(),
        key=key if keys[key] == 1 else f"{key}#{keys[key]}",
    )


def _printed(duty: Duty) -> tuple[Step, ...]:
    return (Step.of("printed", text=duty.schedule.text),) if duty.schedule.text else ()
