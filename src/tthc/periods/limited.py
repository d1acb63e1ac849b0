"""A time limit of a plan, once the day of its event is known (thời hạn kể từ một sự kiện)."""

from __future__ import annotations

from datetime import date

from tthc.errors import CalendarRangeError
from tthc.model import Limit
from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step
from tthc.periods.occurrence_base import Occurrence
from tthc.periods.time_limit import CLOCK_UNITS, TimeLimit


def limited(term: Limit, event: date, calendar: WorkCalendar, *, rolls: bool) -> Occurrence | None:
    """The time to act in, counted from the day of the event; None where that takes a moment or leaves the calendar.

    Example:
        >>> from tthc.model import Duration
        >>> term = Limit(duration=Duration.of(5, "working_day"), event="ngày ban hành")
        >>> str(limited(term, date(2026, 2, 13), WorkCalendar.vietnam(), rolls=False).due)
        '2026-02-27'
    """
    if term.duration.unit in CLOCK_UNITS:
        return None
    limit = TimeLimit(term.duration, rolls=rolls)
    try:
        if term.side == "before":
            due = limit.before(event, calendar)
            step = Step.of("limit-before", duration=term.duration, day=event, due=due)
            return Occurrence(due.isoformat(), None, due, (step,))
        ending = limit.ending(event, calendar)
    except CalendarRangeError:
        return None
    if term.side == "after":
        return Occurrence(term.kind, ending.due, None, (Step.of("limit-after", duration=term.duration, day=event),))
    return Occurrence(ending.due.isoformat(), event, ending.due, ending.steps)
