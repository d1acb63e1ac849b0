"""Working time to the minute: office hours laid over a work calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from attrs import frozen

from tthc.model.moment import in_vietnam
from tthc.model.office_hours import OfficeHours
from tthc.periods.calendar import WorkCalendar

_NOTHING: Final = timedelta()


@frozen
class WorkingTime:
    """The time an office works.

    Attributes:
        calendar: on which days.
        hours: from when to when on such a day.

    Example:
        >>> time = WorkingTime(WorkCalendar.vietnam(), OfficeHours.parse("8:00-12:00, 13:00-17:00"))
        >>> str(time.add(datetime(2026, 8, 28, 16), timedelta(hours=2)))
        '2026-09-03 09:00:00'
    """

    calendar: WorkCalendar
    hours: OfficeHours

    def add(self, moment: datetime, worked: timedelta) -> datetime:
        """The moment at which so much has been worked since; the closing hour rather than the next opening.

        Raises:
            CalendarRangeError: the calendar does not reach so far.
        """
        moment = in_vietnam(moment)
        day = moment.date()
        done = self._done_by(moment)
        total = done + worked
        if total <= self.hours.per_day and self.calendar.is_working_day(day) and worked:
            return datetime.combine(day, self.hours.after(total))
        if not worked:
            return moment
        if not self.calendar.is_working_day(day):
            total = worked
        else:
            total -= self.hours.per_day
        whole, rest = divmod(total, self.hours.per_day)
        if rest == _NOTHING:
            whole, rest = whole - 1, self.hours.per_day
        return datetime.combine(self.calendar.add(day, whole + 1), self.hours.after(rest))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """What is worked from a moment to a later one; negative the other way round."""
        start, end = in_vietnam(start), in_vietnam(end)
        days = self.calendar.count_between(start.date(), end.date())
        before = self._done_by(start) - (self.hours.per_day if self.calendar.is_working_day(start.date()) else _NOTHING)
        after = self._done_by(end) - (self.hours.per_day if self.calendar.is_working_day(end.date()) else _NOTHING)
        return days * self.hours.per_day + after - before

    def _done_by(self, moment: datetime) -> timedelta:
        works = self.calendar.is_working_day(moment.date())
        return self.hours.until(moment.time()) if works else _NOTHING
