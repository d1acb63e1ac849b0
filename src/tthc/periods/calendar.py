"""Which days are worked (lịch làm việc), and counting with them."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias, overload

from attrs import evolve, field, frozen

from tthc.errors import CalendarRangeError, InputError
from tthc.model import Language, OfficeDays, Period
from tthc.periods.calendar_entry import SWAPS, CalendarEntry, office_entries
from tthc.periods.day_array import DayArrays, OutOfRange, as_days
from tthc.periods.day_explanation import DayExplanation
from tthc.periods.day_index import DayIndex
from tthc.periods.explanation import Step
from tthc.periods.holiday_rules import AS_ANNOUNCED, Assumption, by_rule
from tthc.periods.holiday_table import DATA_VERSION, FIRST_ANNOUNCED, LAST_ANNOUNCED, LAST_COVERED, announced
from tthc.periods.wording import word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    ArrayOfDays: TypeAlias = NDArray[np.datetime64] | np.datetime64

_FIRST_WEEKDAY: Final = date(1900, 1, 1)
_LAST_WEEKDAY: Final = date(2199, 12, 31)
_DAY: Final = operator.attrgetter("day")
_JOINT: Final = re.compile(r"( [&|+] | \()")


def _in_order(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    return tuple(sorted(entries, key=_DAY))


@frozen(cache_hash=True)
class WorkCalendar:
    """The working days of an office (ngày làm việc), as a value that results can name.

    Every method that takes a day also takes a numpy array of ``datetime64[D]`` and then answers with an array.

    Attributes:
        name: which calendar; stable.
        version: version of its data.
        first: first day it covers.
        last: last day it covers; beyond, every answer is a ``CalendarRangeError``.
        announced_to: last day that is announced; what lies after it is provisional.
        entries: the days on which it departs from Monday to Friday, and what else is to be said of a day; in order,
            of one day the deciding one last.

    Example:
        >>> calendar = WorkCalendar.vietnam()
        >>> str(calendar.add(date(2025, 4, 25), 3)), str(calendar.roll(date(2026, 4, 30)))
        ('2025-04-29', '2026-05-04')
    """

    name: str
    version: str
    first: date
    last: date
    announced_to: date
    entries: tuple[CalendarEntry, ...] = field(default=(), repr=False, converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InputError(f"a calendar from {self.first} to {self.last} covers no day", hint="exchange the two")

    @classmethod
    def vietnam(cls, *, swaps: bool = True, strict: bool = False, assume: Assumption = AS_ANNOUNCED) -> WorkCalendar:
        """The calendar of the civil service: public holidays, their substitutes, make-up Saturdays; 2018 to 2099.

        The years 2018 to 2027 are as announced. Later ones follow the statute and the lunar calendar, with an
        assumption about what the Prime Minister fixes each year, and are provisional.

        Legal basis: Labour Code 2019, Articles 111(3), 112; Resolution 28/2026/QH16, Article 2; the announcements named
        in each entry.

        Args:
            swaps: whether weekdays are swapped for Saturdays, as announced for the civil service; other employers
                are free to follow.
            strict: whether to refuse what is not announced.
            assume: what is taken for granted of later years.

        Example:
            >>> WorkCalendar.vietnam().is_working_day(date(2026, 1, 10))
            True
            >>> WorkCalendar.vietnam(swaps=False).is_working_day(date(2026, 1, 10))
            False
            >>> WorkCalendar.vietnam(strict=True).add(date(2027, 12, 31), 1)
            Traceback (most recent call last):
            tthc.errors.CalendarRangeError: the answer lies outside the calendar 'vietnam', which covers 2018-01-01 to 2027-12-31 (the days off of that time are not announced; without strict=True they follow the statute, as provisional)
        """  # noqa: E501  # the message of an error stands in one line
        return vietnam_of(swaps, strict, assume)

    @classmethod
    def weekdays(cls) -> WorkCalendar:
        """Monday to Friday, 1900 to 2199; public holidays and make-up days are not in it."""
        return cls("weekdays", "1", _FIRST_WEEKDAY, _LAST_WEEKDAY, _LAST_WEEKDAY)

    def with_office(self, office: OfficeDays) -> WorkCalendar:
        """The calendar with an office's own closures and extra working days, which override it.

        Raises:
            CalendarRangeError: one of them lies outside the days covered.

        Example:
            >>> from tthc.model import OfficeDay
            >>> storm = OfficeDay(date=date(2026, 9, 24), name="Nghỉ do bão")
            >>> calendar = WorkCalendar.vietnam().with_office(OfficeDays(name="UBND xã Bãi Sậy", closed=(storm,)))
            >>> calendar.name, str(calendar.add(date(2026, 9, 23), 1))
            ('vietnam + UBND xã Bãi Sậy', '2026-09-25')
        """
        for one in (*office.closed, *office.worked):
            self._offset(one.period.start)
            self._offset(one.period.end)
        entries = sorted((*self.entries, *office_entries(office)), key=lambda entry: entry.rank)
        return evolve(self, name=f"{self.name} + {office.name}", entries=entries)

    def __and__(self, other: object) -> WorkCalendar:
        """Days on which both work, such as for a thing two offices must do together; where both cover."""
        if not isinstance(other, WorkCalendar):
            return NotImplemented
        return self._joined(other, "&", operator.and_)

    def __or__(self, other: object) -> WorkCalendar:
        """Days on which at least one works."""
        if not isinstance(other, WorkCalendar):
            return NotImplemented
        return self._joined(other, "|", operator.or_)

    @overload
    def is_working_day(self, day: date) -> bool: ...
    @overload
    def is_working_day(self, day: ArrayOfDays) -> NDArray[np.bool_]: ...
    def is_working_day(self, day: Any) -> Any:
        """Whether offices work on the day.

        Raises:
            CalendarRangeError: the calendar does not cover the day, here and in every other method.
            InputError: it is no day: a moment, a text, an array of moments.
        """
        if not isinstance(day, date):
            return self._over(DayArrays.is_working_day, day)
        return bool(self._days.worked[self._offset(day)])

    @overload
    def add(self, day: date, count: int) -> date: ...
    @overload
    def add(self, day: ArrayOfDays, count: Any) -> NDArray[np.datetime64]: ...
    def add(self, day: Any, count: Any) -> Any:
        """The count-th working day after a day, which itself is not counted; before it where count is negative.

        Zero gives the day itself, worked or not. Of arrays, both are broadcast.

        Example:
            >>> calendar = WorkCalendar.vietnam()
            >>> str(calendar.add(date(2025, 12, 31), 2)), str(calendar.add(date(2026, 1, 4), -1))
            ('2026-01-06', '2025-12-31')
        """
        if not isinstance(day, date):
            return self._over(DayArrays.add, day, count)
        index = self._days
        at = day.toordinal() - index.base
        if not 0 <= at < len(index.counts) or isinstance(day, datetime):
            raise self._refusal(day)
        number = count if count.__class__ is int else _whole(count)
        if number == 0:
            return day
        at = index.counts[at] + (number - 1 if number > 0 else number - index.worked[at])
        if not 0 <= at < len(index.days):
            raise self._outside()
        return index.days[at]

    @overload
    def count_between(self, first: date, last: date) -> int: ...
    @overload
    def count_between(self, first: ArrayOfDays, last: ArrayOfDays | date) -> NDArray[np.int64]: ...
    @overload
    def count_between(self, first: date, last: ArrayOfDays) -> NDArray[np.int64]: ...
    def count_between(self, first: Any, last: Any) -> Any:
        """The working days after the first day up to and including the last; negative where last lies before.

        Example:
            >>> WorkCalendar.vietnam().count_between(date(2025, 12, 31), date(2026, 12, 31))
            249
        """
        if not (isinstance(first, date) and isinstance(last, date)):
            return self._over(DayArrays.count_between, _array(first), _array(last))
        counts = self._days.counts
        return counts[self._offset(last)] - counts[self._offset(first)]

    @overload
    def roll(self, day: date) -> date: ...
    @overload
    def roll(self, day: ArrayOfDays) -> NDArray[np.datetime64]: ...
    def roll(self, day: Any) -> Any:
        """The day itself where it is a working day, else the next one.

        Example:
            >>> str(WorkCalendar.vietnam().roll(date(2026, 8, 29)))
            '2026-09-03'
        """
        if not isinstance(day, date):
            return self._over(DayArrays.roll, day)
        return day if self._days.worked[self._offset(day)] else self.add(day, 1)

    @overload
    def roll_back(self, day: date) -> date: ...
    @overload
    def roll_back(self, day: ArrayOfDays) -> NDArray[np.datetime64]: ...
    def roll_back(self, day: Any) -> Any:
        """The day itself where it is a working day, else the last one before it.

        Example:
            >>> str(WorkCalendar.vietnam().roll_back(date(2025, 12, 14)))
            '2025-12-12'
        """
        if not isinstance(day, date):
            return self._over(DayArrays.roll_back, day)
        return day if self._days.worked[self._offset(day)] else self.add(day, -1)

    def days_off(self, period: Period) -> tuple[date, ...]:
        """Every day of a period that is not worked, weekends included.

        Example:
            >>> may = WorkCalendar.vietnam().days_off(Period.of_month(2026, 5))
            >>> [day.day for day in may]
            [1, 2, 3, 9, 10, 16, 17, 23, 24, 30, 31]
        """
        return tuple(day for day in period.days() if not self.is_working_day(day))

    def entries_in(self, period: Period) -> tuple[CalendarEntry, ...]:
        """The holidays, swaps and own days of a period, as its entries say them."""
        return tuple(entry for entry in self.entries if entry.day in period)

    def entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What its entries say of a day, the deciding one last."""
        return self._by_day.get(day, ())

    def covers(self, day: date) -> bool:
        """Whether it can answer for a day; for a moment it never can."""
        return not isinstance(day, datetime) and self.first <= day <= self.last

    def is_provisional(self, day: date) -> bool:
        """Whether a day lies in a year whose days off are not announced yet.

        Example:
            >>> WorkCalendar.vietnam().is_provisional(date(2028, 1, 3))
            True
        """
        self._offset(day)
        return day > self.announced_to

    def explain(self, day: date) -> DayExplanation:
        """Why a day is worked or not, with what it rests on.

        Example:
            >>> print(WorkCalendar.vietnam().explain(date(2025, 4, 26)).text("en"))
            2025-04-26 is a Saturday, a day off [the work calendar]
            worked in place of 2025-05-02 [TB 6150/TB-BLĐTBXH]
        """
        works = self.is_working_day(day)
        weekday = "weekday" if day.weekday() < 5 else "weekend"
        steps = [Step.of(weekday, day=day, weekday=str(day.weekday()))]
        steps += [entry.step() for entry in self.entries_on(day)]
        provisional = self.is_provisional(day)
        if provisional:
            steps.append(Step.of("provisional", day=day, last=self.announced_to))
        return DayExplanation(day, works, provisional, tuple(steps))

    def label(self, lang: Language = "vi") -> str:
        """What it counts, in words."""
        return "".join(
            part if n % 2 else word("calendar", part, lang) for n, part in enumerate(_JOINT.split(self.name))
        )

    @cached_property
    def _days(self) -> DayIndex:
        return DayIndex.over(self.first, self.last, {entry.day: entry.is_worked for entry in self.entries})

    @cached_property
    def _arrays(self) -> DayArrays:
        return DayArrays.of(self._days)

    @cached_property
    def _by_day(self) -> dict[date, tuple[CalendarEntry, ...]]:
        return {day: tuple(held) for day, held in groupby(self.entries, key=lambda entry: entry.day)}

    def _offset(self, day: date) -> int:
        at = day.toordinal() - self._days.base
        if not 0 <= at < len(self._days.counts) or isinstance(day, datetime):
            raise self._refusal(day)
        return at

    def _refusal(self, day: date) -> InputError | CalendarRangeError:
        if isinstance(day, datetime):
            return InputError(f"a day is expected, not the moment {day}", hint="give moment.date()")
        return self._outside(day)

    def _over(self, method: Any, *args: Any) -> Any:
        as_days(args[0])
        try:
            return method(self._arrays, *args)
        except OutOfRange as fault:
            raise self._outside(fault.day) from None

    def _outside(self, day: date | str | None = None) -> CalendarRangeError:
        ahead = self.name.startswith("vietnam") and self.last == self.announced_to
        hint = (
            "the days off of that time are not announced; without strict=True they follow the statute, as provisional"
            if ahead
            else "count within the days it covers, or with another calendar"
        )
        return CalendarRangeError(self.name, self.first, self.last, day=day, hint=hint)

    def _joined(self, other: WorkCalendar, sign: str, rule: Any) -> WorkCalendar:
        first, last = max(self.first, other.first), min(self.last, other.last)
        if last < first:
            raise InputError(f"{self.name} and {other.name} cover no day together", hint="join calendars of one time")
        entries: list[CalendarEntry] = []
        for day in sorted({entry.day for entry in (*self.entries, *other.entries)}):
            if first <= day <= last:
                verdict = rule(self.is_working_day(day), other.is_working_day(day))
                held = [one for one in (self, other) if one.is_working_day(day) == verdict]
                entries += next((one.entries_on(day) for one in held if one.entries_on(day)), ())
        return WorkCalendar(
            f"{self.name} {sign} {other.name}",
            self.version if self.version == other.version else f"{self.version}, {other.version}",
            first,
            last,
            min(self.announced_to, other.announced_to),
            tuple(entries),
        )


@cache
def vietnam_of(swaps: bool, strict: bool, assume: Assumption) -> WorkCalendar:
    """One calendar for each choice, for it never changes."""
    known = announced() if swaps else tuple(entry for entry in announced() if entry.kind not in SWAPS)
    later = () if strict else by_rule(LAST_ANNOUNCED.year + 1, LAST_COVERED.year, assume)
    name = "vietnam" if swaps else "vietnam-without-swaps"
    if not strict and assume != AS_ANNOUNCED:
        name = f"{name} ({assume.name})"
    last = LAST_ANNOUNCED if strict else LAST_COVERED
    return WorkCalendar(name, DATA_VERSION, FIRST_ANNOUNCED, last, LAST_ANNOUNCED, (*known, *later))


def _whole(count: Any) -> int:
    try:
        return operator.index(count)
    except TypeError:
        hint = "give an integer; part of a day is for a TimeLimit"
        raise InputError(f"a whole number of working days is expected, not {count!r:.80}", hint=hint) from None


def _array(day: Any) -> Any:
    """A date among arrays as numpy has it."""
    if isinstance(day, date) and not isinstance(day, datetime):
        import numpy as np

        return np.asarray(np.datetime64(day, "D"))
    return day
