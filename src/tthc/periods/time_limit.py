"""Time limits (thời hạn) and when they end, by the Civil Code."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Final

from attrs import frozen
from dateutil.relativedelta import relativedelta

from tthc.errors import CalendarRangeError, InputError
from tthc.model import Duration, DurationUnit, Language
from tthc.model.duration import MONTHS_OF
from tthc.model.moment import in_vietnam
from tthc.model.office_hours import OfficeHours
from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step, explained
from tthc.periods.wording import duration_text
from tthc.periods.working_time import WorkingTime
from tthc.text.duration import parse_duration

CLOCK_UNITS: Final[frozenset[DurationUnit]] = frozenset({"minute", "hour", "working_hour"})
"""Units that run from a moment; the others run from a day, which is not counted."""

_SECONDS: Final[dict[DurationUnit, int]] = {"minute": 60, "hour": 3600, "working_hour": 3600}
_DAYS: Final[dict[DurationUnit, int]] = {"day": 1, "week": 7}
_ONE_DAY: Final = timedelta(days=1)


@frozen
class Ending:
    """When a time limit ends, and why.

    Attributes:
        due: the last day on which the act is in time.
        moment: the moment it ends: 24:00 of that day, written as 0:00 of the next; a time of the day for hours.
        is_provisional: whether days off that are not announced yet had a part in it.
        calendar: the working days it was counted with.
        steps: how it was worked out, each with its article.
    """

    due: date
    moment: datetime
    is_provisional: bool
    calendar: WorkCalendar
    steps: tuple[Step, ...]

    def explain(self, lang: Language = "vi") -> str:
        """One line a step."""
        return explained(self.steps, lang)

    def __str__(self) -> str:
        return str(self.due)


@frozen
class TimeLimit:
    """So much time for an act (thời hạn).

    Legal basis: Civil Code 2015, Articles 144 to 148, which hold unless another law says otherwise.

    Attributes:
        duration: how much.
        rolls: whether an end on a day off moves to the next working day, as Article 148(5) has it for limits in days,
            weeks, months and years.

    Example:
        >>> limit = TimeLimit.parse("3 ngày làm việc")
        >>> limit.ends(date(2025, 4, 25), WorkCalendar.vietnam())
        datetime.date(2025, 4, 29)
        >>> print(TimeLimit.parse("2 tháng").ending(date(2025, 12, 31)).explain("en"))
        the first day 2025-12-31 is not counted [Civil Code 2015, Article 147(2)]
        2 months: to the corresponding day of the last month, 2026-02-28 [Civil Code 2015, Article 148(3)]
        the last month has no day 31: it ends on its last day 2026-02-28 [Civil Code 2015, Article 148(3)]
        2026-02-28 is a day off: it ends on the next working day 2026-03-02 [Civil Code 2015, Article 148(5)]
        it ends at 24:00 on 2026-03-02 [Civil Code 2015, Article 148(6)]
    """

    duration: Duration
    rolls: bool = True

    @classmethod
    def parse(cls, text: str) -> TimeLimit:
        """A limit in Vietnamese ("không quá 03 tháng") or in ISO 8601 ("P3M", "PT48H").

        Raises:
            ParseError: it is neither, is negative, or a minimum.
        """
        return cls(Duration.parse(text) if text.startswith("P") else parse_duration(text))

    def ends(self, start: date, calendar: WorkCalendar | None = None) -> date:
        """Last day on which the act is still in time.

        The starting day is not counted; an end on a day off moves to the next working day.

        Args:
            start: the day, or the moment, of the event it runs from; hours need a moment. A moment with an offset is
                taken by the clock in Vietnam.
            calendar: the working days; the Vietnamese civil service's if None.

        Raises:
            CalendarRangeError: the calendar does not cover the day reached.
            InputError: the limit is in hours and start is no moment; in working hours, see ``ending``.
        """
        return self.ending(start, calendar).due

    def ending(
        self,
        start: date,
        calendar: WorkCalendar | None = None,
        *,
        hours: OfficeHours | None = None,
        paused: Duration | None = None,
    ) -> Ending:
        """When it ends, with the steps and the article each rests on.

        Args:
            start: the day or the moment of the event it runs from.
            calendar: the working days; the Vietnamese civil service's if None.
            hours: the office's hours, which working hours need; with them a part of a working day ends at a time.
            paused: how long the clock stood still, in ``pause_unit``; the end lies so much later.

        Raises:
            CalendarRangeError: the calendar does not cover the day reached.
            InputError: a moment or office hours are missing, or the pause is in another unit.
        """
        calendar = calendar or WorkCalendar.vietnam()
        if paused and paused.unit != self.pause_unit:
            raise InputError(f"a pause of a limit in {self.duration.unit}s is counted in {self.pause_unit}s, not "
                             f"{paused.unit}s", hint="give it in that unit")  # fmt: skip
        extra = paused.amount if paused else Fraction(0)
        try:
            if self.duration.unit in CLOCK_UNITS:
                return self._by_clock(start, calendar, hours, extra)
            if self.duration.unit == "working_day":
                return self._working_days(start, calendar, hours, extra)
            return self._calendar_days(start, calendar, extra)
        except OverflowError as fault:
            hint = "no calendar holds the day it ends; check the limit"
            raise CalendarRangeError(calendar.name, calendar.first, calendar.last, hint=hint) from fault

    def before(self, event: date, calendar: WorkCalendar | None = None) -> date:
        """Last day to act where a thing must be done at the latest so long before an event.

        A day off does not move it: forward it would be too late, and no rule moves it back.

        Example:
            >>> str(TimeLimit.parse("20 ngày").before(date(2026, 7, 1)))
            '2026-06-11'
        """
        calendar = calendar or WorkCalendar.vietnam()
        day = _day_of(event)
        amount = self.duration.amount
        try:
            match self.duration.unit:
                case "working_day":
                    return calendar.add(day, -ceil(amount))
                case "day" | "week":
                    return day - ceil(amount * _DAYS[self.duration.unit]) * _ONE_DAY
                case unit if unit in MONTHS_OF:
                    return day - relativedelta(months=int(amount * MONTHS_OF[unit]))
        except (OverflowError, ValueError) as fault:
            hint = "no calendar holds the day; check the limit"
            raise CalendarRangeError(calendar.name, calendar.first, calendar.last, hint=hint) from fault
        raise InputError(f"a limit in {self.duration.unit}s gives no day before an event", hint="give it in days")

    @property
    def pause_unit(self) -> DurationUnit:
        """What time that does not count is measured in."""
        unit = self.duration.unit
        return unit if unit in CLOCK_UNITS or unit == "working_day" else "day"

    def __str__(self) -> str:
        return duration_text(self.duration, "vi")

    def _by_clock(self, start: date, calendar: WorkCalendar, hours: OfficeHours | None, extra: Fraction) -> Ending:
        if not isinstance(start, datetime):
            hint = "give a datetime: minutes and hours run from the moment itself"
            raise InputError(f"a limit of {self.duration} needs a moment to run from, not the day {start}", hint=hint)
        start = in_vietnam(start)
        time_given = _span(self.duration.amount + extra, self.duration.unit)
        begun = Step.of("from-moment", moment=start)
        if self.duration.unit != "working_hour":
            moment = start + time_given
            steps = (begun, Step.of("hours", limit=self.duration, moment=moment))
            return Ending(_last_day(moment), moment, is_provisional=False, calendar=calendar, steps=steps)
        if hours is None:
            hint = 'give hours=OfficeHours.parse("7:30-11:30, 13:30-17:00"), as the office has them'
            raise InputError(f"a limit of {self.duration} needs the hours of the office", hint=hint)
        moment = WorkingTime(calendar, hours).add(start, time_given)
        steps = (begun, Step.of("working-hours", limit=self.duration, moment=moment, calendar=calendar))
        return _marked(moment.date(), moment, calendar, steps)

    def _working_days(self, start: date, calendar: WorkCalendar, hours: OfficeHours | None, extra: Fraction) -> Ending:
        first, amount = _day_of(start), self.duration.amount + extra
        due = calendar.add(first, ceil(amount))
        steps = [Step.of("first-day-out", start=first)]
        steps.append(Step.of("working-days", limit=self.duration, day=due, calendar=calendar))
        part = amount - floor(amount)
        if part and hours:
            moment = datetime.combine(due, hours.after(_share(part, hours)))
            steps.append(Step.of("working-hours", limit=self.duration, moment=moment, calendar=calendar))
            return _marked(due, moment, calendar, tuple(steps))
        if part:
            steps.append(Step.of("part-of-day", day=due))
        return _marked(due, _midnight_after(due), calendar, (*steps, Step.of("end-of-day", due=due)))

    def _calendar_days(self, start: date, calendar: WorkCalendar, extra: Fraction) -> Ending:
        first = _day_of(start)
        steps = [Step.of("first-day-out", start=first)]
        if self.duration.unit in MONTHS_OF:
            day = self._months_later(first, steps)
        else:
            day = first + ceil(self.duration.amount * _DAYS[self.duration.unit]) * _ONE_DAY
            code = "weeks" if self.duration.unit == "week" else "days"
            steps.append(Step.of(code, limit=self.duration, day=day))
            if self.duration.amount.denominator != 1:
                steps.append(Step.of("part-of-day", day=day))
        day += ceil(extra) * _ONE_DAY
        due = calendar.roll(day) if self.rolls else day
        if due != day:
            steps.append(Step.of("rolled", day=day, due=due))
        steps.append(Step.of("end-of-day", due=due))
        if not self.rolls:
            return Ending(due, _midnight_after(due), is_provisional=False, calendar=calendar, steps=tuple(steps))
        return _marked(due, _midnight_after(due), calendar, tuple(steps))

    def _months_later(self, first: date, steps: list[Step]) -> date:
        """Counted from the original day, so that a short month on the way leaves no trace."""
        months = int(self.duration.amount * MONTHS_OF[self.duration.unit])
        try:
            day: date = first + relativedelta(months=months)
        except ValueError as fault:
            raise OverflowError(str(fault)) from fault
        code = "years" if self.duration.unit == "year" else "months"
        steps.append(Step.of(code, limit=self.duration, day=day))
        if day.day != first.day:
            steps.append(Step.of(f"{code}-clamped", number=first.day, day=day))
        return day


def _marked(due: date, moment: datetime, calendar: WorkCalendar, steps: tuple[Step, ...]) -> Ending:
    """With a last step where the calendar is not announced yet."""
    provisional = calendar.is_provisional(due)
    last = (Step.of("provisional", day=due, last=calendar.announced_to),) if provisional else ()
    return Ending(due, moment, provisional, calendar, (*steps, *last))


def _day_of(start: object) -> date:
    if not isinstance(start, date):
        raise InputError(f"a day to count from is expected, not {start!r:.80}", hint="give a datetime.date")
    return in_vietnam(start).date() if isinstance(start, datetime) else start


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + _ONE_DAY, time())


def _last_day(moment: datetime) -> date:
    """The day of a moment; midnight belongs to the day before."""
    return (moment - timedelta(microseconds=1)).date()


def _span(amount: Fraction, unit: DurationUnit) -> timedelta:
    return timedelta(microseconds=ceil(amount * _SECONDS[unit] * 10**6))


def _share(part: Fraction, hours: OfficeHours) -> timedelta:
    return timedelta(microseconds=ceil(part * (hours.per_day // timedelta(microseconds=1))))
