"""From the time a term asks for to the day to act by, on a calendar; and what is to be doubted about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from tthc.model import Before, By, Finding, Period, Recurring, Term, Window
from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step
from tthc.periods.occurrence import Occurrence


@frozen
class Deadline:
    """The days of one occurrence on a calendar.

    Attributes:
        due: last lawful day.
        act_by: last working day not after it; None where there is none, or the calendar does not cover it.
        steps: how they were worked out.
    """

    due: date | None
    act_by: date | None
    steps: tuple[Step, ...]


def deadline(time: Occurrence, term: Term, calendar: WorkCalendar, *, roll_forward: bool) -> Deadline:
    """The day to act by; with ``roll_forward`` a due day off moves to the next working day.

    Example:
        >>> from tthc.model import By
        >>> term = By(date=date(2026, 8, 30))
        >>> time = Occurrence("2026-08-30", None, term.date, ())
        >>> str(deadline(time, term, WorkCalendar.vietnam(), roll_forward=False).act_by)
        '2026-08-28'
        >>> str(deadline(time, term, WorkCalendar.vietnam(), roll_forward=True).due)
        '2026-09-03'
    """
    if time.due is None:
        return Deadline(None, None, time.steps)
    if not calendar.covers(time.due):
        return Deadline(time.due, None, (*time.steps, Step.of("act-unknown", due=time.due)))
    due = time.due
    steps = list(time.steps)
    can_move = roll_forward and term.kind != "continuous" and calendar.count_between(due, calendar.last) > 0
    if can_move and not calendar.is_working_day(due):
        due = calendar.roll(due)
        steps.append(Step.of("rolled-by-choice", day=time.due, due=due))
    act_by = _last_working_day(due, calendar)
    steps += _acting(time, due, act_by, calendar)
    if calendar.is_provisional(due):
        steps.append(Step.of("provisional", day=due, last=calendar.announced_to))
    return Deadline(due, act_by, tuple(steps))


def doubts(
    at: str, quote: str, term: Term, time: Occurrence, calendar: WorkCalendar, issued_on: date | None
) -> Iterator[Finding]:
    """What is odd about a time: a printed day off, a day inside Tết, a day before the plan, an end before the start."""
    due = time.due
    if due is None:
        return
    if isinstance(term, Window) and term.start and term.start > due:
        yield Finding.of("schedule-reversed", at=at, quote=quote)
    if issued_on and due < issued_on and not isinstance(term, Recurring):
        yield Finding.of("due-before-issue", at=at, quote=quote, due=due.isoformat(), issued=issued_on.isoformat())
    if calendar.covers(due) and _is_printed(term) and not calendar.is_working_day(due):
        code = "due-inside-tet" if _is_tet(due, calendar) else "due-on-day-off"
        act_by = str(_last_working_day(due, calendar) or "?")
        yield Finding.of(code, at=at, quote=quote, due=due.isoformat(), act_by=act_by)


def _is_printed(term: Term) -> bool:
    """Whether the plan prints the day itself; the end of a month or quarter falls on a day off by itself."""
    if isinstance(term, Window) and term.start and term.end and term.start <= term.end:
        return Period(start=term.start, end=term.end).kind == "days"
    return isinstance(term, (Before, By, Window))


def _is_tet(day: date, calendar: WorkCalendar) -> bool:
    """Whether a day off lies in the break around Tết, the weekends in and beside it included."""
    entries = calendar.entries_on(day)
    if any(entry.occasion == "tet" for entry in entries):
        return True
    if entries:
        return False
    near = Period(start=date.fromordinal(day.toordinal() - 2), end=date.fromordinal(day.toordinal() + 2))
    breaks = {entry.day for entry in calendar.entries_in(near) if entry.occasion == "tet"}
    return any(_all_off(day, other, calendar) for other in breaks)


def _all_off(day: date, other: date, calendar: WorkCalendar) -> bool:
    first, last = min(day, other), max(day, other)
    return not any(calendar.is_working_day(one) for one in Period(start=first, end=last).days())


def _last_working_day(due: date, calendar: WorkCalendar) -> date | None:
    if calendar.is_working_day(due) or calendar.count_between(calendar.first, due) > 0:
        return calendar.roll_back(due)
    return calendar.first if calendar.is_working_day(calendar.first) else None


def _acting(time: Occurrence, due: date, act_by: date | None, calendar: WorkCalendar) -> Iterator[Step]:
    if act_by is None:
        yield Step.of("act-unknown", due=due)
        return
    if act_by == due:
        yield Step.of("act-same", due=due, calendar=calendar)
        return
    yield Step.of("act-earlier", due=due, act_by=act_by, calendar=calendar)
    if time.opens and act_by < time.opens:
        yield Step.of("act-outside", start=time.opens)
